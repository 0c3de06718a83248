import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { MonitoringTables } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

export interface ProberRow {
  id: string;
  key: number;
  name: string;
  region: number;
  region_name: string;
  remote: boolean;
  version: string | null;
  line: 'ok' | 'dead';
  loop_delay_ms: number | null;
  kept: number;
  last_seen_at: number | null;
  trouble_told: string | null;
  created_at: number;
}

const columns = [
  'p.id',
  'p.key',
  'p.name',
  'p.region',
  'r.name as region_name',
  'p.remote',
  'p.version',
  'p.line',
  'p.loop_delay_ms',
  'p.kept',
  'p.last_seen_at',
  'p.trouble_told',
  'p.created_at',
] as const;
const withRegion = (db: Db) =>
  on(db).selectFrom('probers as p').innerJoin('regions as r', 'r.key', 'p.region').select(columns);

export const allProbers = (db: Db): Promise<ProberRow[]> =>
  withRegion(db).orderBy('r.name').orderBy('p.name').execute();

export const proberByDigest = (db: Db, digest: string): Promise<ProberRow | undefined> =>
  withRegion(db).where('p.token_digest', '=', digest).executeTakeFirst();

export const proberById = (db: Db, id: string): Promise<ProberRow | undefined> =>
  withRegion(db).where('p.id', '=', id).executeTakeFirst();

export async function insertProber(
  trx: Transaction,
  prober: { id: string; name: string; region: number; token_digest: string; created_at: number },
): Promise<void> {
  await on(trx)
    .insertInto('probers')
    .values({
      ...prober,
      remote: true,
      version: null,
      loop_delay_ms: null,
      claim_lag_ms: null,
      last_seen_at: null,
      trouble_told: null,
    })
    .execute();
}

/** @returns false where there is no remote prober of this id */
export async function removeProber(trx: Transaction, id: string): Promise<boolean> {
  return (
    (await on(trx)
      .deleteFrom('probers')
      .where('id', '=', id)
      .where('remote', '=', true)
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}

/** Keys and slots' regions of monitors that this region watches, by id. */
export async function keysOf(db: Db, ids: readonly string[], region: number): Promise<Map<string, number>> {
  const rows = await on(db)
    .selectFrom('monitors as m')
    .innerJoin('probe_slots as s', 's.monitor_key', 'm.key')
    .select(['m.id', 'm.key'])
    .where(sql<SqlBool>`m.id = any(${[...ids]}::uuid[])`)
    .where('s.region', '=', region)
    .execute();
  return new Map(rows.map((r) => [r.id, r.key]));
}

export async function idsOf(db: Db, keys: readonly number[]): Promise<Map<number, string>> {
  const rows = await on(db)
    .selectFrom('monitors')
    .select(['id', 'key'])
    .where(sql<SqlBool>`key = any(${[...keys]}::int[])`)
    .execute();
  return new Map(rows.map((r) => [r.key, r.id]));
}

/** Probers whose trouble changed since it was told, locked: `silent`, `line`, or none (null). */
export async function troubled(
  trx: Transaction,
  now: number,
  silentMs: number,
): Promise<{ id: string; name: string; was: string | null; is: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; was: string | null; is: string | null }>`
    with judged as (select id, case when remote and last_seen_at < ${now - silentMs} then 'silent' when line = 'dead' and last_seen_at >= ${now - silentMs} then 'line' end as trouble
      from probers where last_seen_at is not null and (remote or last_seen_at >= ${now - silentMs} or trouble_told is not null))
    select p.id, p.name, p.trouble_told as was, j.trouble as is from probers p join judged j on j.id = p.id where p.trouble_told is distinct from j.trouble for update of p skip locked`.execute(
    trx,
  );
  return rows;
}

export async function tellTrouble(trx: Transaction, id: string, trouble: string | null): Promise<void> {
  await on(trx).updateTable('probers').set({ trouble_told: trouble }).where('id', '=', id).execute();
}
