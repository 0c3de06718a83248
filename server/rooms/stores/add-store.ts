import { domainToUnicode } from 'node:url';
import { storeAdded } from '#contract/events/stores';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, refuse } from '#kit/refuse';
import { createClient, noClient } from './clients.ts';
import { storeAddress } from '#discovery';
import {
  clientByName,
  insertClient,
  insertStore,
  lockClient,
  storeById,
  storeByUrl,
  type StoreWithClient,
} from './store.ts';

export interface NewStore {
  /** As a person typed it. */
  url: string;
  name?: string;
  clientId?: string;
  /** Instead of its id: the client of this name, made where there is none. */
  clientName?: string;
}

/**
 * Adds a store, without looking at it. Its client is made where none is named.
 * @throws Refusal 422 where the address or the client is wrong, 409 where the address is a store's already
 */
export async function addStore(trx: Transaction, app: App, actor: Actor, input: NewStore): Promise<StoreWithClient> {
  const address = storeAddress(input.url);
  const url = address.href;
  const known = await storeByUrl(trx, url);
  if (known) addressTaken(url, known);
  const name = input.name || (domainToUnicode(address.hostname) || address.hostname).replace(/^www\./, '');
  const client = input.clientId
    ? await chosenClient(trx, actor, input.clientId)
    : input.clientName
      ? await namedClient(trx, app, actor, input.clientName)
      : await ownClient(trx, app, actor, name);
  const id = newId(app.clock.now());
  const isNew = await insertStore(trx, { id, client_id: client.id, name, url, created_at: app.clock.now() });
  if (!isNew) addressTaken(url, await storeByUrl(trx, url));
  await audit(trx, app, actor, 'store.added', name, { storeId: id, url, clientId: client.id });
  await announce(trx, app, storeAdded, { storeId: id, clientId: client.id, name, url });
  await changed(trx, { topic: 'store', id, storeId: id });
  return (await storeById(trx, id, null))!;
}

async function chosenClient(trx: Transaction, actor: Actor, id: string): Promise<{ id: string }> {
  const client = actor.clientIds && !actor.clientIds.includes(id) ? undefined : await lockClient(trx, id);
  return client ?? refuse('no_client', noClient, { field: 'clientId' });
}

async function namedClient(trx: Transaction, app: App, actor: Actor, name: string): Promise<{ id: string }> {
  const known = await clientByName(trx, name);
  return known
    ? chosenClient(trx, actor, known.id)
    : createClient(trx, app, actor, { name, language: actor.language ?? 'en' });
}

/** The store of an address as a person writes it, where the actor may know of it. */
export async function storeByAddress(
  db: Db,
  actor: Pick<Actor, 'clientIds'>,
  address: string,
): Promise<StoreWithClient | undefined> {
  const store = await storeByUrl(db, storeAddress(address).href);
  return store && (actor.clientIds === null || actor.clientIds.includes(store.client_id)) ? store : undefined;
}

/** A client named as the store. One who has stores already is never taken without being asked: their people would see the new store. */
async function ownClient(trx: Transaction, app: App, actor: Actor, name: string): Promise<{ id: string }> {
  const client = {
    id: newId(app.clock.now()),
    name,
    language: actor.language ?? ('en' satisfies Language),
    created_at: app.clock.now(),
  };
  if (await insertClient(trx, client)) {
    await audit(trx, app, actor, 'client.created', name, { clientId: client.id });
    return client;
  }
  const same = (await clientByName(trx, name))!;
  await lockClient(trx, same.id);
  if (same.store_count === 0) return same;
  return conflict(
    'client_name_taken',
    {
      en: 'There is a client {name} already. Say whether the store is theirs, or give the store another name.',
      ru: 'Клиент {name} уже есть. Укажите, его ли это магазин, или дайте магазину другое название.',
      uk: 'Клієнт {name} вже є. Вкажіть, чи це його магазин, або дайте магазину іншу назву.',
    },
    { field: 'clientId', values: { name: same.name } },
  );
}

function addressTaken(url: string, other: StoreWithClient | undefined): never {
  return conflict(
    'store_exists',
    {
      en: '{url} is already here: it is the store {name}.',
      ru: '{url} уже добавлен: это магазин {name}.',
      uk: '{url} вже додано: це магазин {name}.',
    },
    { field: 'url', values: { url, name: other?.name ?? '' } },
  );
}
