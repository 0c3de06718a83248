import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { WorkKind } from '#contract/time';
import type { Db, Transaction } from '#kit/db/db';
import type { TasksTables, TimeEntryRow, TrailRow } from '../tables.ts';

/** What an actor may see: all, one's own, or what these versions of contracts (`id:version`) show a client's people. */
export type SeenTime =
  | { all: true }
  | { personId: string }
  | { shown: readonly string[]; clientIds: readonly string[] };

export interface TimeFilter {
  limit: number;
  offset: number;
  q?: string | undefined;
  personId?: string | undefined;
  clientId?: string | undefined;
  storeId?: string | undefined;
  contractId?: string | undefined;
  taskId?: string | undefined;
  requestId?: string | undefined;
  incidentId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  billable?: boolean | undefined;
  toCheck?: boolean | undefined;
  kind?: WorkKind | undefined;
}

const on = (db: Db) => db.withTables<TasksTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
type Entries = ExpressionBuilder<TasksTables, 'time_entries'>;

function within(e: Entries, seen: SeenTime) {
  if ('all' in seen) return sql<SqlBool>`true`;
  if ('personId' in seen) return e('person_id', '=', seen.personId);
  return sql<SqlBool>`(client_id = any(${[...seen.clientIds]}::uuid[]) and not to_check
    and contract_id || ':' || contract_version = any(${[...seen.shown]}::text[]))`;
}

/** What an entry was worked for: the kind of its task, else what it belongs to. */
const kindOfWork = sql<WorkKind>`coalesce((select tasks.kind from tasks where tasks.id = time_entries.task_id),
  case when request_id is not null then 'request' when incident_id is not null then 'incident' else 'other' end)`;

function matches(e: Entries, seen: SeenTime, f: TimeFilter) {
  const equal = {
    person_id: f.personId,
    client_id: f.clientId,
    store_id: f.storeId,
    contract_id: f.contractId,
    task_id: f.taskId,
    request_id: f.requestId,
    incident_id: f.incidentId,
    billable: f.billable,
    to_check: f.toCheck,
  };
  return e.and([
    e('removed_at', 'is', null),
    within(e, seen),
    ...Object.entries(equal).flatMap(([column, value]) =>
      value === undefined ? [] : [e(column as keyof typeof equal, '=', value as never)],
    ),
    ...(f.from ? [e('date', '>=', f.from)] : []),
    ...(f.to ? [e('date', '<=', f.to)] : []),
    ...(f.kind ? [sql<SqlBool>`${kindOfWork} = ${f.kind}`] : []),
    ...(f.q ? [e.or([e('note', 'ilike', like(f.q)), e('person_name', 'ilike', like(f.q))])] : []),
  ]);
}

/** The newest day first. */
export async function searchTime(
  db: Db,
  seen: SeenTime,
  filter: TimeFilter,
): Promise<{ rows: TimeEntryRow[]; total: number; minutes: number; billableMinutes: number }> {
  const from = on(db)
    .selectFrom('time_entries')
    .where((e) => matches(e, seen, filter));
  const [rows, sums] = await Promise.all([
    from
      .selectAll()
      .orderBy('date', 'desc')
      .orderBy(sql`started_at desc nulls last`)
      .orderBy('created_at', 'desc')
      .orderBy('out_of_hours')
      .orderBy('id')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    from
      .select([
        sql<number>`count(*)::int`.as('total'),
        sql<number>`coalesce(sum(minutes), 0)::int`.as('minutes'),
        sql<number>`coalesce(sum(minutes) filter (where billable), 0)::int`.as('billableMinutes'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, ...sums };
}

/** Worked minutes by kind of work and month. */
export function minutesByKind(db: Db, seen: SeenTime, filter: Omit<TimeFilter, 'limit' | 'offset'>) {
  const month = sql<string>`left(date::text, 7)`;
  return on(db)
    .selectFrom('time_entries')
    .where((e) => matches(e, seen, { ...filter, limit: 0, offset: 0 }))
    .groupBy([kindOfWork, month])
    .orderBy(month)
    .select([
      kindOfWork.as('kind'),
      month.as('month'),
      sql<number>`sum(minutes)::int`.as('minutes'),
      sql<number>`coalesce(sum(minutes) filter (where billable), 0)::int`.as('billableMinutes'),
    ])
    .execute();
}

export function entryById(db: Db, id: string, seen: SeenTime): Promise<TimeEntryRow | undefined> {
  return on(db)
    .selectFrom('time_entries')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where((e) => within(e, seen))
    .executeTakeFirst();
}

/** As it is now, kept from changing until the transaction ends. */
export function entryForUpdate(trx: Transaction, id: string, seen: SeenTime): Promise<TimeEntryRow | undefined> {
  return on(trx)
    .selectFrom('time_entries')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where((e) => within(e, seen))
    .forUpdate()
    .executeTakeFirst();
}

export async function insertEntry(trx: Transaction, row: TimeEntryRow): Promise<void> {
  await on(trx)
    .insertInto('time_entries')
    .values({ ...row, why: json(row.why) })
    .execute();
}

export async function changeEntry(trx: Transaction, row: TimeEntryRow): Promise<void> {
  await on(trx)
    .updateTable('time_entries')
    .set({ ...row, why: json(row.why), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}

export async function addTrail(trx: Transaction, row: TrailRow): Promise<void> {
  await on(trx)
    .insertInto('time_trail')
    .values({ ...row, before: json(row.before), after: json(row.after) })
    .execute();
}

export function trailOf(db: Db, entryId: string): Promise<TrailRow[]> {
  return on(db)
    .selectFrom('time_trail')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Worked minutes by task. */
export async function minutesByTask(
  db: Db,
  taskIds: readonly string[],
  seen: SeenTime,
): Promise<{ id: string; minutes: number }[]> {
  return on(db)
    .selectFrom('time_entries')
    .where(sql<SqlBool>`task_id = any(${[...taskIds]}::uuid[])`)
    .where('removed_at', 'is', null)
    .where((e) => within(e, seen))
    .groupBy('task_id')
    .select([sql<string>`task_id`.as('id'), sql<number>`sum(minutes)::int`.as('minutes')])
    .execute();
}

/** All that is charged to a contract through a month, in the order of dates. */
export function entriesOfContract(db: Db, contractId: string, through: string): Promise<TimeEntryRow[]> {
  return on(db)
    .selectFrom('time_entries')
    .selectAll()
    .where('contract_id', '=', contractId)
    .where('month', '<=', through)
    .where('removed_at', 'is', null)
    .orderBy('date')
    .orderBy('id')
    .execute();
}

/** Time of a client for which no contract held when it was entered; kept from changing until the transaction ends. */
export function entriesWithoutContract(trx: Transaction, clientId: string): Promise<TimeEntryRow[]> {
  return on(trx)
    .selectFrom('time_entries')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('contract_id', 'is', null)
    .where('removed_at', 'is', null)
    .where(sql<SqlBool>`why->>'by' <> 'internal'`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Time outlives the store that it was worked for. */
export async function forgetStoreOfTime(trx: Transaction, storeId: string): Promise<void> {
  await on(trx).updateTable('time_entries').set({ store_id: null }).where('store_id', '=', storeId).execute();
  await on(trx).updateTable('timers').set({ store_id: null }).where('store_id', '=', storeId).execute();
}
