import type { Db, Transaction } from '#kit/db/db';
import type { PeopleTables, TokenRow } from '../tables.ts';

const on = (db: Db) => db.withTables<PeopleTables>();

export async function insertToken(trx: Transaction, row: TokenRow): Promise<void> {
  await on(trx).insertInto('api_tokens').values(row).execute();
}

export function tokenByDigest(db: Db, digest: string): Promise<TokenRow | undefined> {
  return on(db).selectFrom('api_tokens').selectAll().where('digest', '=', digest).executeTakeFirst();
}

/** The person's tokens, newest first; with `machine`, also those that were made on the server's own machine. */
export function tokensOf(db: Db, personId: string, machine: boolean): Promise<TokenRow[]> {
  return on(db)
    .selectFrom('api_tokens')
    .selectAll()
    .where((e) => e.or([e('person_id', '=', personId), ...(machine ? [e('person_id', 'is', null)] : [])]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function tokenUsed(db: Db, id: string, now: number): Promise<void> {
  await on(db).updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', id).execute();
}

export async function removeToken(
  trx: Transaction,
  id: string,
  personId: string,
  machine: boolean,
): Promise<TokenRow | undefined> {
  return on(trx)
    .deleteFrom('api_tokens')
    .where('id', '=', id)
    .where((e) => e.or([e('person_id', '=', personId), ...(machine ? [e('person_id', 'is', null)] : [])]))
    .returningAll()
    .executeTakeFirst();
}
