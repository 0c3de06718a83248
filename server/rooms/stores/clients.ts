import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound } from '#kit/refuse';
import type { Language } from '#core/words';
import {
  changeClient,
  clientByName,
  clientsByIds,
  type ClientWithCount,
  insertClient,
  lockClient,
  removeClient,
} from './store.ts';

/** @throws Refusal 409 where a client has this name already */
export async function createClient(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: { name: string; language: Language },
): Promise<ClientWithCount> {
  const client = { id: newId(app.clock.now()), ...input, created_at: app.clock.now() };
  if (!(await insertClient(trx, client))) nameTaken(input.name);
  await audit(trx, app, actor, 'client.created', input.name, { clientId: client.id });
  return { ...client, store_count: 0 };
}

export async function updateClient(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: { name?: string; language?: Language },
): Promise<ClientWithCount> {
  const before = await findClient(trx, actor, id);
  const same = input.name ? await clientByName(trx, input.name) : undefined;
  if (same && same.id !== id) nameTaken(same.name);
  await changeClient(trx, id, input);
  await audit(trx, app, actor, 'client.changed', before.name, { clientId: id, ...input });
  return { ...before, ...input };
}

export async function deleteClient(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const client = await findClient(trx, actor, id);
  if (client.store_count > 0) {
    conflict(
      'client_has_stores',
      {
        en: '{name} has {count} {count|store|stores}: remove or move them first.',
        ru: 'У клиента {name} есть магазины ({count}): сначала удалите или перенесите их.',
        uk: 'Клієнт {name} має магазини ({count}): спершу видаліть або перенесіть їх.',
      },
      { values: { name: client.name, count: client.store_count } },
    );
  }
  if (!(await removeClient(trx, id)))
    conflict(
      'client_in_use',
      {
        en: '{name} has contracts: they are kept, so the client is, too.',
        ru: 'У клиента {name} есть договоры: они хранятся, поэтому и клиент остаётся.',
        uk: 'Клієнт {name} має договори: вони зберігаються, тому й клієнт лишається.',
      },
      { values: { name: client.name } },
    );
  await audit(trx, app, actor, 'client.removed', client.name, { clientId: id });
}

/** Locks the client; one that the actor may not know of is as one that is not there. */
async function findClient(trx: Transaction, actor: Actor, id: string): Promise<ClientWithCount> {
  if (actor.clientIds && !actor.clientIds.includes(id)) notFound(noClient);
  await lockClient(trx, id);
  return (await clientsByIds(trx, [id]))[0] ?? notFound(noClient);
}

export const noClient = { en: 'There is no such client.', ru: 'Такого клиента нет.', uk: 'Такого клієнта немає.' };

function nameTaken(name: string): never {
  return conflict(
    'client_name_taken',
    { en: 'There is a client {name} already.', ru: 'Клиент {name} уже есть.', uk: 'Клієнт {name} вже є.' },
    { field: 'name', values: { name } },
  );
}
