import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../testing/flips.ts';

const minute = 60_000;
const engineer = actorOf('engineer');
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'] });
});
afterAll(() => t.close());

const newest = async (storeId: string) =>
  (await t.call(engineer, 'GET', `/api/incidents?storeId=${storeId}`)).body.items[0];

test('an incident is compared by its deepest cause, also where that showed only later', async () => {
  const store = await givenStore(t);
  const nameServer = () =>
    flipOf(store.id, {
      at: t.clock.now(),
      type: 'dns',
      page: null,
      monitorName: 'DNS',
      failure: 'dns',
      reason: { code: 'nxdomain', params: {} },
    });
  const before = await tell(t, nameServer());
  t.clock.advance(minute);
  await tell(t, recovered(before, t.clock.now()));
  t.clock.advance(10 * 86_400_000);
  await tell(t, flipOf(store.id, { at: t.clock.now(), failure: 'timeout', reason: { code: 'timeout', params: {} } }));
  const page = await newest(store.id);
  expect(page).toMatchObject({ recurrence: 0, signals: 1 });
  t.clock.advance(minute);
  await tell(t, nameServer());
  expect(await newest(store.id)).toMatchObject({ id: page.id, recurrence: 1, signals: 2 });
});
