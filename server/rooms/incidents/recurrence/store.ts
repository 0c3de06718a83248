import { sql } from 'kysely';
import type { Db } from '#kit/db/db';
import { type IncidentRow, incidentsByIds } from '../store.ts';
import type { IncidentTables } from '../tables.ts';

/** For so long an incident of the same cause at the same store counts as the same again. */
const recurrenceWindow = 90 * 86_400_000;

/** Earlier incidents of the same cause, newest first, twenty at most. */
export async function sameCauseBefore(
  db: Db,
  incident: Pick<IncidentRow, 'id' | 'store_id' | 'recurrence_key' | 'opened_at'>,
): Promise<IncidentRow[]> {
  if (!incident.recurrence_key) return [];
  return db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('store_id', '=', incident.store_id)
    .where('recurrence_key', '=', incident.recurrence_key)
    .where('id', '!=', incident.id)
    .where('state', '!=', 'merged')
    .where('opened_at', '>=', incident.opened_at - recurrenceWindow)
    .where('opened_at', '<=', incident.opened_at)
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute();
}

/**
 * How often each was there before, by id, as it stands now: an earlier one that was merged away does not count. Those
 * whose cause nobody can compare, as of what a person opened, are not among them.
 */
export async function recurrencesOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; n: number }>`
    select i.id, count(e.id) as n from incidents i
    left join incidents e on e.store_id = i.store_id and e.recurrence_key = i.recurrence_key and e.id <> i.id
      and e.state <> 'merged' and e.opened_at between i.opened_at - ${recurrenceWindow}::bigint and i.opened_at
    where i.id = any(${[...ids]}::uuid[]) and i.recurrence_key is not null group by i.id`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Incidents with how often the same cause was there before; null where that cannot be told. */
export async function incidentsWithRecurrence(
  db: Db,
  ids: readonly string[],
): Promise<(IncidentRow & { seenBefore: number | null })[]> {
  const [rows, seen] = await Promise.all([incidentsByIds(db, ids), recurrencesOf(db, ids)]);
  return rows.map((row) => ({ ...row, seenBefore: seen.get(row.id) ?? null }));
}
