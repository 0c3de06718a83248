import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import { DISTORTED } from '../recording/heard.ts';
import { never, type RollupTable } from '../tables.ts';
import { type Level, levels, thresholds } from './levels.ts';

export type RollupRow = RollupTable;

/** False where another process is at it. Held until the transaction ends. */
export async function mayRoll(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('monitoring rollups')) as mine`.execute(trx);
  return rows[0]!.mine;
}

/** Up to where each level is rolled up; absent before the first time. */
export async function rollupMarks(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; value: number }>`select name, value from monitoring_marks`.execute(db);
  return new Map(rows.map((r) => [r.name, r.value]));
}

export async function setMark(trx: Transaction, level: string, until: number): Promise<void> {
  await sql`insert into monitoring_marks (name, value) values (${level}, ${until}) on conflict (name) do update set value = excluded.value`.execute(
    trx,
  );
}

export async function firstResultAt(db: Db): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`select min(at) as at from probe_results`.execute(db);
  return rows[0]?.at ?? null;
}

/** Takes up to `limit` out-of-date buckets that are rolled up already, the oldest first. */
export async function takeDirty(trx: Transaction, before: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{
    at: number;
  }>`delete from rollup_dirty where at in (select at from rollup_dirty where at < ${before} order by at limit ${limit}) returning at`.execute(
    trx,
  );
  return rows.map((r) => r.at).sort((a, b) => a - b);
}

const counted = sql.raw(`verdict <= 1 and total_ms is not null and flags & ${DISTORTED} = 0`);
const sums = (of: (column: string) => string) =>
  sql.raw(
    ['total_ms', 'dns_ms', 'connect_ms', 'tls_ms', 'first_byte_ms', 'transfer_ms']
      .map((c) => `sum(${of(c)})`)
      .join(', '),
  );
const update = sql.raw(
  [
    'up',
    'degraded',
    'down',
    'unknown',
    'timed',
    'total_ms',
    'dns_ms',
    'connect_ms',
    'tls_ms',
    'first_byte_ms',
    'transfer_ms',
    'sketch',
  ]
    .map((c) => `${c} = excluded.${c}`)
    .join(', '),
);

/** Rolls the results of `[from, to)` up into buckets of five minutes; those that were there are replaced. */
export async function rollResults(trx: Transaction, from: number, to: number): Promise<void> {
  const step = levels[0].ms;
  await sql`insert into rollups_5m
    with r as (select at - at % ${step}::bigint as bucket_at, * from probe_results where at >= ${from} and at < ${to}),
      counts as (select bucket_at, monitor_key, count(*) filter (where verdict = 0) as up, count(*) filter (where verdict = 1) as degraded, count(*) filter (where verdict = 2) as down,
        count(*) filter (where verdict = 3) as unknown from r group by 1, 2),
      timed as (select bucket_at, monitor_key, count(*) as timed, ${sums((c) => c)} from r where ${counted} group by 1, 2),
      sketched as (select bucket_at, monitor_key, width_bucket(total_ms::float8, ${[...thresholds]}::float8[]) as bucket, count(*) as n from r where ${counted} group by 1, 2, 3),
      sketches as (select bucket_at, monitor_key, array_agg(x order by bucket, place) as sketch from sketched, lateral (values (1, bucket), (2, n::int)) as v(place, x) group by 1, 2)
    select c.bucket_at, c.monitor_key, c.up, c.degraded, c.down, c.unknown, coalesce(t.timed, 0), t.sum, t.sum_1, t.sum_2, t.sum_3, t.sum_4, t.sum_5, coalesce(s.sketch, '{}')
    from counts c left join (select * from timed) as t(bucket_at, monitor_key, timed, sum, sum_1, sum_2, sum_3, sum_4, sum_5) using (bucket_at, monitor_key) left join sketches s using (bucket_at, monitor_key)
    on conflict (monitor_key, at) do update set ${update}`.execute(trx);
}

/** Rolls the finer level's `[from, to)` up into this one; buckets that were there are replaced. */
export async function rollUp(trx: Transaction, finer: Level, level: Level, from: number, to: number): Promise<void> {
  await sql`insert into ${sql.table(level.table)}
    with r as (select at - at % ${level.ms}::bigint as bucket_at, * from ${sql.table(finer.table)} where at >= ${from} and at < ${to}),
      counts as (select bucket_at, monitor_key, sum(up) as up, sum(degraded) as degraded, sum(down) as down, sum(unknown) as unknown, sum(timed) as timed, ${sums((c) => c)} from r group by 1, 2),
      sketched as (select bucket_at, monitor_key, r.sketch[i] as bucket, sum(r.sketch[i + 1]) as n from r, lateral generate_series(1, cardinality(r.sketch), 2) as i group by 1, 2, 3),
      sketches as (select bucket_at, monitor_key, array_agg(x order by bucket, place) as sketch from sketched, lateral (values (1, bucket), (2, n::int)) as v(place, x) group by 1, 2)
    select c.*, coalesce(s.sketch, '{}') from counts c left join sketches s using (bucket_at, monitor_key)
    on conflict (monitor_key, at) do update set ${update}`.execute(trx);
}

/** Rolled-up rows of one monitor, in order of time. */
export async function rollupsOf(db: Db, level: Level, key: number, from: number, to: number): Promise<RollupRow[]> {
  if (from >= to) return [];
  const { rows } =
    await sql<RollupRow>`select * from ${sql.table(level.table)} where monitor_key = ${key} and at >= ${from} and at < ${to} order by at`.execute(
      db,
    );
  return rows;
}

/** The response times alone of rolled-up rows of one monitor. */
export async function sketchesOf(
  db: Db,
  level: Level,
  key: number,
  from: number,
  to: number,
): Promise<Pick<RollupRow, 'at' | 'sketch'>[]> {
  if (from >= to) return [];
  const { rows } = await sql<Pick<RollupRow, 'at' | 'sketch'>>`
    select at, sketch from ${sql.table(level.table)} where monitor_key = ${key} and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return rows;
}

export interface RawRow {
  at: number;
  verdict: number;
  flags: number;
  total_ms: number | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  transfer_ms: number | null;
}

/** Numbers of single results of one monitor, in order of time. */
export async function numbersOf(db: Db, key: number, from: number, to: number): Promise<RawRow[]> {
  if (from >= to) return [];
  const { rows } =
    await sql<RawRow>`select at, verdict, flags, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, transfer_ms from probe_results
    where monitor_key = ${key} and at >= ${from} and at < ${to} order by at`.execute(db);
  return rows;
}

/** Rows that are too old, and those of monitors that are no more: found by the index, since the tables are great and this is often asked. */
export async function forgetRollups(
  trx: Transaction,
  table: 'rollups_hour' | 'rollups_day',
  before: number,
): Promise<void> {
  await sql`delete from ${sql.table(table)} r using monitors m where r.monitor_key = m.key and r.at < ${before}`.execute(
    trx,
  );
  await sql`with recursive found as (
      (select monitor_key as key from ${sql.table(table)} order by monitor_key limit 1)
      union all select (select monitor_key from ${sql.table(table)} where monitor_key > found.key order by monitor_key limit 1) from found where found.key is not null)
    delete from ${sql.table(table)} where monitor_key in (select key from found where not exists (select from monitors m where m.key = found.key))`.execute(
    trx,
  );
}

export async function forgetSpans(trx: Transaction, before: number): Promise<void> {
  await sql`delete from monitor_spans where to_at < ${before}`.execute(trx);
}

export async function forgetBatches(trx: Transaction, before: number): Promise<void> {
  await sql`delete from probe_batches where at < ${before}`.execute(trx);
}

/** Local probers come and go with their processes. */
export async function forgetSilentProbers(trx: Transaction, before: number): Promise<void> {
  await sql`delete from probers where not remote and coalesce(last_seen_at, created_at) < ${before}`.execute(trx);
}

/** Sketches of monitors from an instant on: by the hour as far as hours are complete, then by five minutes. */
export async function hourlyRollups(
  db: Db,
  monitorIds: readonly string[],
  from: number,
): Promise<{ monitor_id: string; at: number; sketch: number[] }[]> {
  // Asked apart: with a bound that is no constant, every day's partition would be searched.
  const complete = Math.max(from, (await rollupMarks(db)).get('hour') ?? 0);
  const sketches = async (level: Level, since: number, until: number) => {
    const { rows } = await sql<{ monitor_id: string; at: number; sketch: number[] }>`
      select m.id as monitor_id, r.at, r.sketch from monitors m join ${sql.table(level.table)} r on r.monitor_key = m.key
      where m.id = any(${[...monitorIds]}::uuid[]) and r.at >= ${since} and r.at < ${until}`.execute(db);
    return rows;
  };
  const [fine, hour] = levels;
  return (await Promise.all([sketches(hour, from, complete), sketches(fine, complete, never)])).flat();
}
