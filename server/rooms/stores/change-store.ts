import { storeMoved, storeRemoved } from '#contract/events/stores';
import type { Trade } from '#core/inspection';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import { notFound, refuse } from '#kit/refuse';
import type { Db } from '#kit/db/db';
import { noClient } from './clients.ts';
import { changeStore, lockClient, removeStore, storeById, type StoreWithClient } from './store.ts';

export const noStore = { en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' };

/** @throws Refusal 404 where there is none, or none that the actor may know of */
export async function findStore(db: Db, actor: Actor, id: string): Promise<StoreWithClient> {
  return (await storeById(db, id, actor.clientIds)) ?? notFound(noStore);
}

const json = (value: Trade) => JSON.stringify(value) as unknown as Trade;

/** Renames a store, or moves it to another client, whose people then see it. */
export async function updateStore(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: { name?: string; clientId?: string; trade?: Trade | null },
): Promise<StoreWithClient> {
  const before = await findStore(trx, actor, id);
  if (
    input.clientId &&
    !((!actor.clientIds || actor.clientIds.includes(input.clientId)) && (await lockClient(trx, input.clientId)))
  )
    refuse('no_client', noClient, { field: 'clientId' });
  await changeStore(trx, id, {
    ...(input.name ? { name: input.name } : {}),
    ...(input.clientId ? { client_id: input.clientId } : {}),
    ...(input.trade === undefined ? {} : { trade: input.trade && json(input.trade) }),
  });
  await audit(trx, app, actor, 'store.changed', before.name, { storeId: id, ...input });
  if (input.clientId && input.clientId !== before.client_id)
    await announce(trx, app, storeMoved, { storeId: id, clientId: input.clientId, from: before.client_id });
  await changed(trx, { topic: 'store', id, storeId: id });
  return (await storeById(trx, id, null)) ?? notFound(noStore);
}

/** Removes a store; the other rooms hear of it and remove what is theirs. */
export async function deleteStore(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const store = await findStore(trx, actor, id);
  if (!(await removeStore(trx, id))) notFound(noStore);
  await audit(trx, app, actor, 'store.removed', store.name, { storeId: id, url: store.url });
  await announce(trx, app, storeRemoved, { storeId: id, name: store.name });
  await changed(trx, { topic: 'store', id, storeId: id });
}
