import type { Calendar } from './data.ts';
import { instantAfter, isOpenAt, openFrom, openWithin, tableOf } from './table.ts';

/** Time that does not count, `[from, to)`; in any order, overlapping or not. `to` may be Infinity: not over yet. */
export type Pause = readonly [from: number, to: number];

/**
 * The instant at which `duration` of open time has passed since `start`, pauses left out: a deadline. One that falls on
 * closing time stays there; a duration of 0 is `start` itself. null where so much open time never comes.
 *
 * Instants are epoch milliseconds and durations milliseconds of real time, also on days when clocks change. Throws a
 * RangeError with a sentence for a negative duration, an instant that is none, and a calendar that is none.
 */
export function add(calendar: Calendar, start: number, duration: number, pauses: readonly Pause[] = []): number | null {
  checkInstant('start', start);
  if (!(duration >= 0 && duration < Infinity))
    throw new RangeError(`duration must be 0 or more milliseconds, not ${duration}`);
  const table = tableOf(calendar);
  if (duration === 0) return start;
  let [at, left] = [start, duration];
  for (const [from, to] of pausesFrom(pauses, start)) {
    if (from > at) {
      const due = instantAfter(table, at, left);
      if (due === null || due <= from) return due;
      left -= openWithin(table, at, from);
    }
    if (to > latest) return null;
    at = to;
  }
  return instantAfter(table, at, left);
}

/** Open time in `[start, end)` in milliseconds, pauses left out; 0 where the range is reversed. */
export function between(calendar: Calendar, start: number, end: number, pauses: readonly Pause[] = []): number {
  checkInstant('start', start);
  checkInstant('end', end);
  const table = tableOf(calendar);
  if (end <= start) return 0;
  let open = openWithin(table, start, end);
  for (const [from, to] of pausesFrom(pauses, start)) {
    if (from >= end) break;
    open -= openWithin(table, Math.max(from, start), Math.min(to, end));
  }
  return open;
}

/** Whether an instant is open. Opening time is, closing time is not. */
export function isOpen(calendar: Calendar, at: number): boolean {
  checkInstant('at', at);
  return isOpenAt(tableOf(calendar), at);
}

/** The first instant from `at` on (`at` itself included) that is open and not paused; null where that never comes. */
export function nextOpen(calendar: Calendar, at: number, pauses: readonly Pause[] = []): number | null {
  checkInstant('at', at);
  const table = tableOf(calendar);
  let open = openFrom(table, at);
  for (const [from, to] of pausesFrom(pauses, at)) {
    if (open === null || open < from) break;
    if (to > latest) return null;
    open = openFrom(table, Math.max(open, to));
  }
  return open;
}

/** The last instant that has a date. */
const latest = 8.64e15;

export function checkInstant(name: string, at: number): void {
  if (!(Math.abs(at) <= latest)) throw new RangeError(`${name} must be an instant in epoch milliseconds, not ${at}`);
}

/** The pauses that end after an instant, in order, joined where they touch. */
export function pausesFrom(pauses: readonly Pause[], start: number): (readonly [number, number])[] {
  const sorted = pauses.filter(([from, to]) => to > from && to > start).sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
