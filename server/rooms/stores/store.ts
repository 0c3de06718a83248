import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { ClientRow, StoreRow, StoresTables } from './tables.ts';

const on = (db: Db) => db.withTables<StoresTables>();

/** Null: every client's (staff). */
export type Scope = readonly string[] | null;

export interface Search {
  clientIds: Scope;
  clientId?: string;
  q?: string;
  limit: number;
  offset: number;
}

/** A store with its client's name. */
export type StoreWithClient = StoreRow & { client_name: string };

const withClient = (db: Db) =>
  on(db)
    .selectFrom('stores')
    .innerJoin('clients', 'clients.id', 'stores.client_id')
    .selectAll('stores')
    .select('clients.name as client_name');

const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

// An empty list sees nothing; `in ()` would not be SQL.
const within = (clientIds: readonly string[]) => sql<SqlBool>`clients.id = any(${[...clientIds]}::uuid[])`;

export async function searchStores(db: Db, search: Search): Promise<{ items: StoreWithClient[]; total: number }> {
  type Seen = StoresTables;
  const matches = (e: ExpressionBuilder<Seen, 'stores' | 'clients'>) =>
    e.and([
      ...(search.clientIds ? [within(search.clientIds)] : []),
      ...(search.clientId ? [e('stores.client_id', '=', search.clientId)] : []),
      ...(search.q
        ? [
            e.or([
              e('stores.name', 'ilike', like(search.q)),
              e('stores.url', 'ilike', like(search.q)),
              e('clients.name', 'ilike', like(search.q)),
            ]),
          ]
        : []),
    ]);
  const [items, count] = await Promise.all([
    withClient(db)
      .where(matches)
      .orderBy(sql`lower(stores.name)`)
      .orderBy('stores.id')
      .limit(search.limit)
      .offset(search.offset)
      .execute(),
    on(db)
      .selectFrom('stores')
      .innerJoin('clients', 'clients.id', 'stores.client_id')
      .where(matches)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

export function storeById(db: Db, id: string, clientIds: Scope): Promise<StoreWithClient | undefined> {
  return withClient(db)
    .where('stores.id', '=', id)
    .$if(clientIds !== null, (q) => q.where(within(clientIds!)))
    .executeTakeFirst();
}

export function storesByIds(db: Db, ids: readonly string[]): Promise<StoreWithClient[]> {
  return withClient(db)
    .where(sql<SqlBool>`stores.id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Null: all stores, whichever there will be. */
export async function storesVisibleTo(db: Db, clientIds: Scope): Promise<string[] | null> {
  if (clientIds === null) return null;
  const rows = await withClient(db).where(within(clientIds)).execute();
  return rows.map((r) => r.id);
}

/** Returns false where a store of this address is there already. */
export async function insertStore(
  trx: Transaction,
  store: Pick<StoreRow, 'id' | 'client_id' | 'name' | 'url' | 'created_at'>,
): Promise<boolean> {
  const row = await on(trx)
    .insertInto('stores')
    .values({
      ...store,
      platform: 'unknown',
      platform_version: null,
      platform_confidence: null,
      languages: [],
      currencies: [],
      trade: null,
    })
    .onConflict((c) => c.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Clients whose shops stand at this host, with or without `www.`. */
export async function clientsOfHost(db: Db, host: string): Promise<string[]> {
  const bare = host.toLowerCase().replace(/^www\./, '');
  const rows = await on(db)
    .selectFrom('stores')
    .select('client_id')
    .distinct()
    .where(sql<SqlBool>`split_part(split_part(url, '://', 2), '/', 1) in (${bare}, ${`www.${bare}`})`)
    .execute();
  return rows.map((row) => row.client_id);
}

/** The store of this address, else the one whose address has `http` for `https` or the other way round: it is the same shop. */
export async function storeByUrl(db: Db, url: string): Promise<StoreWithClient | undefined> {
  const other = new URL(url);
  other.protocol = other.protocol === 'https:' ? 'http:' : 'https:';
  const found = await withClient(db).where('stores.url', 'in', [url, other.href]).execute();
  return found.find((store) => store.url === url) ?? found[0];
}

export async function changeStore(trx: Transaction, id: string, values: Partial<Omit<StoreRow, 'id'>>): Promise<void> {
  if (Object.keys(values).length > 0) await on(trx).updateTable('stores').set(values).where('id', '=', id).execute();
}

/** False where another was quicker. */
export async function removeStore(trx: Transaction, id: string): Promise<boolean> {
  return (await on(trx).deleteFrom('stores').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined;
}

export type ClientWithCount = ClientRow & { store_count: number };

const withCount = (db: Db) =>
  on(db)
    .selectFrom('clients')
    .selectAll('clients')
    .select((e) =>
      e
        .selectFrom('stores')
        .whereRef('stores.client_id', '=', 'clients.id')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('store_count'),
    );

export async function searchClients(
  db: Db,
  search: Omit<Search, 'clientId'>,
): Promise<{ items: ClientWithCount[]; total: number }> {
  const matches = (e: ExpressionBuilder<StoresTables, 'clients'>) =>
    e.and([
      ...(search.clientIds ? [within(search.clientIds)] : []),
      ...(search.q ? [e('clients.name', 'ilike', like(search.q))] : []),
    ]);
  const [items, count] = await Promise.all([
    withCount(db)
      .where(matches)
      .orderBy(sql`lower(clients.name)`)
      .orderBy('clients.id')
      .limit(search.limit)
      .offset(search.offset)
      .execute(),
    on(db)
      .selectFrom('clients')
      .where(matches)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items: items as ClientWithCount[], total: count.n };
}

export async function clientsByIds(db: Db, ids: readonly string[]): Promise<ClientWithCount[]> {
  return (await withCount(db)
    .where(sql<SqlBool>`clients.id = any(${[...ids]}::uuid[])`)
    .execute()) as ClientWithCount[];
}

export async function clientByName(db: Db, name: string): Promise<ClientWithCount | undefined> {
  return (await withCount(db).where(sql`lower(clients.name)`, '=', name.toLowerCase()).executeTakeFirst()) as
    | ClientWithCount
    | undefined;
}

/** Returns false where a client of this name is there already. */
export async function insertClient(trx: Transaction, client: ClientRow): Promise<boolean> {
  const row = await on(trx)
    .insertInto('clients')
    .values(client)
    .onConflict((c) => c.expression(sql`lower(name)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the client from being removed, and a store from moving in, until the transaction ends. */
export async function lockClient(trx: Transaction, id: string): Promise<ClientRow | undefined> {
  return on(trx).selectFrom('clients').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function changeClient(
  trx: Transaction,
  id: string,
  values: Partial<Omit<ClientRow, 'id'>>,
): Promise<void> {
  if (Object.keys(values).length > 0) await on(trx).updateTable('clients').set(values).where('id', '=', id).execute();
}

// A later room keeps something of the client: the database says so by this code.
const foreignKeyViolation = '23503';

/** False where something else is kept that names the client; the transaction can then only be rolled back. */
export function removeClient(trx: Transaction, id: string): Promise<boolean> {
  return on(trx)
    .deleteFrom('clients')
    .where('id', '=', id)
    .execute()
    .then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== foreignKeyViolation) throw error;
        return false;
      },
    );
}
