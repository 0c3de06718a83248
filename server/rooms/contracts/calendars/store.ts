import { sql, type SqlBool } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { CalendarRow, CalendarVersionRow, ContractsTables, HolidayReviewRow } from '../tables.ts';

const on = (db: Db) => db.withTables<ContractsTables>();
const json = <T>(value: T) => JSON.stringify(value) as unknown as T;

export async function searchCalendars(
  db: Db,
  search: { q?: string | undefined; limit: number; offset: number },
): Promise<{ items: CalendarRow[]; total: number }> {
  const like = search.q === undefined ? undefined : `%${search.q.replace(/[\\%_]/g, '\\$&')}%`;
  const found = on(db)
    .selectFrom('calendars')
    .$if(like !== undefined, (q) => q.where('name', 'ilike', like!));
  const [items, count] = await Promise.all([
    found.selectAll().orderBy(sql`lower(name)`).limit(search.limit).offset(search.offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

export function calendarsByIds(db: Db, ids: readonly string[]): Promise<CalendarRow[]> {
  return on(db)
    .selectFrom('calendars')
    .selectAll()
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** One writer at a time, so that versions are numbered without holes. */
export function lockCalendar(trx: Transaction, id: string): Promise<CalendarRow | undefined> {
  return on(trx).selectFrom('calendars').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Returns false where a calendar of this name is there already. */
export async function insertCalendar(trx: Transaction, row: CalendarRow): Promise<boolean> {
  const made = await on(trx)
    .insertInto('calendars')
    .values(row)
    .onConflict((c) => c.expression(sql`lower(name)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function isNameTaken(db: Db, name: string, except: string): Promise<boolean> {
  const other = await on(db)
    .selectFrom('calendars')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '!=', except)
    .executeTakeFirst();
  return other !== undefined;
}

export async function changeCalendar(
  trx: Transaction,
  id: string,
  values: Partial<Pick<CalendarRow, 'name' | 'country' | 'region'>>,
): Promise<void> {
  if (Object.keys(values).length > 0) await on(trx).updateTable('calendars').set(values).where('id', '=', id).execute();
}

export async function removeCalendar(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('calendars').where('id', '=', id).execute();
}

export async function insertVersion(trx: Transaction, row: CalendarVersionRow): Promise<void> {
  await on(trx)
    .insertInto('calendar_versions')
    .values({ ...row, data: json(row.data) })
    .execute();
}

/** The newest version of each of these calendars. */
export function latestVersions(db: Db, ids: readonly string[]): Promise<CalendarVersionRow[]> {
  return on(db)
    .selectFrom('calendar_versions')
    .selectAll()
    .distinctOn('calendar_id')
    .where(sql<SqlBool>`calendar_id = any(${[...ids]}::uuid[])`)
    .orderBy('calendar_id')
    .orderBy('version', 'desc')
    .execute();
}

/** The version that held at an instant; the first one for whatever was before it. */
export function versionAt(db: Db, calendarId: string, at: number): Promise<CalendarVersionRow | undefined> {
  return on(db)
    .selectFrom('calendar_versions')
    .selectAll()
    .where('calendar_id', '=', calendarId)
    .where((e) => e.or([e('valid_from', '<=', at), e('version', '=', 1)]))
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

/** By calendar, the oldest version first. */
export function allVersionsOf(db: Db, ids: readonly string[]): Promise<CalendarVersionRow[]> {
  return on(db)
    .selectFrom('calendar_versions')
    .selectAll()
    .where(sql<SqlBool>`calendar_id = any(${[...ids]}::uuid[])`)
    .orderBy('calendar_id')
    .orderBy('version')
    .execute();
}

export async function versionsOf(
  db: Db,
  calendarId: string,
  page: { limit: number; offset: number },
): Promise<{ items: CalendarVersionRow[]; total: number }> {
  const found = on(db).selectFrom('calendar_versions').where('calendar_id', '=', calendarId);
  const [items, count] = await Promise.all([
    found.selectAll().orderBy('version', 'desc').limit(page.limit).offset(page.offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

export async function insertReview(trx: Transaction, row: HolidayReviewRow): Promise<void> {
  await on(trx)
    .insertInto('holiday_reviews')
    .values({ ...row, proposed: json(row.proposed), accepted: json(row.accepted) })
    .execute();
}

/** The last review of each calendar and year, under the sources that the calendars have now. */
export function latestReviews(db: Db, ids: readonly string[]): Promise<HolidayReviewRow[]> {
  return on(db)
    .selectFrom('holiday_reviews')
    .selectAll()
    .distinctOn(['calendar_id', 'year', 'source'])
    .where(sql<SqlBool>`calendar_id = any(${[...ids]}::uuid[])`)
    .orderBy('calendar_id')
    .orderBy('year')
    .orderBy('source')
    .orderBy('reviewed_at', 'desc')
    .execute();
}
