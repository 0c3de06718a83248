import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { barsAt, mergeSketches, quantile, type Span, uptime } from '#core/uptime';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { explain } from '../monitors/kinds.ts';
import { findMonitor } from '../monitors/find-monitor.ts';
import { iso, isoOrNull } from '../monitors/present.ts';
import { levels } from '../rollups/levels.ts';
import { rollupMarks, type RollupRow, sketchesOf } from '../rollups/store.ts';
import { presentBars } from './stores-health.ts';
import { DAY_MS } from './store.ts';
import { knownSince, shownSpans } from './uptime.ts';

const windowDays = [1, 7, 30, 90, 365] as const;
const MOST_SPANS = 50;

/** Uptime by spans, latency by rollups: what a year holds is answered from a few hundred rows. */
export async function readUptime(
  app: App,
  actor: Actor,
  id: string,
  language: Language,
): Promise<z.input<(typeof c.readUptime)['response']>> {
  const now = app.clock.now();
  const { monitor } = await findMonitor(app.db, actor, id);
  const [spans, latency] = await Promise.all([
    shownSpans(app.db, [monitor], now - 365 * DAY_MS, now).then((all) => all.get(monitor.key)!),
    latencyWindows(app.db, monitor.key, now),
  ]);
  const today = now - (now % DAY_MS);
  const days90 = [...Array.from({ length: 90 }, (_, i) => today - (89 - i) * DAY_MS), now];
  const halfHours = Array.from({ length: 49 }, (_, i) => now - DAY_MS + (i * DAY_MS) / 48);
  return {
    windows: windowDays.map((days, i) => {
      const from = now - days * DAY_MS;
      const { ratio, downMs, unknownMs, maintenanceMs } = uptime(spans, from, now);
      return {
        days,
        ratio,
        since: isoOrNull(knownSince(spans, from, now)),
        downMs,
        unknownMs: Math.max(0, unknownMs - Math.max(0, monitor.created_at - from)),
        maintenanceMs,
        outages: outagesIn(spans, from, now),
        ...latency[i]!,
      };
    }),
    bars90: presentBars(barsAt(spans, days90), days90.map(iso)),
    bars24h: presentBars(barsAt(spans, halfHours), halfHours.map(iso)),
    spans: spans
      .toReversed()
      .slice(0, MOST_SPANS)
      .map((s) => ({
        status: s.status,
        from: iso(s.from),
        to: isoOrNull(s.to),
        explanation: s.reason ? explain(monitor.type, s.reason, language) : null,
      })),
  };
}

/** Planned work in the middle of an outage does not make two of it. */
function outagesIn(spans: readonly Span[], from: number, to: number): number {
  const inside = spans.filter((s) => s.status !== 'maintenance' && (s.to ?? to) > from && s.from < to);
  return inside.filter((s, i) => s.status === 'down' && inside[i - 1]?.status !== 'down').length;
}

interface Latency {
  p50: number | null;
  p95: number | null;
}

/** Windows of a week and less by hours, longer ones by days; the edges are those of the buckets. */
async function latencyWindows(db: Db, key: number, now: number): Promise<Latency[]> {
  const [fine, hour, day] = levels;
  const marks = await rollupMarks(db);
  const [fineMark, hourMark, dayMark] = levels.map((level) => marks.get(level.name) ?? 0) as [number, number, number];
  const [days, hours, minutes] = await Promise.all([
    sketchesOf(db, day, key, now - 366 * DAY_MS, dayMark),
    sketchesOf(db, hour, key, Math.min(dayMark, now - 8 * DAY_MS), hourMark),
    sketchesOf(db, fine, key, Math.max(hourMark, now - DAY_MS), fineMark + fine.ms),
  ]);
  return windowDays.map((n) => {
    const from = now - n * DAY_MS;
    const long = n > 7 ? days.filter((r) => r.at > from - day.ms) : [];
    const short = hours.filter((r) => (n > 7 ? r.at >= dayMark : r.at > from - hour.ms));
    return latencyOf([...long, ...short, ...minutes.filter((r) => r.at > from - fine.ms)]);
  });
}

export function latencyOf(rows: readonly Pick<RollupRow, 'sketch'>[]): Latency {
  const sketch = mergeSketches(rows.map((r) => r.sketch));
  return { p50: rounded(quantile(sketch, 0.5)), p95: rounded(quantile(sketch, 0.95)) };
}

export const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
