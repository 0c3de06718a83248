import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Shop, startShop } from '../../../../test/fakes/shop/shop.ts';

let t: TestApp;
let shop: Shop;
beforeAll(async () => {
  [t, shop] = await Promise.all([testApp({ rooms: ['stores', 'monitoring'] }), startShop()]);
});
afterAll(() => Promise.all([t.close(), shop.close()]));

test('what is proposed is made once, in whatever languages it was read', async () => {
  const { id } = (await t.call(actorOf('engineer'), 'POST', '/api/stores', { url: shop.origin, name: 'A shop' }))
    .body as { id: string };
  await t.drain();
  const accept = async (language: 'en' | 'ru' | 'uk', keys?: string[]): Promise<string[]> => {
    const answer = await t.call(actorOf('engineer', { language }), 'POST', `/api/stores/${id}/monitors`, { keys });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return (answer.body as { ids: string[] }).ids;
  };
  expect(await accept('ru', ['home'])).toHaveLength(1);
  const rest = await accept('uk');
  expect(rest.length).toBeGreaterThan(3);
  expect(await accept('en')).toEqual([]);
  const { total } = (await t.call(actorOf('engineer'), 'GET', `/api/monitors?storeId=${id}`)).body as { total: number };
  expect(total).toBe(1 + rest.length);
});
