import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeDiscovered } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import storeDiscoveredAnswer from '../on/store-discovered.on.ts';
import { auditOnce, engineer, givenStore, leakOf, openApp, openShop, type SmallShop } from '../testing/stage.ts';

let t: TestApp;
let shop: SmallShop;
beforeAll(async () => {
  t = await openApp();
  shop = await openShop();
  shop.leaks = true;
});
afterAll(async () => {
  await t.close();
  await shop.close();
});

const owner = actorOf('owner');
let path = 0;
const given = async () => (await givenStore(t, `${shop.origin}/${++path}/`)).storeId;
const get = async (url: string) => (await t.call(engineer, 'GET', url)).body;
const set = (body: object) => t.call(owner, 'PATCH', '/api/settings/audits', body);
const auditOn = (storeId: string, day: string) => {
  t.clock.set(Date.parse(`${day}T12:00:00Z`));
  return auditOnce(t, storeId);
};

test('set by owners and admins, read by the team; what is out of bounds is refused', async () => {
  expect(await get('/api/settings/audits')).toEqual({ firstAudit: true, keepDays: 90, keepMonths: 24 });
  expect((await t.call(engineer, 'PATCH', '/api/settings/audits', { keepDays: 30 })).status).toBe(403);
  expect((await set({ keepDays: 1 })).status).toBe(422);
  expect((await set({ keepDays: 30, keepMonths: 6 })).body).toEqual({ firstAudit: true, keepDays: 30, keepMonths: 6 });
  await set({ keepDays: 90, keepMonths: 24 });
});

test('old audits lose their details but the last of each month, and that after two years; scores, findings and snapshots stay', async () => {
  const storeId = await given();
  const days = ['2024-01-10', '2024-01-20', '2025-03-05', '2025-03-25', '2026-04-02', '2026-04-20', '2026-05-30'];
  const ids: string[] = [];
  for (const day of days) ids.push(await auditOn(storeId, day));
  const found = await leakOf(t, storeId);
  const { scores, findings } = (await get(`/api/stores/${storeId}/audits`)).items.at(-5);
  const log = (await get(`/api/findings/${found.id}`)).log.length;
  const kept = await t.call(engineer, 'POST', `/api/stores/${storeId}/snapshots`, { name: 'old', auditId: ids[0]! });
  expect(kept.status).toBe(200);
  const stopped = (await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`)).body.id;
  await t.call(engineer, 'POST', `/api/audits/${stopped}/cancel`);
  const pruned = async () => {
    await t.sweep();
    const list = await get(`/api/stores/${storeId}/audits`);
    return ids.map((id) => list.items.find((one: { id: string }) => one.id === id).isPruned);
  };

  t.clock.set(Date.parse('2026-06-01T12:00:00Z'));
  expect(await pruned()).toEqual([true, true, true, false, false, false, false]);
  t.clock.set(Date.parse('2026-09-15T12:00:00Z'));
  expect(await pruned()).toEqual([true, true, true, false, true, false, false]);
  // One that was stopped has nothing to show.
  expect((await t.call(engineer, 'GET', `/api/audits/${stopped}`)).status).toBe(404);

  const old = await get(`/api/audits/${ids[4]}`);
  expect(old).toMatchObject({ state: 'done', isPruned: true, results: [], seoPages: null, findings });
  expect(old.scores.map(({ area, score }: { area: string; score: number }) => ({ area, score }))).toEqual(scores);
  expect(Object.values(findings as Record<string, number>).some((n) => n > 0)).toBe(true);
  expect((await t.call(engineer, 'GET', `/api/audits/${ids[4]}/report.html`)).body.error.code).toBe('not_kept');
  expect((await t.call(engineer, 'GET', `/api/audits/${ids[5]}/changes?against=${ids[4]}`)).status).toBe(422);
  expect((await get(`/api/audits/${ids[5]}/changes`)).against).toBeNull();
  expect((await get(`/api/findings/${found.id}`)).log).toHaveLength(log);
  const changes = await t.call(engineer, 'GET', `/api/snapshots/${kept.body.id}/changes?auditId=${ids[6]}`);
  expect(changes.status).toBe(200);
  // The newest of a store keeps its details for ever.
  t.clock.set(Date.parse('2036-01-01T12:00:00Z'));
  expect(await pruned()).toEqual([true, true, true, true, true, true, false]);
  t.clock.set(Date.UTC(2026, 5, 1, 12));
});

test('with no months at all, and with fewer days', async () => {
  const storeId = await given();
  const ids = [await auditOn(storeId, '2026-04-20'), await auditOn(storeId, '2026-05-30')];
  t.clock.set(Date.parse('2026-06-01T12:00:00Z'));
  await set({ keepDays: 30, keepMonths: 0 });
  await t.sweep();
  expect((await get(`/api/audits/${ids[0]}`)).isPruned).toBe(true);
  expect((await get(`/api/audits/${ids[1]}`)).isPruned).toBe(false);
  await set({ keepDays: 90, keepMonths: 24 });
});

const discovered = (storeId: string) =>
  t.write((trx) =>
    announce(trx, t.app, storeDiscovered, {
      storeId,
      platform: 'woocommerce',
      version: null,
      previousPlatform: 'unknown',
      previousVersion: null,
    }),
  );
const runs = (storeId: string) => get(`/api/stores/${storeId}/audits`);

test('a new store that answers is audited once by itself, without a browser; not again at the next look', async () => {
  expect(storeDiscoveredAnswer.event.name).toBe('store.discovered');
  const storeId = await given();
  await discovered(storeId);
  await t.drain();
  const first = await runs(storeId);
  expect(first.items).toMatchObject([{ origin: 'first', startedBy: null, state: 'done', extras: [] }]);
  await discovered(storeId);
  await t.drain();
  expect((await runs(storeId)).total).toBe(1);
});

test('people are served before it; switched off nothing begins by itself', async () => {
  const [byItself, byPerson] = [await given(), await given()];
  await t.write((trx) => storeDiscoveredAnswer.react(trx, { storeId: byItself }, t.app));
  t.clock.advance(1000);
  await t.call(engineer, 'POST', `/api/stores/${byPerson}/audits`);
  await t.drain();
  const [first] = (await runs(byItself)).items;
  const [asked] = (await runs(byPerson)).items;
  expect([first.origin, asked.origin]).toEqual(['first', 'person']);
  expect(Date.parse(asked.startedAt)).toBeLessThanOrEqual(Date.parse(first.startedAt));

  await set({ firstAudit: false });
  const quiet = await given();
  await discovered(quiet);
  await t.drain();
  expect((await runs(quiet)).total).toBe(0);
  await set({ firstAudit: true });
});
