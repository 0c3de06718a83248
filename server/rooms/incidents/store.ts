import { type ExpressionBuilder, sql } from 'kysely';
import type { Severity } from '#contract/incidents';
import type { Flip } from '#contract/events/monitoring';
import type { Db, Transaction } from '#kit/db/db';
import type { IncidentTables } from './tables.ts';

export type IncidentRow = Omit<IncidentTables['incidents'], 'number' | 'recurrence'> & {
  number: number;
  recurrence: number;
};
export type SignalRow = IncidentTables['incident_signals'];
type IncidentValues = Omit<IncidentRow, 'number'>;

const active = ['open', 'acknowledged'] as const;
const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;

/** Signals of one store are told one after another, so that two of one cause meet in one incident. */
export async function lockStore(trx: Transaction, storeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`incidents ${storeId}`}, 0))`.execute(trx);
}

export async function insertIncident(trx: Transaction, incident: IncidentValues): Promise<IncidentRow> {
  const values = {
    ...incident,
    headline: json(incident.headline),
    cause: json(incident.cause),
    evidence: json(incident.evidence),
  };
  return trx
    .withTables<IncidentTables>()
    .insertInto('incidents')
    .values(values)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateIncident(trx: Transaction, id: string, change: Partial<IncidentValues>): Promise<void> {
  const values: Record<string, unknown> = { ...change };
  for (const key of ['headline', 'cause', 'evidence'] as const)
    if (change[key] !== undefined) values[key] = json(change[key]);
  await trx
    .withTables<IncidentTables>()
    .updateTable('incidents')
    .set(values as never)
    .where('id', '=', id)
    .execute();
}

export async function incidentById(db: Db, id: string): Promise<IncidentRow | undefined> {
  return db.withTables<IncidentTables>().selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function incidentsByIds(db: Db, ids: readonly string[]): Promise<IncidentRow[]> {
  return db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** As it is now, kept from changing until the transaction ends. */
export async function incidentForUpdate(trx: Transaction, id: string): Promise<IncidentRow | undefined> {
  return trx
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function activeIncidents(db: Db, storeId: string): Promise<IncidentRow[]> {
  return db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('state', 'in', active)
    .orderBy('opened_at')
    .execute();
}

/** Those that alarms at payment pages opened, the oldest first. */
export const paymentIncidents = (db: Db, storeId: string): Promise<IncidentRow[]> =>
  db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('store_id', '=', storeId)
    .where(sql<string>`headline->>'failure'`, '=', 'payment_changed')
    .orderBy('opened_at')
    .execute();

/** The latest incident of this cause that recovered by itself since `since`. */
export async function recoveredSince(
  db: Db,
  storeId: string,
  recurrenceKey: string,
  since: number,
): Promise<IncidentRow | undefined> {
  return db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('recurrence_key', '=', recurrenceKey)
    .where('state', '=', 'resolved')
    .where('resolved_by', 'is', null)
    .where('resolved_at', '>=', since)
    .orderBy('resolved_at', 'desc')
    .executeTakeFirst();
}

export interface IncidentFilter {
  limit: number;
  offset: number;
  /** Null: all stores. */
  storeIds: readonly string[] | null;
  state?: 'open' | 'acknowledged' | 'resolved' | 'active' | undefined;
  severity?: Severity | undefined;
  q?: string | undefined;
}

export async function searchIncidents(db: Db, filter: IncidentFilter): Promise<{ rows: IncidentRow[]; total: number }> {
  if (filter.storeIds?.length === 0) return { rows: [], total: 0 };
  const where = (e: ExpressionBuilder<IncidentTables, 'incidents'>) => {
    // One that went into another is in no list, but whoever has its number finds it.
    const number = /^#?(\d{1,9})$/.exec(filter.q ?? '')?.[1];
    const all = [
      number ? e.or([e('state', '!=', 'merged'), e('number', '=', Number(number))]) : e('state', '!=', 'merged'),
    ];
    if (filter.storeIds) all.push(e('store_id', 'in', [...filter.storeIds]));
    if (filter.state === 'active') all.push(e('state', 'in', active));
    else if (filter.state) all.push(e('state', '=', filter.state));
    if (filter.severity) all.push(e('severity', '=', filter.severity));
    if (filter.q) {
      const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
      all.push(
        e.or([
          e('title', 'ilike', like),
          sql<boolean>`headline->>'name' ilike ${like}`,
          sql<boolean>`number::text = ${filter.q.replace('#', '')}`,
        ]),
      );
    }
    return e.and(all);
  };
  const from = db.withTables<IncidentTables>().selectFrom('incidents').where(where);
  const [rows, count] = await Promise.all([
    from
      .selectAll()
      .orderBy(sql`case when state in ('open', 'acknowledged') then 0 else 1 end`)
      .orderBy('opened_at', 'desc')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}

export async function activeCounts(
  db: Db,
  storeIds: readonly string[] | null,
): Promise<{ store_id: string; severity: Severity; n: number }[]> {
  if (storeIds?.length === 0) return [];
  let query = db.withTables<IncidentTables>().selectFrom('incidents').where('state', 'in', active);
  if (storeIds) query = query.where('store_id', 'in', [...storeIds]);
  return query
    .select((e) => ['store_id', 'severity', e.fn.countAll<number>().as('n')] as const)
    .groupBy(['store_id', 'severity'])
    .execute();
}

export async function insertSignal(trx: Transaction, incidentId: string, signal: Flip): Promise<void> {
  await trx
    .withTables<IncidentTables>()
    .insertInto('incident_signals')
    .values({
      incident_id: incidentId,
      monitor_id: signal.monitorId,
      down_at: signal.at,
      recovered_at: null,
      signal: json(signal),
    })
    .onConflict((c) => c.columns(['incident_id', 'monitor_id', 'down_at']).doNothing())
    .execute();
}

export async function signalsOf(db: Db, incidentIds: readonly string[]): Promise<SignalRow[]> {
  if (incidentIds.length === 0) return [];
  return db
    .withTables<IncidentTables>()
    .selectFrom('incident_signals')
    .selectAll()
    .where('incident_id', 'in', [...incidentIds])
    .orderBy('down_at')
    .execute();
}

/** Ends the open outages of a monitor; returns the incidents they belong to. */
export async function endSignals(trx: Transaction, monitorId: string, at: number): Promise<string[]> {
  const rows = await trx
    .withTables<IncidentTables>()
    .updateTable('incident_signals')
    .set({ recovered_at: at })
    .where('monitor_id', '=', monitorId)
    .where('recovered_at', 'is', null)
    .returning('incident_id')
    .execute();
  return [...new Set(rows.map((r) => r.incident_id))];
}

export async function moveSignals(trx: Transaction, from: string, into: string): Promise<void> {
  await sql`insert into incident_signals (incident_id, monitor_id, down_at, recovered_at, signal)
    select ${into}::uuid, monitor_id, down_at, recovered_at, signal from incident_signals where incident_id = ${from}::uuid on conflict do nothing`.execute(
    trx,
  );
  await trx
    .withTables<IncidentTables>()
    .updateTable('incident_signals')
    .set({ recovered_at: sql`down_at` })
    .where('incident_id', '=', from)
    .where('recovered_at', 'is', null)
    .execute();
}

/** Incidents of stores that touch a range of time, newest first; for status pages and reports. */
export async function incidentsBetween(
  db: Db,
  storeIds: readonly string[],
  from: number,
  to: number,
): Promise<IncidentRow[]> {
  if (storeIds.length === 0) return [];
  return db
    .withTables<IncidentTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('store_id', 'in', [...storeIds])
    .where('state', '!=', 'merged')
    .where('started_at', '<=', to)
    .where((e) => e.or([e('resolved_at', 'is', null), e('resolved_at', '>=', from)]))
    .orderBy('started_at', 'desc')
    .limit(200)
    .execute();
}

export async function forgetStore(trx: Transaction, storeId: string): Promise<void> {
  const db = trx.withTables<IncidentTables>();
  await db.updateTable('incidents').set({ merged_into: null }).where('store_id', '=', storeId).execute();
  await db.deleteFrom('incidents').where('store_id', '=', storeId).execute();
  await db.deleteFrom('store_changes').where('store_id', '=', storeId).execute();
}
