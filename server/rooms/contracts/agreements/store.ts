import { sql, type SqlBool } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { AcceptanceRow, ContractRow, ContractsTables, ContractVersionRow } from '../tables.ts';

const on = (db: Db) => db.withTables<ContractsTables>();
const json = <T>(value: T) => JSON.stringify(value) as unknown as T;
const any = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

/** Null sees every client's contracts; a list those clients', without drafts, which are nobody's promise yet. */
export interface Seen {
  clientIds: readonly string[] | null;
}

const visible = (db: Db, { clientIds }: Seen) =>
  on(db)
    .selectFrom('contracts')
    .$if(clientIds !== null, (q) =>
      q.where(sql<SqlBool>`client_id = ${any(clientIds ?? [])}`).where('activated_at', 'is not', null),
    );

export async function searchContracts(
  db: Db,
  search: Seen & { clientId?: string | undefined; q?: string | undefined; limit: number; offset: number },
): Promise<{ items: ContractRow[]; total: number }> {
  const like = search.q === undefined ? undefined : `%${search.q.replace(/[\\%_]/g, '\\$&')}%`;
  const found = visible(db, search)
    .$if(search.clientId !== undefined, (q) => q.where('client_id', '=', search.clientId!))
    .$if(like !== undefined, (q) => q.where('name', 'ilike', like!));
  const [items, count] = await Promise.all([
    found.selectAll().orderBy(sql`lower(name)`).orderBy('id').limit(search.limit).offset(search.offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

export function contractById(db: Db, id: string, seen: Seen): Promise<ContractRow | undefined> {
  return visible(db, seen).selectAll().where('id', '=', id).executeTakeFirst();
}

export function lockContract(trx: Transaction, id: string, seen: Seen): Promise<ContractRow | undefined> {
  return visible(trx, seen).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Contracts of a client that are in force, were, or will be. */
export function contractsInForce(db: Db, clientId: string): Promise<ContractRow[]> {
  return on(db)
    .selectFrom('contracts')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('activated_at', 'is not', null)
    .execute();
}

/** The same of several clients; null: of all. */
export function contractsInForceOf(db: Db, clientIds: readonly string[] | null): Promise<ContractRow[]> {
  return on(db)
    .selectFrom('contracts')
    .selectAll()
    .$if(clientIds !== null, (q) => q.where(sql<SqlBool>`client_id = ${any(clientIds ?? [])}`))
    .where('activated_at', 'is not', null)
    .orderBy('id')
    .execute();
}

/** By contract, the oldest version first. */
export function versionsOfContracts(db: Db, contractIds: readonly string[]): Promise<ContractVersionRow[]> {
  return on(db)
    .selectFrom('contract_versions')
    .selectAll()
    .where(sql<SqlBool>`contract_id = ${any(contractIds)}`)
    .orderBy('contract_id')
    .orderBy('version')
    .execute();
}

export function acceptancesOf(db: Db, contractIds: readonly string[]): Promise<AcceptanceRow[]> {
  return on(db)
    .selectFrom('contract_acceptances')
    .selectAll()
    .where(sql<SqlBool>`contract_id = ${any(contractIds)}`)
    .execute();
}

/** How many contracts name each of these calendars, in whatever version. */
export function contractsByCalendar(
  db: Db,
  calendarIds: readonly string[],
): Promise<{ calendar_id: string; n: number }[]> {
  return on(db)
    .selectFrom('contract_versions')
    .select((e) => ['calendar_id', e.fn.count<number>('contract_id').distinct().as('n')])
    .where(sql<SqlBool>`calendar_id = ${any(calendarIds)}`)
    .groupBy('calendar_id')
    .execute();
}

export async function insertContract(trx: Transaction, row: ContractRow): Promise<void> {
  await on(trx).insertInto('contracts').values(row).execute();
}

export async function changeContract(
  trx: Transaction,
  id: string,
  values: Partial<Pick<ContractRow, 'name' | 'activated_at' | 'ends' | 'ends_at'>>,
): Promise<void> {
  await on(trx).updateTable('contracts').set(values).where('id', '=', id).execute();
}

export async function removeContract(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('contracts').where('id', '=', id).execute();
}

export async function insertContractVersion(trx: Transaction, row: ContractVersionRow): Promise<void> {
  await on(trx)
    .insertInto('contract_versions')
    .values({ ...row, terms: json(row.terms) })
    .execute();
}

/** Of a draft, which has one version that may still be written anew. */
export async function removeVersions(trx: Transaction, contractId: string): Promise<void> {
  await on(trx).deleteFrom('contract_versions').where('contract_id', '=', contractId).execute();
}

export async function markWithdrawn(trx: Transaction, contractId: string, version: number, at: number): Promise<void> {
  await on(trx)
    .updateTable('contract_versions')
    .set({ withdrawn_at: at })
    .where('contract_id', '=', contractId)
    .where('version', '=', version)
    .execute();
}

/** Returns false where the version is accepted already. */
export async function insertAcceptance(trx: Transaction, row: AcceptanceRow): Promise<boolean> {
  const made = await on(trx)
    .insertInto('contract_acceptances')
    .values({ ...row, document: json(row.document) })
    .onConflict((c) => c.columns(['contract_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return made !== undefined;
}
