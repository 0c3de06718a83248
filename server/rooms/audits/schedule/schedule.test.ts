import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '#kit/testing/test-app';
import { engineer, givenStore, openApp, openShop, type SmallShop } from '../testing/stage.ts';
import { nextAudit, unset } from './set-schedule.ts';

let t: TestApp;
let shop: SmallShop;
beforeAll(async () => {
  t = await openApp();
  shop = await openShop();
});
afterAll(async () => {
  await t.close();
  await shop.close();
});

let path = 0;
const given = async () => (await givenStore(t, `${shop.origin}/${++path}/`)).storeId;
const set = (storeId: string, body: object) => t.call(engineer, 'PUT', `/api/stores/${storeId}/audit-schedule`, body);
const read = async (storeId: string) => (await t.call(engineer, 'GET', `/api/stores/${storeId}/audit-schedule`)).body;
const runs = async (storeId: string) => (await t.call(engineer, 'GET', `/api/stores/${storeId}/audits`)).body;
const hour = 3_600_000;

test('off until somebody sets it, then within its hour of its day in its time zone', async () => {
  const storeId = await given();
  expect(await read(storeId)).toMatchObject({ rhythm: 'off', next: null });
  t.clock.set(Date.UTC(2026, 5, 1, 12));
  const weekly = (await set(storeId, { rhythm: 'weekly', weekday: 7, hour: 4, timeZone: 'Europe/Kyiv' })).body;
  expect(weekly.next).toMatch(/^2026-06-07T01:\d\d:00/);
  const monthly = (await set(storeId, { rhythm: 'monthly', day: 28, hour: 0, timeZone: 'UTC' })).body;
  expect(monthly.next).toMatch(/^2026-06-28T00:\d\d:00/);
  expect((await set(storeId, { rhythm: 'off' })).body.next).toBeNull();
  expect((await set(storeId, { rhythm: 'weekly', weekday: 8 })).status).toBe(422);
  expect((await set(storeId, { rhythm: 'weekly', timeZone: 'Kyiv' })).status).toBe(422);
});

test('each moment asks for one audit, whoever looks, and one after a downtime', async () => {
  const storeId = await given();
  t.clock.set(Date.UTC(2026, 5, 1, 12));
  const { next } = (await set(storeId, { rhythm: 'weekly', weekday: 3, hour: 5 })).body;
  t.clock.set(Date.parse(next) - 1);
  await t.sweep();
  expect((await runs(storeId)).total).toBe(0);
  t.clock.set(Date.parse(next));
  await Promise.all([t.sweep(), t.sweep(), t.sweep()]);
  expect((await runs(storeId)).items).toMatchObject([{ origin: 'schedule', startedBy: null, state: 'waiting' }]);
  await t.drain();
  expect(Date.parse((await read(storeId)).next) - Date.parse(next)).toBe(7 * 24 * hour);
  t.clock.advance(22 * 24 * hour);
  await t.sweep();
  await t.drain();
  expect((await runs(storeId)).total).toBe(2);
  expect(Date.parse((await read(storeId)).next)).toBeGreaterThan(t.clock.now());
});

test('an audit that runs already serves as well', async () => {
  const storeId = await given();
  const { next } = (await set(storeId, { rhythm: 'monthly', day: 5 })).body;
  t.clock.set(Date.parse(next));
  await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`);
  await t.sweep();
  expect((await runs(storeId)).items).toMatchObject([{ origin: 'person' }]);
  await t.drain();
});

test('not all stores begin at one minute', () => {
  const minutes = Array.from({ length: 50 }, (_, i) => {
    const store_id = `00000000-0000-7000-8000-0000000000${String(i).padStart(2, '0')}`;
    return new Date(nextAudit({ ...unset, rhythm: 'weekly', store_id }, 0)!).getUTCMinutes();
  });
  expect(new Set(minutes).size).toBeGreaterThan(20);
});
