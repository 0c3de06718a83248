import { zoneOf } from '#core/time-zone';
import type { Changes, CoverSpan, Layer, Schedule, Standing } from './data.ts';
import { onDuty } from './on-duty.ts';
import { beginningOf, stretchesOf, turnAt } from './wall.ts';

/** `[from, to)` cut wherever who is on duty, or why, changes; in order and without holes. Instants in epoch ms. */
export function coverSpans(schedule: Schedule, changes: Changes, from: number, to: number): CoverSpan[] {
  const spans: CoverSpan[] = [];
  const cuts = edges(schedule, changes, from, to);
  for (const [i, begin] of cuts.entries()) {
    const end = cuts[i + 1] ?? to;
    const standing = onDuty(schedule, changes, begin);
    const last = spans.at(-1);
    if (last && isSame(last, standing)) last.to = end;
    else spans.push({ from: begin, to: end, ...standing });
  }
  return spans;
}

/** A stretch in which somebody must be on duty and nobody is. */
export interface Gap {
  from: number;
  to: number;
  /** Who would have been, had they not been absent. */
  absent: readonly string[];
}

/** Neighbouring spans of nobody are one gap. */
export function gapsOf(spans: readonly CoverSpan[]): Gap[] {
  const gaps: Gap[] = [];
  for (const { from, to, duty, absent, needed } of spans) {
    if (duty || !needed) continue;
    const last = gaps.at(-1);
    if (last?.to === from) {
      last.to = to;
      last.absent = [...new Set([...last.absent, ...absent])];
    } else gaps.push({ from, to, absent: [...absent] });
  }
  return gaps;
}

function isSame(a: Standing, b: Standing): boolean {
  return (
    a.needed === b.needed &&
    a.duty?.personId === b.duty?.personId &&
    a.duty?.sourceId === b.duty?.sourceId &&
    a.duty?.swapId === b.duty?.swapId &&
    a.duty?.standsInFor === b.duty?.standsInFor &&
    a.absent.length === b.absent.length &&
    a.absent.every((id, i) => id === b.absent[i])
  );
}

/** Every instant in `[from, to)` at which anything may change, `from` first. */
function edges(schedule: Schedule, changes: Changes, from: number, to: number): number[] {
  if (from >= to) return [];
  const found = new Set<number>([from]);
  const add = (at: number) => {
    if (at > from && at < to) found.add(at);
  };
  for (const window of [...changes.overrides, ...changes.swaps, ...changes.absences]) {
    add(window.from);
    add(window.to);
  }
  for (const edge of stretchesOf(schedule.needed, zoneOf(schedule.timeZone), from, to).flat()) add(edge);
  for (const layer of schedule.layers) for (const edge of layerEdges(layer, from, to)) add(edge);
  return [...found].sort((a, b) => a - b);
}

function layerEdges(layer: Layer, from: number, to: number): number[] {
  const zone = zoneOf(layer.timeZone);
  const found = stretchesOf(layer.hours, zone, from, to).flat();
  const last = turnAt(layer, zone, to);
  for (let n = Math.max(0, turnAt(layer, zone, from)); n <= last; n++) found.push(beginningOf(layer, zone, n));
  return found;
}
