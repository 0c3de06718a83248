import { Text } from '@mantine/core';
import { type ResponseOf } from '#contract/endpoint';
import { readTimeByKind, workKinds } from '#contract/time';
import { Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan, useIsClient } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { useSpent } from '../tasks/index.ts';
import { useAsked, useSameAsked } from './asked.ts';
import { lastDay } from './period.ts';
import classes from './quality.module.css';
import { workWords } from './work.words.ts';

/** An engineer sees only what they worked themselves. */
export function useOnlyOwnTime(): boolean {
  const can = useCan();
  return !useIsClient() && !can('time.team');
}

type Item = ResponseOf<typeof readTimeByKind>['items'][number];
const sum = (items: readonly Item[], of: 'minutes' | 'billableMinutes') =>
  items.reduce((all, item) => all + item[of], 0);

/** What kinds of work the time of the period went into; each leads to its entries. */
export function Work() {
  const t = useWords(workWords);
  const isOwn = useOnlyOwnTime();
  const { period, whose } = useAsked();
  const query = { from: period.from, to: lastDay(period), ...whose };
  const { data, error } = useCall(readTimeByKind, { query }, { live: ['time'], keep: true });
  return (
    <Panel title={t(isOwn ? 'ownTitle' : 'title')}>
      <ErrorNote error={error} />
      {data && (data.items.length === 0 ? <Text size="sm">{t('none')}</Text> : <Kinds items={data.items} />)}
    </Panel>
  );
}

function Kinds({ items }: { items: readonly Item[] }) {
  const t = useWords(workWords);
  const spent = useSpent();
  const same = useSameAsked();
  const rows = workKinds
    .map((kind) => ({ kind, of: items.filter((item) => item.kind === kind) }))
    .map(({ kind, of }) => ({ kind, minutes: sum(of, 'minutes'), billable: sum(of, 'billableMinutes') }))
    .filter(({ minutes }) => minutes > 0)
    .toSorted((a, b) => b.minutes - a.minutes);
  const most = Math.max(1, ...rows.map(({ minutes }) => minutes));
  return (
    <>
      <Text size="sm" mb="sm">
        {t('sum', { time: spent(sum(items, 'minutes')), billable: spent(sum(items, 'billableMinutes')) })}
      </Text>
      <ul className={classes.kinds}>
        {rows.map(({ kind, minutes, billable }) => (
          <li key={kind}>
            <Link to={same('/quality/time', { work: kind })}>{t(`kind_${kind}`)}</Link>
            <span className={classes.length} aria-hidden="true">
              <i style={{ width: `${(minutes / most) * 100}%` }}>
                <b style={{ width: `${(billable / minutes) * 100}%` }} />
              </i>
            </span>
            <span className="figures">{spent(minutes)}</span>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt="xs">
        {t('legend')}
      </Text>
    </>
  );
}
