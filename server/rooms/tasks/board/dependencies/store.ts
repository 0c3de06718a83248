import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables } from '../../tables.ts';
import type { LinkRow } from '../store.ts';

const on = (db: Db) => db.withTables<TasksTables>();
const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

/** Who says what waits for what does it one after another, so that no two close a circle together. */
export async function lockDependencies(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('tasks dependencies', 0))`.execute(trx);
}

export function linksByIds(db: Db, ids: readonly string[]): Promise<LinkRow[]> {
  return on(db)
    .selectFrom('tasks')
    .select(['id', 'number', 'title', 'state'])
    .where(sql<SqlBool>`id = ${among(ids)}`)
    .orderBy('number')
    .execute();
}

/** What a task waits for, and what waits for it. */
export async function dependenciesOf(db: Db, id: string): Promise<{ blockedBy: LinkRow[]; blocks: LinkRow[] }> {
  const [blockedBy, blocks] = await Promise.all([
    on(db).selectFrom('task_blocks').select('blocked_by as other').where('task_id', '=', id).execute(),
    on(db).selectFrom('task_blocks').select('task_id as other').where('blocked_by', '=', id).execute(),
  ]);
  const ids = (rows: { other: string }[]) => rows.map((row) => row.other);
  const links = await linksByIds(db, [...ids(blockedBy), ...ids(blocks)]);
  const named = (rows: { other: string }[]) => links.filter((link) => ids(rows).includes(link.id));
  return { blockedBy: named(blockedBy), blocks: named(blocks) };
}

/** By task, how many that are not done it waits for. */
export async function countBlockers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await on(db)
    .selectFrom('task_blocks')
    .innerJoin('tasks', 'tasks.id', 'task_blocks.blocked_by')
    .where(sql<SqlBool>`task_blocks.task_id = ${among(ids)}`)
    .where('tasks.state', 'not in', ['done', 'dropped'])
    .groupBy('task_blocks.task_id')
    .select((e) => ['task_blocks.task_id as id', e.fn.countAll<number>().as('n')])
    .execute();
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** The ids from one task along what it waits for to another, both included; null where no way leads there. */
export async function wayBetween(trx: Transaction, from: string, to: string): Promise<string[] | null> {
  const found = await sql<{ way: string[] }>`with recursive walk (id, way) as (
      select ${from}::uuid, array[${from}::uuid]
      union all
      select b.blocked_by, walk.way || b.blocked_by from walk join task_blocks b on b.task_id = walk.id
      where not b.blocked_by = any(walk.way) and walk.id <> ${to}::uuid
    ) select way::text[] as way from walk where id = ${to}::uuid order by array_length(way, 1) limit 1`.execute(trx);
  return found.rows[0]?.way ?? null;
}

export async function setBlockers(trx: Transaction, id: string, blockedBy: readonly string[]): Promise<void> {
  await on(trx).deleteFrom('task_blocks').where('task_id', '=', id).execute();
  if (blockedBy.length > 0)
    await on(trx)
      .insertInto('task_blocks')
      .values(blockedBy.map((blocked_by) => ({ task_id: id, blocked_by })))
      .execute();
}
