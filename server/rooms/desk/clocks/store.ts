import { sql, type SqlBool } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { NamedCalendar, NamedTerms } from './agreed.ts';
import type { ClockEventRow, ClockRow, ClockTables, NoticeRow, SubjectKind } from './tables.ts';

const on = (db: Db) => db.withTables<ClockTables>();
const json = <T>(value: T) => JSON.stringify(value) as unknown as T;
const any = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

export async function insertClock(trx: Transaction, clock: ClockRow): Promise<void> {
  await on(trx).insertInto('clocks').values(clock).execute();
}

export function clocksOf(db: Db, kind: SubjectKind, subjectIds: readonly string[]): Promise<ClockRow[]> {
  return on(db)
    .selectFrom('clocks')
    .selectAll()
    .where('kind', '=', kind)
    .where(sql<SqlBool>`subject_id = ${any(subjectIds)}`)
    .execute();
}

/** Locked in one order, so that nobody waits in a circle. */
export function lockClocksOf(trx: Transaction, kind: SubjectKind, subjectIds: readonly string[]): Promise<ClockRow[]> {
  return on(trx)
    .selectFrom('clocks')
    .selectAll()
    .where('kind', '=', kind)
    .where(sql<SqlBool>`subject_id = ${any(subjectIds)}`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Clocks that somebody has to look at now, for this caller alone. */
export function claimWaking(trx: Transaction, now: number, limit: number): Promise<ClockRow[]> {
  return on(trx)
    .selectFrom('clocks')
    .selectAll()
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

type Line = [
  seq: number,
  at: number,
  recorded_at: number,
  kind: string,
  actor: string | null,
  values: ClockEventRow['values'],
];

export async function postpone(trx: Transaction, id: string, until: number): Promise<void> {
  await on(trx).updateTable('clocks').set({ wake_at: until }).where('id', '=', id).execute();
}

/** The logs of some clocks, each in the order of entering. One value for a clock: rows by the ten thousand cost the driver more. */
export async function logsOf(db: Db, clockIds: readonly string[]): Promise<Map<string, ClockEventRow[]>> {
  const { rows } = await sql<{ clock_id: string; log: Line[] }>`select e.clock_id,
      json_agg(json_build_array(e.seq, e.at, e.recorded_at, e.kind, e.actor, e.values) order by e.seq) as log
    from clock_events e where e.clock_id = ${any(clockIds)} group by e.clock_id`.execute(db);
  const logs = new Map<string, ClockEventRow[]>(clockIds.map((id) => [id, []]));
  for (const { clock_id, log } of rows)
    logs.set(
      clock_id,
      log.map(([seq, at, recorded_at, kind, actor, values]) => ({
        clock_id,
        seq,
        at,
        recorded_at,
        kind,
        actor,
        values,
      })),
    );
  return logs;
}

/** Many rows in one statement: values go as one JSON text. */
export async function insertEvents(trx: Transaction, rows: readonly ClockEventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into clock_events (clock_id, seq, at, recorded_at, kind, actor, values)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(clock_id uuid, seq int, at bigint, recorded_at bigint, kind text, actor text, values jsonb)`.execute(trx);
}

export type ClockIndex = Omit<ClockRow, 'kind' | 'subject_id' | 'number' | 'started_at'>;

export async function updateClocks(trx: Transaction, rows: readonly ClockIndex[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update clocks c set client_id = r.client_id, store_id = r.store_id, last_seq = r.last_seq, terms = r.terms,
      calendar = r.calendar, agreed_at = r.agreed_at, agreed_until = r.agreed_until, running = r.running,
      deadline_at = r.deadline_at, wake_at = r.wake_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, client_id uuid, store_id uuid, last_seq int,
      terms text, calendar text, agreed_at bigint, agreed_until bigint, running boolean, deadline_at bigint, wake_at bigint)
    where c.id = r.id`.execute(trx);
}

/** @returns those that were not told before */
export async function insertNotices(trx: Transaction, rows: readonly NoticeRow[]): Promise<NoticeRow[]> {
  if (rows.length === 0) return [];
  const made = await sql<NoticeRow>`insert into clock_notices
      (clock_id, target, target_started_at, kind, due_at, told_at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(clock_id uuid, target text, target_started_at bigint, kind text, due_at bigint, told_at bigint)
    on conflict do nothing returning *`.execute(trx);
  return made.rows;
}

export async function keepNamed(
  trx: Transaction,
  terms: readonly NamedTerms[],
  calendars: readonly NamedCalendar[],
): Promise<void> {
  if (terms.length > 0)
    await on(trx)
      .insertInto('clock_terms')
      .values(terms.map((row) => ({ ...row, terms: json(row.terms) })))
      .onConflict((c) => c.doNothing())
      .execute();
  if (calendars.length > 0)
    await on(trx)
      .insertInto('clock_calendars')
      .values(calendars.map((row) => ({ ...row, data: json(row.data) })))
      .onConflict((c) => c.doNothing())
      .execute();
}

export function termsNamed(db: Db, names: readonly string[]): Promise<NamedTerms[]> {
  return on(db)
    .selectFrom('clock_terms')
    .selectAll()
    .where(sql<SqlBool>`name = any(${[...names]}::text[])`)
    .execute();
}

export function calendarsNamed(db: Db, names: readonly string[]): Promise<NamedCalendar[]> {
  return on(db)
    .selectFrom('clock_calendars')
    .selectAll()
    .where(sql<SqlBool>`name = any(${[...names]}::text[])`)
    .execute();
}

/** Two subjects exchange their clocks. */
export async function exchangeClocks(trx: Transaction, one: ClockRow, other: ClockRow): Promise<void> {
  await sql`update clocks c set subject_id = r.subject_id, number = r.number
    from (values (${one.id}::uuid, ${other.subject_id}::uuid, ${other.number}::int),
                 (${other.id}::uuid, ${one.subject_id}::uuid, ${one.number}::int)) as r(id, subject_id, number)
    where c.id = r.id`.execute(trx);
}

/** Of a client, or measured by one of a calendar's versions. */
export async function runningClocks(
  db: Db,
  { clientId, calendarId }: { clientId?: string | undefined; calendarId?: string | undefined },
): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('clocks')
    .select('id')
    .where('running', '=', true)
    .$if(clientId !== undefined, (q) => q.where('client_id', '=', clientId!))
    .$if(calendarId !== undefined, (q) => q.where('calendar', 'like', `${calendarId}:%`))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export function lockClocks(trx: Transaction, ids: readonly string[]): Promise<ClockRow[]> {
  return on(trx)
    .selectFrom('clocks')
    .selectAll()
    .where(sql<SqlBool>`id = ${any(ids)}`)
    .where('running', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** A store belongs to another client: so do its incidents. */
export async function moveStore(trx: Transaction, storeId: string, clientId: string, now: number): Promise<void> {
  await sql`update clocks set client_id = case when kind = 'incident' then ${clientId}::uuid else client_id end,
      wake_at = case when running then ${now} else wake_at end
    where id in (select id from clocks where store_id = ${storeId}::uuid order by id for update)`.execute(trx);
}

/** Incidents go with their store; requests outlive it. */
export async function forgetStoreOfClocks(trx: Transaction, storeId: string, now: number): Promise<void> {
  await on(trx).deleteFrom('clocks').where('kind', '=', 'incident').where('store_id', '=', storeId).execute();
  await sql`update clocks set store_id = null, wake_at = case when running then ${now} else wake_at end
    where id in (select id from clocks where store_id = ${storeId}::uuid order by id for update)`.execute(trx);
}
