import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TelegramTables } from '../tables.ts';

const on = (db: Db) => db.withTables<TelegramTables>();
type Chat = { bot_id: string; stranger: number };
type Aside = Chat & { id: string; received_at: number; content: string };

/** Chats of which something waits, the one that wrote last first. */
export const strangers = (db: Db): Promise<(Chat & { last: number })[]> =>
  on(db)
    .selectFrom('telegram_updates')
    .select((e) => ['bot_id', 'stranger', e.fn.max('received_at').as('last')])
    .where('outcome', '=', 'aside')
    .groupBy(['bot_id', 'stranger'])
    .orderBy('last', 'desc')
    .orderBy('stranger')
    .$castTo<Chat & { last: number }>()
    .execute();

/** What waits of these chats, in the order in which it came. */
export const asideOf = (db: Db, chats: readonly Chat[]): Promise<Aside[]> =>
  on(db)
    .selectFrom('telegram_updates')
    .select(['id', 'bot_id', 'stranger', 'received_at', 'content'])
    .where('outcome', '=', 'aside')
    .where(
      sql<boolean>`(bot_id, stranger) in (select * from unnest(${chats.map((c) => c.bot_id)}::uuid[], ${chats.map((c) => c.stranger)}::bigint[]))`,
    )
    .orderBy('seq')
    .$castTo<Aside>()
    .execute();

export const countAside = async (db: Db, { bot_id, stranger }: Chat): Promise<number> =>
  (
    await on(db)
      .selectFrom('telegram_updates')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('outcome', '=', 'aside')
      .where('bot_id', '=', bot_id)
      .where('stranger', '=', stranger)
      .executeTakeFirstOrThrow()
  ).n;

/** Takes what waits of a chat away, to be taken anew or to be dropped. @returns which, in the order in which it came */
export async function endAside(
  trx: Transaction,
  { bot_id, stranger }: Chat,
  change: { outcome: 'waiting' } | { outcome: 'stranger'; content: '' },
): Promise<string[]> {
  const rows = await on(trx)
    .updateTable('telegram_updates')
    .set({ ...change, stranger: null })
    .where('outcome', '=', 'aside')
    .where('bot_id', '=', bot_id)
    .where('stranger', '=', stranger)
    .returning(['id', 'seq'])
    .execute();
  return rows.toSorted((a, b) => a.seq - b.seq).map(({ id }) => id);
}
