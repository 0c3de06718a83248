import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import { LATE_AFTER_MS } from '../recording/store.ts';
import { never } from '../tables.ts';

const waitsSince = sql.raw('greatest(coalesce(s.last_at, 0), s.since_at)');
const lateAt = (now: number) =>
  sql`(s.next_at < ${never} and ${waitsSince} < ${now}::bigint - greatest(2 * s.interval_ms, s.interval_ms + ${LATE_AFTER_MS}))`;

export interface Tardy {
  key: number;
  region: number;
  late: boolean;
  late_since: number | null;
  is_late: boolean;
  last_at: number | null;
  interval_ms: number;
}

/** Slots that are late now, or were seen late. */
export async function tardySlots(db: Db, now: number): Promise<Tardy[]> {
  const { rows } =
    await sql<Tardy>`select monitor_key as key, region, late, late_since, ${lateAt(now)} as is_late, last_at, interval_ms from probe_slots s where ${lateAt(now)} or late_since is not null`.execute(
      db,
    );
  return rows;
}

/** Slots that somebody changes at this moment are left to the next look: this one waits for nobody. */
export async function markTardy(
  trx: Transaction,
  slots: readonly { key: number; region: number; late: boolean; since: number | null }[],
): Promise<void> {
  await sql`with r as (select * from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as r(key int, region smallint, late boolean, since bigint)),
    l as (select s.ctid as place, r.late, r.since from r join probe_slots s on s.monitor_key = r.key and s.region = r.region for update of s skip locked)
    update probe_slots s set late = l.late, late_since = l.since, calm = s.calm and not l.late from l where s.ctid = l.place`.execute(
    trx,
  );
}

export async function countLate(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct monitor_key) as n from probe_slots where late`.execute(db);
  return rows[0]!.n;
}

/** False where another scheduler is telling just now. Held until the transaction ends. */
export async function mayTell(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('monitoring self-watch')) as mine`.execute(trx);
  return rows[0]!.mine;
}

/** Remembers what was told; returns what had been told before. */
export async function told(trx: Transaction, name: string, value: number): Promise<number> {
  const { rows } = await sql<{ before: number }>`with b as (select value from monitoring_marks where name = ${name})
    insert into monitoring_marks (name, value) values (${name}, ${value}) on conflict (name) do update set value = excluded.value returning coalesce((select value from b), 0) as before`.execute(
    trx,
  );
  return rows[0]!.before;
}

export interface LateMonitor {
  id: string;
  name: string;
  store_id: string;
  last_at: number | null;
  interval_ms: number;
}

/** Monitors of these stores (null: of all) that are late, the longest first. */
export async function lateMonitors(
  db: Db,
  storeIds: readonly string[] | null,
  limit: number,
): Promise<{ items: LateMonitor[]; total: number }> {
  const seen = storeIds === null ? sql`true` : sql`m.store_id = any(${[...storeIds]}::uuid[])`;
  const { rows } = await sql<
    LateMonitor & { total: number }
  >`select m.id, m.name, m.store_id, max(s.last_at) as last_at, m.interval_ms, count(*) over () as total
    from probe_slots s join monitors m on m.key = s.monitor_key where s.late and ${seen} group by m.id order by max(s.last_at) nulls first limit ${limit}`.execute(
    db,
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export interface ProberNumbers {
  name: string;
  region: string;
  probes: number;
  late: number;
  claim_lag_ms: number | null;
  loop_delay_ms: number | null;
  seen_ago_ms: number | null;
  kept: number;
}

export async function watchNumbers(
  db: Db,
  now: number,
): Promise<{ probers: ProberNumbers[]; statuses: { status: string; n: number }[]; overdue: number }> {
  const [probers, statuses, overdue] = await Promise.all([
    sql<ProberNumbers>`select p.name, r.name as region, sum(p.probes)::bigint as probes, sum(p.late)::bigint as late, max(p.claim_lag_ms) as claim_lag_ms, max(p.loop_delay_ms) as loop_delay_ms,
      min(${now} - p.last_seen_at) as seen_ago_ms, sum(p.kept)::bigint as kept from probers p join regions r on r.key = p.region group by 1, 2 order by 2, 1`.execute(
      db,
    ),
    sql<{
      status: string;
      n: number;
    }>`select case when m.paused then 'paused' else s.status end as status, count(*) as n from monitor_states s join monitors m on m.key = s.monitor_key group by 1 order by 1`.execute(
      db,
    ),
    sql<{ lag: number | null }>`select ${now} - min(next_at) as lag from probe_slots where next_at <= ${now}`.execute(
      db,
    ),
  ]);
  return { probers: probers.rows, statuses: statuses.rows, overdue: overdue.rows[0]?.lag ?? 0 };
}
