import type { Db, Transaction } from '#kit/db/db';
import { sql } from 'kysely';
import type { PageRow, StatusTables, SubscriberRow } from './tables.ts';

const on = (db: Db) => db.withTables<StatusTables>();

export const pageBySlug = (db: Db, slug: string): Promise<PageRow | undefined> =>
  on(db).selectFrom('status_pages').selectAll().where('slug', '=', slug).executeTakeFirst();
export const pageById = (db: Db, id: string): Promise<PageRow | undefined> =>
  on(db).selectFrom('status_pages').selectAll().where('id', '=', id).executeTakeFirst();
export function allPages(db: Db, clientIds: readonly string[] | null): Promise<PageRow[]> {
  const query = on(db).selectFrom('status_pages').selectAll().orderBy('title');
  return clientIds === null
    ? query.execute()
    : query.where(sql<boolean>`client_id = any(${[...clientIds]}::uuid[])`).execute();
}
/** Returns false where the slug is taken. */
export async function insertPage(trx: Transaction, row: PageRow): Promise<boolean> {
  return (
    (await on(trx)
      .insertInto('status_pages')
      .values(row)
      .onConflict((c) => c.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}
export async function changePage(trx: Transaction, id: string, change: Partial<PageRow>): Promise<void> {
  if (Object.keys(change).length > 0)
    await on(trx).updateTable('status_pages').set(change).where('id', '=', id).execute();
}
export async function removePage(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('status_pages').where('id', '=', id).execute();
}
/** A removed store leaves the pages that named it; a page that named only it is hidden rather than showing all. */
export async function forgetStore(trx: Transaction, storeId: string): Promise<void> {
  await sql`update status_pages set shown = false where store_ids = array[${storeId}::uuid]`.execute(trx);
  await sql`update status_pages set store_ids = array_remove(store_ids, ${storeId}::uuid) where ${storeId}::uuid = any(store_ids) and cardinality(store_ids) > 1`.execute(
    trx,
  );
}

/** Takes note that somebody asked to subscribe; null where a mail went to this address within the hour before. */
export async function askToSubscribe(trx: Transaction, row: SubscriberRow): Promise<SubscriberRow | null> {
  const made = await on(trx)
    .insertInto('status_subscribers')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['page_id', 'email'])
        .doUpdateSet({
          asked_at: row.asked_at,
          // Anybody may type the address of somebody who is subscribed: their language stays theirs.
          language: sql`case when status_subscribers.confirmed_at is null then ${row.language} else status_subscribers.language end`,
        })
        .where('status_subscribers.asked_at', '<', row.asked_at - 3_600_000),
    )
    .returningAll()
    .executeTakeFirst();
  return made ?? null;
}
/** How many asked since `since`, over all pages: a flood is stopped by it. */
export async function askedSince(db: Db, since: number): Promise<number> {
  const row = await on(db)
    .selectFrom('status_subscribers')
    .where('asked_at', '>=', since)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
export const subscriberById = (db: Db, id: string): Promise<SubscriberRow | undefined> =>
  on(db).selectFrom('status_subscribers').selectAll().where('id', '=', id).executeTakeFirst();
export async function confirmSubscriber(trx: Transaction, id: string, at: number): Promise<void> {
  await on(trx)
    .updateTable('status_subscribers')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}
export async function removeSubscriber(trx: Transaction, id: string): Promise<void> {
  await on(trx).deleteFrom('status_subscribers').where('id', '=', id).execute();
}
export const confirmedSubscribers = (db: Db, pageId: string): Promise<SubscriberRow[]> =>
  on(db)
    .selectFrom('status_subscribers')
    .selectAll()
    .where('page_id', '=', pageId)
    .where('confirmed_at', 'is not', null)
    .execute();
export async function subscriberCounts(db: Db): Promise<Map<string, number>> {
  const rows = await on(db)
    .selectFrom('status_subscribers')
    .where('confirmed_at', 'is not', null)
    .select((e) => ['page_id', e.fn.countAll<number>().as('n')] as const)
    .groupBy('page_id')
    .execute();
  return new Map(rows.map((r) => [r.page_id, r.n]));
}
/** Addresses that were never confirmed are not kept longer than a week. */
export async function forgetUnconfirmed(trx: Transaction, before: number): Promise<void> {
  await on(trx)
    .deleteFrom('status_subscribers')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<', before)
    .execute();
}
