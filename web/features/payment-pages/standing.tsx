import { Text } from '@mantine/core';
import type { PaymentWatch } from '#contract/payment-pages';
import { useFormat } from '../../kit/format.ts';
import { StateShape } from '../../kit/StateBadge.tsx';
import { Age } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { cardWords } from './card.words.ts';
import { paymentWords } from './words.ts';

const shapes = {
  alarm: 'down',
  unknown: 'unknown',
  broken: 'degraded',
  waiting: 'degraded',
  approved: 'up',
  pending: 'pending',
  off: 'paused',
} as const;

/** The worst that holds. What we could not look at says nothing of the store. */
export function standingOf({ alarms, latest, toApprove, everyHours }: PaymentWatch): keyof typeof shapes {
  if (alarms > 0) return 'alarm';
  if (latest === null) return everyHours === 0 ? 'off' : 'pending';
  if (latest.trouble !== null) return latest.fault === 'store' ? 'broken' : 'unknown';
  if (toApprove > 0) return 'waiting';
  return everyHours === 0 ? 'off' : 'approved';
}

export function Standing({ of }: { of: PaymentWatch }) {
  const t = useWords(paymentWords);
  const c = useWords(cardWords);
  const standing = standingOf(of);
  const n = standing === 'alarm' ? of.alarms : of.toApprove;
  return (
    <span className="state" data-status={shapes[standing]}>
      <StateShape status={shapes[standing]} />
      {standing === 'broken' ? c('is_broken') : t(`is_${standing}`, { n })}
    </span>
  );
}

/** When it was looked at last, and when it will be. */
export function LastLook({ of: { latest, next, looking } }: { of: PaymentWatch }) {
  const t = useWords(paymentWords);
  const f = useFormat();
  return (
    <Text size="sm" component="div">
      {latest === null ? t('never') : <Age of={latest.at} />}
      <Text size="xs" c="dimmed" aria-live="polite">
        {looking ? t('looking') : next === null ? t('noNext') : t('next', { when: f.short(next) })}
      </Text>
    </Text>
  );
}
