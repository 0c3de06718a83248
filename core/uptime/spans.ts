/** What a stretch of time counts as. */
export const spanStatuses = ['up', 'degraded', 'down', 'unknown', 'maintenance', 'paused'] as const;
export type SpanStatus = (typeof spanStatuses)[number];

/** `[from, to)` in epoch milliseconds; `to` null lasts on. Spans of a monitor do not overlap; order does not matter. */
export interface Span {
  from: number;
  to: number | null;
  status: SpanStatus | 'pending';
}

export interface Window {
  from: number;
  to: number;
}

/** Milliseconds of each kind, which add up to the range, and the share of served time. */
export interface Uptime {
  upMs: number;
  degradedMs: number;
  downMs: number;
  /** Nobody knew: our own failure, before the first verdict, or no span at all. */
  unknownMs: number;
  maintenanceMs: number;
  pausedMs: number;
  /** (up + degraded) / (up + degraded + down); null where none of these happened. */
  ratio: number | null;
}

/** Time-weighted uptime of `[from, to)`. Unknown, maintenance and paused time is left out of the ratio. */
export function uptime(spans: readonly Span[], from: number, to: number): Uptime {
  const sum = { up: 0, degraded: 0, down: 0, unknown: 0, maintenance: 0, paused: 0 };
  let covered = 0;
  for (const span of spans) {
    const ms = Math.min(span.to ?? to, to) - Math.max(span.from, from);
    if (ms <= 0) continue;
    sum[span.status === 'pending' ? 'unknown' : span.status] += ms;
    covered += ms;
  }
  sum.unknown += Math.max(0, to - from) - covered;
  const counted = sum.up + sum.degraded + sum.down;
  return {
    upMs: sum.up,
    degradedMs: sum.degraded,
    downMs: sum.down,
    unknownMs: sum.unknown,
    maintenanceMs: sum.maintenance,
    pausedMs: sum.paused,
    ratio: counted > 0 ? (sum.up + sum.degraded) / counted : null,
  };
}

/**
 * The spans with planned maintenance laid over them: what falls into a window becomes `maintenance`, except where the
 * monitor was paused. Nothing is added where there was no span. In order of time.
 */
export function overlay(spans: readonly Span[], windows: readonly Window[]): Span[] {
  const planned = joined(windows);
  return spans
    .flatMap((span) => (span.status === 'paused' ? [{ ...span }] : cover(span, planned)))
    .sort((a, b) => a.from - b.from);
}

function cover(span: Span, planned: Window[]): Span[] {
  const end = span.to ?? Infinity;
  const pieces: Span[] = [];
  let from = span.from;
  for (const window of planned) {
    if (window.to <= from || window.from >= end) continue;
    if (window.from > from) pieces.push({ ...span, from, to: window.from });
    const to = Math.min(window.to, end);
    pieces.push({ from: Math.max(window.from, from), to: to === Infinity ? null : to, status: 'maintenance' });
    from = to;
  }
  if (from < end) pieces.push({ ...span, from });
  return pieces;
}

function joined(windows: readonly Window[]): Window[] {
  const sorted = windows.filter((w) => w.to > w.from).sort((a, b) => a.from - b.from);
  const found: Window[] = [];
  for (const window of sorted) {
    const last = found.at(-1);
    if (last && window.from <= last.to) last.to = Math.max(last.to, window.to);
    else found.push({ ...window });
  }
  return found;
}
