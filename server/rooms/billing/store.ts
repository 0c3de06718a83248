import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { AnswerRow, AskRow, BillingTables, HoursRow, MonthRow } from './tables.ts';

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

export function hoursOf(db: Db, contractId: string): Promise<HoursRow[]> {
  return on(db)
    .selectFrom('billing_hours')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('month')
    .orderBy('id')
    .execute();
}

export async function insertHours(trx: Transaction, row: HoursRow): Promise<void> {
  await on(trx).insertInto('billing_hours').values(row).execute();
}

export function asksOf(db: Db, contractId: string): Promise<AskRow[]> {
  return on(db)
    .selectFrom('billing_asks')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertAsk(trx: Transaction, row: AskRow): Promise<void> {
  await on(trx).insertInto('billing_asks').values(row).execute();
}

export function answersOf(db: Db, contractId: string): Promise<(AnswerRow & { minutes: number })[]> {
  return on(db)
    .selectFrom('billing_answers')
    .innerJoin('billing_asks', 'billing_asks.id', 'billing_answers.ask_id')
    .selectAll('billing_answers')
    .select('billing_asks.minutes')
    .where('contract_id', '=', contractId)
    .execute();
}

export async function insertAnswer(trx: Transaction, row: AnswerRow): Promise<void> {
  await on(trx).insertInto('billing_answers').values(row).execute();
}
