import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables, TimerRow } from '../../tables.ts';

const on = (db: Db) => db.withTables<TasksTables>();

/** A person's starts and stops come one after another. */
export async function lockTimer(trx: Transaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`timer ${personId}`}, 0))`.execute(trx);
}

export function timerOf(db: Db, personId: string): Promise<TimerRow | undefined> {
  return on(db).selectFrom('timers').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

export async function insertTimer(trx: Transaction, row: TimerRow): Promise<void> {
  await on(trx).insertInto('timers').values(row).execute();
}

/** Returns the timer that ran. */
export function takeTimer(trx: Transaction, personId: string): Promise<TimerRow | undefined> {
  return on(trx).deleteFrom('timers').where('person_id', '=', personId).returningAll().executeTakeFirst();
}

/** Timers that began before an instant and of which nobody was told yet; they are told of by whoever asks. */
export async function claimForgotten(trx: Transaction, before: number, now: number): Promise<string[]> {
  const rows = await sql<{ person_id: string }>`update timers set pointed_out_at = ${now} where person_id in (
    select person_id from timers where started_at < ${before} and pointed_out_at is null for update skip locked)
    returning person_id`.execute(trx);
  return rows.rows.map((row) => row.person_id);
}
