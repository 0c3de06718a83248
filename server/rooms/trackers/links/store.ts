import { type SqlBool, sql } from 'kysely';
import type { TaskState } from '#contract/tasks';
import type { Db, Transaction } from '#kit/db/db';
import type { CommentRow, LinkRow, Seen, TrackersTables } from '../tables.ts';
import type { Card } from '../tracker-kind.ts';
import { seenOf } from './state-for.ts';

const on = (db: Db) => db.withTables<TrackersTables>();
const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;
/** Longer than any one sending takes. */
const leaseMs = 15 * 60_000;
/** Longer than any tracker needs until it shows what was made there. */
const settledMs = 5 * 60_000;

export const linksOfTask = (db: Db, taskId: string): Promise<LinkRow[]> =>
  on(db)
    .selectFrom('tracker_links')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
export const linkById = (db: Db, id: string): Promise<LinkRow | undefined> =>
  on(db).selectFrom('tracker_links').selectAll().where('id', '=', id).executeTakeFirst();
/** False where the task has a card in that tracker already, or the card stands for another task. */
export async function insertLink(trx: Transaction, row: LinkRow): Promise<boolean> {
  const values = { ...row, trouble: json(row.trouble) };
  const made = await on(trx)
    .insertInto('tracker_links')
    .values(values)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
export const removeLink = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('tracker_links').where('id', '=', id).execute());

/** A try that waits keeps its time: the tracker asked for a rest, or does not show yet what was made there. */
const nextTry = (now: number) =>
  sql<number>`coalesce(try_at, case when unsure then ${now + settledMs}::bigint else ${now}::bigint end)`;

/** @param of.except the connection that the change came from */
export async function wantState(
  trx: Transaction,
  of: { taskId: string; state: TaskState; except: string | null; now: number },
): Promise<void> {
  await want(trx, of, { pending_state: of.state });
}

/** The card is to say what the task says now. @param of.except the connection that the change came from */
export async function wantFields(
  trx: Transaction,
  of: { taskId: string; fields: readonly ('title' | 'text')[]; except: string | null; now: number },
): Promise<void> {
  const fields = sql<
    LinkRow['pending_fields']
  >`(select array_agg(distinct one) from unnest(pending_fields || ${[...of.fields]}::text[]) as one)`;
  // Also of a card that is not known yet: it may have been made with what the task said before, and its answer lost.
  await want(trx, of, { pending_fields: fields as never });
}

/** A comment of the team, for the trackers that take them. */
export async function wantComment(
  trx: Transaction,
  of: { taskId: string; commentId: string; author: string; text: string; except: string | null; now: number },
): Promise<void> {
  const links = await on(trx)
    .selectFrom('tracker_links')
    .innerJoin('tracker_connections', 'tracker_connections.id', 'connection_id')
    .select('tracker_links.id')
    .where('task_id', '=', of.taskId)
    .where('sends_comments', '=', true)
    .$if(of.except !== null, (q) => q.where('connection_id', '<>', of.except!))
    .execute();
  if (links.length === 0) return;
  const row = { task_comment_id: of.commentId, comment_id: null, author: of.author, text: of.text, unsure: false };
  await on(trx)
    .insertInto('tracker_comments')
    .values(links.map(({ id }) => ({ ...row, link_id: id, created_at: of.now })))
    .onConflict((c) => c.doNothing())
    .execute();
  await want(
    trx,
    of,
    {},
    links.map(({ id }) => id),
  );
}

/** Something is to be sent: whoever sends just now does not count it as done. */
async function want(
  trx: Transaction,
  of: { taskId: string; except: string | null; now: number },
  wish: Partial<LinkRow>,
  among?: readonly string[],
): Promise<void> {
  await on(trx)
    .updateTable('tracker_links')
    // What is wanted of a card that is gone waits until it is seen again.
    .set({
      ...wish,
      try_at: sql<number>`case when gone then null else ${nextTry(of.now)} end`,
      attempts: 0,
      wanted: sql<number>`wanted + 1`,
    })
    .where('task_id', '=', of.taskId)
    .$if(of.except !== null, (q) => q.where('connection_id', '<>', of.except!))
    .$if(among !== undefined, (q) => q.where('id', 'in', [...(among ?? [])]))
    .execute();
}
export const tryAgain = (trx: Transaction, id: string, now: number): Promise<LinkRow | undefined> =>
  on(trx)
    .updateTable('tracker_links')
    .set({ try_at: nextTry(now), attempts: 0, gone: false })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/**
 * Takes what is due, as it was: a card that is to be made counts as perhaps made from now on.
 * @param of.toOne at most so many of one connection
 * @param of.but none of these connections
 */
export async function claimDue(
  trx: Transaction,
  { now, limit, toOne, but }: { now: number; limit: number; toOne: number; but: readonly string[] },
): Promise<LinkRow[]> {
  const fair = sql<string>`select id from (
    select id, row_number() over (partition by connection_id order by try_at, id) as place from tracker_links
    where try_at <= ${now} and (claimed_until is null or claimed_until <= ${now})) due where place <= ${toOne}`;
  const due = await on(trx)
    .selectFrom('tracker_links')
    .selectAll()
    .where(sql<SqlBool>`id in (${fair})`)
    .where(sql<SqlBool>`connection_id <> all(${[...but]}::uuid[])`)
    .where('try_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .orderBy('try_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length > 0)
    await on(trx)
      .updateTable('tracker_links')
      .set({ claimed_until: now + leaseMs, unsure: sql<boolean>`card_id is null` })
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute();
  return due;
}

export const keepCard = async (trx: Transaction, id: string, card: Card): Promise<void> =>
  void (await on(trx)
    .updateTable('tracker_links')
    .set({ card_id: card.id, key: card.key, url: card.url, unsure: false, seen: json(seenOf(card)) })
    .where('id', '=', id)
    .execute());

/** What we changed there is seen; what others changed meanwhile is still to be read. */
export const keepChanged = async (
  trx: Transaction,
  id: string,
  card: Card,
  fields: readonly (keyof Seen)[],
): Promise<void> => {
  const all = seenOf(card);
  const changed = Object.fromEntries(fields.map((field) => [field, all[field]]));
  await sql`update tracker_links set seen = coalesce(seen, ${json(all)}::jsonb) || ${json(changed)}::jsonb where id = ${id}`.execute(
    trx,
  );
};

/** Done, unless something else is wanted meanwhile: that is sent next. */
export const finish = async (trx: Transaction, { id, wanted }: LinkRow): Promise<void> =>
  void (await sql`update tracker_links set claimed_until = null, attempts = 0, trouble = null,
    try_at = case when wanted <> ${wanted} then try_at end,
    pending_state = case when wanted <> ${wanted} then pending_state end,
    pending_fields = case when wanted <> ${wanted} then pending_fields else '{}' end
    where id = ${id}`.execute(trx));

/** @param of.tryAt null: given up, unless something else is wanted meanwhile */
export const fail = async (
  trx: Transaction,
  { id, wanted, attempts }: LinkRow,
  of: { trouble: LinkRow['trouble']; unsure: boolean; tryAt: number | null; gone: boolean },
): Promise<void> =>
  void (await sql`update tracker_links set claimed_until = null, trouble = ${json(of.trouble)}::jsonb, unsure = ${of.unsure},
    attempts = ${attempts + 1}, gone = ${of.gone},
    try_at = case when ${of.tryAt}::bigint is null and wanted <> ${wanted} then try_at else ${of.tryAt}::bigint end
    where id = ${id}`.execute(trx));

/** Comments that are still to be sent, the oldest first. */
export const commentsToSend = (db: Db, linkId: string): Promise<CommentRow[]> =>
  on(db)
    .selectFrom('tracker_comments')
    .selectAll()
    .where('link_id', '=', linkId)
    .where('comment_id', 'is', null)
    .orderBy('created_at')
    .orderBy('task_comment_id')
    .execute();
export const changeComment = async (
  trx: Transaction,
  { link_id, task_comment_id }: CommentRow,
  change: { comment_id?: string; unsure: boolean },
): Promise<void> =>
  void (await on(trx)
    .updateTable('tracker_comments')
    .set(change)
    .where('link_id', '=', link_id)
    .where('task_comment_id', '=', task_comment_id)
    .execute());
