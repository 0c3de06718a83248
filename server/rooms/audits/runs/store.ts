import { type SqlBool, sql } from 'kysely';
import type { AuditState } from '#contract/audits';
import type { Db, Transaction } from '#kit/db/db';
import type { Seen } from '../seen.ts';
import type { AuditsTables, ResultRow, RunRow } from '../tables.ts';

const on = (db: Db) => db.withTables<AuditsTables>();
const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;
const of = (ids: readonly string[]) => sql<SqlBool>`store_id = any(${[...ids]}::uuid[])`;
const open = ['waiting', 'running'] as const;

/** False where one waits or runs for this store already. */
export async function insertRun(
  trx: Transaction,
  row: Pick<
    RunRow,
    'id' | 'store_id' | 'host' | 'address' | 'origin' | 'started_by' | 'asked_at' | 'found' | 'extras' | 'since_id'
  >,
): Promise<boolean> {
  const added = await on(trx)
    .insertInto('audit_runs')
    .values({
      ...row,
      found: json(row.found),
      state: 'waiting',
      started_at: null,
      finished_at: null,
      attempt: 0,
      beat_at: null,
      progress: null,
      trouble: null,
      scores: json([]),
      news: null,
      platform: null,
      requests: 0,
      seo_pages: null,
      pruned_at: null,
    })
    .onConflict((c) => c.column('store_id').where('state', 'in', open).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export const runById = (db: Db, id: string, seen: Seen): Promise<RunRow | undefined> =>
  on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .where('id', '=', id)
    .$if(seen !== null, (q) => q.where(of(seen!)))
    .executeTakeFirst();

export const runsByIds = (db: Db, ids: readonly string[]): Promise<RunRow[]> =>
  on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute();

/** Of a store the newest whose SEO state is kept. */
export const latestSeoRun = (db: Db, storeId: string): Promise<RunRow | undefined> =>
  on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('seo_pages', 'is not', null)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The newest first. */
export async function searchRuns(
  db: Db,
  seen: Seen,
  { limit, offset, state }: { limit: number; offset: number; state?: AuditState | undefined },
): Promise<{ rows: RunRow[]; total: number }> {
  const found = on(db)
    .selectFrom('audit_runs')
    .$if(seen !== null, (q) => q.where(of(seen!)))
    .$if(state !== undefined, (q) => q.where('state', '=', state!));
  const [rows, { n }] = await Promise.all([
    found.selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

/** Of each store the newest, or the newest two that were judged. The newest first. */
export async function latestRuns(
  db: Db,
  storeIds: readonly string[],
  which: { most: number; done: boolean },
): Promise<RunRow[]> {
  const ranked = on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .select(sql<number>`row_number() over (partition by store_id order by asked_at desc, id desc)`.as('place'))
    .where(of(storeIds))
    .$if(which.done, (q) => q.where('state', '=', 'done'));
  return on(db)
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', which.most)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Those that were judged before this one, the newest first. */
export const runsBefore = (db: Db, run: RunRow, most: number): Promise<RunRow[]> =>
  on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .where('store_id', '=', run.store_id)
    .where('state', '=', 'done')
    .where('id', '!=', run.id)
    .where((e) =>
      e.or([e('asked_at', '<', run.asked_at), e.and([e('asked_at', '=', run.asked_at), e('id', '<', run.id)])]),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

/** The one that was judged before this one. */
export const runBefore = async (db: Db, run: RunRow): Promise<RunRow | undefined> => (await runsBefore(db, run, 1))[0];

/**
 * The next that may run, for as long as the transaction lasts nobody else's: people first, then new stores, then schedules,
 * and one at a time for each host.
 */
export async function claimWaiting(trx: Transaction, now: number): Promise<RunRow | undefined> {
  // Two workers that look at once would both find the host free.
  await sql`select pg_advisory_xact_lock(hashtext('audits.claim'))`.execute(trx);
  const next = on(trx)
    .selectFrom('audit_runs')
    .select('id')
    .where('state', '=', 'waiting')
    .where('host', 'not in', on(trx).selectFrom('audit_runs').select('host').where('state', '=', 'running'))
    .orderBy(sql`array_position(array['person', 'first', 'schedule'], origin)`)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(1);
  return on(trx)
    .updateTable('audit_runs')
    .set((e) => ({
      state: 'running',
      attempt: e('attempt', '+', 1),
      started_at: now,
      beat_at: now,
      progress: json({ artifact: null, done: 0, of: 0 }),
    }))
    .where('id', '=', next)
    .returningAll()
    .executeTakeFirst();
}

/** Whether one waits whose host is free. */
export async function someoneWaits(db: Db): Promise<boolean> {
  const waiting = await on(db)
    .selectFrom('audit_runs')
    .select('id')
    .where('state', '=', 'waiting')
    .where('host', 'not in', on(db).selectFrom('audit_runs').select('host').where('state', '=', 'running'))
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

type Try = Pick<RunRow, 'id' | 'attempt'>;

/** Changes what a try is about, where it is still its turn. False where it was cancelled, given to another, or is gone. */
export async function changeTry(trx: Transaction, { id, attempt }: Try, change: Partial<RunRow>): Promise<boolean> {
  const columns = ['progress', 'trouble', 'scores', 'found', 'news', 'platform'] as const;
  const packed = Object.fromEntries(columns.filter((key) => key in change).map((key) => [key, json(change[key])]));
  const row = await on(trx)
    .updateTable('audit_runs')
    .set({ ...change, ...packed })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those whose try has given no sign of life since `before`; nobody else takes them until the transaction ends. */
export const claimStale = (trx: Transaction, before: number): Promise<RunRow[]> =>
  on(trx)
    .selectFrom('audit_runs')
    .selectAll()
    .where('state', '=', 'running')
    .where('beat_at', '<', before)
    .orderBy('beat_at')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute();

/** Ends one that waits or runs. False where it is over already. */
export async function stopRun(trx: Transaction, id: string, now: number): Promise<boolean> {
  const row = await on(trx)
    .updateTable('audit_runs')
    .set({ state: 'cancelled', finished_at: now, progress: null })
    .where('id', '=', id)
    .where('state', 'in', open)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const keepResult = async (trx: Transaction, row: ResultRow): Promise<void> =>
  void (await on(trx)
    .insertInto('audit_results')
    .values({ ...row, site: json(row.site), outcomes: json(row.outcomes), gaps: json(row.gaps) })
    .execute());

/** What was gathered is kept for the newest runs of a store. */
export async function forgetArtifacts(trx: Transaction, storeId: string, keep: number): Promise<void> {
  const runs = on(trx).selectFrom('audit_runs').select('id').where('store_id', '=', storeId);
  const newest = runs.where('state', '=', 'done').orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(keep);
  await on(trx)
    .updateTable('audit_results')
    .set({ artifacts: null })
    .where('artifacts', 'is not', null)
    .where('run_id', 'in', runs)
    .where('run_id', 'not in', newest)
    .execute();
}

export const resultOf = (db: Db, runId: string): Promise<ResultRow | undefined> =>
  on(db).selectFrom('audit_results').selectAll().where('run_id', '=', runId).executeTakeFirst();

/** What search engines were told, as `packedSeo` packs it. */
export const seoOf = async (db: Db, runId: string): Promise<Buffer | null> =>
  (await on(db).selectFrom('audit_results').select('seo').where('run_id', '=', runId).executeTakeFirst())?.seo ?? null;

/** The same without what was gathered, which is big. */
export const outcomesOf = (
  db: Db,
  runId: string,
): Promise<(Omit<ResultRow, 'artifacts' | 'seo'> & { is_kept: boolean }) | undefined> =>
  on(db)
    .selectFrom('audit_results')
    .select(['run_id', 'site', 'outcomes', 'gaps'])
    .select(sql<boolean>`artifacts is not null`.as('is_kept'))
    .where('run_id', '=', runId)
    .executeTakeFirst();

/** The one that waits or runs. */
export const openRunOf = (db: Db, storeId: string): Promise<RunRow | undefined> =>
  on(db)
    .selectFrom('audit_runs')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('state', 'in', open)
    .executeTakeFirst();

export const removeRunsOf = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await on(trx).deleteFrom('audit_runs').where('store_id', '=', storeId).execute());
