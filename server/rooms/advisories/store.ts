import { sql } from 'kysely';
import { type Advisory, softwareKey } from '#advisories';
import type { Db, Transaction } from '#kit/db/db';
import type { AdvisoriesTables, FeedRow } from './tables.ts';

const on = (db: Db) => db.withTables<AdvisoriesTables>();
const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;

export const feedRows = (db: Db): Promise<FeedRow[]> => on(db).selectFrom('advisory_feeds').selectAll().execute();

export const feedRow = (trx: Transaction, name: string): Promise<FeedRow | undefined> =>
  on(trx).selectFrom('advisory_feeds').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();

export const keepFeed = async (trx: Transaction, row: FeedRow): Promise<void> => {
  const values = { ...row, trouble: json(row.trouble) };
  await on(trx)
    .insertInto('advisory_feeds')
    .values(values)
    .onConflict((c) => c.column('name').doUpdateSet(values))
    .execute();
};

/** The one that is due longest, for this caller alone until `until`. */
export async function claimFeed(trx: Transaction, now: number, until: number): Promise<FeedRow | undefined> {
  const row = await on(trx)
    .selectFrom('advisory_feeds')
    .selectAll()
    .where('enabled', '=', true)
    .where('due_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row)
    await on(trx).updateTable('advisory_feeds').set({ claimed_until: until }).where('name', '=', row.name).execute();
  return row;
}

/** False where somebody changed or took over meanwhile what was claimed: then nothing is written. */
export async function endClaim(
  trx: Transaction,
  { name, address, key }: FeedRow,
  until: number,
  outcome: Partial<FeedRow>,
): Promise<boolean> {
  const { trouble, ...rest } = outcome;
  const done = await on(trx)
    .updateTable('advisory_feeds')
    .set({ ...rest, claimed_until: null, ...(trouble === undefined ? {} : { trouble: json(trouble) }) })
    .where('name', '=', name)
    .where('claimed_until', '=', until)
    .where((e) =>
      e.and([sql<boolean>`address is not distinct from ${address}`, sql<boolean>`key is not distinct from ${key}`]),
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export const clearAdvisories = async (trx: Transaction, feed: string): Promise<void> =>
  void (await on(trx).deleteFrom('advisories').where('feed', '=', feed).execute());

export async function insertAdvisories(trx: Transaction, feed: string, advisories: readonly Advisory[]): Promise<void> {
  const software = advisories.map(softwareKey);
  const texts = advisories.map((advisory) => JSON.stringify(advisory));
  await sql`insert into advisories (feed, software, advisory)
    select ${feed}, * from unnest(${software}::text[], ${texts}::text[])`.execute(trx);
}

/** Of feeds that are on. */
export const advisoriesOf = (db: Db, software: readonly string[]): Promise<{ feed: string; advisory: string }[]> =>
  on(db)
    .selectFrom('advisories')
    .innerJoin('advisory_feeds', 'advisory_feeds.name', 'advisories.feed')
    .select(['advisories.feed', 'advisories.advisory'])
    .where('enabled', '=', true)
    .where('software', '=', sql<string>`any(${software})`)
    .execute();
