import { afterAll, beforeAll, expect, test } from 'vitest';
import { paymentPageChanged } from '#contract/events/payment-pages';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenStore } from './testing/flips.ts';

const engineer = actorOf('engineer');
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'] });
});
afterAll(() => t.close());

test('alarms of a payment page are one incident as long as it lasts; a question of approval wakes nobody', async () => {
  const store = await givenStore(t);
  const tell = async (
    weight: 'alarm' | 'approve',
    kind: string,
    about: string,
    page: 'cart' | 'checkout' = 'checkout',
  ) => {
    const changes = [{ id: newId(), kind, weight, about }];
    const place = { storeId: store.id, clientId: newId(), page, url: `https://shop.example/${page}` };
    await t.write((trx) =>
      announce(trx, t.app, paymentPageChanged, { lookId: newId(), at: t.clock.now(), ...place, changes }),
    );
    await t.drain();
  };
  const list = async () => (await t.call(engineer, 'GET', `/api/incidents?storeId=${store.id}`)).body.items;
  await tell('approve', 'script_new', 'shop.example/new.js');
  expect(await list()).toEqual([]);

  await tell('alarm', 'card_leaves', 'evil.example');
  await tell('alarm', 'destination_new', 'second.example');
  await tell('alarm', 'script_host_new', 'third.example', 'cart');
  const incidents = (await list()) as { id: string; title: string; severity: string }[];
  expect(incidents.map(({ title, severity }) => [title, severity]).sort()).toEqual([
    ['Cart: runs or sends something new', 'major'],
    ['Checkout: runs or sends something new', 'critical'],
  ]);
  const grave = incidents.find(({ severity }) => severity === 'critical')!;
  const { timeline } = (await t.call(engineer, 'GET', `/api/incidents/${grave.id}`)).body;
  const told = timeline.map(({ text }: { text: string }) => text).join('\n');
  expect(told).toContain('evil.example');
  expect(told).toContain('second.example');
  expect(told).not.toContain('third.example');
});
