import { type Maintenance, nextCron } from '#core/schedule';
import type { PlanRow } from './store.ts';

export type Times = Pick<PlanRow, 'from_at' | 'to_at' | 'cron' | 'duration_ms' | 'zone'>;

/** As core/schedule has it. */
export function windowOf(plan: Times): Maintenance {
  return plan.cron === null
    ? { from: plan.from_at!, to: plan.to_at! }
    : { cron: plan.cron, zone: plan.zone!, durationMs: plan.duration_ms! };
}

/** When the first window begins that is not over at `now`; null where none comes. A recurring plan does not reach back before it was made. */
export function nextBeginning(plan: Times, now: number): number | null {
  if (plan.cron === null) return plan.to_at! > now ? plan.from_at : null;
  return nextCron(plan.cron, plan.zone!, now);
}
