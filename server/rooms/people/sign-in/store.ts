import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { PeopleTables, PersonRow, SessionRow } from '../tables.ts';

const on = (db: Db) => db.withTables<PeopleTables>();

/** Twelve hours is a shift, a week is a holiday at most: idle sessions end after it, all end after a month. */
export const idleMs = 7 * 24 * 3600_000;
export const longestMs = 30 * 24 * 3600_000;
/** How long the second step may take. */
export const secondStepMs = 10 * 60_000;

/** Whom a request names, with what decides about them. */
export type Caller = PersonRow & { client_ids: string[]; has_totp: boolean; has_passkey: boolean };

/** The person with clients and factors; `id` is the person's. */
export function callers(db: Db) {
  return on(db)
    .selectFrom('people')
    .selectAll('people')
    .select([
      sql<string[]>`array(select client_id from person_clients c where c.person_id = people.id order by 1)`.as(
        'client_ids',
      ),
      sql<boolean>`exists (select from totp t where t.person_id = people.id and t.confirmed_at is not null)`.as(
        'has_totp',
      ),
      sql<boolean>`exists (select from passkeys k where k.person_id = people.id)`.as('has_passkey'),
    ]);
}

export const callerById = (db: Db, id: string): Promise<Caller | undefined> =>
  callers(db).where('people.id', '=', id).executeTakeFirst();
export const callerByEmail = (db: Db, email: string): Promise<Caller | undefined> =>
  callers(db).where('people.email', '=', email).executeTakeFirst();

/** The live session of this cookie's digest. */
export function sessionByDigest(db: Db, digest: string, now: number): Promise<SessionRow | undefined> {
  return on(db)
    .selectFrom('sessions')
    .selectAll()
    .where('digest', '=', digest)
    .where('expires_at', '>', now)
    .where(sql<SqlBool>`last_seen_at > ${now - idleMs}`)
    .executeTakeFirst();
}

export async function insertSession(trx: Transaction, session: SessionRow): Promise<void> {
  await on(trx).insertInto('sessions').values(session).execute();
}

export async function seen(db: Db, session: SessionRow, address: string, now: number): Promise<void> {
  await on(db).updateTable('sessions').set({ last_seen_at: now, address }).where('id', '=', session.id).execute();
  await on(db).updateTable('people').set({ last_seen_at: now }).where('id', '=', session.person_id).execute();
}

export function sessionsOf(db: Db, personId: string, now: number): Promise<SessionRow[]> {
  return on(db)
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'signed_in')
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now - idleMs)
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** Returns false where the person has no such session. */
export async function removeSession(trx: Transaction, id: string, personId: string): Promise<boolean> {
  return (
    (await on(trx)
      .deleteFrom('sessions')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}

export async function removeSessionByDigest(trx: Transaction, digest: string): Promise<void> {
  await on(trx).deleteFrom('sessions').where('digest', '=', digest).execute();
}

/** Ends all sessions of a person, but for one. */
export async function removeSessions(trx: Transaction, personId: string, but: string | null = null): Promise<void> {
  await on(trx)
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(but !== null, (q) => q.where('id', '!=', but!))
    .execute();
}

export async function removeExpired(db: Db, now: number): Promise<void> {
  await on(db)
    .deleteFrom('sessions')
    .where((e) => e.or([e('expires_at', '<=', now), e('last_seen_at', '<=', now - idleMs)]))
    .execute();
  await on(db).deleteFrom('spent_challenges').where('expires_at', '<=', now).execute();
  await on(db)
    .deleteFrom('sign_in_tries')
    .where('last_at', '<', now - 24 * 3600_000)
    .where('locked_until', '<', now)
    .execute();
}

/** Counts a try under a key before it is judged. Returns until when the key was locked (then nothing was counted), else null. */
export async function countTry(
  db: Db,
  key: string,
  now: number,
  forgetMs: number,
  lockMs: (failures: number) => number,
): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    const tries = on(trx);
    // One statement: a success elsewhere may remove the row at any moment.
    const row = await tries
      .insertInto('sign_in_tries')
      .values({ key, failures: 0, last_at: now, locked_until: 0 })
      .onConflict((c) => c.column('key').doUpdateSet((e) => ({ key: e.ref('excluded.key') })))
      .returningAll()
      .executeTakeFirstOrThrow();
    if (row.locked_until > now) return row.locked_until;
    const failures = (row.last_at < now - forgetMs ? 0 : row.failures) + 1;
    await tries
      .updateTable('sign_in_tries')
      .set({ failures, last_at: now, locked_until: now + lockMs(failures) })
      .where('key', '=', key)
      .execute();
    return null;
  });
}

/** A try that was right is no failure. `all`: neither were those before it. */
export async function forgiveTry(db: Db, key: string, all: boolean): Promise<void> {
  if (all) await on(db).deleteFrom('sign_in_tries').where('key', '=', key).execute();
  else
    await on(db)
      .updateTable('sign_in_tries')
      .set((e) => ({ failures: sql`greatest(${e.ref('failures')} - 1, 0)`, locked_until: 0 }))
      .where('key', '=', key)
      .execute();
}
