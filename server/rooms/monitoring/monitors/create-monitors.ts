import { monitorChanged } from '#contract/events/monitoring';
import { phaseOf } from '#core/schedule';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, refuse } from '#kit/refuse';
import { storesByIds } from '#rooms/stores';
import { insertHeartbeats } from '../heartbeat/store.ts';
import { never } from '../tables.ts';
import { checkInterval, checkSettings, checkTarget, kindOf, type NewMonitor, type Place } from './check-monitor.ts';
import { type Kind, kinds } from './kinds.ts';
import { mayProbePrivate } from './may-probe-private.ts';
import { hasStrayMask, mask, sealSettings } from './secret-settings.ts';
import {
  insertMonitors,
  insertStates,
  monitorsByIds,
  type NewMonitorRow,
  regionKeys,
  servedRegions,
  takenNames,
} from './store.ts';
import { type NewSlot, replaceSlots } from '../probing/store.ts';

/** The field of a request in which an item stands, with a dot at its end. */
export type PlaceOf = (index: number) => Place;

/** The region of the server itself, for monitors that name none. */
export const ownRegion = 'local';
/** First probes of many monitors made at once come at this pace. */
const FIRST_PROBES_PER_SECOND = 200;

/**
 * Adds monitors, all or none; each is probed for the first time at once.
 * @returns their ids, in order
 * @throws Refusal that names the first wrong field, as `items.3.settings.url` where there are many
 */
export async function createMonitors(
  trx: Transaction,
  app: App,
  actor: Actor,
  items: readonly NewMonitor[],
  language: Language,
  place: PlaceOf = (i) => (items.length > 1 ? `items.${i}.` : ''),
): Promise<string[]> {
  const all = kinds;
  const now = app.clock.now();
  const allowPrivate = await mayProbePrivate(trx, app, actor);
  await checkStores(trx, actor, items, place);
  await checkParents(trx, items, place);
  await checkRegions(trx, items, place);
  const rows = items.map((item, i): NewMonitorRow => {
    const kind = kindOf(all, item.type, place(i));
    const id = newId(now);
    const settings = checkSettings(kind, item.settings, place(i), language);
    if (hasStrayMask(kind.schema, settings)) refuseMask(place(i));
    return {
      id,
      store_id: item.storeId,
      type: item.type,
      name: item.name,
      settings: sealSettings(app.secrets, kind.schema, settings, id),
      ...checkTarget(kind, settings, allowPrivate, place(i)),
      page: item.page,
      interval_ms: checkInterval(kind, item.intervalSeconds, place(i)),
      timeout_ms: item.timeoutMs ?? null,
      confirmations: item.confirmations,
      regions: item.regions,
      depends_on: item.dependsOn,
      allow_private: allowPrivate,
      created_at: now,
    };
  });
  await checkNames(trx, rows, place);
  const keys = await insertMonitors(trx, rows);
  await insertStates(trx, [...keys.values()], now);
  await replaceSlots(
    trx,
    [],
    await slotsFor(
      trx,
      all,
      rows.map((row, i) => ({
        ...row,
        key: keys.get(row.id)!,
        revision: 1,
        first: now + Math.floor((i * 1000) / FIRST_PROBES_PER_SECOND),
      })),
    ),
  );
  await insertHeartbeats(
    trx,
    rows.filter((row) => all.get(row.type)!.type.passive).map((row) => keys.get(row.id)!),
  );
  await tell(trx, app, actor, rows);
  return rows.map((row) => row.id);
}

export function refuseMask(place: string): never {
  return refuse(
    'mask',
    {
      en: 'A secret was sent masked ({mask}), and there is none to keep: write it anew.',
      ru: 'Секрет прислан скрытым ({mask}), а прежнего нет: введите его заново.',
      uk: 'Секрет надіслано прихованим ({mask}), а попереднього немає: введіть його знову.',
    },
    { field: `${place}settings`, values: { mask } },
  );
}

type Slotted = Pick<NewMonitorRow, 'id' | 'type' | 'interval_ms' | 'regions'> & {
  key: number;
  revision: number;
  first: number;
};

/** One slot for each region; passive types keep one that never falls due. */
export async function slotsFor(
  trx: Transaction,
  all: ReadonlyMap<string, Kind>,
  rows: readonly Slotted[],
): Promise<NewSlot[]> {
  const regions = await regionKeys(trx, [ownRegion, ...rows.flatMap((row) => row.regions)]);
  return rows.flatMap((row) => {
    const passive = all.get(row.type)?.type.passive ?? false;
    const names = passive || row.regions.length === 0 ? [ownRegion] : [...new Set(row.regions)];
    return names.map((name) => ({
      monitor_key: row.key,
      region: regions.get(name)!,
      revision: row.revision,
      interval_ms: row.interval_ms,
      phase_ms: phaseOf(`${row.id}${name}`, row.interval_ms),
      next_at: passive ? never : row.first,
    }));
  });
}

async function checkStores(db: Db, actor: Actor, items: readonly NewMonitor[], place: PlaceOf): Promise<void> {
  const found = await storesByIds(db, [...new Set(items.map((item) => item.storeId))]);
  const visible = new Set(
    found.filter((s) => actor.clientIds === null || actor.clientIds.includes(s.client_id)).map((s) => s.id),
  );
  const wrong = items.findIndex((item) => !visible.has(item.storeId));
  if (wrong >= 0)
    refuse(
      'no_store',
      { en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' },
      { field: `${place(wrong)}storeId` },
    );
}

async function checkParents(db: Db, items: readonly NewMonitor[], place: PlaceOf): Promise<void> {
  const ids = [...new Set(items.flatMap((item) => item.dependsOn ?? []))];
  if (ids.length === 0) return;
  const stores = new Map((await monitorsByIds(db, ids)).map((m) => [m.id, m.store_id]));
  const wrong = items.findIndex((item) => item.dependsOn && stores.get(item.dependsOn) !== item.storeId);
  if (wrong >= 0) refuseParent(`${place(wrong)}dependsOn`);
}

export function refuseParent(field: string): never {
  return refuse(
    'no_parent',
    {
      en: 'A monitor can depend on another monitor of the same store only.',
      ru: 'Монитор может зависеть только от другого монитора того же магазина.',
      uk: 'Монітор може залежати лише від іншого монітора того ж магазину.',
    },
    { field },
  );
}

/** Regions exist where a prober serves them; monitors of an unknown one would wait for ever. */
export async function checkRegions(
  db: Db,
  items: readonly { regions: readonly string[] }[],
  place: PlaceOf,
): Promise<void> {
  const wanted = [...new Set(items.flatMap((item) => item.regions))];
  if (wanted.length === 0) return;
  const known = [...new Set([ownRegion, ...(await servedRegions(db))])];
  const wrong = items.findIndex((item) => item.regions.some((name) => !known.includes(name)));
  if (wrong < 0) return;
  const name = items[wrong]!.regions.find((n) => !known.includes(n))!;
  refuse(
    'no_region',
    {
      en: 'No prober serves the region {name}. There are {known}.',
      ru: 'Регион {name} не обслуживает ни одна точка проверки. Есть {known}.',
      uk: 'Регіон {name} не обслуговує жодна точка перевірки. Є {known}.',
    },
    { field: `${place(wrong)}regions`, values: { name, known: known.join(', ') } },
  );
}

async function checkNames(db: Db, rows: readonly NewMonitorRow[], place: PlaceOf): Promise<void> {
  const seen = new Set((await takenNames(db, rows)).map((r) => `${r.store_id} ${r.name}`));
  rows.forEach((row, i) => {
    if (seen.has(`${row.store_id} ${row.name}`)) nameTaken(row.name, `${place(i)}name`);
    seen.add(`${row.store_id} ${row.name}`);
  });
}

export function nameTaken(name: string, field: string): never {
  return conflict(
    'name_taken',
    {
      en: 'The store has a monitor {name} already.',
      ru: 'У магазина уже есть монитор {name}.',
      uk: 'У магазину вже є монітор {name}.',
    },
    { field, values: { name } },
  );
}

/** One note for a store, however many monitors it gets. */
async function tell(trx: Transaction, app: App, actor: Actor, rows: readonly NewMonitorRow[]): Promise<void> {
  const byStore = Map.groupBy(rows, (row) => row.store_id);
  for (const [storeId, made] of byStore) {
    const [first] = made as [NewMonitorRow, ...NewMonitorRow[]];
    await audit(
      trx,
      app,
      actor,
      'monitor.created',
      made.length === 1 ? first.name : `${first.name} +${made.length - 1}`,
      { storeId, count: made.length, ids: made.slice(0, 50).map((m) => m.id) },
    );
    await announce(trx, app, monitorChanged, {
      monitorId: first.id,
      storeId,
      name: first.name,
      actor: actor.name,
      what: 'created',
      at: app.clock.now(),
      count: made.length,
    });
    await changed(trx, { topic: 'monitor', id: first.id, storeId });
  }
}
