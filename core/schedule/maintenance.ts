import type { Refusal } from '#core/refusal';
import { checkZone, type Weekday, weekdays } from '#core/time-zone';
import { checkCron } from './cron.ts';
import { nextCron } from './next-cron.ts';

/**
 * Planned work. Once, from one instant to another; or again and again: it begins when the clock of the zone says so and
 * lasts `durationMs` of real time. `days` are those of a weekly window, daily where absent; `time` is `HH:MM`.
 */
export type Maintenance =
  | { from: number; to: number }
  | { cron: string; zone: string; durationMs: number }
  | { time: string; days?: readonly Weekday[]; zone: string; durationMs: number };

/** One window `[from, to)`, epoch milliseconds. */
export interface Occurrence {
  from: number;
  to: number;
}

/** Every window that has a part in `[from, to)`, whole and in order of time. Throws where `checkMaintenance` refuses. */
export function windowsBetween(window: Maintenance, from: number, to: number): Occurrence[] {
  if ('from' in window)
    return window.from < to && window.to > from && window.to > window.from
      ? [{ from: window.from, to: window.to }]
      : [];
  const cron = cronOf(window);
  const found: Occurrence[] = [];
  // A window that began one duration ago has just ended.
  let start = nextCron(cron, window.zone, from - window.durationMs);
  while (start < to) {
    found.push({ from: start, to: start + window.durationMs });
    start = nextCron(cron, window.zone, start);
  }
  return found;
}

/** The window that an instant is in, the one that ends last where several overlap; null outside of all. */
export function inMaintenance(windows: readonly Maintenance[], at: number): Occurrence | null {
  let longest: Occurrence | null = null;
  for (const window of windows) {
    for (const occurrence of windowsBetween(window, at, at + 1)) {
      if (!longest || occurrence.to > longest.to) longest = occurrence;
    }
  }
  return longest;
}

function cronOf(window: Exclude<Maintenance, { from: number }>): string {
  if ('cron' in window) return window.cron;
  const [hour, minute] = window.time.split(':').map(Number);
  return `${minute} ${hour} * * ${window.days ? window.days.map((day) => weekdays.indexOf(day)).join(',') : '*'}`;
}

const longestMs = 7 * 86_400_000;

/** Why a window is refused, or null where it can be used. */
export function checkMaintenance(window: Maintenance): Refusal | null {
  if ('from' in window) {
    if (!Number.isFinite(window.from)) return refusal('from', 'not_instant', 'The beginning of the window is missing.');
    if (!Number.isFinite(window.to)) return refusal('to', 'not_instant', 'The end of the window is missing.');
    return window.to > window.from ? null : refusal('to', 'reversed', 'The window must end after it begins.');
  }
  const zone = checkZone(window.zone);
  if (zone) return refusal('zone', 'zone', `The time zone ${zone}.`);
  if (!(window.durationMs > 0 && window.durationMs <= longestMs)) {
    return refusal('durationMs', 'range', 'A recurring window must last longer than nothing and at most seven days.');
  }
  if ('cron' in window) return checkCron(window.cron);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(window.time)) {
    return refusal('time', 'time', `The time must be written as "03:30", not ${JSON.stringify(window.time)}.`);
  }
  const wrong = window.days?.find((day) => !weekdays.includes(day));
  if (wrong !== undefined)
    return refusal('days', 'day', `${JSON.stringify(wrong)} is not one of ${weekdays.join(', ')}.`);
  return window.days?.length === 0 ? refusal('days', 'empty', 'A weekly window needs at least one day.') : null;
}

function refusal(field: string, code: string, sentence: string): Refusal {
  return { field, code, sentence };
}
