import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { SpanTable } from '../tables.ts';

const DAY_MS = 86_400_000;
const partitioned = ['probe_results', 'rollups_5m'] as const;
const nameOf = (table: string, day: number) => `${table}_${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`;

/** Makes the partitions of these days (their first instants). A partition is made apart and attached, so that readers and writers are hardly held up. */
export async function makePartitions(trx: Transaction, days: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('monitoring partitions'))`.execute(trx);
  for (const table of partitioned) {
    for (const day of days) {
      const name = nameOf(table, day);
      const there = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(trx);
      if (there.rows[0]!.there) continue;
      await sql`create table ${sql.id(name)} (like ${sql.id(table)} including defaults)`.execute(trx);
      await sql`alter table ${sql.id(table)} attach partition ${sql.id(name)} for values from (${sql.lit(day)}) to (${sql.lit(day + DAY_MS)})`.execute(trx);
    }
  }
}

export type SpanRow = SpanTable;

/** Spans that have a part in `[from, to)`, in order of time for each monitor. */
export async function spansBetween(db: Db, keys: readonly number[], from: number, to: number): Promise<SpanRow[]> {
  const { rows } = await sql<SpanRow>`select monitor_key, from_at, to_at, status, failure, nullif(reason, 'null') as reason from monitor_spans
    where monitor_key = any(${[...keys]}::int[]) and to_at > ${from} and from_at < ${to} order by monitor_key, from_at`.execute(db);
  return rows;
}
