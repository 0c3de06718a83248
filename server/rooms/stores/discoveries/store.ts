import type { Db, Transaction } from '#kit/db/db';
import type { Discovery, Step } from '#discovery';
import type { DiscoveryRow, StoresTables } from '../tables.ts';

const on = (db: Db) => db.withTables<StoresTables>();

export type DiscoveryRecord = Omit<DiscoveryRow, 'steps' | 'result'> & { steps: Step[]; result: Discovery | null };

const read = (row: DiscoveryRow): DiscoveryRecord => row as unknown as DiscoveryRecord;

/** Keeps a new one that runs. False where one runs for this store already. */
export async function insertDiscovery(
  trx: Transaction,
  row: Pick<DiscoveryRecord, 'id' | 'store_id' | 'started_at' | 'by_staff' | 'steps'>,
): Promise<boolean> {
  const done = await on(trx)
    .insertInto('discoveries')
    .values({
      ...row,
      steps: JSON.stringify(row.steps),
      state: 'running',
      progress: 0,
      result: null,
      finished_at: null,
      attempt: 1,
      beat_at: row.started_at,
    })
    .onConflict((c) => c.column('store_id').where('state', '=', 'running').doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Keeps the newest of a store. */
export async function forgetDiscoveries(trx: Transaction, storeId: string, keep: number): Promise<void> {
  const newest = on(trx)
    .selectFrom('discoveries')
    .select('id')
    .where('store_id', '=', storeId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(keep);
  await on(trx)
    .deleteFrom('discoveries')
    .where('store_id', '=', storeId)
    .where('state', '!=', 'running')
    .where('id', 'not in', newest)
    .execute();
}

export async function latestDiscovery(db: Db, storeId: string): Promise<DiscoveryRecord | undefined> {
  const row = await on(db)
    .selectFrom('discoveries')
    .selectAll()
    .where('store_id', '=', storeId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && read(row);
}

/** The latest that ended by itself, whatever it found. */
export async function latestFinished(db: Db, storeId: string): Promise<DiscoveryRecord | undefined> {
  const row = await on(db)
    .selectFrom('discoveries')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('state', 'in', ['done', 'failed'])
    .where('result', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && read(row);
}

export async function discoveryById(db: Db, id: string): Promise<DiscoveryRecord | undefined> {
  const row = await on(db).selectFrom('discoveries').selectAll().where('id', '=', id).executeTakeFirst();
  return row && read(row);
}

/** Notes how far a try is. False where it is over for it: cancelled, given to another try, or the store is gone. */
export async function beat(
  db: Db,
  id: string,
  attempt: number,
  now: number,
  seen: { steps: Step[]; progress: number },
): Promise<boolean> {
  const row = await on(db)
    .updateTable('discoveries')
    .set({ beat_at: now, steps: JSON.stringify(seen.steps), progress: seen.progress })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False where it is not this try's turn any more, or the store is gone. */
export async function finishDiscovery(
  trx: Transaction,
  id: string,
  attempt: number,
  end: { state: DiscoveryRow['state']; finished_at: number; steps: Step[]; progress: number; result: Discovery | null },
): Promise<boolean> {
  const row = await on(trx)
    .updateTable('discoveries')
    .set({ ...end, steps: JSON.stringify(end.steps), result: end.result && JSON.stringify(end.result) })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those whose try has given no sign of life since `before`; nobody else takes them until the transaction ends. */
export async function claimStale(trx: Transaction, before: number): Promise<DiscoveryRecord[]> {
  const rows = await on(trx)
    .selectFrom('discoveries')
    .selectAll()
    .where('state', '=', 'running')
    .where('beat_at', '<', before)
    .orderBy('beat_at')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(read);
}

export async function nextAttempt(trx: Transaction, id: string, attempt: number, now: number): Promise<void> {
  await on(trx).updateTable('discoveries').set({ attempt, beat_at: now }).where('id', '=', id).execute();
}
