import type { Bar, MonitorStatus } from '#contract/monitoring';
import { barsAt, type Span, type SpanStatus, uptime } from '#core/uptime';
import type { Db } from '#kit/db/db';
import { iso, statusShown } from '../monitors/present.ts';
import { glancesOf, type MonitorGlance } from '../monitors/store.ts';
import { covers, windowsAt } from '../maintenance/store.ts';
import { DAY_MS } from './store.ts';
import { knownSince, shownSpans } from './uptime.ts';

/** A cron job that is late, or a domain that ends next month, is not an outage that a visitor of the store feels. */
const unfelt = new Set(['heartbeat', 'domain']);
const order: readonly MonitorStatus[] = ['down', 'degraded', 'maintenance', 'unknown', 'up', 'pending', 'paused'];

/** The one of these that matters most to a person; `pending` where there is none. */
export const worstStatus = (statuses: readonly MonitorStatus[]): MonitorStatus =>
  order.find((status) => statuses.includes(status)) ?? 'pending';

export interface MonitorBrief {
  id: string;
  storeId: string;
  name: string;
  type: string;
  page: MonitorGlance['page'];
  target: string;
  /** As people see it: paused and planned maintenance go before what the probes say. */
  status: MonitorStatus;
  /** Epoch ms. */
  since: number;
  failure: MonitorGlance['failure'];
  /** When the certificate or the registration that is watched ends; epoch ms. */
  expiresAt: number | null;
}

/** The monitors of these stores as they are now, by store and name. */
export async function monitorsOfStores(
  db: Db,
  storeIds: readonly string[] | null,
  now: number,
): Promise<MonitorBrief[]> {
  const [monitors, windows] = await Promise.all([glancesOf(db, storeIds), windowsAt(db, now)]);
  return monitors.map((m) => ({
    id: m.id,
    storeId: m.store_id,
    name: m.name,
    type: m.type,
    page: m.page,
    target: m.target,
    status: statusShown(
      m,
      windows.some((w) => covers(w, m)),
    ),
    since: m.since,
    failure: m.failure,
    expiresAt: m.expires_at,
  }));
}

export interface StoreBars {
  bars: Bar[];
  /** Share of served time; null where nothing was counted. */
  ratio: number | null;
  /** From when something is known of it; null where nothing is, or all the time is covered. Epoch ms. */
  since: number | null;
}

/** Bars of the last `days` days up to now, one a day, by store id: a store is down while anything is that its visitors feel. */
export async function barsOfStores(
  db: Db,
  storeIds: readonly string[],
  days: number,
  now: number,
): Promise<Map<string, StoreBars>> {
  const today = now - (now % DAY_MS);
  const edges = Array.from({ length: days }, (_, i) => today - (days - 1 - i) * DAY_MS);
  return storeBars(db, storeIds, [...edges, now]);
}

/** Bars between given edges, which ascend. The ratio is that of all of them, or from `counted` on. */
export async function storeBars(
  db: Db,
  storeIds: readonly string[],
  edges: readonly number[],
  counted = edges[0]!,
): Promise<Map<string, StoreBars>> {
  const to = edges.at(-1)!;
  const felt = (await glancesOf(db, storeIds)).filter((m) => !unfelt.has(m.type));
  const spans = await shownSpans(db, felt, Math.min(edges[0]!, counted), to);
  const byStore = Map.groupBy(felt, (m) => m.store_id);
  const instants = edges.map(iso);
  return new Map(
    storeIds.map((id) => {
      const joined = together(
        (byStore.get(id) ?? []).map((m) => spans.get(m.key) ?? []),
        to,
      );
      return [
        id,
        {
          ratio: uptime(joined, counted, to).ratio,
          since: knownSince(joined, counted, to),
          bars: presentBars(barsAt(joined, edges), instants),
        },
      ];
    }),
  );
}

/** `instants` are the edges of the bars: many stores have the same, and writing them down is what costs. */
export const presentBars = (
  bars: readonly { status: MonitorStatus; ratio: number | null; downMs: number }[],
  instants: readonly string[],
): Bar[] =>
  bars.map(({ status, ratio, downMs }, i) => ({ from: instants[i]!, to: instants[i + 1]!, status, ratio, downMs }));

const weight: Record<SpanStatus | 'pending', number> = {
  down: 6,
  degraded: 5,
  maintenance: 4,
  up: 3,
  unknown: 2,
  paused: 1,
  pending: 0,
};
const byWeight = Object.entries(weight)
  .sort((a, b) => b[1] - a[1])
  .map(([status]) => status as SpanStatus | 'pending');

/** One line of spans out of many: at each moment the weightiest. What nobody knew shows only where nothing else was known. */
export function together(lists: readonly (readonly Span[])[], end: number): Span[] {
  const edges = lists
    .flat()
    .flatMap((span) => [
      { at: span.from, status: span.status, step: 1 },
      { at: span.to ?? end, status: span.status, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Map<string, number>();
  const joined: Span[] = [];
  for (let i = 0; i < edges.length; ) {
    const { at } = edges[i]!;
    for (; i < edges.length && edges[i]!.at === at; i++)
      open.set(edges[i]!.status, (open.get(edges[i]!.status) ?? 0) + edges[i]!.step);
    const status = byWeight.find((s) => (open.get(s) ?? 0) > 0);
    const last = joined.at(-1);
    if (last?.to === null && last.status !== status) last.to = at;
    if (status && (!last || last.to !== null)) joined.push({ from: at, to: null, status });
  }
  return joined.map((span) => ({ ...span, to: span.to ?? end }));
}
