import type { Db, Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import type { IncidentTables } from '../tables.ts';

export type TimelineRow = Omit<IncidentTables['incident_timeline'], 'seq'>;

const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;

export async function addToTimeline(trx: Transaction, entry: Omit<TimelineRow, 'id'>): Promise<void> {
  await trx
    .withTables<IncidentTables>()
    .insertInto('incident_timeline')
    .values({ ...entry, id: newId(entry.at), values: json(entry.values), evidence: json(entry.evidence) })
    .execute();
}

export async function timelineOf(
  db: Db,
  incidentIds: readonly string[],
  options: { internal: boolean },
): Promise<TimelineRow[]> {
  if (incidentIds.length === 0) return [];
  let query = db
    .withTables<IncidentTables>()
    .selectFrom('incident_timeline')
    .selectAll()
    .where('incident_id', 'in', [...incidentIds]);
  if (!options.internal) query = query.where('internal', '=', false);
  return query.orderBy('at').orderBy('seq').execute();
}

export async function addStoreChange(
  trx: Transaction,
  change: Omit<IncidentTables['store_changes'], 'id'>,
): Promise<void> {
  await trx
    .withTables<IncidentTables>()
    .insertInto('store_changes')
    .values({ ...change, id: newId(change.at), values: json(change.values) })
    .execute();
}

export async function changesBetween(
  db: Db,
  storeId: string,
  from: number,
  to: number,
): Promise<IncidentTables['store_changes'][]> {
  return db
    .withTables<IncidentTables>()
    .selectFrom('store_changes')
    .selectAll()
    .where((e) => e.or([e('store_id', '=', storeId), e('store_id', 'is', null)]))
    .where('at', '>=', from)
    .where('at', '<=', to)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}
