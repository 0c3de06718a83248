import { sql } from 'kysely';
import type { Reason } from '#core/probe';
import type { Db, Transaction } from '#kit/db/db';
import { never, type ResultTable, type SpanTable } from '../tables.ts';

export const DAY_MS = 86_400_000;
const partitioned = ['probe_results', 'rollups_5m'] as const;
const nameOf = (table: string, day: number) =>
  `${table}_${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`;

/** Makes the partitions of these days (their first instants). A partition is made apart and attached, so that readers and writers are hardly held up. */
export async function makePartitions(trx: Transaction, days: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('monitoring partitions'))`.execute(trx);
  for (const table of partitioned) {
    for (const day of days) {
      const name = nameOf(table, day);
      const there = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(trx);
      if (there.rows[0]!.there) continue;
      await sql`create table ${sql.id(name)} (like ${sql.id(table)} including defaults)`.execute(trx);
      await sql`alter table ${sql.id(table)} attach partition ${sql.id(name)} for values from (${sql.lit(day)}) to (${sql.lit(day + DAY_MS)})`.execute(
        trx,
      );
    }
  }
}

export type SpanRow = SpanTable;

/** Spans that have a part in `[from, to)`, in order of time for each monitor. */
export async function spansBetween(db: Db, keys: readonly number[], from: number, to: number): Promise<SpanRow[]> {
  const { rows } =
    await sql<SpanRow>`select monitor_key, from_at, to_at, status, failure, nullif(reason, 'null') as reason from monitor_spans
    where monitor_key = any(${[...keys]}::int[]) and to_at > ${from} and from_at < ${to} order by monitor_key, from_at`.execute(
      db,
    );
  return rows;
}

/** Partitions with the first instants of their days. */
export async function partitionsOf(
  db: Db,
  table: (typeof partitioned)[number],
): Promise<{ name: string; day: number }[]> {
  const { rows } = await sql<{
    name: string;
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = ${table}::regclass order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => ({ name, day: Date.parse(name.slice(-8).replace(/(....)(..)(..)/, '$1-$2-$3')) }));
}

/** Does not wait behind long readers: the next turn tries again. */
export async function dropPartition(trx: Transaction, name: string): Promise<void> {
  await sql`set local lock_timeout = '3s'`.execute(trx);
  await sql`drop table if exists ${sql.id(name)}`.execute(trx);
}

export type ResultShown = ResultTable & { region_name: string | null; prober_name: string | null };

/** Results of one monitor, newest first; `total` counts all that are kept. */
export async function searchResults(
  db: Db,
  of: { key: number; verdict: number | undefined; before: number | undefined; limit: number; offset: number },
): Promise<{ items: ResultShown[]; total: number }> {
  const matches = sql`p.monitor_key = ${of.key} ${of.verdict === undefined ? sql`` : sql`and p.verdict = ${of.verdict}`} ${of.before === undefined ? sql`` : sql`and p.at < ${of.before}`}`;
  const [items, count] = await Promise.all([
    sql<ResultShown>`select p.*, r.name as region_name, b.name as prober_name from probe_results p left join regions r on r.key = p.region left join probers b on b.key = p.prober
      where ${matches} order by p.at desc limit ${of.limit} offset ${of.offset}`.execute(db),
    sql<{ n: number }>`select count(*) as n from probe_results p where ${matches}`.execute(db),
  ]);
  return { items: items.rows, total: count.rows[0]!.n };
}

export interface SpanChange {
  key: number;
  at: number;
  status: string;
  failure: string | null;
  reason: Reason | null;
}

/** From `at` on the monitor's status is this, whatever was written before. One change of a monitor at a time. */
async function setSpans(trx: Transaction, changes: readonly SpanChange[]): Promise<void> {
  const r = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(key int, at bigint, status text, failure text, reason jsonb)`;
  await sql`delete from monitor_spans s using ${r} where s.monitor_key = r.key and s.from_at >= r.at`.execute(trx);
  await sql`update monitor_spans s set to_at = r.at from ${r} where s.monitor_key = r.key and s.to_at > r.at`.execute(
    trx,
  );
  await sql`update monitor_spans s set to_at = ${never} from ${r} where s.monitor_key = r.key and s.to_at = r.at and s.status = r.status`.execute(
    trx,
  );
  await sql`insert into monitor_spans (monitor_key, from_at, status, failure, reason) select r.key, r.at, r.status, r.failure, nullif(r.reason, 'null') from ${r}
    where not exists (select from monitor_spans s where s.monitor_key = r.key and s.to_at = ${never})`.execute(trx);
}

/** Several changes of one monitor are written one after another. */
export async function saveSpansInOrder(trx: Transaction, changes: readonly SpanChange[]): Promise<void> {
  const rounds: SpanChange[][] = [];
  const count = new Map<number, number>();
  for (const change of changes) {
    const round = count.get(change.key) ?? 0;
    count.set(change.key, round + 1);
    (rounds[round] ??= []).push(change);
  }
  for (const round of rounds) await setSpans(trx, round);
}
