import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MonitorSort, MonitorStatus } from '#contract/monitoring';
import type { Db, Transaction } from '#kit/db/db';
import { type MonitoringTables, type MonitorTable, type StateTable } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

export type MonitorRow = {
  [K in keyof MonitorTable]: K extends 'key' | 'revision' ? number : K extends 'paused' ? boolean : MonitorTable[K];
};
export type NewMonitorRow = Omit<MonitorRow, 'key' | 'revision' | 'paused' | 'baseline' | 'baseline_at'>;
export type StateRow = Pick<
  StateTable,
  'status' | 'since' | 'failure' | 'reason' | 'conditions' | 'evidence' | 'expires_at'
> & { flapping: boolean };
/** A monitor with what is known of it now. */
export type MonitorWithState = MonitorRow & StateRow & { last_at: number | null; last_ms: number | null };

/** Adds monitors in one statement, in the order given. @returns their keys by id */
export async function insertMonitors(trx: Transaction, rows: readonly NewMonitorRow[]): Promise<Map<string, number>> {
  const made = await sql<{ id: string; key: number }>`
    insert into monitors (id, store_id, type, name, settings, target, host, port, url, page, interval_ms, timeout_ms, confirmations, regions, depends_on, allow_private, created_at)
    select id, store_id, type, name, settings, target, host, port, url, page, interval_ms, timeout_ms, confirmations,
      array(select jsonb_array_elements_text(regions)), depends_on, allow_private, created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, store_id uuid, type text, name text, settings jsonb, target text, host text, port int, url text,
      page text, interval_ms int, timeout_ms int, confirmations int, regions jsonb, depends_on uuid, allow_private boolean, created_at bigint)
    returning id, key`.execute(trx);
  return new Map(made.rows.map((r) => [r.id, r.key]));
}

/** States of monitors that nothing is known about yet, and the span in which that is so. */
export async function insertStates(trx: Transaction, keys: readonly number[], at: number): Promise<void> {
  await sql`insert into monitor_states (monitor_key, since) select unnest(${[...keys]}::int[]), ${at}`.execute(trx);
  await sql`insert into monitor_spans (monitor_key, from_at, status) select unnest(${[...keys]}::int[]), ${at}, 'pending'`.execute(
    trx,
  );
}

/** Keys of regions by name; those that are not there yet are made. */
export async function regionKeys(trx: Transaction, names: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(names)];
  const known = async () =>
    (await on(trx).selectFrom('regions').selectAll().where(sql<SqlBool>`name = any(${wanted}::text[])`).execute()).map(
      (r) => [r.name, r.key] as const,
    );
  const found = new Map(await known());
  if (found.size === wanted.length) return found;
  await sql`insert into regions (name) select unnest(${wanted}::text[]) on conflict do nothing`.execute(trx);
  return new Map(await known());
}

/** Names of regions that have a prober. */
export async function servedRegions(db: Db): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('regions')
    .select('name')
    .where('key', 'in', on(db).selectFrom('probers').select('region'))
    .orderBy('name')
    .execute();
  return rows.map((r) => r.name);
}

export async function regionNames(db: Db): Promise<Map<number, string>> {
  return new Map((await on(db).selectFrom('regions').selectAll().execute()).map((r) => [r.key, r.name]));
}

const withState = (db: Db) =>
  on(db)
    .selectFrom('monitors as m')
    .innerJoin('monitor_states as s', 's.monitor_key', 'm.key')
    .selectAll('m')
    .select([
      's.status',
      's.since',
      's.failure',
      's.reason',
      's.conditions',
      's.evidence',
      's.expires_at',
      's.flapping',
    ])
    .select((e) => [
      e
        .selectFrom('probe_slots as p')
        .whereRef('p.monitor_key', '=', 'm.key')
        .select((x) => x.fn.max('p.last_at').as('at'))
        .as('last_at'),
      e
        .selectFrom('probe_slots as p')
        .whereRef('p.monitor_key', '=', 'm.key')
        .select('p.last_ms')
        .orderBy('p.last_at', (o) => o.desc().nullsLast())
        .limit(1)
        .as('last_ms'),
    ]);

export async function monitorById(db: Db, id: string): Promise<MonitorWithState | undefined> {
  return await withState(db).where('m.id', '=', id).executeTakeFirst();
}

/**
 * Whoever changes monitors locks them as the recorder of results does, so that the two never wait for each other in a
 * circle: what is known of them first, each in the order of their keys; their own rows and their slots after.
 */
export async function holdStates(
  trx: Transaction,
  of: { ids?: readonly string[]; storeIds?: readonly string[] },
): Promise<void> {
  const { rows } = await sql<{
    key: number;
  }>`select key from monitors where id = any(${[...(of.ids ?? [])]}::uuid[]) or store_id = any(${[...(of.storeIds ?? [])]}::uuid[])`.execute(
    trx,
  );
  const keys = rows.map((r) => r.key);
  await sql`select from heartbeats where monitor_key = any(${keys}::int[]) order by monitor_key for update`.execute(
    trx,
  );
  await sql`select from monitor_states where monitor_key = any(${keys}::int[]) order by monitor_key for update`.execute(
    trx,
  );
}

/** Locks the monitor until the transaction ends, so that two changes come one after the other. */
export async function lockMonitor(trx: Transaction, id: string): Promise<MonitorRow | undefined> {
  await holdStates(trx, { ids: [id] });
  return await on(trx).selectFrom('monitors').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export interface MonitorSearch {
  /** Null: of all stores. */
  storeIds: readonly string[] | null;
  q?: string;
  status?: MonitorStatus;
  type?: string;
  sort: MonitorSort;
  /** Planned work that goes on now: what people see is the maintenance, not what the probes say. */
  windows: readonly { store_id: string | null; monitor_ids: readonly string[] }[];
  limit: number;
  offset: number;
}

/** The status as people see it, of `monitors m` and `monitor_states s`. */
function shownStatus(windows: MonitorSearch['windows']) {
  const whole = windows.filter((w) => w.monitor_ids.length === 0);
  const ids = windows.flatMap((w) => w.monitor_ids);
  const stores = whole.flatMap((w) => w.store_id ?? []);
  const covered = whole.some((w) => w.store_id === null)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(m.id = any(${ids}::uuid[]) or m.store_id = any(${stores}::uuid[]))`;
  return sql<string>`case when m.paused then 'paused' when ${covered} then 'maintenance' else s.status end`;
}

const worstFirst = ['down', 'degraded', 'unknown', 'pending', 'maintenance', 'up', 'paused'];

/** What comes first; names decide between equals. */
function inOrder({ sort, windows }: MonitorSearch): RawBuilder<unknown> {
  if (sort === 'worst')
    return sql`array_position(${worstFirst}::text[], ${shownStatus(windows)}), s.flapping desc, lower(m.name), m.key`;
  if (sort === 'slowest')
    return sql`(select p.last_ms from probe_slots p where p.monitor_key = m.key order by p.last_at desc nulls last limit 1) desc nulls last, m.key`;
  return sort === 'newest' ? sql`m.created_at desc, m.key` : sql`lower(m.name), m.key`;
}

const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

/** In the order asked for; `total` counts all that match. */
export async function searchMonitors(
  db: Db,
  search: MonitorSearch,
): Promise<{ items: MonitorWithState[]; total: number }> {
  const matches = (e: ExpressionBuilder<MonitoringTables & { m: MonitorTable; s: StateTable }, 'm' | 's'>) =>
    e.and([
      ...(search.storeIds ? [sql<SqlBool>`m.store_id = any(${[...search.storeIds]}::uuid[])`] : []),
      ...(search.q ? [e.or([e('m.name', 'ilike', like(search.q)), e('m.target', 'ilike', like(search.q))])] : []),
      ...(search.type ? [e('m.type', '=', search.type)] : []),
      ...(search.status ? [sql<SqlBool>`${shownStatus(search.windows)} = ${search.status}`] : []),
    ]);
  const [items, count] = await Promise.all([
    withState(db)
      .where(matches as never)
      .orderBy(inOrder(search))
      .limit(search.limit)
      .offset(search.offset)
      .execute(),
    on(db)
      .selectFrom('monitors as m')
      .innerJoin('monitor_states as s', 's.monitor_key', 'm.key')
      .where(matches as never)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items: items, total: count.n };
}

/** Of these stores, by store and name. */
export async function monitorsOf(db: Db, storeIds: readonly string[] | null): Promise<MonitorWithState[]> {
  const query = withState(db).orderBy('m.store_id').orderBy(sql`lower(m.name)`);
  return await (storeIds ? query.where(sql<SqlBool>`m.store_id = any(${[...storeIds]}::uuid[])`) : query).execute();
}

/** A monitor with the little that is shown of many at once. */
export type MonitorGlance = Pick<
  MonitorRow,
  'key' | 'id' | 'store_id' | 'type' | 'name' | 'target' | 'page' | 'paused'
> &
  Pick<StateRow, 'status' | 'since' | 'failure' | 'expires_at'>;

/** Of these stores, by store and name. */
export async function glancesOf(db: Db, storeIds: readonly string[] | null): Promise<MonitorGlance[]> {
  const query = on(db)
    .selectFrom('monitors as m')
    .innerJoin('monitor_states as s', 's.monitor_key', 'm.key')
    .select(['m.key', 'm.id', 'm.store_id', 'm.type', 'm.name', 'm.target', 'm.page', 'm.paused'])
    .select(['s.status', 's.since', 's.failure', 's.expires_at'])
    .orderBy('m.store_id')
    .orderBy(sql`lower(m.name)`);
  return await (storeIds ? query.where(sql<SqlBool>`m.store_id = any(${[...storeIds]}::uuid[])`) : query).execute();
}

/** Names that a store's monitors have already, of those asked for. */
export async function takenNames(
  db: Db,
  pairs: readonly { store_id: string; name: string }[],
): Promise<{ store_id: string; name: string }[]> {
  const found = await sql<{ store_id: string; name: string }>`select m.store_id, m.name from monitors m
    join jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(store_id uuid, name text) on r.store_id = m.store_id and r.name = m.name`.execute(
    db,
  );
  return found.rows;
}

export async function monitorsByIds(db: Db, ids: readonly string[]): Promise<MonitorRow[]> {
  return await on(db)
    .selectFrom('monitors')
    .selectAll()
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Changes a monitor; where what is probed changes (`probed`), its revision grows. @returns the revision */
export async function changeMonitor(
  trx: Transaction,
  id: string,
  values: Partial<MonitorRow>,
  probed: boolean,
): Promise<number> {
  const { settings, baseline, ...plain } = values;
  const row = await on(trx)
    .updateTable('monitors')
    .set((e) => ({
      ...plain,
      revision: probed ? e('revision', '+', 1) : e.ref('revision'),
      ...(settings === undefined ? {} : { settings: JSON.stringify(settings) as never }),
      ...(baseline === undefined ? {} : { baseline: baseline === null ? null : JSON.stringify(baseline) }),
    }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

export async function removeMonitors(trx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`delete from monitors where id = any(${[...ids]}::uuid[])`.execute(trx);
}

export async function regionStatesOf(db: Db, key: number): Promise<StateTable['regions']> {
  const row = await on(db)
    .selectFrom('monitor_states')
    .select('regions')
    .where('monitor_key', '=', key)
    .executeTakeFirst();
  return row?.regions ?? {};
}

/** The store's monitors by name: their ids. */
export async function namesIn(db: Db, storeId: string): Promise<Map<string, string>> {
  const rows = await db
    .withTables<MonitoringTables>()
    .selectFrom('monitors')
    .select(['id', 'name'])
    .where('store_id', '=', storeId)
    .execute();
  return new Map(rows.map((r) => [r.name, r.id]));
}

/** Everything that watches a store, and its planned work. */
export async function removeOfStore(trx: Transaction, storeId: string): Promise<void> {
  await holdStates(trx, { storeIds: [storeId] });
  await on(trx).deleteFrom('monitors').where('store_id', '=', storeId).execute();
  await on(trx).deleteFrom('maintenance').where('store_id', '=', storeId).execute();
  await on(trx).deleteFrom('maintenance_windows').where('store_id', '=', storeId).execute();
}
