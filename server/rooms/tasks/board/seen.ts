import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { heldFor, termsWith } from '#rooms/contracts';
import { storesByIds, storesVisibleTo } from '#rooms/stores';
import type { Seen } from './store.ts';

/** What of the tasks an actor may know of: the team all; people of a client what their contract shows now. */
export async function seenBy(db: Db, actor: Pick<Actor, 'clientIds'>, now: number): Promise<Seen> {
  const { clientIds } = actor;
  if (clientIds === null) return null;
  const [terms, storeIds] = await Promise.all([termsWith(db, clientIds), storesVisibleTo(db, clientIds)]);
  const stores = await storesByIds(db, storeIds ?? []);
  const shows = (clientId: string, storeId: string | null) =>
    heldFor(terms, clientId, storeId, now)?.terms.report.shows?.tasks ?? false;
  return {
    clientIds: clientIds.filter((id) => shows(id, null)),
    storeIds: stores.filter((store) => shows(store.client_id, store.id)).map((store) => store.id),
  };
}
