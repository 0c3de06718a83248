import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TelegramTables } from '../tables.ts';

export type BotRow = Selectable<TelegramTables['telegram_bots']>;
const on = (db: Db) => db.withTables<TelegramTables>();

export const allBots = (db: Db): Promise<BotRow[]> =>
  on(db).selectFrom('telegram_bots').selectAll().orderBy('created_at').orderBy('id').execute();
export const botById = (db: Db, id: string): Promise<BotRow | undefined> =>
  on(db).selectFrom('telegram_bots').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns undefined where that bot is here already */
export const insertBot = (
  trx: Transaction,
  row: Insertable<TelegramTables['telegram_bots']>,
): Promise<BotRow | undefined> =>
  on(trx)
    .insertInto('telegram_bots')
    .values(row)
    .onConflict((c) => c.column('number').doNothing())
    .returningAll()
    .executeTakeFirst();
export const changeBot = async (trx: Transaction, id: string, change: Partial<BotRow>): Promise<void> =>
  void (await on(trx).updateTable('telegram_bots').set(change).where('id', '=', id).execute());
export const removeBot = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('telegram_bots').where('id', '=', id).execute());

/**
 * Bots that `who` may read for so long: a holder that gives no sign of life for so long was killed. A clock that jumped
 * back makes nobody wait for longer than an hour.
 */
export async function claimBots(db: Db, who: string, now: number, ms: number): Promise<BotRow[]> {
  // What is ours is claimed anew only when a third of the time is over: a row a second would be written for nothing.
  await sql`
    update telegram_bots set claimed_by = ${who}, claimed_until = clock_timestamp() + ${ms} * interval '1 millisecond'
    where enabled and (claimed_by is null or claimed_until < clock_timestamp()
      or (claimed_by = ${who} and claimed_until < clock_timestamp() + ${(ms * 2) / 3} * interval '1 millisecond'))`.execute(
    db,
  );
  return on(db)
    .selectFrom('telegram_bots')
    .selectAll()
    .where('claimed_by', '=', who)
    .where('enabled', '=', true)
    .where((e) => e.or([e('try_at', '<=', now), e('try_at', '>', now + 3_600_000)]))
    .execute();
}
export async function giveBackBots(db: Db, who: string): Promise<void> {
  await on(db)
    .updateTable('telegram_bots')
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', who)
    .execute();
}

/** The bot as it is, kept from changing, where `who` holds it still. */
export const heldBot = (trx: Transaction, id: string, who: string): Promise<BotRow | undefined> =>
  on(trx)
    .selectFrom('telegram_bots')
    .selectAll()
    .where('id', '=', id)
    .where('claimed_by', '=', who)
    .forUpdate()
    .executeTakeFirst();

/** @returns false where it was kept before */
export async function keepUpdate(
  trx: Transaction,
  update: Insertable<TelegramTables['telegram_updates']>,
): Promise<boolean> {
  const kept = await on(trx)
    .insertInto('telegram_updates')
    .values(update)
    .onConflict((c) => c.columns(['bot_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** Of strangers nothing is kept for longer than Telegram itself would give it again. */
export async function forgetStrangers(trx: Transaction, before: number): Promise<void> {
  await on(trx)
    .deleteFrom('telegram_updates')
    .where('outcome', 'in', ['stranger', 'ignored'])
    .where('received_at', '<', before)
    .execute();
  await on(trx).deleteFrom('telegram_strangers').where('told_at', '<', before).execute();
}

/** People connected to each bot. */
export async function chatCounts(db: Db): Promise<Map<string, number>> {
  const rows = await on(db)
    .selectFrom('telegram_chats')
    .select((e) => ['bot_id', e.fn.countAll<number>().as('n')])
    .where('left_at', 'is', null)
    .groupBy('bot_id')
    .execute();
  return new Map(rows.map((row) => [row.bot_id, row.n]));
}
