import { speedDevices, speedKinds } from '#contract/speed';
import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { Device, Kind, PageRow, SetRow, SlowdownRow, SpeedTables, WatchRow } from './tables.ts';

const on = (db: Db) => db.withTables<SpeedTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const of = (ids: readonly string[]) => sql<SqlBool>`store_id = any(${[...ids]}::uuid[])`;
const open = ['waiting', 'running'] as const;
/** Of each page on each device: more than a comparison ever looks at. */
const keptSets = 500;

export const watchOf = (db: Db, storeId: string): Promise<WatchRow | undefined> =>
  on(db).selectFrom('speed_watches').selectAll().where('store_id', '=', storeId).executeTakeFirst();

export const putWatch = async (trx: Transaction, { store_id, ...rest }: WatchRow): Promise<void> => {
  const values = { ...rest, pages: json(rest.pages) };
  await on(trx)
    .insertInto('speed_watches')
    .values({ store_id, ...values })
    .onConflict((c) => c.column('store_id').doUpdateSet(values))
    .execute();
};

/** One whose moment has come; nobody else's until the transaction ends. */
export const claimDue = (trx: Transaction, now: number): Promise<WatchRow | undefined> =>
  on(trx)
    .selectFrom('speed_watches')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const setNext = async (trx: Transaction, storeId: string, next: number | null): Promise<void> =>
  void (await on(trx).updateTable('speed_watches').set({ next_at: next }).where('store_id', '=', storeId).execute());

/** False where one waits or runs for this store already, or this one is kept already. */
export async function insertSet(trx: Transaction, row: SetRow): Promise<boolean> {
  const added = await on(trx)
    .insertInto('speed_sets')
    .values({ ...row, pages: json(row.pages), failed: json(row.failed) })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export const setById = (db: Db, id: string): Promise<SetRow | undefined> =>
  on(db).selectFrom('speed_sets').selectAll().where('id', '=', id).executeTakeFirst();

/** The next that may run, for as long as the transaction lasts nobody else's: people before schedules. */
export async function claimWaiting(trx: Transaction, now: number): Promise<SetRow | undefined> {
  const next = await on(trx)
    .selectFrom('speed_sets')
    .select('id')
    .where('state', '=', 'waiting')
    .orderBy('origin')
    .orderBy('asked_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!next) return undefined;
  return on(trx)
    .updateTable('speed_sets')
    .set((e) => ({ state: 'running', attempt: e('attempt', '+', 1), started_at: now, beat_at: now, done: 0 }))
    .where('id', '=', next.id)
    .returningAll()
    .executeTakeFirst();
}

export async function someoneWaits(db: Db): Promise<boolean> {
  const found = on(db).selectFrom('speed_sets').select('id').where('state', '=', 'waiting');
  return (await found.limit(1).executeTakeFirst()) !== undefined;
}

/** Changes what a try is about, where it is still its turn. False where it was cancelled, given to another, or is gone. */
export async function changeTry(
  trx: Transaction,
  { id, attempt }: Pick<SetRow, 'id' | 'attempt'>,
  change: Partial<SetRow>,
): Promise<boolean> {
  const row = await on(trx)
    .updateTable('speed_sets')
    .set({ ...change, ...(change.failed && { failed: json(change.failed) }) })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those whose try has given no sign of life since `before`. */
export const claimStale = (trx: Transaction, before: number): Promise<SetRow[]> =>
  on(trx)
    .selectFrom('speed_sets')
    .selectAll()
    .where('state', '=', 'running')
    .where('beat_at', '<', before)
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute();

/** Ends one that waits or runs. False where it is over already. */
export async function stopSet(trx: Transaction, id: string, now: number): Promise<boolean> {
  const row = await on(trx)
    .updateTable('speed_sets')
    .set({ state: 'cancelled', finished_at: now })
    .where('id', '=', id)
    .where('state', 'in', open)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const insertPages = async (trx: Transaction, rows: readonly PageRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, runs: json(row.runs), seen: json(row.seen) }));
  await on(trx).insertInto('speed_pages').values(values).execute();
};

/** Of one page on one device, the oldest first. */
export async function historyOf(
  db: Db,
  storeId: string,
  { kind, device, most = keptSets }: { kind: Kind; device: Device; most?: number },
): Promise<PageRow[]> {
  const rows = await on(db)
    .selectFrom('speed_pages')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('kind', '=', kind)
    .where('device', '=', device)
    .orderBy('at', 'desc')
    .orderBy('set_id', 'desc')
    .limit(most)
    .execute();
  return rows.reverse();
}

/** Those that last first, then the newest. */
export const slowdownsOf = (db: Db, storeId: string): Promise<SlowdownRow[]> =>
  on(db)
    .selectFrom('speed_slowdowns')
    .selectAll()
    .where('store_id', '=', storeId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('called_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

export const slowdownForUpdate = (trx: Transaction, id: string): Promise<SlowdownRow | undefined> =>
  on(trx).selectFrom('speed_slowdowns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** One set of a store is judged after another. */
export const lockStore = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtext('speed'), hashtext(${storeId}))`.execute(trx));

export const insertSlowdown = async (trx: Transaction, row: SlowdownRow): Promise<void> =>
  void (await on(trx)
    .insertInto('speed_slowdowns')
    .values({ ...row, signs: json(row.signs) })
    .execute());

export const endSlowdown = async (
  trx: Transaction,
  id: string,
  end: Pick<SlowdownRow, 'ended' | 'ended_at' | 'ended_by'>,
): Promise<void> => void (await on(trx).updateTable('speed_slowdowns').set(end).where('id', '=', id).execute());

/** Stores with a plan or figures, those that got slower first. `seen`: of these, null for all. */
export async function measuredStores(
  db: Db,
  seen: readonly string[] | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ ids: string[]; total: number }> {
  const known = on(db)
    .selectFrom('speed_watches')
    .select('store_id')
    .union(on(db).selectFrom('speed_sets').select('store_id'));
  const found = on(db)
    .selectFrom(known.as('known'))
    .$if(seen !== null, (q) => q.where(of(seen!)));
  const slow = sql`(select count(*) from speed_slowdowns s where s.store_id = known.store_id and s.ended_at is null)`;
  const [rows, { n }] = await Promise.all([
    found.select('store_id').orderBy(slow, 'desc').orderBy('store_id').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { ids: rows.map(({ store_id }) => store_id), total: n };
}

export async function removeAllOf(trx: Transaction, storeId: string): Promise<void> {
  for (const table of ['speed_watches', 'speed_sets', 'speed_slowdowns'] as const)
    await on(trx).deleteFrom(table).where('store_id', '=', storeId).execute();
}

/** How it stands with a store: its plan, the set under way, the last one that is over, the latest figures. */
export interface Standing {
  watch?: WatchRow;
  under?: SetRow;
  latest?: SetRow;
  pages: PageRow[];
  /** How many of its pages are slower than they were. */
  slower: number;
}

/** By store; in as many queries for one store as for hundreds. */
export async function standingsOf(db: Db, ids: readonly string[]): Promise<Map<string, Standing>> {
  const speed = on(db);
  const [watches, sets, pages, slower] = await Promise.all([
    speed.selectFrom('speed_watches').selectAll().where('store_id', 'in', ids).execute(),
    newestSets(db, ids),
    newestPages(db, ids),
    speed
      .selectFrom('speed_slowdowns')
      .select(['store_id', (e) => e.fn.countAll<number>().as('n')])
      .where('store_id', 'in', ids)
      .where('ended_at', 'is', null)
      .groupBy('store_id')
      .execute(),
  ]);
  const found = new Map<string, Standing>(ids.map((id) => [id, { pages: [], slower: 0 }]));
  for (const watch of watches) found.get(watch.store_id)!.watch = watch;
  for (const set of sets) {
    const isOpen = set.state === 'waiting' || set.state === 'running';
    found.get(set.store_id)![isOpen ? 'under' : 'latest'] = set;
  }
  for (const page of pages) found.get(page.store_id)!.pages.push(page);
  for (const { store_id, n } of slower) found.get(store_id)!.slower = n;
  return found;
}

const storeIds = (ids: readonly string[]) => sql`unnest(${[...ids]}::uuid[]) as wanted(id)`;

/** The newest that waits or runs, and the newest that is over: each a step into an index, however long the history. */
async function newestSets(db: Db, ids: readonly string[]): Promise<SetRow[]> {
  const newest = (states: readonly string[]) =>
    sql<SetRow>`select found.* from ${storeIds(ids)} cross join lateral (
      select * from speed_sets where store_id = wanted.id and state = any(${[...states]})
      order by asked_at desc, id desc limit 1) as found`.execute(db);
  const [open, over] = await Promise.all([newest(['waiting', 'running']), newest(['done', 'failed', 'cancelled'])]);
  return [...open.rows, ...over.rows];
}

/** The latest figures of each page and device. */
async function newestPages(db: Db, ids: readonly string[]): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`select found.* from ${storeIds(ids)}
    cross join unnest(${[...speedKinds]}::text[]) with ordinality as kinds(kind, k)
    cross join unnest(${[...speedDevices]}::text[]) with ordinality as devices(device, d)
    cross join lateral (
      select * from speed_pages where store_id = wanted.id and kind = kinds.kind and device = devices.device
      order by at desc, set_id desc limit 1) as found
    order by kind, device`.execute(db);
  return rows;
}
