import { listIncidents } from '#contract/incidents';
import { listMonitors, listProbes } from '#contract/monitoring';
import { listDeliveries } from '#contract/notify';
import { listStores } from '#contract/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, until, watchStore } from './stage/store.ts';

let server: Server;
let shop: Shop;
let office: PostOffice;
beforeAll(async () => {
  [server, shop, office] = await Promise.all([startServer(), startShop(), startPostOffice()]);
});
afterAll(async () => {
  await Promise.all([server.close(), shop.close(), office.close()]);
});

test('killed in the middle of an outage and started again, it knows everything and tells each thing once', async () => {
  let call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
  const store = await watchStore(call, shop.origin, 'Clay and Kiln');
  const query = { storeId: store.id, limit: 100 };
  await until(async () => (await call(listMonitors, { query })).items.every(({ status }) => status === 'up'));

  shop.faults.add('down');
  await until(async () => (await call(listIncidents, { query: {} })).total === 1);
  const before = await call(listMonitors, { query });
  const home = before.items.find(({ type, page }) => type === 'http' && page === 'home')!;
  const probes = await call(listProbes, { params: { id: home.id }, query: { limit: 500 } });
  await server.kill();
  await server.start();

  call = await callerOf(server.base);
  expect((await call(listStores, { query: {} })).items.map(({ name }) => name)).toEqual(['Clay and Kiln']);
  expect((await call(listMonitors, { query })).total).toBe(before.total);
  const kept = new Set(
    (await call(listProbes, { params: { id: home.id }, query: { limit: 500 } })).items.map(({ id }) => id),
  );
  expect(probes.items.filter(({ id }) => !kept.has(id))).toEqual([]);
  await office.waitFor(({ letter }) => letter.subject.includes('CRITICAL'));

  shop.faults.clear();
  await until(async () => (await call(listIncidents, { query: { state: 'resolved' } })).total === 1);
  await office.waitFor(({ letter }) => letter.subject.includes('Works again'));
  await until(async () => (await call(listMonitors, { query })).items.every(({ status }) => status === 'up'));
  const deliveries = async () => (await call(listDeliveries, { query: {} })).items;
  // A mail is in the box a moment before that is written down.
  await until(async () => (await deliveries()).every(({ state }) => state === 'sent'));
  const kinds = (await deliveries()).map(({ kind }) => kind);
  // Which page is probed first is chance: after a lesser one, what matters more is told as well, once.
  expect(kinds.filter((kind) => kind !== 'escalated').sort()).toEqual(['opened', 'recovered']);
  expect(kinds.length).toBeLessThanOrEqual(3);
  expect((await call(listIncidents, { query: {} })).total).toBe(1);
});
