import type { HoursUse } from '#contract/billing';
import type { LedgerLine, MonthLedger } from '#core/ledger';

/** How the hours of a month are used. @param before the month before it, where the contract has one */
export function hoursOfMonth(month: MonthLedger, before: MonthLedger | undefined, includedMinutes: number): HoursUse {
  const minutesOf = (...kinds: LedgerLine['kind'][]) =>
    month.lines.reduce((sum, line) => sum + (kinds.includes(line.kind) ? (line.minutes ?? 0) : 0), 0);
  const expired = (kind: 'bonus' | 'prepaid') =>
    month.lapsed.reduce((sum, one) => sum + (one.kind === kind && one.because === 'expired' ? one.minutes : 0), 0);
  const spent = {
    rolledOver: minutesOf('rolled_over'),
    included: minutesOf('included'),
    bonus: minutesOf('bonus'),
    prepaid: minutesOf('prepaid'),
  };
  return {
    has: {
      rolledOver: before?.left.rolledOver ?? 0,
      included: includedMinutes,
      bonus: spent.bonus + month.left.bonus + expired('bonus'),
      prepaid: spent.prepaid + month.left.prepaid + expired('prepaid'),
    },
    spent,
    excess: minutesOf('excess'),
    unbilled: minutesOf('unbilled'),
    aside: minutesOf('not_billable', 'critical_call_time'),
  };
}
