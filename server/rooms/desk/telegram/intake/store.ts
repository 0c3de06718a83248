import { type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { DeskTables } from '../../tables.ts';
import type { TelegramTables } from '../tables.ts';

export type UpdateRow = Omit<Selectable<TelegramTables['telegram_updates']>, 'seq'>;
const on = (db: Db) => db.withTables<TelegramTables & DeskTables>();

export const updateById = (db: Db, id: string): Promise<UpdateRow | undefined> =>
  on(db).selectFrom('telegram_updates').selectAll().where('id', '=', id).executeTakeFirst();
export const updateToTake = (trx: Transaction, id: string): Promise<UpdateRow | undefined> =>
  on(trx)
    .selectFrom('telegram_updates')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
export const changeUpdate = async (trx: Transaction, id: string, change: Partial<UpdateRow>): Promise<void> =>
  void (await on(trx).updateTable('telegram_updates').set(change).where('id', '=', id).execute());

/** The request that is open and was asked last in this chat, where it lives now. */
export async function lastOpenRequest(db: Db, chatId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(m.id, r.id) as id from requests r left join requests m on m.id = r.merged_into
    where r.telegram_chat = ${chatId} and coalesce(m.state, r.state) in ('new', 'open', 'waiting_client', 'waiting_third')
    order by r.opened_at desc, r.number desc limit 1`.execute(db);
  return rows[0]?.id;
}

/** The request to which a message of this chat belongs: one of ours, or one of theirs. */
export async function requestOfMessage(db: Db, chatId: string, message: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(r.merged_into, r.id) as id from requests r where r.id in (
      select request_id from telegram_sendings where chat_id = ${chatId} and ${message}::bigint = any(messages)
      union select request_id from telegram_updates where chat_id = ${chatId} and message = ${message}) limit 1`.execute(
    db,
  );
  return rows[0]?.id;
}

export async function openedInChat(db: Db, chatId: string, since: number): Promise<number> {
  const { n } = await on(db)
    .selectFrom('telegram_updates')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('chat_id', '=', chatId)
    .where('outcome', '=', 'opened')
    .where('received_at', '>=', since)
    .executeTakeFirstOrThrow();
  return n;
}

export const bindChat = async (trx: Transaction, requestId: string, chatId: string): Promise<void> =>
  void (await on(trx).updateTable('requests').set({ telegram_chat: chatId }).where('id', '=', requestId).execute());
