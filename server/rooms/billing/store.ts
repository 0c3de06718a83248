import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { BillingTables, MonthRow } from './tables.ts';

const on = (db: Db) => db.withTables<BillingTables>();

/** Whatever changes what a contract asks comes one after another. */
export async function lockBilling(trx: Transaction, contractId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`billing ${contractId}`}, 0))`.execute(trx);
}

export function frozenMonths(db: Db, contractId: string): Promise<MonthRow[]> {
  return on(db)
    .selectFrom('billing_months')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('month')
    .execute();
}

export async function insertMonth(trx: Transaction, row: MonthRow): Promise<void> {
  const frozen = JSON.stringify(row.frozen) as unknown as MonthRow['frozen'];
  await on(trx)
    .insertInto('billing_months')
    .values({ ...row, frozen })
    .execute();
}
