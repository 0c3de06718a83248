import { dayMs } from './civil.ts';

/** From this instant on the wall clock is `offset` milliseconds ahead of UTC. */
export interface Change {
  from: number;
  offset: number;
}

/** A time zone with its clock changes, found once per stretch of 128 days and kept. */
export interface Zone {
  name: string;
  changes(block: number): readonly Change[];
}

export const blockMs = 128 * dayMs;

/** No zone changed its clock twice within four days since 1970: the nearest two are seven days apart. */
const stepMs = 4 * dayMs;

const zones = new Map<string, Zone>();

/** The zone of an IANA name such as `Europe/Kyiv`. Throws a RangeError for a name that does not exist. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = readZone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** A sentence saying why `name` is no time zone, or null where it is one. */
export function checkZone(name: unknown): string | null {
  const wanted = 'must be the name of a time zone such as "Europe/Kyiv"';
  if (typeof name !== 'string') return wanted;
  if (!/^[A-Za-z]/.test(name)) return `${wanted}, not ${JSON.stringify(name)}`;
  try {
    zoneOf(name);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return `${wanted}; ${JSON.stringify(name)} is not known`;
    throw error;
  }
}

function readZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offset = (at: number) => wallClock(format, at) - Math.floor(at / 1000) * 1000;
  const blocks = new Map<number, readonly Change[]>();
  return {
    name,
    changes(block) {
      let found = blocks.get(block);
      if (!found) {
        found = findChanges(offset, block * blockMs);
        blocks.set(block, found);
      }
      return found;
    },
  };
}

function wallClock(format: Intl.DateTimeFormat, at: number): number {
  let year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0,
    second = 0;
  for (const { type, value } of format.formatToParts(at)) {
    if (type === 'year') year = Number(value);
    else if (type === 'month') month = Number(value);
    else if (type === 'day') day = Number(value);
    else if (type === 'hour') hour = Number(value);
    else if (type === 'minute') minute = Number(value);
    else if (type === 'second') second = Number(value);
    else if (type === 'era' && value.startsWith('B')) year = 1 - year;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

function findChanges(offset: (at: number) => number, start: number): Change[] {
  let current = offset(start);
  const changes: Change[] = [{ from: start, offset: current }];
  for (let low = start; low < start + blockMs; low += stepMs) {
    const next = offset(low + stepMs);
    if (next === current) continue;
    const from = firstSecondOf(offset, low, low + stepMs, current);
    // A change on the block's very end belongs to the next block.
    if (from < start + blockMs) changes.push({ from, offset: next });
    current = next;
  }
  return changes;
}

/** Halves `(low, high]` down to the first second whose offset is no longer `before`. */
function firstSecondOf(offset: (at: number) => number, low: number, high: number, before: number): number {
  let [a, b] = [low / 1000, high / 1000];
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (offset(middle * 1000) === before) a = middle;
    else b = middle;
  }
  return b * 1000;
}
