import { dayMs } from './civil.ts';
import { blockMs, type Zone } from './zone.ts';

/** A stretch of instants `[from, to)` through which the wall clock keeps one distance to UTC. */
export interface Stretch {
  from: number;
  to: number;
  offset: number;
}

/** Milliseconds by which the wall clock of the zone is ahead of UTC at an instant. */
export function offsetAt(zone: Zone, at: number): number {
  const changes = zone.changes(Math.floor(at / blockMs));
  for (let i = changes.length - 1; i > 0; i--) if (changes[i]!.from <= at) return changes[i]!.offset;
  return changes[0]!.offset;
}

/** The local time (milliseconds since 1970-01-01 00:00 on the wall) that the zone's clock shows at an instant. */
export function localOf(zone: Zone, at: number): number {
  return at + offsetAt(zone, at);
}

/** `[from, to)` cut where the clock changes, in order and without holes. */
export function stretches(zone: Zone, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let block = Math.floor(from / blockMs); block * blockMs < to; block++) {
    for (const change of zone.changes(block)) {
      const last = found.at(-1);
      if (change.from >= to) break;
      if (last && change.from <= from) found.length = 0;
      else if (last && last.offset === change.offset) continue;
      else if (last) last.to = change.from;
      found.push({ from: Math.max(from, change.from), to, offset: change.offset });
    }
  }
  return found;
}

/** No wall clock has ever been further from UTC. */
const farthest = dayMs;

/** The instants at which the zone's clock shows this local time: none in a spring gap, two where an hour repeats. */
export function instantsOf(zone: Zone, local: number): number[] {
  return stretches(zone, local - farthest, local + farthest)
    .filter((s) => local >= s.from + s.offset && local < s.to + s.offset)
    .map((s) => local - s.offset);
}

/** The first instant of a local time; inside a spring gap, the first instant after the gap. */
export function firstInstant(zone: Zone, local: number): number {
  const around = stretches(zone, local - farthest, local + farthest);
  for (const s of around) {
    if (local < s.from + s.offset) return s.from;
    if (local < s.to + s.offset) return local - s.offset;
  }
  throw new RangeError(`local time ${local} is out of reach`);
}
