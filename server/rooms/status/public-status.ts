import type { PublicStatus } from '#contract/status';
import { pageKinds } from '#contract/stores';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { incidentsBetween, pageName, sentence, timelineOf } from '#rooms/incidents';
import { barsOfStores, maintenanceShown, type MonitorBrief, monitorsOfStores } from '#rooms/monitoring';
import { searchStores } from '#rooms/stores';
import type { PageRow } from './tables.ts';
import { isPublic, publicTitle } from './what-is-public.ts';

const day = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
/** What a visitor may read of a timeline: no names of monitors' insides, no notices, no internal notes, nothing that the client's people write to the team. */
const told = new Set(['opened', 'acknowledged', 'comment', 'resolved', 'resolved_by', 'reopened']);

/** The stores that a page shows: those that are named, or all of the client's. */
export async function storesOf(app: App, page: PageRow): Promise<{ id: string; name: string }[]> {
  const { items } = await searchStores(app.db, { clientIds: [page.client_id], limit: 500, offset: 0 });
  return page.store_ids.length === 0 ? items : items.filter((s) => page.store_ids.includes(s.id));
}

/** Everything that a page shows, in one language. Nothing of it is secret. */
export async function publicStatus(app: App, page: PageRow, language: Language): Promise<PublicStatus> {
  const now = app.clock.now();
  const stores = await storesOf(app, page);
  const ids = stores.map((s) => s.id);
  const [monitors, bars, incidents, windows] = await Promise.all([
    monitorsOfStores(app.db, ids, now),
    barsOfStores(app.db, ids, 90, now),
    incidentsBetween(app.db, ids, now - 14 * day, now),
    maintenanceShown(app.db, ids, now, now + 30 * day),
  ]);
  const visible = incidents.filter(isPublic);
  const timeline = await timelineOf(
    app.db,
    visible.map((i) => i.id),
    { internal: false },
  );
  const shown = stores.map((store) => {
    const own = monitors.filter((m) => m.storeId === store.id);
    // Noticed by a person, or not steady yet: no monitor sees it, and "everything works" would be a lie.
    const troubled = visible.some((i) => i.store_id === store.id && (i.state === 'open' || i.state === 'acknowledged'));
    return {
      name: store.name,
      status: worstOf([...own.map((m) => m.status), ...(troubled ? (['degraded'] as const) : [])]),
      uptime90: bars.get(store.id)?.ratio ?? null,
      bars90: bars.get(store.id)?.bars ?? [],
      parts: partsOf(own, language),
    };
  });
  return {
    title: page.title,
    color: page.color,
    language,
    updatedAt: iso(now),
    state: worstOf(shown.map((s) => s.status)),
    stores: shown,
    incidents: visible.map((i) => ({
      number: i.number,
      title: publicTitle(i, language),
      severity: i.severity,
      state: i.state,
      startedAt: iso(i.started_at),
      resolvedAt: i.resolved_at === null ? null : iso(i.resolved_at),
      updates: timeline
        .filter((e) => e.incident_id === i.id && told.has(e.kind) && e.values['by'] !== 'client')
        .map((e) => ({
          at: iso(e.at),
          text: sentence({ ...e, values: { ...e.values, actor: page.title } }, language),
        })),
    })),
    maintenance: windows.map((w) => ({ title: w.title, from: iso(w.from), to: iso(w.to), running: w.from <= now })),
  };
}

/** What a visitor knows of a shop: its pages in the order of the buying path, each as the worst of what watches it. */
function partsOf(monitors: readonly MonitorBrief[], language: Language): PublicStatus['stores'][number]['parts'] {
  const watched = pageKinds.filter((page) => page !== 'other' && monitors.some((m) => m.page === page));
  return watched.map((page) => ({
    name: pageName(page, language),
    status: worstOf(monitors.filter((m) => m.page === page).map((m) => m.status)),
  }));
}

const order = ['down', 'degraded', 'maintenance', 'unknown', 'up', 'pending', 'paused'] as const;
type Status = (typeof order)[number];
const worstOf = (statuses: readonly Status[]): Status => order.find((s) => statuses.includes(s)) ?? 'pending';
