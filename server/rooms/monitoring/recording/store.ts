import { sql } from 'kysely';
import type { QueryConfig } from 'pg';
import type { App } from '#kit/app';
import type { Db, Transaction } from '#kit/db/db';
import type { Condition, Evidence, Reason } from '#core/probe';
import { type MonitorTable, type MonitoringTables, never, type StateTable } from '../tables.ts';
import type { Heard } from './heard.ts';
import { columnsOf } from './result-rows.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

const columns =
  'at, monitor_key, prober, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, transfer_ms, region, verdict, flags';
const given = `unnest($2::int[], $3::smallint[], $4::int[], $5::bigint[], $6::real[], $7::real[], $8::real[], $9::real[], $10::real[], $11::real[], $12::smallint[], $13::smallint[])
  as r(monitor_key, region, revision, at, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, transfer_ms, verdict, flags)`;
const fields = `r.at, r.monitor_key, $1::int, r.total_ms, r.dns_ms, r.connect_ms, r.tls_ms, r.first_byte_ms, r.transfer_ms, r.region, r.verdict, r.flags`;
const slotAfter = `s.phase_ms + ((r.at - s.phase_ms) / s.interval_ms + 1) * s.interval_ms`;

/** A monitor is late when it was not probed for twice its interval, or so long beyond its interval. */
export const LATE_AFTER_MS = 20_000;

// Rows that somebody changes at this moment are left to the long way, which waits in order: this one never waits.
const calmText = `
  with r as materialized (select * from ${given}),
  l as materialized (
    select s.ctid as place, r.* from r join probe_slots s on s.monitor_key = r.monitor_key and s.region = r.region
    where s.calm and s.revision = r.revision and s.last_at < r.at and s.last_at > r.at - greatest(2 * s.interval_ms, s.interval_ms + ${LATE_AFTER_MS})
    for update of s skip locked),
  u as (
    update probe_slots s set last_at = r.at, last_ms = r.total_ms, leased = false, next_at = case when s.leased then ${slotAfter} else s.next_at end
    from l as r where s.ctid = r.place returning s.monitor_key, s.region),
  i as (insert into probe_results (${columns}) select ${fields} from l as r join u using (monitor_key, region))
  select monitor_key, region from u`;

function valuesOf(prober: number, items: readonly Heard[]): unknown[] {
  const c = columnsOf(items);
  return [prober, c.keys, c.regions, c.revisions, c.ats, c.totals, ...c.phases, c.verdicts, c.flags];
}

/**
 * The short way: an "up" of a monitor of which nothing but "up" was heard is kept, and changes nothing else. One
 * statement whatever their number; at most one item of a monitor and region. @returns whose items were kept, as `key/region`
 */
export async function keepCalm(app: App, prober: number, items: readonly Heard[]): Promise<Set<string>> {
  // Prepared once per connection.
  const query: QueryConfig & { rowMode: 'array' } = {
    name: 'keep-calm',
    text: calmText,
    values: valuesOf(prober, items),
    rowMode: 'array',
  };
  const { rows } = await app.database.pool.query<unknown[]>(query);
  return new Set(rows.map((r) => `${String(r[0])}/${String(r[1])}`));
}

/** Keeps results as rows. `written` are the wide things of each, where it has any. */
export async function insertResults(
  trx: Transaction,
  prober: number,
  items: readonly Heard[],
  written: readonly { reason: Reason | null; detail: { conditions?: Condition[]; evidence?: Evidence } | null }[],
): Promise<void> {
  const c = columnsOf(items);
  const failures = items.map((i) => i.outcome.failure ?? null);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`insert into probe_results (at, monitor_key, prober, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, transfer_ms, region, verdict, flags, failure, reason, detail)
    select r.at, r.monitor_key, ${prober}::int, r.total_ms, r.dns_ms, r.connect_ms, r.tls_ms, r.first_byte_ms, r.transfer_ms, r.region, r.verdict, r.flags, r.failure, r.reason::jsonb, r.detail::jsonb
    from unnest(${c.keys}::int[], ${c.regions}::smallint[], ${c.ats}::bigint[], ${c.totals}::real[], ${c.phases[0]}::real[], ${c.phases[1]}::real[], ${c.phases[2]}::real[],
      ${c.phases[3]}::real[], ${c.phases[4]}::real[], ${c.verdicts}::smallint[], ${c.flags}::smallint[], ${failures}::text[], ${written.map((w) => json(w.reason))}::text[], ${written.map((w) => json(w.detail))}::text[])
      as r(monitor_key, region, at, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, transfer_ms, verdict, flags, failure, reason, detail)`.execute(
    trx,
  );
}

export interface SlotNow {
  region: number;
  revision: number;
  last_at: number | null;
  next_at: number;
  /** Since when it is probed in this way. */
  since_at: number;
  calm: boolean;
}

/** A monitor whose state is locked, with its slots. */
export type Watched = Pick<
  MonitorTable,
  | 'id'
  | 'store_id'
  | 'type'
  | 'name'
  | 'page'
  | 'host'
  | 'port'
  | 'url'
  | 'depends_on'
  | 'confirmations'
  | 'interval_ms'
  | 'target'
> &
  Pick<
    StateTable,
    'status' | 'since' | 'hold_until' | 'failure' | 'reason' | 'conditions' | 'evidence' | 'regions' | 'expires_at'
  > & {
    key: number;
    revision: number;
    paused: boolean;
    learned: boolean;
    announced: 'up' | 'degraded' | 'down';
    owes: boolean;
    flapping: boolean;
    slots: SlotNow[];
  };

/** Locks what is known of these monitors, always in the same order, so that two recorders never wait for each other in a circle. */
export async function lockWatched(trx: Transaction, keys: readonly number[]): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select m.key, m.id, m.store_id, m.type, m.name, m.page, m.host, m.port, m.url, m.target, m.depends_on, m.confirmations, m.interval_ms, m.revision, m.paused, m.baseline is not null as learned,
      s.status, s.since, s.announced, s.owes, s.hold_until, s.flapping, s.failure, s.reason, s.conditions, s.evidence, s.regions, s.expires_at, '[]'::jsonb as slots
    from monitor_states s join monitors m on m.key = s.monitor_key where s.monitor_key = any(${[...keys]}::int[]) order by s.monitor_key for update of s`.execute(
    trx,
  );
  return withSlots(trx, rows);
}

/** Read after the lock is held: what the lock waited for is seen. */
async function withSlots(trx: Transaction, rows: Watched[]): Promise<Watched[]> {
  const byKey = new Map(rows.map((r) => [r.key, r]));
  const { rows: slots } = await sql<
    SlotNow & { monitor_key: number }
  >`select monitor_key, region, revision, last_at, next_at, since_at, calm from probe_slots where monitor_key = any(${[...byKey.keys()]}::int[])`.execute(
    trx,
  );
  for (const row of rows) row.slots = [];
  for (const { monitor_key, ...slot } of slots) byKey.get(monitor_key)?.slots.push(slot);
  return rows;
}

export async function anyOwes(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from monitor_states where owes) as any`.execute(
    db,
  );
  return rows[0]!.any;
}

/** Keys of monitors that have news for other rooms which something forbade to tell; locked by whoever gets them. */
export async function owingKeys(trx: Transaction, limit: number): Promise<number[]> {
  const { rows } = await sql<{
    key: number;
  }>`select monitor_key as key from monitor_states where owes order by monitor_key limit ${limit} for update skip locked`.execute(
    trx,
  );
  return rows.map((r) => r.key);
}

export async function saveStates(trx: Transaction, all: readonly Watched[]): Promise<void> {
  const rows = all.map((w) => ({
    key: w.key,
    status: w.status,
    since: w.since,
    announced: w.announced,
    owes: w.owes,
    hold_until: w.hold_until,
    flapping: w.flapping,
    failure: w.failure,
    reason: w.reason,
    conditions: w.conditions,
    evidence: w.evidence,
    regions: w.regions,
    expires_at: w.expires_at,
  }));
  await sql`update monitor_states s set status = r.status, since = r.since, announced = r.announced, owes = r.owes, hold_until = r.hold_until, flapping = r.flapping, failure = r.failure,
      reason = nullif(r.reason, 'null'), conditions = r.conditions, evidence = nullif(r.evidence, 'null'), regions = r.regions, expires_at = r.expires_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key int, status text, since bigint, announced text, owes boolean, hold_until bigint, flapping boolean, failure text,
      reason jsonb, conditions jsonb, evidence jsonb, regions jsonb, expires_at bigint)
    where s.monitor_key = r.key`.execute(trx);
}

export interface SlotChange {
  key: number;
  region: number;
  lastAt: number;
  lastMs: number | null;
  calm: boolean;
  /** Probe again at once, if possible not by the prober that has just looked. */
  confirm: { at: number; avoid: number | null; until: number } | null;
}

export async function saveSlots(trx: Transaction, changes: readonly SlotChange[], now: number): Promise<void> {
  const rows = changes.map(({ confirm, ...c }) => ({
    key: c.key,
    region: c.region,
    at: c.lastAt,
    ms: c.lastMs,
    calm: c.calm,
    confirm_at: confirm?.at ?? null,
    avoid: confirm?.avoid ?? null,
    until: confirm?.until ?? null,
  }));
  await sql`update probe_slots s set last_at = case when s.last_at > ${now + 5000} then r.at else greatest(s.last_at, r.at) end, last_ms = case when r.at >= coalesce(s.last_at, 0) then r.ms else s.last_ms end, calm = r.calm,
      confirming = r.confirm_at is not null, avoid_prober = r.avoid, avoid_until = r.until, leased = false,
      next_at = case when s.next_at = ${never} then s.next_at when r.confirm_at is not null then r.confirm_at when s.leased then ${sql.raw(slotAfter)} else s.next_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key int, region smallint, at bigint, ms real, calm boolean, confirm_at bigint, avoid int, until bigint)
    where s.monitor_key = r.key and s.region = r.region`.execute(trx);
}

/** Has these monitors probed at once, unless they were within the last moment. */
export async function probeSoon(
  trx: Transaction,
  of: { keys: readonly number[]; ids: readonly string[]; now: number; notSince: number },
): Promise<void> {
  await sql`update probe_slots s set next_at = ${of.now}, leased = false from monitors m
    where m.key = s.monitor_key and (m.key = any(${[...of.keys]}::int[]) or m.id = any(${[...of.ids]}::uuid[])) and s.next_at between ${of.now + 1000} and ${never - 1}
      and coalesce(s.last_at, 0) < ${of.notSince}`.execute(trx);
}

const RELEARN_AFTER_MS = 20 * 3_600_000;

/** What probes learned as normal: at first, and as a healthy page slowly moves on, at most about once a day. Other probers hear of it by the revision. */
export async function saveBaselines(
  trx: Transaction,
  learned: readonly { key: number; baseline: unknown; at: number }[],
): Promise<void> {
  await sql`with r as (select * from jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) as r(key int, baseline jsonb, at bigint)),
    m as (update monitors m set baseline = r.baseline, baseline_at = r.at, revision = revision + 1 from r where m.key = r.key and (m.baseline is null or m.baseline_at < r.at - ${RELEARN_AFTER_MS}::bigint) returning m.key, m.revision)
    update probe_slots s set revision = m.revision from m where s.monitor_key = m.key`.execute(trx);
}

/** Buckets of five minutes whose rollups are out of date. */
export async function markDirty(trx: Transaction, ats: readonly number[]): Promise<void> {
  const buckets = [...new Set(ats.map((at) => at - (at % 300_000)))];
  await sql`insert into rollup_dirty (at) select unnest(${buckets}::bigint[]) on conflict do nothing`.execute(trx);
}

export async function statusesOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { status: string; since: number; lastAt: number | null }>> {
  type Known = { id: string; status: string; since: number; last_at: number | null };
  const { rows } =
    await sql<Known>`select m.id, s.status, s.since, (select max(p.last_at) from probe_slots p where p.monitor_key = m.key) as last_at
    from monitors m join monitor_states s on s.monitor_key = m.key where m.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, { status: r.status, since: r.since, lastAt: r.last_at }]));
}

export async function wasTaken(db: Db, batch: string): Promise<boolean> {
  return (
    (await on(db).selectFrom('probe_batches').select('id').where('id', '=', batch).executeTakeFirst()) !== undefined
  );
}

/** True for the first who says it. */
export async function firstTime(trx: Transaction, batch: string, now: number): Promise<boolean> {
  const row = await on(trx)
    .insertInto('probe_batches')
    .values({ id: batch, at: now })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** One result among those of its prober; a repeat may begin within the same millisecond. */
export const sameResult = (r: { key: number; region: number; at: number; flags: number }): string =>
  `${r.key}/${r.region}/${r.at}/${r.flags}`;

/** Which of these results are rows already, as `sameResult` says them. */
export async function resultsKept(db: Db, prober: number, items: readonly Heard[]): Promise<Set<string>> {
  const c = columnsOf(items);
  const { rows } = await sql<{
    key: number;
    region: number;
    at: number;
    flags: number;
  }>`select p.monitor_key as key, p.region, p.at, p.flags from probe_results p
    join unnest(${c.keys}::int[], ${c.regions}::smallint[], ${c.ats}::bigint[], ${c.flags}::smallint[]) as r(monitor_key, region, at, flags)
      using (monitor_key, region, at, flags) where p.prober = ${prober}`.execute(db);
  return new Set(rows.map(sameResult));
}
