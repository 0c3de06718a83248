import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables } from '../../tables.ts';

export type CommentRow = Omit<TasksTables['task_comments'], 'seq'>;

const most = 500;

export async function addComment(trx: Transaction, row: CommentRow): Promise<void> {
  await trx.withTables<TasksTables>().insertInto('task_comments').values(row).execute();
}

/** The latest, the oldest of them first. */
export async function commentsOf(db: Db, taskId: string): Promise<CommentRow[]> {
  const latest = await db
    .withTables<TasksTables>()
    .selectFrom('task_comments')
    .select(['id', 'task_id', 'at', 'author', 'text'])
    .where('task_id', '=', taskId)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();
  return latest.toReversed();
}
