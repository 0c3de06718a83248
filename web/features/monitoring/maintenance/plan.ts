import { dayMs } from '#core/time-zone';
import { checkCron, windowsBetween, type Occurrence } from '#core/schedule';
import { instantOf } from '../../../kit/wall-time.ts';

export type PlanKind = 'once' | 'weekly' | 'cron';
/** What the form holds; `begins` is `YYYY-MM-DD HH:mm:ss` on the wall of the zone, `time` is `HH:mm`, days as cron counts (0 is Sunday). */
export interface Plan {
  kind: PlanKind;
  begins: string | null;
  time: string;
  days: string[];
  cron: string;
  minutes: number;
  zone: string;
}

/** The cron line of a plan that recurs; null where it is incomplete or cannot be read. */
export function cronOf(plan: Plan): string | null {
  if (plan.kind === 'cron') return checkCron(plan.cron) === null ? plan.cron.trim() : null;
  const [hour, minute] = plan.time.split(':');
  if (!hour || !minute || plan.days.length === 0) return null;
  return `${Number(minute)} ${Number(hour)} * * ${plan.days.toSorted().join(',')}`;
}

/** What a line says that comes on certain days of the week at one time, as the form makes it; null for any other. */
export function weeklyOf(cron: string): { days: number[]; time: string } | null {
  const [, minute, hour, days] = /^(\d{1,2}) (\d{1,2}) \* \* ([0-6](?:,[0-6])*)$/.exec(cron) ?? [];
  if (!minute || !hour || !days) return null;
  return { days: days.split(',').map(Number), time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}

/** The next windows that a plan makes, three at most. */
export function preview(plan: Plan, now: number): Occurrence[] {
  const durationMs = plan.minutes * 60_000;
  if (!(durationMs > 0)) return [];
  if (plan.kind === 'once') {
    const from = instantOf(plan.begins, plan.zone);
    return from === null ? [] : [{ from: Date.parse(from), to: Date.parse(from) + durationMs }];
  }
  const cron = cronOf(plan);
  if (cron === null) return [];
  const window = { cron, zone: plan.zone, durationMs };
  for (const days of [8, 35, 366]) {
    const found = windowsBetween(window, now, now + days * dayMs).slice(0, 3);
    if (found.length > 0) return found;
  }
  return [];
}
