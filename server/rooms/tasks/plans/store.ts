import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { RuleRow, RunRow, TasksTables, TemplateRow } from '../tables.ts';

const on = (db: Db) => db.withTables<TasksTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;
interface Search {
  limit: number;
  offset: number;
  q?: string | undefined;
}
const named = ({ q }: Search) => sql<SqlBool>`name ilike ${`%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`}`;

export async function searchTemplates(db: Db, search: Search): Promise<{ rows: TemplateRow[]; total: number }> {
  const from = on(db).selectFrom('task_templates').where(named(search));
  const [rows, count] = await Promise.all([
    from.selectAll().orderBy(sql`lower(name)`).orderBy('id').limit(search.limit).offset(search.offset).execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}

export function templateById(db: Db, id: string): Promise<TemplateRow | undefined> {
  return on(db).selectFrom('task_templates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** As it is now, kept from changing and from being used by a rule until the transaction ends. */
export function templateForUpdate(trx: Transaction, id: string): Promise<TemplateRow | undefined> {
  return on(trx).selectFrom('task_templates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function templateNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return on(db)
    .selectFrom('task_templates')
    .select(['id', 'name'])
    .where(sql<SqlBool>`id = ${among(ids)}`)
    .execute();
}

/** How many rules use each of these templates. */
export function rulesByTemplate(db: Db, ids: readonly string[]): Promise<{ id: string; n: number }[]> {
  return on(db)
    .selectFrom('recurring_rules')
    .where(sql<SqlBool>`template_id = ${among(ids)}`)
    .groupBy('template_id')
    .select((e) => ['template_id as id', e.fn.countAll<number>().as('n')])
    .execute();
}

export async function insertTemplate(trx: Transaction, row: TemplateRow): Promise<void> {
  await on(trx)
    .insertInto('task_templates')
    .values({ ...row, tasks: json(row.tasks) })
    .execute();
}

export async function changeTemplate(trx: Transaction, row: TemplateRow): Promise<void> {
  await on(trx)
    .updateTable('task_templates')
    .set({ ...row, tasks: json(row.tasks), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}

export async function removeTemplate(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('task_templates').where('id', '=', id).execute();
}

export async function searchRules(db: Db, search: Search): Promise<{ rows: RuleRow[]; total: number }> {
  const from = on(db).selectFrom('recurring_rules').where(named(search));
  const [rows, count] = await Promise.all([
    from.selectAll().orderBy(sql`lower(name)`).orderBy('id').limit(search.limit).offset(search.offset).execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}

export function ruleById(db: Db, id: string): Promise<RuleRow | undefined> {
  return on(db).selectFrom('recurring_rules').selectAll().where('id', '=', id).executeTakeFirst();
}

export function ruleForUpdate(trx: Transaction, id: string): Promise<RuleRow | undefined> {
  return on(trx).selectFrom('recurring_rules').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertRule(trx: Transaction, row: RuleRow): Promise<void> {
  await on(trx).insertInto('recurring_rules').values(row).execute();
}

export async function changeRule(trx: Transaction, id: string, change: Partial<Omit<RuleRow, 'id'>>): Promise<void> {
  await on(trx).updateTable('recurring_rules').set(change).where('id', '=', id).execute();
}

export async function removeRule(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('recurring_rules').where('id', '=', id).execute();
}

/** One rule whose moment has come, kept from other servers until the transaction ends. */
export function claimDueRule(trx: Transaction, now: number): Promise<RuleRow | undefined> {
  return on(trx)
    .selectFrom('recurring_rules')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Returns false where this moment was made already. */
export async function insertRun(trx: Transaction, row: RunRow): Promise<boolean> {
  const made = await on(trx)
    .insertInto('recurring_runs')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('at')
    .executeTakeFirst();
  return made !== undefined;
}

/** The latest run of each of these rules. */
export function lastRuns(db: Db, ruleIds: readonly string[]): Promise<RunRow[]> {
  return on(db)
    .selectFrom('recurring_runs')
    .selectAll()
    .distinctOn('rule_id')
    .where(sql<SqlBool>`rule_id = ${among(ruleIds)}`)
    .orderBy('rule_id')
    .orderBy('at', 'desc')
    .execute();
}

/** A store that is gone needs no work any more. */
export async function restRulesOf(trx: Transaction, storeId: string): Promise<void> {
  await on(trx)
    .updateTable('recurring_rules')
    .set({ active: false, next_at: null, store_id: null })
    .where('store_id', '=', storeId)
    .execute();
}

export async function moveRulesOf(trx: Transaction, storeId: string, clientId: string): Promise<void> {
  await on(trx).updateTable('recurring_rules').set({ client_id: clientId }).where('store_id', '=', storeId).execute();
}
