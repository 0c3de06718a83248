import type { QueryConfig } from 'pg';
import { sql } from 'kysely';
import type { App } from '#kit/app';
import type { Db, Transaction } from '#kit/db/db';
import type { MonitorRow } from '../monitors/store.ts';
import { type MonitoringTables, never, type SlotTable } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

/** Intervals up to this go straight to their next slot when they are claimed; longer ones are leased, so that a killed prober loses none. */
export const SHORT_INTERVAL_MS = 120_000;
/** Longer than any probe takes with its storing. */
export const LEASE_MS = 150_000;

export interface Claimed {
  key: number;
  region: number;
  revision: number;
  slotAt: number;
  confirming: boolean;
  /** False where the result must be judged, and is better stored without waiting. */
  calm: boolean;
}

const claimText = `
  with due as materialized (
    select monitor_key, region, next_at, confirming from probe_slots
    where region = any($1::smallint[]) and next_at <= $2::bigint and (avoid_prober is null or avoid_prober <> $4 or avoid_until <= $3::bigint)
    order by next_at limit $5 for update skip locked),
  -- A claim that a crash of the database undoes is made again: there is nothing to wait for.
  quick as materialized (select set_config('synchronous_commit', 'off', true))
  update probe_slots s set confirming = false, avoid_prober = null, leased = s.interval_ms > ${SHORT_INTERVAL_MS},
    next_at = case when s.interval_ms > ${SHORT_INTERVAL_MS} then $3::bigint + ${LEASE_MS}
      else s.phase_ms + ((greatest($3::bigint, due.next_at) - s.phase_ms) / s.interval_ms + 1) * s.interval_ms end
  from due, quick where s.monitor_key = due.monitor_key and s.region = due.region
  returning s.monitor_key, s.region, s.revision, due.next_at, due.confirming, s.calm`;

/**
 * Takes what is due until `horizon`, the longest overdue first, and moves it to its next slot. Two probers never get
 * the same slot.
 */
export async function claimSlots(
  app: App,
  of: { regions: readonly number[]; now: number; horizon: number; prober: number; limit: number },
): Promise<Claimed[]> {
  const query: QueryConfig & { rowMode: 'array' } = {
    name: 'claim-slots',
    text: claimText,
    values: [`{${of.regions.join(',')}}`, of.horizon, of.now, of.prober, of.limit],
    rowMode: 'array',
  };
  const { rows } = await app.database.pool.query<unknown[]>(query);
  return rows.map((r) => ({
    key: r[0] as number,
    region: r[1] as number,
    revision: r[2] as number,
    slotAt: r[3] as number,
    confirming: r[4] as boolean,
    calm: r[5] as boolean,
  }));
}

/** Slots that a clock which jumped back left in the far future fall due at once. */
export async function healSlots(db: Db, now: number): Promise<void> {
  await sql`update probe_slots set next_at = ${now}, leased = false where next_at < ${never} and next_at > ${now}::bigint + greatest(interval_ms, ${LEASE_MS}) + 5000`.execute(
    db,
  );
}

/** What a probe of a monitor needs to know. */
export type ProbedRow = Pick<
  MonitorRow,
  'id' | 'key' | 'type' | 'settings' | 'timeout_ms' | 'revision' | 'baseline' | 'allow_private' | 'host' | 'interval_ms'
>;

export async function probedByKeys(db: Db, keys: readonly number[]): Promise<ProbedRow[]> {
  const { rows } =
    await sql<ProbedRow>`select id, key, type, settings, timeout_ms, revision, baseline, allow_private, host, interval_ms
    from monitors where key = any(${[...keys]}::int[])`.execute(db);
  return rows;
}

/** Makes the region known, and this prober's row in it: one that was silent for a while under the same name is taken over. */
export async function enlistProber(
  trx: Transaction,
  of: { id: string; name: string; region: number; version: string; now: number },
): Promise<{ id: string; key: number }> {
  const silent = await sql<{
    id: string;
    key: number;
  }>`update probers set last_seen_at = ${of.now}, version = ${of.version}, line = 'ok', trouble_told = null
    where id = (select id from probers where not remote and name = ${of.name} and region = ${of.region} and coalesce(last_seen_at, 0) < ${of.now - 20_000} limit 1 for update skip locked)
    returning id, key`.execute(trx);
  if (silent.rows[0]) return silent.rows[0];
  return on(trx)
    .insertInto('probers')
    .values({
      id: of.id,
      name: of.name,
      region: of.region,
      remote: false,
      token_digest: null,
      version: of.version,
      loop_delay_ms: null,
      claim_lag_ms: null,
      last_seen_at: of.now,
      trouble_told: null,
      created_at: of.now,
    })
    .returning(['id', 'key'])
    .executeTakeFirstOrThrow();
}

export interface SignOfLife {
  now: number;
  loopDelayMs: number;
  claimLagMs: number | null;
  line: 'ok' | 'dead';
  kept: number;
  probes: number;
  late: number;
  version: string;
}

export async function signOfLife(db: Db, key: number, life: SignOfLife): Promise<void> {
  await sql`update probers p set last_seen_at = ${life.now}, loop_delay_ms = ${life.loopDelayMs}::real, claim_lag_ms = coalesce(${life.claimLagMs}::real, claim_lag_ms), line = ${life.line},
      kept = ${life.kept}, probes = probes + ${life.probes}, late = late + ${life.late}, version = ${life.version}
    where key = ${key}`.execute(db);
}

/** Whether other probers serve one of these regions now. */
export async function hasOthers(db: Db, key: number, regions: readonly number[], now: number): Promise<boolean> {
  const { rows } = await sql<{
    others: boolean;
  }>`select exists (select from probers where key <> ${key} and region = any(${[...regions]}::smallint[]) and line = 'ok' and last_seen_at > ${now - 8000}) as others`.execute(
    db,
  );
  return rows[0]!.others;
}

export type NewSlot = Pick<SlotTable, 'monitor_key' | 'region' | 'revision' | 'interval_ms' | 'phase_ms' | 'next_at'>;

/** Gives monitors their slots; those that they had are replaced. */
export async function replaceSlots(
  trx: Transaction,
  keys: readonly number[],
  slots: readonly NewSlot[],
): Promise<void> {
  await sql`delete from probe_slots s where monitor_key = any(${[...keys]}::int[]) and not exists (
    select from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as r(monitor_key int, region smallint) where r.monitor_key = s.monitor_key and r.region = s.region)`.execute(
    trx,
  );
  await sql`insert into probe_slots (monitor_key, region, revision, interval_ms, phase_ms, next_at, since_at)
    select r.*, r.next_at from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as r(monitor_key int, region smallint, revision int, interval_ms int, phase_ms int, next_at bigint)
    on conflict (monitor_key, region) do update set revision = excluded.revision, interval_ms = excluded.interval_ms, phase_ms = excluded.phase_ms,
      next_at = excluded.next_at, since_at = excluded.since_at, late_since = null, leased = false, confirming = false, calm = false, avoid_prober = null, late = false`.execute(
    trx,
  );
}

export async function slotsOf(
  db: Db,
  key: number,
): Promise<{ region: string; last_at: number | null; next_at: number }[]> {
  const rows = await on(db)
    .selectFrom('probe_slots as p')
    .innerJoin('regions as r', 'r.key', 'p.region')
    .where('p.monitor_key', '=', key)
    .select(['r.name as region', 'p.last_at', 'p.next_at'])
    .orderBy('r.name')
    .execute();
  return rows;
}

/** Nobody probes these monitors until they get slots again. */
export async function stopSlots(trx: Transaction, key: number): Promise<void> {
  await on(trx)
    .updateTable('probe_slots')
    .set({ next_at: never, leased: false, confirming: false, calm: false, late: false, late_since: null })
    .where('monitor_key', '=', key)
    .execute();
}
