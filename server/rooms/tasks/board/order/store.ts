import { sql } from 'kysely';
import type { Task } from '#contract/tasks';
import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables } from '../../tables.ts';

const on = (db: Db) => db.withTables<TasksTables>();

/** Who moves cards does it one after another, so that no two take one place. */
export async function lockBoard(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('tasks board', 0))`.execute(trx);
}

/** The last place taken in a column; 0 where it is empty. */
export async function lastPosition(trx: Transaction, state: Task['state']): Promise<number> {
  const found = await on(trx)
    .selectFrom('tasks')
    .where('state', '=', state)
    .select((e) => e.fn.max('position').as('last'))
    .executeTakeFirst();
  return found?.last ?? 0;
}

/** The places of a card of this column and of the one above it; undefined where it stands elsewhere. */
export async function placesAt(
  trx: Transaction,
  state: Task['state'],
  beforeId: string,
  movedId: string,
): Promise<{ above: number; at: number } | undefined> {
  const before = await on(trx)
    .selectFrom('tasks')
    .select('position')
    .where('id', '=', beforeId)
    .where('state', '=', state)
    .executeTakeFirst();
  if (!before) return undefined;
  const above = await on(trx)
    .selectFrom('tasks')
    .where('state', '=', state)
    .where('position', '<', before.position)
    .where('id', '!=', movedId)
    .select((e) => e.fn.max('position').as('last'))
    .executeTakeFirst();
  return { above: above?.last ?? before.position - 2, at: before.position };
}

export async function putAt(trx: Transaction, id: string, position: number): Promise<void> {
  await on(trx).updateTable('tasks').set({ position }).where('id', '=', id).execute();
}

/** Gives the cards of a column whole numbers again, in their order. */
export async function renumber(trx: Transaction, state: Task['state']): Promise<void> {
  await sql`update tasks set position = n.position from (
    select id, row_number() over (order by position, id) as position from tasks where state = ${state}) n
    where tasks.id = n.id`.execute(trx);
}
