import { dayMs, firstInstant, instantsOf, localOf, type Zone, zoneOf } from '#core/time-zone';
import { type Cron, parseCron } from './cron.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/**
 * The first run after an instant, on the wall clock of an IANA zone. A job at a fixed time runs once a day whatever the
 * clock does: a time inside the spring gap is the first minute after it, a time that comes twice is its first coming.
 * A job whose minute or hour begins with `*` goes by the clock as it is. Throws `CronRefused`, and RangeError for an
 * unknown zone.
 */
export function nextCron(expression: string, zoneName: string, after: number): number {
  const cron = parseCron(expression);
  const zone = zoneOf(zoneName);
  // A gap that holds a whole day is the widest there was; local time may also step back over midnight.
  const first = Math.floor(localOf(zone, after) / dayMs) - 2;
  for (let day = first; day < first + 41 * 366; day++) {
    const run = firstOn(cron, zone, day, after);
    if (run === null) continue;
    const tomorrow = firstOn(cron, zone, day + 1, after);
    return tomorrow === null ? run : Math.min(run, tomorrow);
  }
  throw new RangeError(`the cron expression ${expression} does not run within forty years`);
}

function firstOn(cron: Cron, zone: Zone, day: number, after: number): number | null {
  if (!cron.runsOn(day)) return null;
  const start = day * dayMs;
  const midnight = instantsOf(zone, start);
  const end = instantsOf(zone, start + dayMs);
  const even = midnight.length === 1 && end.length === 1 && end[0]! - midnight[0]! === dayMs;
  if (!even) return firstOfUneven(cron, zone, start, after);
  const sinceMidnight = after - midnight[0]!;
  for (const hour of cron.hours) {
    if (hour * hourMs + 59 * minuteMs <= sinceMidnight) continue;
    for (const minute of cron.minutes) {
      const ms = hour * hourMs + minute * minuteMs;
      if (ms > sinceMidnight) return midnight[0]! + ms;
    }
  }
  return null;
}

function firstOfUneven(cron: Cron, zone: Zone, start: number, after: number): number | null {
  let first: number | null = null;
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const local = start + hour * hourMs + minute * minuteMs;
      for (const at of cron.followsClock ? instantsOf(zone, local) : [firstInstant(zone, local)]) {
        if (at > after && (first === null || at < first)) first = at;
      }
    }
  }
  return first;
}
