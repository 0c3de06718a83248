import { Text } from '@mantine/core';
import type { LedgerMonth } from '#contract/billing';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

/** What stays after a month, until when, and what lapses with it. */
export function Left({ ledger, over }: { ledger: LedgerMonth; over: boolean }) {
  const t = useWords(billingWords);
  const { time, month } = useWritten();
  const { kept, lapsed, left } = ledger;
  const empty = kept.length + lapsed.length + left.unbilled === 0;
  return (
    <Panel title={t('left')}>
      {empty && (
        <Text size="sm" c="dimmed">
          {t('leftNothing')}
        </Text>
      )}
      {!empty && !over && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('ifUnspent')}
        </Text>
      )}
      <ul className={classes.rows}>
        {kept.map((lot) => (
          <Row
            key={`${lot.kind} ${lot.id}`}
            time={time(lot.minutes)}
            what={t(`kept_${lot.kind}`, { month: month(lot.month) })}
            until={lot.lastMonth ? t('stays', { month: month(lot.lastMonth) }) : t('staysForEver')}
          />
        ))}
        {lapsed.map((lot) => (
          <Row
            key={`${lot.kind} ${lot.id} ${lot.because}`}
            time={time(lot.minutes)}
            what={t(keptAs[lot.kind], { month: month(lot.month) })}
            until={t(over ? `lapsed_${lot.because}` : `lapses_${lot.because}`)}
          />
        ))}
        {left.unbilled > 0 && <Row time={time(left.unbilled)} what={t('flowsOn')} />}
      </ul>
    </Panel>
  );
}

const keptAs = {
  rolled_over: 'kept_rolled_over',
  included: 'kept_rolled_over',
  bonus: 'kept_bonus',
  prepaid: 'kept_prepaid',
} as const;

function Row({ time, what, until }: { time: string; what: string; until?: string }) {
  return (
    <li>
      <span>
        <b className="figures">{time}</b> {what}
      </span>
      {until && (
        <Text component="span" size="sm" c="dimmed">
          {until}
        </Text>
      )}
    </li>
  );
}
