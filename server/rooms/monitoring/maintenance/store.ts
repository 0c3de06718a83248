import type { Selectable } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { MaintenanceTable, MonitoringTables, WindowTable } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

export type PlanRow = Selectable<MaintenanceTable>;
export type WindowRow = Selectable<WindowTable>;

/** Windows of planned work that are going on. */
export const windowsAt = (db: Db, now: number): Promise<WindowRow[]> => windowsBetween(db, now, now + 1);

/** Windows that have a part in `[from, to)`. */
export function windowsBetween(db: Db, from: number, to: number): Promise<WindowRow[]> {
  return on(db)
    .selectFrom('maintenance_windows')
    .selectAll()
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .execute();
}

/** Whether the planned work is about this monitor: named, or of the store, or of all stores. */
export function covers(
  window: Pick<WindowRow, 'store_id' | 'monitor_ids'>,
  monitor: { id: string; store_id: string },
): boolean {
  if (window.monitor_ids.length > 0) return window.monitor_ids.includes(monitor.id);
  return window.store_id === null || window.store_id === monitor.store_id;
}

export async function insertPlan(trx: Transaction, plan: PlanRow): Promise<void> {
  await on(trx).insertInto('maintenance').values(plan).execute();
}

export async function changePlan(trx: Transaction, id: string, values: Partial<PlanRow>): Promise<void> {
  await on(trx).updateTable('maintenance').set(values).where('id', '=', id).execute();
}

/** @returns whether it was there */
export async function removePlan(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('maintenance').where('id', '=', id).execute();
  await on(trx).deleteFrom('maintenance_windows').where('maintenance_id', '=', id).where('begun', '=', false).execute();
}

export function lockPlan(trx: Transaction, id: string): Promise<PlanRow | undefined> {
  return on(trx).selectFrom('maintenance').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Plans of these stores and of all stores, the newest first. */
export async function searchPlans(
  db: Db,
  search: { storeIds: readonly string[] | null; q?: string; limit: number; offset: number },
): Promise<{ items: PlanRow[]; total: number }> {
  const like = search.q === undefined ? undefined : `%${search.q.replace(/[\\%_]/g, '\\$&')}%`;
  const seen =
    search.storeIds === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(store_id is null or store_id = any(${[...search.storeIds]}::uuid[]))`;
  const found = on(db)
    .selectFrom('maintenance')
    .where(seen)
    .$if(like !== undefined, (q) => q.where('title', 'ilike', like!));
  const [items, count] = await Promise.all([
    found.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(search.limit).offset(search.offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

/** Plans of these stores and of all stores that may still have a window; shown ones only. */
export function shownPlans(db: Db, storeIds: readonly string[]): Promise<PlanRow[]> {
  return on(db)
    .selectFrom('maintenance')
    .selectAll()
    .where('shown', '=', true)
    .where('next_at', 'is not', null)
    .where(sql<SqlBool>`(store_id is null or store_id = any(${[...storeIds]}::uuid[]))`)
    .execute();
}

/** The windows of these plans that are not over, in order of time. */
export function openWindows(db: Db, planIds: readonly string[]): Promise<WindowRow[]> {
  return on(db)
    .selectFrom('maintenance_windows')
    .selectAll()
    .where(sql<SqlBool>`maintenance_id = any(${[...planIds]}::uuid[])`)
    .where('ended', '=', false)
    .orderBy('from_at')
    .execute();
}

/** Plans whose next window begins before `until`, locked; other schedulers leave them out. */
export function claimPlans(trx: Transaction, until: number): Promise<PlanRow[]> {
  return on(trx)
    .selectFrom('maintenance')
    .selectAll()
    .where('next_at', '<=', until)
    .orderBy('next_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function insertWindows(
  trx: Transaction,
  windows: readonly Omit<WindowRow, 'begun' | 'ended'>[],
): Promise<void> {
  if (windows.length > 0)
    await on(trx)
      .insertInto('maintenance_windows')
      .values([...windows])
      .execute();
}

/** Windows that began and of which nobody was told yet. */
export async function beginWindows(trx: Transaction, now: number): Promise<WindowRow[]> {
  return on(trx)
    .updateTable('maintenance_windows')
    .set({ begun: true })
    .where(
      'id',
      'in',
      on(trx)
        .selectFrom('maintenance_windows')
        .select('id')
        .where('from_at', '<=', now)
        .where('begun', '=', false)
        .where('ended', '=', false)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

/** Windows that are over and of which nobody was told yet. */
export async function endWindows(trx: Transaction, now: number): Promise<WindowRow[]> {
  return on(trx)
    .updateTable('maintenance_windows')
    .set({ ended: true })
    .where(
      'id',
      'in',
      on(trx)
        .selectFrom('maintenance_windows')
        .select('id')
        .where('to_at', '<=', now)
        .where('begun', '=', true)
        .where('ended', '=', false)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

/** Ends the running windows of a plan. @returns whether there was one */
export async function cutWindows(trx: Transaction, planId: string, now: number): Promise<boolean> {
  const cut = await on(trx)
    .updateTable('maintenance_windows')
    .set({ to_at: now })
    .where('maintenance_id', '=', planId)
    .where('from_at', '<=', now)
    .where('to_at', '>', now)
    .returning('id')
    .execute();
  return cut.length > 0;
}

export function planById(db: Db, id: string): Promise<PlanRow[]> {
  return on(db).selectFrom('maintenance').selectAll().where('id', '=', id).execute();
}

/** Whether anything is to be begun, ended or written; asked every second, so it takes one look and no lock. */
export async function windowsDue(db: Db, now: number, ahead: number): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (select from maintenance where next_at <= ${ahead})
    or exists (select from maintenance_windows where not ended and ((from_at <= ${now} and not begun) or to_at <= ${now})) as due`.execute(
    db,
  );
  return rows[0]!.due;
}
