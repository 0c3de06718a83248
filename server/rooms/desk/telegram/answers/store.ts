import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { DeskTables } from '../../tables.ts';
import type { ChatRow } from '../chats/store.ts';
import type { TelegramTables } from '../tables.ts';

export type SendingRow = Omit<Selectable<TelegramTables['telegram_sendings']>, 'seq'>;
const on = (db: Db) => db.withTables<TelegramTables & DeskTables>();

export const insertSending = async (
  trx: Transaction,
  row: Insertable<TelegramTables['telegram_sendings']>,
): Promise<void> => void (await on(trx).insertInto('telegram_sendings').values(row).execute());

/** Chats in which this was asked: this request, and those that were merged into it. */
export async function chatsOfRequest(db: Db, requestId: string): Promise<ChatRow[]> {
  return on(db)
    .selectFrom('telegram_chats')
    .selectAll()
    .where((e) =>
      e(
        'id',
        'in',
        e
          .selectFrom('requests')
          .select('telegram_chat')
          .where((r) => r.or([r('id', '=', requestId), r('merged_into', '=', requestId)])),
      ),
    )
    .orderBy('connected_at')
    .execute();
}

/** The last message of the request in that chat: an answer is shown as one to it. */
export async function lastMessageIn(db: Db, requestId: string, chatId: string): Promise<number | null> {
  const found = await on(db)
    .selectFrom('telegram_updates')
    .select('message')
    .where('request_id', '=', requestId)
    .where('chat_id', '=', chatId)
    .where('message', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.message ?? null;
}

/** Takes what is due, of each chat only what comes first: what was written first arrives first. */
export async function claimSendings(db: Db, now: number, until: number, limit: number): Promise<SendingRow[]> {
  const { rows } = await sql<SendingRow>`
    update telegram_sendings set state = 'sending', attempts = attempts + 1, try_at = ${until} where id in (
      select s.id from telegram_sendings s where s.state in ('waiting', 'retrying', 'sending') and s.try_at <= ${now}
        and not exists (select from telegram_sendings o where o.bot_id = s.bot_id and o.number = s.number
          and o.seq < s.seq and o.state in ('waiting', 'retrying', 'sending'))
      order by s.try_at, s.seq limit ${limit} for update skip locked) returning *`.execute(db);
  return rows;
}

export const changeSending = async (trx: Transaction, id: string, change: Partial<SendingRow>): Promise<void> =>
  void (await on(trx).updateTable('telegram_sendings').set(change).where('id', '=', id).execute());

/** One more part is out: whoever is killed now does not send it again. */
export async function noteSent(db: Db, id: string, message: number, until: number): Promise<void> {
  await sql`
    update telegram_sendings set messages = messages || ${message}::bigint, try_at = ${until} where id = ${id}`.execute(
    db,
  );
}

export const sendingById = (db: Db, id: string): Promise<SendingRow | undefined> =>
  on(db).selectFrom('telegram_sendings').selectAll().where('id', '=', id).executeTakeFirst();
export const sendingsByEntries = (db: Db, entryIds: readonly string[]): Promise<SendingRow[]> =>
  on(db)
    .selectFrom('telegram_sendings')
    .selectAll()
    .where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`)
    .execute();

/** @returns false where it is not one that failed */
export async function sendChatAgain(trx: Transaction, id: string, now: number): Promise<boolean> {
  const again = await on(trx)
    .updateTable('telegram_sendings')
    .set({ state: 'waiting', attempts: 0, created_at: now, try_at: now, error: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returning('id')
    .executeTakeFirst();
  return again !== undefined;
}

/** What waits for a chat that is no more. */
export async function giveUpChat(trx: Transaction, chatId: string): Promise<void> {
  await on(trx)
    .updateTable('telegram_sendings')
    .set({ state: 'dead', error: JSON.stringify({ code: 'no_chat' }) })
    .where('chat_id', '=', chatId)
    .where('state', 'in', ['waiting', 'retrying', 'sending'])
    .execute();
}

/** What was merged goes on in the other request. */
export async function moveChat(trx: Transaction, from: string, into: string): Promise<void> {
  await on(trx).updateTable('telegram_updates').set({ request_id: into }).where('request_id', '=', from).execute();
  await on(trx).updateTable('telegram_sendings').set({ request_id: into }).where('request_id', '=', from).execute();
}
