import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { AuditsTables, ScheduleRow } from '../tables.ts';

const on = (db: Db) => db.withTables<AuditsTables>();

export const schedulesOf = (db: Db, storeIds: readonly string[]): Promise<ScheduleRow[]> =>
  on(db)
    .selectFrom('audit_schedules')
    .selectAll()
    .where(sql<SqlBool>`store_id = any(${[...storeIds]}::uuid[])`)
    .execute();

export const putSchedule = async (trx: Transaction, { store_id, ...rest }: ScheduleRow): Promise<void> =>
  void (await on(trx)
    .insertInto('audit_schedules')
    .values({ store_id, ...rest })
    .onConflict((c) => c.column('store_id').doUpdateSet(rest))
    .execute());

/** One whose moment has come; nobody else's until the transaction ends. */
export const claimDue = (trx: Transaction, now: number): Promise<ScheduleRow | undefined> =>
  on(trx)
    .selectFrom('audit_schedules')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const setNext = async (trx: Transaction, storeId: string, next: number): Promise<void> =>
  void (await on(trx).updateTable('audit_schedules').set({ next_at: next }).where('store_id', '=', storeId).execute());

export const removeScheduleOf = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await on(trx).deleteFrom('audit_schedules').where('store_id', '=', storeId).execute());
