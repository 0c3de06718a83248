import { UnstyledButton } from '@mantine/core';
import type { HoursUse } from '#contract/billing';
import { useAddress } from '../../../app/address.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../picture.module.css';
import { piecesOf, sumsOf } from '../use.ts';
import { clockOf, useWritten } from '../written.ts';
import { UseKey } from './use-bar.tsx';
import { billingWords } from '../words.ts';

const most = 12;

interface Month {
  month: string;
  use: HoursUse;
}

/** Months side by side, the newest at the end; each is a way to that month. The line is what was agreed. */
export function MonthsChart({ months, chosen }: { months: readonly Month[]; chosen: string }) {
  const t = useWords(billingWords);
  const write = useWritten();
  const { setSearch } = useAddress();
  const first = Math.max(0, months.findIndex(({ month }) => month === chosen) - most + 1);
  const shown = months.slice(first, first + most).toReversed();
  const top = Math.max(1, ...shown.map(({ use }) => heightOf(use)));
  if (months.length < 2) return null;
  return (
    <Panel
      title={t('trend')}
      actions={
        shown.some(({ use }) => sumsOf(use).has > 0) && (
          <span style={{ display: 'flex', gap: 6, fontSize: '0.75rem' }}>
            <i className={classes.limitMark} /> {t('trendLimit')}
          </span>
        )
      }
    >
      <div className={classes.columns}>
        {shown.map(({ month, use }) => {
          const { has, spent, beyond } = sumsOf(use);
          return (
            <UnstyledButton
              key={month}
              className={classes.month}
              aria-current={month === chosen || undefined}
              aria-label={t('picture', {
                month: write.month(month),
                used: write.time(spent),
                all: write.time(has),
                beyond: write.time(beyond),
              })}
              onClick={() => setSearch({ month })}
            >
              <span className="figures">{clockOf(spent + beyond)}</span>
              <span className={classes.stack}>
                {piecesOf(use)
                  .filter(({ left }) => !left)
                  .map(({ kind, minutes }) => (
                    <span
                      key={kind}
                      className={classes.piece}
                      data-kind={kind}
                      style={{ height: `${(minutes / top) * 100}%` }}
                    />
                  ))}
                {has > 0 && <span className={classes.limit} style={{ bottom: `${(has / top) * 100}%` }} />}
              </span>
              <span>{write.shortMonth(month)}</span>
            </UnstyledButton>
          );
        })}
      </div>
      <UseKey uses={shown.map(({ use }) => use)} left={false} />
    </Panel>
  );
}

function heightOf(use: HoursUse): number {
  const { has, spent, beyond } = sumsOf(use);
  return Math.max(has, spent + beyond) * 1.03;
}
