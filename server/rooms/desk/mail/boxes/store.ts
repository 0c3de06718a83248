import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { MailTables } from '../tables.ts';

export type BoxRow = Selectable<MailTables['mailboxes']>;
const on = (db: Db) => db.withTables<MailTables>();

export const allBoxes = (db: Db): Promise<BoxRow[]> =>
  on(db).selectFrom('mailboxes').selectAll().orderBy('created_at').orderBy('id').execute();
export const boxById = (db: Db, id: string): Promise<BoxRow | undefined> =>
  on(db).selectFrom('mailboxes').selectAll().where('id', '=', id).executeTakeFirst();
export const boxByHook = (db: Db, digest: string): Promise<BoxRow | undefined> =>
  on(db)
    .selectFrom('mailboxes')
    .selectAll()
    .where('hook_digest', '=', digest)
    .where('enabled', '=', true)
    .executeTakeFirst();
export const insertBox = (trx: Transaction, row: Insertable<MailTables['mailboxes']>): Promise<BoxRow> =>
  on(trx).insertInto('mailboxes').values(row).returningAll().executeTakeFirstOrThrow();
export const changeBox = async (trx: Transaction, id: string, change: Partial<BoxRow>): Promise<void> =>
  void (await on(trx).updateTable('mailboxes').set(change).where('id', '=', id).execute());
export const removeBox = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('mailboxes').where('id', '=', id).execute());

/**
 * IMAP mailboxes that `who` may fetch from for so long: those that nobody holds, and its own. A holder that gives no sign
 * of life for so long was killed.
 */
export async function claimBoxes(db: Db, who: string, ms: number): Promise<BoxRow[]> {
  // What is ours is claimed anew only when a third of the time is over: a row a second would be written for nothing.
  await sql`
    update mailboxes set claimed_by = ${who}, claimed_until = clock_timestamp() + ${ms} * interval '1 millisecond'
    where kind = 'imap' and enabled and (claimed_by is null or claimed_until < clock_timestamp()
      or (claimed_by = ${who} and claimed_until < clock_timestamp() + ${(ms * 2) / 3} * interval '1 millisecond'))`.execute(
    db,
  );
  return on(db)
    .selectFrom('mailboxes')
    .selectAll()
    .where('claimed_by', '=', who)
    .where('kind', '=', 'imap')
    .where('enabled', '=', true)
    .execute();
}

export async function giveBackBoxes(db: Db, who: string): Promise<void> {
  await on(db)
    .updateTable('mailboxes')
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', who)
    .execute();
}

/** It is there and answers. @returns since when it did not, if it did not */
export async function noteLook(trx: Transaction, id: string, at: number): Promise<number | null> {
  const { rows } = await sql<{ since: number | null }>`
    with before as (select id, fails_since from mailboxes where id = ${id} for update)
    update mailboxes m set looked_at = ${at}, failures = 0, fails_since = null, trouble = null, try_at = 0
    from before where m.id = before.id returning before.fails_since as since`.execute(trx);
  return rows[0]?.since ?? null;
}

/** @returns since when it fails */
export async function noteTrouble(
  trx: Transaction,
  id: string,
  { at, tryAt, trouble }: { at: number; tryAt: number; trouble: string },
): Promise<number> {
  const { fails_since: since } = await on(trx)
    .updateTable('mailboxes')
    .set((e) => ({
      failures: e('failures', '+', 1),
      fails_since: e.fn.coalesce('fails_since', e.val(at)),
      trouble,
      try_at: tryAt,
    }))
    .where('id', '=', id)
    .returning('fails_since')
    .executeTakeFirstOrThrow();
  return since ?? at;
}

/** How far the folder was taken. */
export async function notePlace(trx: Transaction, id: string, uidValidity: string, lastUid: number): Promise<void> {
  await on(trx)
    .updateTable('mailboxes')
    .set({ uid_validity: uidValidity, last_uid: lastUid })
    .where('id', '=', id)
    .execute();
}
