import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import type { Monitor, MonitorDetail } from '#contract/monitoring';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { publicUrl } from '#rooms/people';
import { storesByIds, storesVisibleTo } from '#rooms/stores';
import { heartbeatKey } from '../heartbeat/store.ts';
import { uptimeOf } from '../history/uptime.ts';
import { covers, windowsAt } from '../maintenance/store.ts';
import { DAY_MS } from '../history/store.ts';
import { findMonitor } from './find-monitor.ts';
import { presentDetail, presentMonitor, statusShown } from './present.ts';
import { regionNames, regionStatesOf, searchMonitors } from './store.ts';

type Query = z.output<(typeof c.listMonitors)['query']>;

export async function listMonitors(
  app: App,
  actor: Actor,
  query: Query,
  language: Language,
): Promise<{ items: Monitor[]; total: number }> {
  const { db } = app;
  const now = app.clock.now();
  const visible = await storesVisibleTo(db, actor.clientIds);
  const storeIds = query.storeId ? (visible && !visible.includes(query.storeId) ? [] : [query.storeId]) : visible;
  const windows = await windowsAt(db, now);
  const { items, total } = await searchMonitors(db, { ...query, storeIds, windows });
  const [stores, uptimes] = await Promise.all([
    storesByIds(db, [...new Set(items.map((m) => m.store_id))]),
    uptimeOf(db, items, now - DAY_MS, now),
  ]);
  const names = new Map(stores.map((s) => [s.id, s.name]));
  return {
    items: items.map((m) =>
      presentMonitor(
        m,
        {
          storeName: names.get(m.store_id) ?? '',
          uptime24h: uptimes.get(m.key)?.ratio ?? null,
          maintenance: windows.some((w) => covers(w, m)),
        },
        language,
      ),
    ),
    total,
  };
}

export async function readMonitor(app: App, actor: Actor, id: string, language: Language): Promise<MonitorDetail> {
  const { db } = app;
  const now = app.clock.now();
  const { monitor, store } = await findMonitor(db, actor, id);
  const [key, home, windows, uptimes, states, names] = await Promise.all([
    // Whoever knows the address can say that the job runs, so it is for those who may change the monitor.
    actor.permissions.has('monitors.write') ? heartbeatKey(db, monitor.key) : null,
    publicUrl(app),
    windowsAt(db, now),
    uptimeOf(db, [monitor], now - DAY_MS, now),
    regionStatesOf(db, monitor.key),
    regionNames(db),
  ]);
  const maintenance = windows.some((w) => covers(w, monitor));
  const regionStatus = new Map(
    Object.entries(states).map(([region, state]) => [
      names.get(Number(region)) ?? '',
      statusShown({ paused: monitor.paused, status: state.status }, maintenance),
    ]),
  );
  return presentDetail(
    db,
    monitor,
    {
      storeName: store.name,
      uptime24h: uptimes.get(monitor.key)?.ratio ?? null,
      maintenance,
      regionStatus,
      heartbeatUrl: key && `${home}/ping/${key}`,
    },
    language,
  );
}
