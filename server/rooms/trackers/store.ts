import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import type { Trouble } from './trouble.ts';
import type { ConnectionRow, TrackersTables } from './tables.ts';

const on = (db: Db) => db.withTables<TrackersTables>();
const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;

export const allConnections = (db: Db): Promise<ConnectionRow[]> =>
  on(db).selectFrom('tracker_connections').selectAll().orderBy('created_at').orderBy('id').execute();
export const connectionById = (db: Db, id: string): Promise<ConnectionRow | undefined> =>
  on(db).selectFrom('tracker_connections').selectAll().where('id', '=', id).executeTakeFirst();
export const insertConnection = async (trx: Transaction, row: ConnectionRow): Promise<void> =>
  void (await on(trx)
    .insertInto('tracker_connections')
    .values({ ...row, look: json(row.look), trouble: json(row.trouble), states: json(row.states) })
    .execute());
export const changeConnection = (
  trx: Transaction,
  id: string,
  change: Partial<ConnectionRow>,
): Promise<ConnectionRow> =>
  on(trx).updateTable('tracker_connections').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
/** Trouble that lasts began when it was first met. */
export const troubleAt = (trouble: Trouble | null, now: number) => ({
  trouble: json(trouble),
  trouble_since: trouble === null ? null : (sql<number>`coalesce(trouble_since, ${now}::bigint)` as never),
});
export const tellConnection = (trx: Transaction, id: string): Promise<void> =>
  changed(trx, { topic: 'tracker', id, storeId: null });
/** What was sent arrived. */
export async function keepSent(trx: Transaction, id: string, now: number): Promise<void> {
  await on(trx).updateTable('tracker_connections').set({ last_sent_at: now }).where('id', '=', id).execute();
  await tellConnection(trx, id);
}
/** Says nothing of a connection whose settings were changed while they were tried. */
export const keepLook = async (
  trx: Transaction,
  { id, settings }: ConnectionRow,
  { look, trouble, looked_at }: Pick<ConnectionRow, 'look' | 'trouble'> & { looked_at: number },
): Promise<void> => {
  await on(trx)
    .updateTable('tracker_connections')
    .set({ ...(look ? { look: json(look) } : {}), ...troubleAt(trouble, looked_at), looked_at })
    .where('id', '=', id)
    .where('settings', '=', settings)
    .execute();
  await tellConnection(trx, id);
};
export const removeConnection = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('tracker_connections').where('id', '=', id).execute());
