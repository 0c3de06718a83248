import { dateOf, dayMs, firstInstant, localOf, weekdayOf, weekdays, type Zone } from '#core/time-zone';
import type { Hours, Layer } from './data.ts';

const minute = 60_000;
const unitMs = { hours: 60 * minute, days: dayMs, weeks: 7 * dayMs };

/** Milliseconds since midnight of `09:00`, up to `24:00`; null where the text is no time. */
export function timeOf(text: string): number | null {
  const parts = /^(\d\d):(\d\d)$/.exec(text);
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) > 59 || minutes > 1440 ? null : minutes * minute;
}

/** Local milliseconds of `2026-11-23T09:00`; null where the text is no local time. */
export function localTimeOf(text: string): number | null {
  const [date, time, more] = text.split('T');
  const day = dateOf(date ?? '');
  const ms = timeOf(time ?? '');
  return day === null || ms === null || ms === dayMs || more !== undefined ? null : day * dayMs + ms;
}

export const turnMs = (layer: Pick<Layer, 'turn'>): number => layer.turn.length * unitMs[layer.turn.unit];

/** When turn `n` begins: at its hour on the wall, or the first instant after a gap that swallowed it. */
export const beginningOf = (layer: Layer, zone: Zone, n: number): number =>
  firstInstant(zone, localTimeOf(layer.starts)! + n * turnMs(layer));

/** The number of the turn that goes on at `at`, from 0; below 0 before the first hand-over. */
export function turnAt(layer: Layer, zone: Zone, at: number): number {
  let n = Math.floor((localOf(zone, at) - localTimeOf(layer.starts)!) / turnMs(layer));
  while (beginningOf(layer, zone, n) > at) n--;
  while (beginningOf(layer, zone, n + 1) <= at) n++;
  return n;
}

/** The stretches of these hours that touch `[from, to)`, by beginning; they may overlap. */
export function stretchesOf(hours: readonly Hours[], zone: Zone, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  const last = Math.floor(localOf(zone, to) / dayMs) + 1;
  for (let day = Math.floor(localOf(zone, from) / dayMs) - 2; day <= last; day++) {
    const name = weekdays[weekdayOf(day)]!;
    for (const { days, from: opens, to: closes } of hours) {
      if (!days.includes(name)) continue;
      const [a, b] = [timeOf(opens)!, timeOf(closes)!];
      const begin = firstInstant(zone, day * dayMs + a);
      const end = firstInstant(zone, day * dayMs + (b > a ? b : b + dayMs));
      if (begin < to && end > from && begin < end) found.push([begin, end]);
    }
  }
  return found;
}

/** Empty hours are all hours. */
export const isWithin = (hours: readonly Hours[], zone: Zone, at: number): boolean =>
  hours.length === 0 || stretchesOf(hours, zone, at, at + 1).length > 0;
