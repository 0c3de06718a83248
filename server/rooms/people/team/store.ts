import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import { refuse } from '#kit/refuse';
import { type Caller, callers } from '../sign-in/store.ts';
import type { PeopleTables, PersonRow } from '../tables.ts';

const on = (db: Db) => db.withTables<PeopleTables>();

export async function hasOwner(db: Db): Promise<boolean> {
  return (
    (await on(db).selectFrom('people').select('id').where('role', '=', 'owner').limit(1).executeTakeFirst()) !==
    undefined
  );
}

/** Until the transaction ends nobody else adds or changes people. */
export async function lockPeople(trx: Transaction): Promise<void> {
  await sql`lock table people in share row exclusive mode`.execute(trx);
}

export async function countActiveOwners(trx: Transaction): Promise<number> {
  const { n } = await on(trx)
    .selectFrom('people')
    .where('role', '=', 'owner')
    .where('active', '=', true)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Returns false where a person has this e-mail already. */
export async function insertPerson(trx: Transaction, person: PersonRow): Promise<boolean> {
  return (
    (await on(trx)
      .insertInto('people')
      .values(person)
      .onConflict((c) => c.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}

export async function changePerson(
  trx: Transaction,
  id: string,
  values: Partial<Omit<PersonRow, 'id'>>,
): Promise<void> {
  if (Object.keys(values).length > 0) await on(trx).updateTable('people').set(values).where('id', '=', id).execute();
}

/** Sets whose stores a person sees. @throws Refusal 422 where one of the clients is none */
export async function setClients(trx: Transaction, personId: string, clientIds: readonly string[]): Promise<void> {
  await on(trx).deleteFrom('person_clients').where('person_id', '=', personId).execute();
  const rows = [...new Set(clientIds)].map((client_id) => ({ person_id: personId, client_id }));
  if (rows.length > 0) await on(trx).insertInto('person_clients').values(rows).execute().catch(refuseUnknownClient);
}

// Clients are another room's: that they exist is kept by the database, which answers a stranger by this code.
const foreignKeyViolation = '23503';

export function refuseUnknownClient(error: unknown): never {
  if ((error as { code?: string }).code !== foreignKeyViolation) throw error;
  return refuse(
    'no_client',
    {
      en: 'One of the chosen clients does not exist.',
      ru: 'Одного из выбранных клиентов нет.',
      uk: 'Одного з вибраних клієнтів немає.',
    },
    { field: 'clientIds' },
  );
}

export async function searchPeople(
  db: Db,
  search: { q?: string; limit: number; offset: number },
): Promise<{ items: Caller[]; total: number }> {
  const like = `%${(search.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const matches = sql<SqlBool>`(people.name ilike ${like} or people.email ilike ${like})`;
  const [items, count] = await Promise.all([
    callers(db)
      .where(matches)
      .orderBy('active', 'desc')
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .limit(search.limit)
      .offset(search.offset)
      .execute(),
    on(db)
      .selectFrom('people')
      .where(matches)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

const facts = (row: Caller) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  speciality: row.speciality,
  language: row.language,
  timeZone: row.time_zone,
  active: row.active,
  clientIds: row.client_ids,
});
/** A person as other rooms know them. */
export type PersonFacts = ReturnType<typeof facts>;

export async function peopleByIds(db: Db, ids: readonly string[]): Promise<PersonFacts[]> {
  return (
    await callers(db)
      .where(sql<SqlBool>`people.id = any(${[...ids]}::uuid[])`)
      .execute()
  ).map(facts);
}

/** Everyone active who is not a client's person, by name. */
export async function staff(db: Db): Promise<PersonFacts[]> {
  return (
    await callers(db)
      .where('active', '=', true)
      .where('role', 'not in', ['client_admin', 'client_viewer'])
      .orderBy(sql`lower(name)`)
      .execute()
  ).map(facts);
}

export async function personByEmail(db: Db, email: string): Promise<PersonFacts | undefined> {
  const found = await callers(db).where(sql<SqlBool>`lower(people.email) = ${email.toLowerCase()}`).executeTakeFirst();
  return found && facts(found);
}

/** Clients whose people have addresses of this domain. */
export async function clientsOfDomain(db: Db, domain: string): Promise<string[]> {
  const people = await callers(db)
    .where('active', '=', true)
    .where('role', 'in', ['client_admin', 'client_viewer'])
    .where(sql<SqlBool>`split_part(lower(people.email), '@', 2) = ${domain.toLowerCase()}`)
    .execute();
  return [...new Set(people.flatMap((person) => person.client_ids))];
}

/** Active administrators of a client: who answers for it. */
export async function adminsOfClient(db: Db, clientId: string): Promise<PersonFacts[]> {
  const people = await callers(db)
    .where('active', '=', true)
    .where('role', '=', 'client_admin')
    .orderBy(sql`lower(name)`)
    .execute();
  return people.filter((person) => person.client_ids.includes(clientId)).map(facts);
}
