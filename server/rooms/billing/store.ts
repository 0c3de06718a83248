import { sql, type SqlBool } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type {
  AnswerRow,
  AskRow,
  BillingTables,
  GivenRow,
  HoursRow,
  MonthRow,
  TakenBackRow,
  WarningRow,
  WithdrawalRow,
} from './tables.ts';

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

export async function hoursOf(db: Db, contractId: string): Promise<GivenRow[]> {
  const [rows, backs] = await Promise.all([
    on(db)
      .selectFrom('billing_hours')
      .selectAll()
      .where('contract_id', '=', contractId)
      .orderBy('month')
      .orderBy('id')
      .execute(),
    on(db)
      .selectFrom('billing_taken_back')
      .innerJoin('billing_hours', 'billing_hours.id', 'billing_taken_back.hours_id')
      .selectAll('billing_taken_back')
      .where('contract_id', '=', contractId)
      .execute(),
  ]);
  return rows.map((row) => ({ ...row, taken_back: backs.find((back) => back.hours_id === row.id) ?? null }));
}

export async function insertTakenBack(trx: Transaction, row: TakenBackRow): Promise<void> {
  await on(trx).insertInto('billing_taken_back').values(row).execute();
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

/** Questions that were neither answered nor withdrawn, the oldest first. */
export function waitingAsks(db: Db, contractIds: readonly string[]): Promise<AskRow[]> {
  return on(db)
    .selectFrom('billing_asks')
    .selectAll()
    .where(sql<SqlBool>`contract_id = any(${[...contractIds]}::uuid[])`)
    .where((e) =>
      e.not(e.exists(e.selectFrom('billing_answers').select('ask_id').whereRef('ask_id', '=', 'billing_asks.id'))),
    )
    .where((e) =>
      e.not(e.exists(e.selectFrom('billing_withdrawals').select('ask_id').whereRef('ask_id', '=', 'billing_asks.id'))),
    )
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}

export function askById(db: Db, id: string): Promise<AskRow | undefined> {
  return on(db).selectFrom('billing_asks').selectAll().where('id', '=', id).executeTakeFirst();
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

export function withdrawalsOf(db: Db, contractId: string): Promise<WithdrawalRow[]> {
  return on(db)
    .selectFrom('billing_withdrawals')
    .innerJoin('billing_asks', 'billing_asks.id', 'billing_withdrawals.ask_id')
    .selectAll('billing_withdrawals')
    .where('contract_id', '=', contractId)
    .execute();
}

export async function insertWithdrawal(trx: Transaction, row: WithdrawalRow): Promise<void> {
  await on(trx).insertInto('billing_withdrawals').values(row).execute();
}

/** Whether it is the first of its kind. */
export async function noteWarning(trx: Transaction, row: WarningRow): Promise<boolean> {
  const noted = await on(trx)
    .insertInto('billing_warnings')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('month')
    .executeTakeFirst();
  return noted !== undefined;
}
