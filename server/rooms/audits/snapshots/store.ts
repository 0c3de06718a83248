import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { Seen } from '../seen.ts';
import type { AuditsTables, SnapshotRow } from '../tables.ts';

const on = (db: Db) => db.withTables<AuditsTables>();
const of = (ids: readonly string[]) => sql<SqlBool>`store_id = any(${[...ids]}::uuid[])`;
/** All but the pages, which are big. */
const shown = ['id', 'store_id', 'name', 'kept_by', 'asked_at', 'run_id', 'taken_at', 'pages'] as const;
export type ShownSnapshot = Omit<SnapshotRow, 'seo'>;

export const insertSnapshot = async (trx: Transaction, row: SnapshotRow): Promise<void> =>
  void (await on(trx).insertInto('seo_snapshots').values(row).execute());

/** What an audit saw, for all snapshots that wait for it. */
export const fillSnapshots = async (
  trx: Transaction,
  runId: string,
  taken: Pick<SnapshotRow, 'taken_at' | 'pages' | 'seo'>,
): Promise<void> =>
  void (await on(trx)
    .updateTable('seo_snapshots')
    .set(taken)
    .where('run_id', '=', runId)
    .where('taken_at', 'is', null)
    .execute());

export const snapshotById = (db: Db, id: string, seen: Seen): Promise<ShownSnapshot | undefined> =>
  on(db)
    .selectFrom('seo_snapshots')
    .select(shown)
    .where('id', '=', id)
    .$if(seen !== null, (q) => q.where(of(seen!)))
    .executeTakeFirst();

export const snapshotSeo = async (db: Db, id: string): Promise<Buffer | null> =>
  (await on(db).selectFrom('seo_snapshots').select('seo').where('id', '=', id).executeTakeFirst())?.seo ?? null;

/** The newest first. */
export async function snapshotsOf(
  db: Db,
  storeId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ShownSnapshot[]; total: number }> {
  const found = on(db).selectFrom('seo_snapshots').where('store_id', '=', storeId);
  const [rows, { n }] = await Promise.all([
    found.select(shown).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

/** Of a store the newest that was taken. */
export const newestKept = async (db: Db, storeId: string): Promise<string | null> =>
  (
    await on(db)
      .selectFrom('seo_snapshots')
      .select('id')
      .where('store_id', '=', storeId)
      .where('taken_at', 'is not', null)
      .orderBy('taken_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null;

export const snapshotNames = (db: Db, ids: readonly string[]): Promise<Pick<SnapshotRow, 'id' | 'name'>[]> =>
  on(db)
    .selectFrom('seo_snapshots')
    .select(['id', 'name'])
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute();

export const nameSnapshot = async (trx: Transaction, id: string, name: string): Promise<void> =>
  void (await on(trx).updateTable('seo_snapshots').set({ name }).where('id', '=', id).execute());

/** Audits that compared with it compare with nothing. */
export async function removeSnapshot(trx: Transaction, id: string): Promise<void> {
  await on(trx).updateTable('audit_runs').set({ since_id: null }).where('since_id', '=', id).execute();
  await on(trx).deleteFrom('seo_snapshots').where('id', '=', id).execute();
}

export const removeSnapshotsOf = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await on(trx).deleteFrom('seo_snapshots').where('store_id', '=', storeId).execute());
