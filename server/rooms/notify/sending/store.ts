import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { DeliveryRow, NotifyTables } from '../tables.ts';

const on = (db: Db) => db.withTables<NotifyTables>();

/** How many more notices a channel may be given now. */
export interface Room {
  channelId: string;
  room: number;
}

/**
 * Takes what is due at `now`, for each channel as much as it has room for: fresh urgent ones first, then the oldest. A
 * notice waits for an earlier one of its incident: nobody shall hear that it is over before that it began.
 * @param of.freshSince urgent notices that were made later go before all others
 */
export async function claimDue(
  trx: Transaction,
  of: { now: number; freshSince: number; rooms: readonly Room[] },
): Promise<DeliveryRow[]> {
  const ready = sql`d.channel_id = c.channel and d.state in ('waiting', 'retrying') and d.try_at <= ${of.now} and not exists (
    select from deliveries e where e.incident_id = d.incident_id and e.channel_id = d.channel_id and (e.created_at, e.id) < (d.created_at, d.id)
      and (e.state = 'sending' or (e.state in ('waiting', 'retrying') and (e.kind <> 'reminder' or e.try_at <= ${of.now}))))`;
  const fresh = sql`(d.urgent and d.created_at > ${of.freshSince})`;
  const { rows } = await sql<{ id: string }>`
    select d.id from jsonb_to_recordset(${JSON.stringify(of.rooms.map((r) => ({ channel: r.channelId, room: r.room })))}::jsonb) as c(channel uuid, room int)
    cross join lateral (select id from (
      select id, 0 as turn from (select d.id from deliveries d where ${ready} and ${fresh} order by d.created_at limit c.room for update skip locked) urgent_ones
      union all
      select id, 1 as turn from (select d.id from deliveries d where ${ready} and not ${fresh} order by d.created_at limit c.room for update skip locked) oldest_ones
    ) both_turns order by turn limit c.room) d`.execute(trx);
  return take(
    trx,
    rows.map((r) => r.id),
    of.now,
  );
}

/** Other recoveries that wait for the same channel, to be told in one message. */
export async function claimGroup(
  trx: Transaction,
  channelId: string,
  now: number,
  limit: number,
): Promise<DeliveryRow[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from deliveries d where channel_id = ${channelId} and kind = 'recovered' and state = 'waiting' and not exists (
    select from deliveries e where e.incident_id = d.incident_id and e.channel_id = d.channel_id and (e.created_at, e.id) < (d.created_at, d.id) and e.kind <> 'reminder' and e.state in ('waiting', 'retrying', 'sending'))
    order by created_at limit ${limit} for update skip locked`.execute(trx);
  return take(
    trx,
    rows.map((r) => r.id),
    now,
  );
}

async function take(trx: Transaction, ids: string[], now: number): Promise<DeliveryRow[]> {
  if (ids.length === 0) return [];
  const taken = on(trx)
    .updateTable('deliveries')
    .set((e) => ({ state: 'sending', claimed_at: now, attempts: e('attempts', '+', 1) }));
  return taken.where('id', 'in', ids).returningAll().execute();
}

/** A sign that these are being sent: it only has to differ from the last one. */
export async function signSending(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`update deliveries set claimed_at = claimed_at + 1 where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(
      db,
    );
}

/** What others are sending, with the sign by which one knows that they still do. */
export async function sentByOthers(db: Db, mine: readonly string[]): Promise<{ id: string; sign: string }[]> {
  const { rows } = await sql<{
    id: string;
    sign: string;
  }>`select id, claimed_at::text as sign from deliveries where state = 'sending' and id <> all(${[...mine]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Has them sent again: whoever had them is gone. Those whose channel was removed meanwhile are left. */
export async function giveBack(db: Db, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`update deliveries set state = case when channel_id is null then 'skipped' else 'retrying' end, error = case when channel_id is null then 'channel_removed' else error end, try_at = ${now}
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(db);
}

/** The channel works again: what waits for its next try goes now. */
export async function hurry(db: Db, channelId: string, now: number): Promise<void> {
  await on(db)
    .updateTable('deliveries')
    .set({ try_at: now })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'retrying')
    .where('try_at', '>', now)
    .execute();
}

/** What a clock that jumped back left in the future moves back with it. @param longestWaitMs between two tries */
export async function healTimes(db: Db, now: number, longestWaitMs: number): Promise<void> {
  await sql`update deliveries set try_at = try_at - (created_at - ${now}), due_at = due_at - (created_at - ${now}), created_at = ${now}
    where state in ('waiting', 'retrying') and try_at > ${now} and created_at > ${now + 5000}`.execute(db);
  await sql`update deliveries set try_at = ${now} where state = 'retrying' and try_at > ${now + longestWaitMs}`.execute(
    db,
  );
}
