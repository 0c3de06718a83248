import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { noPingYet } from '#core/schedule';
import type { Db, Transaction } from '#kit/db/db';
import type { MonitoringTables } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

/** Gives passive monitors the address at which they are told. */
export async function insertHeartbeats(trx: Transaction, monitorKeys: readonly number[]): Promise<void> {
  if (monitorKeys.length === 0) return;
  const secrets = monitorKeys.map(() => randomBytes(16).toString('base64url'));
  await sql`insert into heartbeats (monitor_key, key, state) select k, s, ${JSON.stringify(noPingYet)}::jsonb from unnest(${[...monitorKeys]}::int[], ${secrets}::text[]) as r(k, s)`.execute(trx);
}

export async function heartbeatKey(db: Db, monitorKey: number): Promise<string | null> {
  const row = await on(db).selectFrom('heartbeats').select('key').where('monitor_key', '=', monitorKey).executeTakeFirst();
  return row?.key ?? null;
}
