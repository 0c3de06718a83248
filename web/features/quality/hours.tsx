import { listHours } from '#contract/billing';
import { Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { UseBar, UseKey, useUseLine, useWritten } from '../billing/index.ts';
import { useAsked } from './asked.ts';
import { lastDay } from './period.ts';
import classes from './quality.module.css';
import { workWords } from './work.words.ts';

/**
 * Hours of each contract in the month in which the period ends, or this one where it is not over; where its terms show
 * them to the reader. Each leads to its months.
 */
export function Hours() {
  const t = useWords(workWords);
  const line = useUseLine();
  const { month: written } = useWritten();
  const { period, whose } = useAsked();
  const { personId, ...of } = whose;
  const query = { limit: 500, month: lastDay(period).slice(0, 7), ...of };
  const { data, error } = useCall(listHours, { query }, { live: ['hours', 'time'], keep: true, enabled: !personId });
  // A contract is worked for by all: its hours are nobody's own.
  const shown = personId ? [] : (data?.items ?? []).filter((one) => one.use);
  if (!error && shown.length === 0) return null;
  return (
    <Panel title={t('hours', { month: written(shown[0]?.month ?? query.month) })}>
      <ErrorNote error={error} />
      <ul className={classes.hours}>
        {shown.map(({ contractId, contractName, month, use }) => (
          <li key={contractId}>
            <Link to={`/contracts/${contractId}/hours?month=${month}`}>{contractName}</Link>
            {use && <UseBar use={use} thin />}
            <small className="figures">{use && line(use)}</small>
          </li>
        ))}
      </ul>
      <UseKey uses={shown.flatMap(({ use }) => use ?? [])} />
    </Panel>
  );
}
