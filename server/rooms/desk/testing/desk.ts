import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';

export const engineer = actorOf('engineer', { name: 'Engineer' });
export const fault = { about: 'fault', pay: 'no', whom: 'all', detour: 'no' };

/** A store of a client of its own, and somebody of that client. */
export async function givenClient(t: TestApp) {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url: `https://${newId().slice(-8)}.example` }));
  const person = actorOf('client_admin', { name: 'Client', clientIds: [store.client_id], personId: newId() });
  return { storeId: store.id, clientId: store.client_id, person };
}
