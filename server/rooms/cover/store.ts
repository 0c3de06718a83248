import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { AbsenceRow, ChangeRow, CoverTables, GapRow, ScheduleRow } from './tables.ts';

const on = (db: Db) => db.withTables<CoverTables>();
const json = <T>(value: T) => JSON.stringify(value) as unknown as T;

export async function searchSchedules(
  db: Db,
  search: { q?: string | undefined; limit: number; offset: number },
): Promise<{ items: ScheduleRow[]; total: number }> {
  const like = `%${(search.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const found = on(db).selectFrom('schedules').where('name', 'ilike', like);
  const [items, count] = await Promise.all([
    found.selectAll().orderBy(sql`lower(name)`).limit(search.limit).offset(search.offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

export const allSchedules = (db: Db): Promise<ScheduleRow[]> =>
  on(db).selectFrom('schedules').selectAll().orderBy(sql`lower(name)`).execute();
export const scheduleById = (db: Db, id: string): Promise<ScheduleRow | undefined> =>
  on(db).selectFrom('schedules').selectAll().where('id', '=', id).executeTakeFirst();
export const lockSchedule = (trx: Transaction, id: string): Promise<ScheduleRow | undefined> =>
  on(trx).selectFrom('schedules').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function isNameTaken(db: Db, name: string, except: string | null): Promise<boolean> {
  let query = on(db).selectFrom('schedules').select('id').where(sql`lower(name)`, '=', name.toLowerCase());
  if (except) query = query.where('id', '!=', except);
  return (await query.executeTakeFirst()) !== undefined;
}

export const insertSchedule = async (trx: Transaction, row: ScheduleRow): Promise<void> =>
  void (await on(trx)
    .insertInto('schedules')
    .values({ ...row, data: json(row.data) })
    .execute());
export async function changeSchedule(trx: Transaction, id: string, values: Partial<ScheduleRow>): Promise<void> {
  const data = values.data ? { data: json(values.data) } : {};
  await on(trx)
    .updateTable('schedules')
    .set({ ...values, ...data })
    .where('id', '=', id)
    .execute();
}
export const removeSchedule = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('schedules').where('id', '=', id).execute());

/** Gaps of all schedules are looked for again at once: an absence may concern any of them. */
export const lookAtAll = async (trx: Transaction, at: number): Promise<void> =>
  void (await on(trx).updateTable('schedules').set({ look_at: at }).execute());

/** Takes schedules that are due to be looked at, and says when they are next. */
export async function claimLooks(trx: Transaction, now: number, next: number, limit: number): Promise<ScheduleRow[]> {
  const due = await on(trx)
    .selectFrom('schedules')
    .selectAll()
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id } of due) await changeSchedule(trx, id, { look_at: next });
  return due;
}

/** What was accepted and reaches into `[from, to)`, in the order of its making. */
export const changesWithin = (db: Db, scheduleIds: readonly string[], from: number, to: number): Promise<ChangeRow[]> =>
  on(db)
    .selectFrom('cover_changes')
    .selectAll()
    .where(sql<boolean>`schedule_id = any(${[...scheduleIds]}::uuid[])`)
    .where('state', '=', 'accepted')
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('seq')
    .execute();
export const changesAfter = (db: Db, scheduleId: string, at: number): Promise<ChangeRow[]> =>
  on(db)
    .selectFrom('cover_changes')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .where('to_at', '>', at)
    .orderBy('seq')
    .execute();
/** Swaps that are not over and that this person gave or was asked to take. */
export const swapsOf = (db: Db, personId: string, at: number): Promise<ChangeRow[]> =>
  on(db)
    .selectFrom('cover_changes')
    .selectAll()
    .where('kind', '=', 'swap')
    .where('to_at', '>', at)
    .where((e) => e.or([e('person_id', '=', personId), e('given_by', '=', personId)]))
    .orderBy('from_at')
    .execute();
export const changeById = (db: Db, id: string): Promise<ChangeRow | undefined> =>
  on(db).selectFrom('cover_changes').selectAll().where('id', '=', id).executeTakeFirst();
export const lockChange = (trx: Transaction, id: string): Promise<ChangeRow | undefined> =>
  on(trx).selectFrom('cover_changes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const insertChange = async (trx: Transaction, row: Omit<ChangeRow, 'seq'>): Promise<void> =>
  void (await on(trx)
    .insertInto('cover_changes')
    .values(row as ChangeRow)
    .execute());
export const setChange = async (trx: Transaction, id: string, values: Partial<ChangeRow>): Promise<void> =>
  void (await on(trx).updateTable('cover_changes').set(values).where('id', '=', id).execute());
export const removeChange = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('cover_changes').where('id', '=', id).execute());

export const absencesWithin = (db: Db, from: number, to: number): Promise<AbsenceRow[]> =>
  on(db)
    .selectFrom('absences')
    .selectAll()
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .execute();
export const lockAbsence = (trx: Transaction, id: string): Promise<AbsenceRow | undefined> =>
  on(trx).selectFrom('absences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const insertAbsence = async (trx: Transaction, row: AbsenceRow): Promise<void> =>
  void (await on(trx).insertInto('absences').values(row).execute());
export const endAbsence = async (trx: Transaction, id: string, at: number): Promise<void> =>
  void (await on(trx).updateTable('absences').set({ to_at: at }).where('id', '=', id).execute());
export const removeAbsenceRow = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('absences').where('id', '=', id).execute());

/** Gaps that were told and are not over. */
export const toldGaps = (trx: Transaction, scheduleId: string, now: number): Promise<GapRow[]> =>
  on(trx)
    .selectFrom('cover_gaps')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .where('to_at', '>', now)
    .orderBy('from_at')
    .execute();
export const insertGap = async (trx: Transaction, row: GapRow): Promise<void> =>
  void (await on(trx).insertInto('cover_gaps').values(row).execute());
export const setGap = async (trx: Transaction, id: string, values: Partial<GapRow>): Promise<void> =>
  void (await on(trx).updateTable('cover_gaps').set(values).where('id', '=', id).execute());
export const removeGap = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('cover_gaps').where('id', '=', id).execute());
/** Takes gaps that have begun and were not told as such. One that was over before anybody looked is not told. */
export async function claimBegun(trx: Transaction, now: number): Promise<GapRow[]> {
  const due = await on(trx)
    .selectFrom('cover_gaps')
    .selectAll()
    .where('begun_at', 'is', null)
    .where('from_at', '<=', now)
    .orderBy('from_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id } of due) await setGap(trx, id, { begun_at: now });
  return due.filter((gap) => gap.to_at > now);
}

export const feedOf = (db: Db, personId: string): Promise<{ made_at: number } | undefined> =>
  on(db).selectFrom('cover_feeds').select('made_at').where('person_id', '=', personId).executeTakeFirst();
export const personOfFeed = async (db: Db, digest: string): Promise<string | undefined> =>
  (await on(db).selectFrom('cover_feeds').select('person_id').where('digest', '=', digest).executeTakeFirst())
    ?.person_id;
export const setFeed = async (trx: Transaction, row: CoverTables['cover_feeds']): Promise<void> =>
  void (await on(trx)
    .insertInto('cover_feeds')
    .values(row)
    .onConflict((c) => c.column('person_id').doUpdateSet({ digest: row.digest, made_at: row.made_at }))
    .execute());
export const removeFeed = async (trx: Transaction, personId: string): Promise<void> =>
  void (await on(trx).deleteFrom('cover_feeds').where('person_id', '=', personId).execute());
