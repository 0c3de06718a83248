import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Heartbeat, noPingYet } from '#core/schedule';
import type { Db, Transaction } from '#kit/db/db';
import type { MonitoringTables } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

/** Gives passive monitors the address at which they are told. */
export async function insertHeartbeats(trx: Transaction, monitorKeys: readonly number[]): Promise<void> {
  if (monitorKeys.length === 0) return;
  const secrets = monitorKeys.map(() => randomBytes(16).toString('base64url'));
  await sql`insert into heartbeats (monitor_key, key, state) select k, s, ${JSON.stringify(noPingYet)}::jsonb from unnest(${[...monitorKeys]}::int[], ${secrets}::text[]) as r(k, s)`.execute(
    trx,
  );
}

export async function heartbeatKey(db: Db, monitorKey: number): Promise<string | null> {
  const row = await on(db)
    .selectFrom('heartbeats')
    .select('key')
    .where('monitor_key', '=', monitorKey)
    .executeTakeFirst();
  return row?.key ?? null;
}

/** A heartbeat with what it is judged by; its row is locked. */
export interface Beating {
  monitor_key: number;
  state: Heartbeat;
  settings: Record<string, unknown>;
  revision: number;
  region: number;
}

const beating = sql`select h.monitor_key, h.state, m.settings, m.revision, s.region from heartbeats h join monitors m on m.key = h.monitor_key join probe_slots s on s.monitor_key = h.monitor_key`;

export async function lockHeartbeat(trx: Transaction, key: string): Promise<Beating | undefined> {
  const { rows } = await sql<Beating>`${beating} where h.key = ${key} for update of h`.execute(trx);
  return rows[0];
}

export async function anySilent(db: Db, now: number): Promise<boolean> {
  const { rows } = await sql<{
    any: boolean;
  }>`select exists (select from heartbeats where deadline <= ${now}) as any`.execute(db);
  return rows[0]!.any;
}

/** Heartbeats whose silence lasted too long. */
export async function claimSilent(trx: Transaction, now: number): Promise<Beating[]> {
  const { rows } =
    await sql<Beating>`${beating} where h.deadline <= ${now} order by h.deadline limit 200 for update of h skip locked`.execute(
      trx,
    );
  return rows;
}

export async function saveHeartbeat(
  trx: Transaction,
  monitorKey: number,
  state: Heartbeat,
  deadline: number | null,
): Promise<void> {
  await on(trx)
    .updateTable('heartbeats')
    .set({ state: JSON.stringify(state) as never, deadline })
    .where('monitor_key', '=', monitorKey)
    .execute();
}

/** Has a heartbeat judged anew: its schedule changed, or it was resumed. */
export async function judgeAnew(trx: Transaction, monitorKey: number, now: number): Promise<void> {
  await on(trx).updateTable('heartbeats').set({ deadline: now }).where('monitor_key', '=', monitorKey).execute();
}

/** Until when somebody was there to be called, and sets it anew. */
export async function presentUntil(trx: Transaction, now: number): Promise<number> {
  const { rows } = await sql<{
    until: number;
  }>`with before as (select value from monitoring_marks where name = 'heartbeats')
    insert into monitoring_marks (name, value) values ('heartbeats', ${now}) on conflict (name) do update set value = excluded.value returning coalesce((select value from before), ${now}) as until`.execute(
    trx,
  );
  return rows[0]!.until;
}

/** Heartbeats that wait for a call that was or is due after `from`. */
export async function lockWaiting(trx: Transaction, from: number): Promise<(Beating & { deadline: number })[]> {
  const { rows } = await sql<
    Beating & { deadline: number }
  >`select b.*, h.deadline from (${beating}) b join heartbeats h on h.monitor_key = b.monitor_key where h.deadline >= ${from} for update of h`.execute(
    trx,
  );
  return rows;
}
