import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables } from '../../tables.ts';

const on = (db: Db) => db.withTables<TasksTables>();

/** Whoever enters time for a contract and whoever closes its month wait for each other. */
export async function lockContractTime(trx: Transaction, contractId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`time ${contractId}`}, 0))`.execute(trx);
}

export async function closedMonthsOf(db: Db, contractIds: readonly string[]): Promise<TasksTables['time_months'][]> {
  return on(db)
    .selectFrom('time_months')
    .selectAll()
    .where(sql<boolean>`contract_id = any(${[...contractIds]}::uuid[])`)
    .orderBy('month')
    .execute();
}

/** How many entries of a month wait for somebody to say how long they were. */
export async function countToCheck(trx: Transaction, contractId: string, month: string): Promise<number> {
  const { n } = await on(trx)
    .selectFrom('time_entries')
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .where('to_check', '=', true)
    .where('removed_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

export async function markClosed(trx: Transaction, row: TasksTables['time_months']): Promise<void> {
  await on(trx)
    .insertInto('time_months')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute();
}
