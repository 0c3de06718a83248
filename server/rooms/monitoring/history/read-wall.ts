import type { z } from 'zod';
import type { ResponseOf } from '#contract/endpoint';
import type * as c from '#contract/monitoring';
import { type Bar, type CellRun, type MonitorStatus, monitorStatuses, type WallStore } from '#contract/monitoring';
import { mergeSketches, quantile } from '#core/uptime';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { searchStores, type StoreWithClient } from '#rooms/stores';
import { iso, isoOrNull } from '../monitors/present.ts';
import { hourlyRollups } from '../rollups/store.ts';
import { DAY_MS } from './store.ts';
import { type MonitorBrief, monitorsOfStores, storeBars, worstStatus } from './stores-health.ts';

type Query = z.output<(typeof c.readWall)['query']>;
const order: readonly MonitorStatus[] = ['down', 'degraded', 'unknown', 'pending', 'maintenance', 'up', 'paused'];
const HOUR_MS = 3_600_000;
const CELL_MS = HOUR_MS / 2;
const CELLS = 48;

/** All stores at a glance, the worst first. What is found and counted is light; the strips are made for the page that is shown. */
export async function readWall(app: App, actor: Actor, query: Query): Promise<ResponseOf<typeof c.readWall>> {
  const now = app.clock.now();
  const { items: found } = await searchStores(app.db, {
    clientIds: actor.clientIds,
    clientId: query.clientId,
    q: query.q,
    limit: 100_000,
    offset: 0,
  });
  const stores = query.storeId ? found.filter((s) => s.id === query.storeId) : found;
  const few = actor.clientIds !== null || query.clientId !== undefined || query.storeId !== undefined;
  const monitors = Map.groupBy(
    await monitorsOfStores(app.db, few ? stores.map((s) => s.id) : null, now),
    (m) => m.storeId,
  );
  const judged = stores.map((store) => ({
    store,
    status: worstStatus((monitors.get(store.id) ?? []).map((m) => m.status)),
  }));
  const counts = Object.fromEntries(
    monitorStatuses.map((status) => [status, judged.filter((j) => j.status === status).length]),
  );
  const wanted = judged
    .filter((j) => !query.status || j.status === query.status)
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.store.name.localeCompare(b.store.name));
  const page = wanted.slice(query.offset, query.offset + query.limit);
  // Cells stand still, so that consoles draw anew only what changed.
  const from = Math.ceil(now / CELL_MS) * CELL_MS - CELLS * CELL_MS;
  return {
    items: await cards(app, page, monitors, now, from),
    total: wanted.length,
    counts,
    cells: { from: iso(from), ms: CELL_MS },
  };
}

async function cards(
  app: App,
  page: readonly { store: StoreWithClient; status: MonitorStatus }[],
  monitors: ReadonlyMap<string, MonitorBrief[]>,
  now: number,
  from: number,
): Promise<WallStore[]> {
  const ids = page.map((p) => p.store.id);
  const edges = Array.from({ length: CELLS }, (_, i) => from + i * CELL_MS);
  const homes = new Map(ids.flatMap((id) => homeOf(monitors.get(id) ?? [])).map((m) => [m.id, m.storeId]));
  const hours = Array.from({ length: 24 }, (_, i) => now - (now % HOUR_MS) - (23 - i) * HOUR_MS);
  const [strips, rollups] = await Promise.all([
    storeBars(app.db, ids, [...edges, now], now - DAY_MS),
    hourlyRollups(app.db, [...homes.keys()], hours[0]!),
  ]);
  const latency = Map.groupBy(rollups, (r) => homes.get(r.monitor_id));
  return page.map(({ store, status }) => {
    const own = monitors.get(store.id) ?? [];
    const strip = strips.get(store.id);
    return {
      id: store.id,
      name: store.name,
      url: store.url,
      clientId: store.client_id,
      clientName: store.client_name,
      platform: store.platform,
      platformVersion: store.platform_version,
      status,
      monitors: own.length,
      down: own.filter((m) => m.status === 'down').length,
      degraded: own.filter((m) => m.status === 'degraded').length,
      bars24h: runsOf(strip?.bars ?? []),
      uptime24h: strip?.ratio ?? null,
      uptimeSince: isoOrNull(strip?.since ?? null),
      latency: hours.map((hour) =>
        median((latency.get(store.id) ?? []).filter((r) => r.at >= hour && r.at < hour + HOUR_MS).map((r) => r.sketch)),
      ),
      certificateDays: daysLeft(own, 'tls', now),
      domainDays: daysLeft(own, 'domain', now),
    };
  });
}

/** Cells that are alike and stand side by side, as one. */
function runsOf(bars: readonly Bar[]): CellRun[] {
  const runs: CellRun[] = [];
  for (const { status, ratio, downMs } of bars) {
    const last = runs.at(-1);
    const cell = { n: 1, status, ratio: ratio === null ? null : Math.round(ratio * 1e5) / 1e5, downMs };
    if (last && last.status === status && last.ratio === cell.ratio && last.downMs === downMs) last.n++;
    else runs.push(cell);
  }
  return runs;
}

/** The monitor whose response time stands for the store: of the home page, else the first that opens a page. */
function homeOf(monitors: readonly MonitorBrief[]): MonitorBrief[] {
  const pages = monitors.filter((m) => m.type === 'http');
  const home = pages.find((m) => m.page === 'home') ?? pages[0];
  return home ? [home] : [];
}

const median = (sketches: readonly number[][]): number | null =>
  sketches.length === 0 ? null : whole(quantile(mergeSketches(sketches), 0.5));
/** A card draws a line 24 points long: tenths of a millisecond are nothing to it. */
const whole = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

function daysLeft(monitors: readonly MonitorBrief[], type: string, now: number): number | null {
  const ends = monitors.filter((m) => m.type === type && m.expiresAt !== null).map((m) => m.expiresAt!);
  return ends.length === 0 ? null : Math.floor((Math.min(...ends) - now) / DAY_MS);
}
