import { overlay, type Span, type Uptime, uptime } from '#core/uptime';
import type { Db } from '#kit/db/db';
import { covers, windowsBetween, type WindowRow } from '../maintenance/store.ts';
import { never } from '../tables.ts';
import { spansBetween, type SpanRow } from './store.ts';

type Subject = { id: string; key: number; store_id: string };

/** Spans of monitors that have a part in `[from, to)`, planned work laid over them, by monitor key. */
export async function shownSpans(
  db: Db,
  monitors: readonly Subject[],
  from: number,
  to: number,
): Promise<Map<number, (Span & SpanFacts)[]>> {
  const [rows, windows] = await Promise.all([
    spansBetween(
      db,
      monitors.map((m) => m.key),
      from,
      to,
    ),
    windowsBetween(db, from, to),
  ]);
  const byKey = Map.groupBy(rows, (row) => row.monitor_key);
  return new Map(
    monitors.map((m) => [
      m.key,
      laidOver(
        byKey.get(m.key) ?? [],
        windows.filter((w) => covers(w, m)),
      ),
    ]),
  );
}

export type SpanFacts = Partial<Pick<SpanRow, 'failure' | 'reason'>>;

function laidOver(rows: readonly SpanRow[], windows: readonly WindowRow[]): (Span & SpanFacts)[] {
  const spans = rows.map((row) => ({
    from: row.from_at,
    to: row.to_at === never ? null : row.to_at,
    status: row.status,
    failure: row.failure,
    reason: row.reason,
  }));
  return windows.length === 0
    ? spans
    : joined(
        overlay(
          spans,
          windows.map((w) => ({ from: w.from_at, to: w.to_at })),
        ),
      );
}

/** One window is one stretch, whatever the probes said meanwhile. */
function joined(spans: readonly (Span & SpanFacts)[]): (Span & SpanFacts)[] {
  const list: (Span & SpanFacts)[] = [];
  for (const span of spans) {
    const last = list.at(-1);
    if (last?.status === 'maintenance' && span.status === 'maintenance' && last.to === span.from) last.to = span.to;
    else list.push({ ...span });
  }
  return list;
}

const watched = new Set(['up', 'degraded', 'down', 'maintenance']);

/** When the watch began, where a hundredth of `[from, to)` or more lies before it: a figure of minutes is none of a day. */
export function knownSince(spans: readonly Span[], from: number, to: number): number | null {
  const first = spans.find((span) => watched.has(span.status));
  return first && first.from - from >= (to - from) / 100 ? first.from : null;
}

/** Time-weighted uptime of each monitor, by its key. */
export async function uptimeOf(
  db: Db,
  monitors: readonly Subject[],
  from: number,
  to: number,
): Promise<Map<number, Uptime>> {
  const spans = await shownSpans(db, monitors, from, to);
  return new Map([...spans].map(([key, list]) => [key, uptime(list, from, to)]));
}
