import type { Db, Transaction } from '#kit/db/db';
import type { ContractsTables, PriceBookRow } from '../tables.ts';

const on = (db: Db) => db.withTables<ContractsTables>();

export function latestBook(db: Db): Promise<PriceBookRow | undefined> {
  return on(db).selectFrom('price_book_versions').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** Returns false where somebody was quicker with this version. */
export async function insertBook(trx: Transaction, row: PriceBookRow): Promise<boolean> {
  const made = await on(trx)
    .insertInto('price_book_versions')
    .values({ ...row, book: JSON.stringify(row.book) as never })
    .onConflict((c) => c.doNothing())
    .returning('version')
    .executeTakeFirst();
  return made !== undefined;
}
