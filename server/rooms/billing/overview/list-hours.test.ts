import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContractHours } from '#contract/billing';
import { system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { newId } from '#kit/id';
import { addStore } from '#rooms/stores';
import { admin, givenClient, givenContract } from '../../tasks/testing/tasks.ts';

let t: TestApp;
/** Tuesday, 2026-06-30, 12:00 in Kyiv. */
const lastOfJune = Date.UTC(2026, 5, 30, 9);
const price = { model: 'mix', monthlyFee: 50_000, includedMinutes: 120, criticalCallFee: 15_000 };

beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks', 'billing'],
    now: lastOfJune,
  });
});
afterAll(() => t.close());

async function spending(minutes: number, of: object = { price, shows: { tasks: true, time: true } }) {
  const client = await givenClient(t);
  const contractId = await givenContract(t, client.clientId, of);
  if (minutes > 0) await t.call(admin, 'POST', '/api/time', { storeId: client.storeId, date: '2026-06-10', minutes });
  return { ...client, contractId };
}
const list = async (who = admin, query = '') => (await t.call(who, 'GET', `/api/hours?${query}`)).body;
const ids = (answer: { items: ContractHours[] }) => answer.items.map((one) => one.contractId);

test('all contracts, the ones that run out first on top; what is asked and what waits to be closed', async () => {
  const fine = await spending(60);
  const out = await spending(150);
  const low = await spending(105);
  const hourly = await spending(600, {});
  const all = await list();
  expect(ids(all)).toEqual([out, low, fine, hourly].map((one) => one.contractId));
  expect(all.items.map((one: ContractHours) => one.level)).toEqual(['out', 'low', 'fine', 'none']);
  expect(all.items[0]).toMatchObject({
    month: '2026-06',
    ended: false,
    use: { spent: { included: 120 }, unbilled: 30 },
    toClose: ['2026-05'],
    asks: [],
  });
  expect(all.counts).toEqual({ low: 2, asked: 0, toClose: 4 });
  await t.call(admin, 'POST', `/api/contracts/${out.contractId}/excess`, { month: '2026-06', minutes: 30 });
  await t.call(admin, 'POST', `/api/contracts/${fine.contractId}/ledger/close`, { month: '2026-05' });
  expect((await list(admin, 'only=asked')).items).toMatchObject([
    { contractId: out.contractId, asks: [{ minutes: 30 }] },
  ]);
  expect(ids(await list(admin, 'only=low'))).toEqual([out.contractId, low.contractId]);
  expect(ids(await list(admin, 'only=to_close'))).not.toContain(fine.contractId);
  const name = all.items[1].contractName;
  expect(ids(await list(admin, `q=${encodeURIComponent(name.toUpperCase())}`))).toEqual([low.contractId]);
  expect(ids(await list(admin, 'limit=1&offset=2'))).toEqual([fine.contractId]);

  // The client's people see their own alone, and no bookkeeping.
  const theirs = await list(out.viewer);
  expect(theirs).toMatchObject({
    total: 1,
    items: [{ contractId: out.contractId, toClose: [], asks: [{ minutes: 30 }] }],
  });
  expect((await list(hourly.viewer)).items).toMatchObject([{ use: null, level: 'none' }]);
  expect(ids(await list(actorOf('client_viewer', { clientIds: [newId()], personId: newId() })))).toEqual([]);
});

test('an ended contract stays as long as a month of it is open', async () => {
  const { contractId } = await spending(30);
  await t.call(admin, 'POST', `/api/contracts/${contractId}/end`, { on: '2026-06-30' });
  t.clock.set(Date.UTC(2026, 6, 5, 9));
  const mine = async () => (await list()).items.find((one: ContractHours) => one.contractId === contractId);
  expect(await mine()).toMatchObject({ ended: true, month: '2026-06', toClose: ['2026-05', '2026-06'] });
  for (const month of ['2026-05', '2026-06'])
    expect((await t.call(admin, 'POST', `/api/contracts/${contractId}/ledger/close`, { month })).status).toBe(200);
  expect(await mine()).toBeUndefined();
});

test('of another month, of a client, and of contracts that cover a store', async () => {
  const mine = await spending(60);
  const second = await t.write((trx) =>
    addStore(trx, t.app, system, { url: 'https://elsewhere.example', clientId: mine.clientId }),
  );
  const [{ terms }] = (await t.call(admin, 'GET', `/api/contracts/${mine.contractId}`)).body.versions;
  const version = { begins: '2026-08-01', terms: { ...terms, storeIds: [mine.storeId] } };
  const added = await t.call(admin, 'POST', `/api/contracts/${mine.contractId}/versions`, version);
  expect([added.status, added.body.error]).toEqual([200, undefined]);
  t.clock.set(Date.UTC(2026, 7, 10, 9));
  const found = async (query: string) => (await list(admin, query)).items.map((one: ContractHours) => one.contractId);
  const it = [mine.contractId];
  expect(await found(`clientId=${mine.clientId}`)).toEqual(it);
  expect(await found(`storeId=${mine.storeId}`)).toEqual(it);
  // Until July it covered all stores.
  expect(await found(`storeId=${second.id}`)).toEqual([]);
  expect(await found(`storeId=${second.id}&month=2026-07`)).toEqual(it);
  expect(await found(`storeId=${mine.storeId}&clientId=${newId()}`)).toEqual([]);
  expect((await list(actorOf('client_viewer', { clientIds: [newId()] }), `storeId=${mine.storeId}`)).items).toEqual([]);
  const spentIn = async (month: string) =>
    (await list(admin, `clientId=${mine.clientId}&month=${month}`)).items.map((one: ContractHours) => [
      one.month,
      one.use?.spent.included,
    ]);
  expect(await spentIn('2026-06')).toEqual([['2026-06', 60]]);
  // Where a period ends later than today, the month is this one; before the contract there is none.
  expect(await spentIn('2026-12')).toEqual([['2026-08', 0]]);
  expect(await spentIn('2026-04')).toEqual([]);
  expect((await t.call(admin, 'GET', '/api/hours?month=June')).body.error.field).toBe('month');
});
