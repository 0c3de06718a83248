import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { type MonitorStatus, monitorStatuses, type WallStore } from '#contract/monitoring';
import { mergeSketches, quantile } from '#core/uptime';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { searchStores, type StoreWithClient } from '#rooms/stores';
import { iso } from '../monitors/present.ts';
import { hourlyRollups } from '../rollups/store.ts';
import { rounded } from './read-uptime.ts';
import { DAY_MS } from './store.ts';
import { type MonitorBrief, monitorsOfStores, storeBars, worstStatus } from './stores-health.ts';

type Query = z.output<(typeof c.readWall)['query']>;
const order: readonly MonitorStatus[] = ['down', 'degraded', 'unknown', 'pending', 'maintenance', 'up', 'paused'];
const HOUR_MS = 3_600_000;
const CELL_MS = HOUR_MS / 2;

/** All stores at a glance, the worst first. What is found and counted is light; the strips are made for the page that is shown. */
export async function readWall(
  app: App,
  actor: Actor,
  query: Query,
): Promise<{ items: WallStore[]; total: number; counts: Record<string, number> }> {
  const now = app.clock.now();
  const { items: stores } = await searchStores(app.db, {
    clientIds: actor.clientIds,
    clientId: query.clientId,
    q: query.q,
    limit: 100_000,
    offset: 0,
  });
  const monitors = Map.groupBy(
    await monitorsOfStores(app.db, actor.clientIds === null ? null : stores.map((s) => s.id), now),
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
  return { items: await cards(app, page, monitors, now), total: wanted.length, counts };
}

async function cards(
  app: App,
  page: readonly { store: StoreWithClient; status: MonitorStatus }[],
  monitors: ReadonlyMap<string, MonitorBrief[]>,
  now: number,
): Promise<WallStore[]> {
  const ids = page.map((p) => p.store.id);
  // Edges stand still, so that consoles draw anew only what changed.
  const end = Math.ceil(now / CELL_MS) * CELL_MS;
  const edges = Array.from({ length: 48 }, (_, i) => end - (48 - i) * CELL_MS);
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
      bars24h: strip?.bars.with(-1, { ...strip.bars.at(-1)!, to: iso(end) }) ?? [],
      uptime24h: strip?.ratio ?? null,
      latency: hours.map((hour) =>
        median((latency.get(store.id) ?? []).filter((r) => r.at >= hour && r.at < hour + HOUR_MS).map((r) => r.sketch)),
      ),
      certificateDays: daysLeft(own, 'tls', now),
      domainDays: daysLeft(own, 'domain', now),
    };
  });
}

/** The monitor whose response time stands for the store: of the home page, else the first that opens a page. */
function homeOf(monitors: readonly MonitorBrief[]): MonitorBrief[] {
  const pages = monitors.filter((m) => m.type === 'http');
  const home = pages.find((m) => m.page === 'home') ?? pages[0];
  return home ? [home] : [];
}

const median = (sketches: readonly number[][]): number | null =>
  sketches.length === 0 ? null : rounded(quantile(mergeSketches(sketches), 0.5));

function daysLeft(monitors: readonly MonitorBrief[], type: string, now: number): number | null {
  const ends = monitors.filter((m) => m.type === type && m.expiresAt !== null).map((m) => m.expiresAt!);
  return ends.length === 0 ? null : Math.floor((Math.min(...ends) - now) / DAY_MS);
}
