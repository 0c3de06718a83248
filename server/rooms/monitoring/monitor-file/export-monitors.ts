import type { MonitorFile } from '#contract/monitoring';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { notFound } from '#kit/refuse';
import { storeById, storesByIds, storesVisibleTo } from '#rooms/stores';
import { kinds } from '../monitors/kinds.ts';
import { maskSettings } from '../monitors/secret-settings.ts';
import { monitorsOf, type MonitorWithState } from '../monitors/store.ts';

type FileMonitor = MonitorFile['stores'][number]['monitors'][number];

/** Monitors as a file that a person reads and `importMonitors` takes back. Secrets are masked: a file is no safe place for them. */
export async function exportMonitors(app: App, actor: Actor, storeId: string | undefined): Promise<MonitorFile> {
  if (storeId !== undefined && !(await storeById(app.db, storeId, actor.clientIds)))
    notFound({ en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' });
  const monitors = await monitorsOf(
    app.db,
    storeId === undefined ? await storesVisibleTo(app.db, actor.clientIds) : [storeId],
  );
  const names = new Map(monitors.map((m) => [m.id, m.name]));
  const byStore = Map.groupBy(monitors, (m) => m.store_id);
  const stores = await storesByIds(app.db, [...byStore.keys()]);
  return {
    version: 1,
    stores: stores
      .sort((a, b) => (a.url < b.url ? -1 : 1))
      .map((store) => ({
        url: store.url,
        name: store.name,
        client: store.client_name,
        monitors: byStore.get(store.id)!.map((m) => asWritten(m, names)),
      })),
  };
}

/** What is as the type has it by default is left out, so that the file says what somebody chose. */
export function asWritten(
  m: Pick<
    MonitorWithState,
    | 'type'
    | 'name'
    | 'page'
    | 'interval_ms'
    | 'timeout_ms'
    | 'confirmations'
    | 'regions'
    | 'depends_on'
    | 'paused'
    | 'settings'
  >,
  names: ReadonlyMap<string, string>,
): FileMonitor {
  const kind = kinds.get(m.type);
  const parent = m.depends_on === null ? undefined : names.get(m.depends_on);
  return {
    type: m.type,
    name: m.name,
    ...(m.page === null ? {} : { page: m.page }),
    ...(m.interval_ms === (kind?.type.interval.default ?? 0) * 1000 ? {} : { intervalSeconds: m.interval_ms / 1000 }),
    ...(m.timeout_ms === null ? {} : { timeoutMs: m.timeout_ms }),
    ...(m.confirmations === 1 ? {} : { confirmations: m.confirmations }),
    ...(m.regions.length === 0 ? {} : { regions: m.regions }),
    ...(parent === undefined ? {} : { dependsOn: parent }),
    ...(m.paused ? { paused: true } : {}),
    settings: kind ? chosen(kind.schema, maskSettings(kind.schema, m.settings)) : {},
  };
}

/** Settings without those that are the schema's defaults. */
function chosen(schema: Record<string, unknown>, settings: Record<string, unknown>): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, { default?: unknown }>;
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) =>
        properties[key]?.default === undefined || JSON.stringify(properties[key].default) !== JSON.stringify(value),
    ),
  );
}
