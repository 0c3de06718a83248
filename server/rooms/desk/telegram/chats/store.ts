import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TelegramTables } from '../tables.ts';

export type ChatRow = Selectable<TelegramTables['telegram_chats']>;
type LinkRow = TelegramTables['telegram_links'];
const on = (db: Db) => db.withTables<TelegramTables>();

/** Who writes there now. */
export const chatAt = (db: Db, botId: string, number: number): Promise<ChatRow | undefined> =>
  on(db)
    .selectFrom('telegram_chats')
    .selectAll()
    .where('bot_id', '=', botId)
    .where('number', '=', number)
    .where('left_at', 'is', null)
    .executeTakeFirst();
export const chatById = (db: Db, id: string): Promise<ChatRow | undefined> =>
  on(db).selectFrom('telegram_chats').selectAll().where('id', '=', id).where('left_at', 'is', null).executeTakeFirst();

/** @param personId null: of everybody */
export const livingChats = (db: Db, personId: string | null): Promise<ChatRow[]> =>
  on(db)
    .selectFrom('telegram_chats')
    .selectAll()
    .where('left_at', 'is', null)
    .$if(personId !== null, (q) => q.where('person_id', '=', personId!))
    .orderBy('connected_at', 'desc')
    .orderBy('id')
    .execute();

/** Whoever wrote there before does not any more. */
export async function connectChat(trx: Transaction, row: Insertable<TelegramTables['telegram_chats']>): Promise<void> {
  await on(trx)
    .updateTable('telegram_chats')
    .set({ left_at: row.connected_at })
    .where('bot_id', '=', row.bot_id)
    .where('number', '=', row.number)
    .where('left_at', 'is', null)
    .execute();
  await on(trx)
    .insertInto('telegram_chats')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['bot_id', 'number', 'person_id'])
        .doUpdateSet({ left_at: null, connected_at: row.connected_at, name: row.name, begin_new: false }),
    )
    .execute();
}

export const leaveChat = async (trx: Transaction, id: string, at: number): Promise<void> =>
  void (await on(trx).updateTable('telegram_chats').set({ left_at: at }).where('id', '=', id).execute());
export const setBeginNew = async (trx: Transaction, id: string, beginNew: boolean): Promise<void> =>
  void (await on(trx).updateTable('telegram_chats').set({ begin_new: beginNew }).where('id', '=', id).execute());

/** One link of a person to a bot is valid at a time. */
export async function replaceLink(trx: Transaction, link: LinkRow): Promise<void> {
  await on(trx)
    .deleteFrom('telegram_links')
    .where('bot_id', '=', link.bot_id)
    .where('person_id', '=', link.person_id)
    .execute();
  await on(trx).insertInto('telegram_links').values(link).execute();
}

/** Uses a link up. @returns whose it is, where it is valid */
export async function spendLink(
  trx: Transaction,
  of: { botId: string; digest: string; now: number },
): Promise<string | undefined> {
  const used = await on(trx)
    .deleteFrom('telegram_links')
    .where('digest', '=', of.digest)
    .where('bot_id', '=', of.botId)
    .where('expires_at', '>', of.now)
    .returning('person_id')
    .executeTakeFirst();
  return used?.person_id;
}

/** Notes that a stranger is answered now. @returns false where that was less than so long ago */
export async function mayTellStranger(
  trx: Transaction,
  of: { botId: string; number: number; now: number; everyMs: number },
): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`
    insert into telegram_strangers as s (bot_id, number, told_at) values (${of.botId}, ${of.number}, ${of.now})
    on conflict (bot_id, number) do update set told_at = excluded.told_at where s.told_at <= ${of.now - of.everyMs}
    returning number`.execute(trx);
  return rows.length > 0;
}
