import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { FindingState, Severity } from '#core/inspection';
import type { Db, Transaction } from '#kit/db/db';
import type { Seen } from '../seen.ts';
import type { AuditsTables, FindingRow, LogRow } from '../tables.ts';

const on = (db: Db) => db.withTables<AuditsTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;
const live: readonly FindingState[] = ['open', 'planned'];
const gravity = sql`array_position(array['critical', 'high', 'medium', 'low', 'info'], severity)`;

export interface FindingFilter {
  limit: number;
  offset: number;
  q?: string | undefined;
  taskId?: string | undefined;
  state?: FindingState | 'live' | undefined;
  severity?: Severity | undefined;
  area?: FindingRow['area'] | undefined;
  check?: string | undefined;
}

function matches(e: ExpressionBuilder<AuditsTables, 'findings'>, seen: Seen, f: FindingFilter, checks: string[]) {
  const like = f.q ? `%${f.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return e.and([
    ...(seen === null ? [] : [e('store_id', '=', among(seen))]),
    ...(f.taskId ? [e('task_id', '=', f.taskId)] : []),
    ...(f.state === 'live' ? [e('state', 'in', live)] : f.state ? [e('state', '=', f.state)] : []),
    ...(f.severity ? [e('severity', '=', f.severity)] : []),
    ...(f.area ? [e('area', '=', f.area)] : []),
    ...(f.check ? [e('check_name', '=', f.check)] : []),
    ...(like ? [e.or([e('about', 'ilike', like), e('check_name', 'ilike', like), e('check_name', 'in', checks)])] : []),
  ]);
}

/**
 * The gravest first.
 * @param checks those whose words hold what is searched for: the database knows no words
 */
export async function searchFindings(
  db: Db,
  seen: Seen,
  filter: FindingFilter,
  checks: readonly string[],
): Promise<{ rows: FindingRow[]; total: number }> {
  const found = on(db)
    .selectFrom('findings')
    .where((e) => matches(e, seen, filter, ['', ...checks]));
  const [rows, { n }] = await Promise.all([
    found
      .selectAll()
      .orderBy(gravity)
      .orderBy('last_seen_at', 'desc')
      .orderBy('id')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

export const findingsByIds = (db: Db, ids: readonly string[], seen: Seen): Promise<FindingRow[]> =>
  on(db)
    .selectFrom('findings')
    .selectAll()
    .where('id', '=', among(ids))
    .$if(seen !== null, (q) => q.where('store_id', '=', among(seen!)))
    .orderBy(gravity)
    .orderBy('id')
    .execute();

export const findingsOf = (db: Db, storeId: string): Promise<FindingRow[]> =>
  on(db).selectFrom('findings').selectAll().where('store_id', '=', storeId).execute();

/** The same for whoever changes them: in one order, so that no two wait for each other. */
export const lockFindingsOf = (trx: Transaction, storeId: string): Promise<FindingRow[]> =>
  on(trx).selectFrom('findings').selectAll().where('store_id', '=', storeId).orderBy('id').forUpdate().execute();
export const lockFindings = (trx: Transaction, ids: readonly string[]): Promise<FindingRow[]> =>
  on(trx).selectFrom('findings').selectAll().where('id', '=', among(ids)).orderBy('id').forUpdate().execute();
export const lockFindingsOfTask = (trx: Transaction, taskId: string): Promise<FindingRow[]> =>
  on(trx).selectFrom('findings').selectAll().where('task_id', '=', taskId).orderBy('id').forUpdate().execute();

export const lockExpired = (trx: Transaction, now: number, most: number): Promise<FindingRow[]> =>
  on(trx)
    .selectFrom('findings')
    .selectAll()
    .where('state', '=', 'accepted')
    .where('accepted_until', '<=', now)
    .orderBy('accepted_until')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();

export const insertFinding = async (trx: Transaction, row: FindingRow): Promise<void> =>
  void (await on(trx)
    .insertInto('findings')
    .values({ ...row, problem: json(row.problem) })
    .execute());

export const changeFinding = async (trx: Transaction, id: string, change: Partial<FindingRow>): Promise<void> =>
  void (await on(trx)
    .updateTable('findings')
    .set({ ...change, ...(change.problem ? { problem: json(change.problem) } : {}) })
    .where('id', '=', id)
    .execute());

export const addLog = async (trx: Transaction, row: Omit<LogRow, 'seq'>): Promise<void> =>
  void (await on(trx)
    .insertInto('finding_log')
    .values({ ...row, values: json(row.values) })
    .execute());

/** The newest first. */
export const logOf = (db: Db, findingId: string): Promise<Omit<LogRow, 'seq'>[]> =>
  on(db)
    .selectFrom('finding_log')
    .select(['id', 'finding_id', 'at', 'author', 'step', 'values', 'note'])
    .where('finding_id', '=', findingId)
    .orderBy('seq', 'desc')
    .limit(500)
    .execute();

/** Names of checks that found something here. */
export const checksFound = async (db: Db): Promise<string[]> =>
  (await on(db).selectFrom('findings').select('check_name').distinct().execute()).map((row) => row.check_name);

/** How many findings of each store are in which state and of which severity. */
export const countFindings = (
  db: Db,
  storeIds: readonly string[],
): Promise<{ store_id: string; state: FindingState; severity: Severity; n: number }[]> =>
  on(db)
    .selectFrom('findings')
    .select(['store_id', 'state', 'severity'])
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(sql<SqlBool>`store_id = ${among(storeIds)}`)
    .groupBy(['store_id', 'state', 'severity'])
    .execute();

export const removeFindingsOf = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await on(trx).deleteFrom('findings').where('store_id', '=', storeId).execute());
