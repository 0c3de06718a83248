import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { DeskTables } from '../../tables.ts';
import type { MailTables } from '../tables.ts';

export type OutgoingRow = Omit<Selectable<MailTables['outgoing_mails']>, 'seq'>;
export type RatingRow = MailTables['request_ratings'];
const on = (db: Db) => db.withTables<MailTables & DeskTables>();

export const insertOutgoing = async (trx: Transaction, row: Insertable<MailTables['outgoing_mails']>): Promise<void> =>
  void (await on(trx).insertInto('outgoing_mails').values(row).execute());

/** Mails from which the conversation was made, the oldest first; merged requests brought theirs along. */
export function mailsInConversation(db: Db, requestId: string) {
  return on(db)
    .selectFrom('mails')
    .innerJoin('request_messages', 'request_messages.id', 'mails.entry_id')
    .select(['mails.mailbox_id', 'mails.message_id', 'mails.from_address', 'mails.received_at as at'])
    .where('request_messages.request_id', '=', requestId)
    .where('mails.outcome', 'in', ['opened', 'joined'])
    .orderBy('mails.seq')
    .execute();
}

/** Who asked by mail: in this request, and in those that were merged into it. */
export async function requestersByMail(db: Db, requestId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('requests')
    .select('requester_email')
    .where((e) => e.or([e('id', '=', requestId), e('merged_into', '=', requestId)]))
    .where('requester_email', 'is not', null)
    .orderBy('opened_at')
    .execute();
  return rows.flatMap((row) => row.requester_email ?? []);
}

export const outgoingOf = (db: Db, requestId: string) =>
  on(db)
    .selectFrom('outgoing_mails')
    .select(['id', 'created_at as at', 'mailbox_id'])
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute();
export const outgoingById = (db: Db, id: string): Promise<OutgoingRow | undefined> =>
  on(db).selectFrom('outgoing_mails').selectAll().where('id', '=', id).executeTakeFirst();
export const outgoingByEntries = (db: Db, entryIds: readonly string[]): Promise<OutgoingRow[]> =>
  on(db)
    .selectFrom('outgoing_mails')
    .selectAll()
    .where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`)
    .execute();

/** Takes what is due; whoever takes and is killed loses it again at `until`, and it is sent once more under its id. */
export async function claimOutgoing(db: Db, now: number, until: number, limit: number): Promise<OutgoingRow[]> {
  const { rows } = await sql<OutgoingRow>`
    update outgoing_mails set state = 'sending', attempts = attempts + 1, try_at = ${until} where id in (
      select id from outgoing_mails where state in ('waiting', 'retrying', 'sending') and try_at <= ${now}
      order by try_at, seq limit ${limit} for update skip locked) returning *`.execute(db);
  return rows;
}

export const changeOutgoing = async (trx: Transaction, id: string, change: Partial<OutgoingRow>): Promise<void> =>
  void (await on(trx).updateTable('outgoing_mails').set(change).where('id', '=', id).execute());

/** Of these mails, those that are ours and were sent. */
export const sentAmong = (db: Db, ids: readonly string[]): Promise<OutgoingRow[]> =>
  on(db)
    .selectFrom('outgoing_mails')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('attempts', '>', 0)
    .orderBy('seq', 'desc')
    .execute();

/** What was merged goes on in the other request. */
export async function moveMails(trx: Transaction, from: string, into: string): Promise<void> {
  await on(trx).updateTable('mails').set({ request_id: into }).where('request_id', '=', from).execute();
  await on(trx).updateTable('outgoing_mails').set({ request_id: into }).where('request_id', '=', from).execute();
}

/** @returns false where it is not one that failed */
export async function sendAgain(trx: Transaction, id: string, now: number): Promise<boolean> {
  const changed = await on(trx)
    .updateTable('outgoing_mails')
    .set({ state: 'waiting', attempts: 0, created_at: now, try_at: now, error: null, taken: [] })
    .where('id', '=', id)
    .where('state', 'in', ['dead', 'bounced'])
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export const wordOf = async (db: Db, entryId: string): Promise<{ text: string; author: string } | undefined> =>
  on(db).selectFrom('request_messages').select(['text', 'author']).where('id', '=', entryId).executeTakeFirst();
export const contentsOf = (db: Db, entryId: string) =>
  on(db)
    .selectFrom('request_files')
    .select(['name', 'type', 'content'])
    .where('entry_id', '=', entryId)
    .orderBy('seq')
    .execute();

export const ratingOf = (db: Db, requestId: string): Promise<RatingRow | undefined> =>
  on(db).selectFrom('request_ratings').selectAll().where('request_id', '=', requestId).executeTakeFirst();

/** @returns false where it is rated already */
export async function addRating(trx: Transaction, rating: RatingRow): Promise<boolean> {
  const added = await on(trx)
    .insertInto('request_ratings')
    .values(rating)
    .onConflict((c) => c.doNothing())
    .returning('request_id')
    .executeTakeFirst();
  return added !== undefined;
}
