import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { notFound } from '#kit/refuse';
import { storeById, storesVisibleTo, type StoreWithClient } from '#rooms/stores';

/** Ids of stores whose audits are asked for; null: of all. People of a client see their own stores'. */
export type Seen = readonly string[] | null;

/** What an actor may see, cut down to a client or a store where one is asked for. */
export async function seenBy(
  db: Db,
  { clientIds }: Pick<Actor, 'clientIds'>,
  of: { clientId?: string | undefined; storeId?: string | undefined } = {},
): Promise<Seen> {
  const seen = await storesVisibleTo(db, clientIds);
  const asked = of.storeId ? [of.storeId] : of.clientId ? await storesVisibleTo(db, [of.clientId]) : null;
  return asked === null || seen === null ? (asked ?? seen) : asked.filter((id) => seen.includes(id));
}

export const storeFor = async (db: Db, { clientIds }: Pick<Actor, 'clientIds'>, id: string): Promise<StoreWithClient> =>
  (await storeById(db, id, clientIds)) ?? notFound();
