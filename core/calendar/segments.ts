import { dayMs, stretches } from '#core/time-zone';
import { type Part, partsOf, type Rules } from './rules.ts';

/**
 * What is open within `[from, to)` as instants `[start, end, start, end …]`, in order and not touching one another.
 *
 * An instant is open when the wall clock then shows an open time. So an interval that begins in a spring gap begins with
 * the first minute that exists, and an hour that the clock shows twice counts both times.
 */
export function openSegments(rules: Rules, from: number, to: number, { breaks }: { breaks: boolean }): number[] {
  const found: number[] = [];
  for (const stretch of stretches(rules.zone, from, to)) {
    const [low, high] = [stretch.from + stretch.offset, stretch.to + stretch.offset];
    const firstDay = Math.floor(low / dayMs) - 1;
    const lastDay = Math.floor((high - 1) / dayMs);
    let open = united(firstDay, lastDay, (day) => partsOf(rules, day));
    if (breaks && rules.breaks.size > 0) {
      open = without(
        open,
        united(firstDay, lastDay, (day) => rules.breaks.get(day) ?? []),
      );
    }
    for (const part of open) {
      const start = Math.max(part.from, low) - stretch.offset;
      const end = Math.min(part.to, high) - stretch.offset;
      if (start >= end) continue;
      if (found.at(-1) === start) found[found.length - 1] = end;
      else found.push(start, end);
    }
  }
  return found;
}

/** The parts of all these days as local times, in order, overlapping ones joined. */
function united(firstDay: number, lastDay: number, partsOfDay: (day: number) => readonly Part[]): Part[] {
  const found: Part[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const part of partsOfDay(day)) found.push({ from: day * dayMs + part.from, to: day * dayMs + part.to });
  }
  found.sort((a, b) => a.from - b.from);
  let last = 0;
  for (let i = 1; i < found.length; i++) {
    if (found[i]!.from <= found[last]!.to) found[last]!.to = Math.max(found[last]!.to, found[i]!.to);
    else found[++last] = found[i]!;
  }
  found.length = Math.min(found.length, last + 1);
  return found;
}

function without(open: Part[], cuts: Part[]): Part[] {
  if (cuts.length === 0) return open;
  return open.flatMap((part) => {
    const left: Part[] = [];
    let { from } = part;
    for (const cut of cuts) {
      if (cut.to <= from || cut.from >= part.to) continue;
      if (cut.from > from) left.push({ from, to: cut.from });
      from = Math.max(from, cut.to);
    }
    if (from < part.to) left.push({ from, to: part.to });
    return left;
  });
}
