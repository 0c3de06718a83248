import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import { tellConnection, troubleAt } from '../store.ts';
import type { ConnectionRow, LinkRow, Seen, TrackersTables } from '../tables.ts';

const on = (db: Db) => db.withTables<TrackersTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
/** Longer than any one reading takes. */
const leaseMs = 10 * 60_000;

/** Connections with cards that are to be asked for changes now, for this caller alone. */
export async function claimReading(trx: Transaction, now: number, limit: number): Promise<ConnectionRow[]> {
  const due = await on(trx)
    .selectFrom('tracker_connections')
    .selectAll()
    .where('read_at', '<=', now)
    .where((e) => e.or([e('read_claimed_until', 'is', null), e('read_claimed_until', '<=', now)]))
    .where((e) =>
      e.exists(
        e
          .selectFrom('tracker_links')
          .select('tracker_links.id')
          .whereRef('connection_id', '=', 'tracker_connections.id')
          .where('card_id', 'is not', null),
      ),
    )
    .orderBy('read_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length > 0)
    await on(trx)
      .updateTable('tracker_connections')
      .set({ read_claimed_until: now + leaseMs })
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute();
  return due;
}

/** False where the settings were changed meanwhile: what is read now may be of another place. */
export async function isStill(trx: Transaction, { id, settings }: ConnectionRow): Promise<boolean> {
  const row = await on(trx)
    .selectFrom('tracker_connections')
    .select('id')
    .where('id', '=', id)
    .where('settings', '=', settings)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export const keepCursor = async (trx: Transaction, id: string, cursor: string): Promise<void> =>
  void (await on(trx).updateTable('tracker_connections').set({ cursor }).where('id', '=', id).execute());

export const endReading = async (
  trx: Transaction,
  { id, settings }: ConnectionRow,
  { trouble, ...next }: { read_at: number; read_attempts: number; trouble: ConnectionRow['trouble'] },
  now: number,
): Promise<void> => {
  const read = trouble === null ? { last_read_at: now } : {};
  await on(trx)
    .updateTable('tracker_connections')
    .set({ ...next, ...read, ...troubleAt(trouble, now), read_claimed_until: null })
    .where('id', '=', id)
    .where('settings', '=', settings)
    .execute();
  await tellConnection(trx, id);
};

/** Locked, so that what is sent and what is read do not overtake each other. */
export const linkOfCard = (trx: Transaction, connectionId: string, cardId: string): Promise<LinkRow | undefined> =>
  on(trx)
    .selectFrom('tracker_links')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('card_id', '=', cardId)
    .forUpdate()
    .executeTakeFirst();

export const keepSeen = async (
  trx: Transaction,
  { id, gone }: LinkRow,
  { seen, key, url }: { seen: Seen; key: string; url: string },
  now: number,
): Promise<void> =>
  void (await on(trx)
    .updateTable('tracker_links')
    // Seen again: what was wanted meanwhile is sent now.
    .set({ seen: json(seen), key, url, ...(gone ? { gone: false, try_at: now, attempts: 0 } : {}) })
    .where('id', '=', id)
    .execute());

/** False where it is known already. */
export async function rememberComment(
  trx: Transaction,
  row: {
    link_id: string;
    task_comment_id: string;
    comment_id: string;
    author: string;
    text: string;
    created_at: number;
  },
): Promise<boolean> {
  const made = await on(trx)
    .insertInto('tracker_comments')
    .values({ ...row, unsure: false })
    .onConflict((c) => c.doNothing())
    .returning('comment_id')
    .executeTakeFirst();
  return made !== undefined;
}

export const isKnownComment = async (trx: Transaction, linkId: string, commentId: string): Promise<boolean> =>
  (await on(trx)
    .selectFrom('tracker_comments')
    .select('comment_id')
    .where('link_id', '=', linkId)
    .where('comment_id', '=', commentId)
    .executeTakeFirst()) !== undefined;

/** One of ours that was taken though its answer was lost. True where there was such a one. */
export async function recognise(trx: Transaction, linkId: string, marker: string, commentId: string): Promise<boolean> {
  const { numUpdatedRows } = await on(trx)
    .updateTable('tracker_comments')
    .set({ comment_id: commentId, unsure: false })
    .where('link_id', '=', linkId)
    .where(sql<string>`task_comment_id::text`, '=', marker)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
