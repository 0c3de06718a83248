import { type Span, type SpanStatus, type Uptime, uptime } from './spans.ts';

/** One cell of an availability strip. */
export interface Bar extends Uptime {
  from: number;
  to: number;
  status: SpanStatus;
}

/** `[from, to)` in `count` cells of the same length, each with its worst status and its ratio. */
export function bars(spans: readonly Span[], from: number, to: number, count: number): Bar[] {
  return barsAt(
    spans,
    Array.from({ length: count + 1 }, (_, i) => from + Math.round(((to - from) * i) / count)),
  );
}

/** Cells between given edges, for days and months of a time zone. `edges` ascend; n edges make n - 1 cells. */
export function barsAt(spans: readonly Span[], edges: readonly number[]): Bar[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  let first = 0;
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!;
    while (first < sorted.length && (sorted[first]!.to ?? Infinity) <= from) first++;
    let last = first;
    while (last < sorted.length && sorted[last]!.from < to) last++;
    const found = uptime(sorted.slice(first, last), from, to);
    return { from, to, status: worst(found), ...found };
  });
}

/** What nobody counts (unknown, paused) shows only where nothing else happened. */
function worst(found: Uptime): SpanStatus {
  if (found.downMs > 0) return 'down';
  if (found.degradedMs > 0) return 'degraded';
  if (found.maintenanceMs > 0) return 'maintenance';
  if (found.upMs > 0) return 'up';
  return found.pausedMs > 0 ? 'paused' : 'unknown';
}
