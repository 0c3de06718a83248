import { Text } from '@mantine/core';
import { listHours } from '#contract/billing';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Question } from '../agreed/question.tsx';
import classes from '../billing.module.css';
import { UseBar, useUseLine } from '../month/use-bar.tsx';
import { billingWords } from '../words.ts';

const query = { limit: 50 };

/** What the team asks the client for, to be answered at once. */
export function OwnQuestions() {
  const can = useCan()('contracts.read');
  const { data } = useCall(listHours, { query }, { live: ['hours'], enabled: can });
  return data?.items.flatMap(({ contractId, asks }) =>
    asks.map((ask) => <Question key={ask.id} contractId={contractId} ask={ask} />),
  );
}

/** How the hours of their agreements are used this month, where these show it. */
export function OwnHours() {
  const t = useWords(billingWords);
  const line = useUseLine();
  const can = useCan()('contracts.read');
  const { data } = useCall(listHours, { query }, { live: ['hours', 'time'], enabled: can });
  const shown = (data?.items ?? []).flatMap(({ use, ...rest }) => (use ? [{ ...rest, use }] : []));
  if (shown.length === 0) return null;
  return (
    <Panel title={t('mine')}>
      <ul className={classes.rows}>
        {shown.map(({ contractId, contractName, use }) => (
          <li key={contractId}>
            <span className={classes.what}>
              <Link plain fw={550} to={`/contracts/${contractId}/hours`}>
                {contractName}
              </Link>
            </span>
            <div className={classes.use} style={{ flex: '2 1 240px' }}>
              <UseBar use={use} thin />
              <Text size="xs" c="dimmed" className="figures">
                {line(use)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
