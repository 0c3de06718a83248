import { defaultPriceBook, editable } from '#core/quote';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'contracts'] });
});
afterAll(() => t.close());

const url = '/api/price-book';
const book = editable(defaultPriceBook);
const read = async () => (await t.call(actorOf('manager'), 'GET', url)).body;
const put = (changed: object, basedOn: number) =>
  t.call(actorOf('manager'), 'PUT', url, { book: { ...book, ...changed }, basedOn });

test('the book of the product counts until the team writes its own, and then theirs does', async () => {
  expect(await read()).toEqual({ version: 0, book, madeBy: null, madeAt: null });
  const base = { ...book.base, shopify: 77_000 };
  const saved = await put({ base, tiers: { ...book.tiers, quarter: 300 } }, 0);
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ version: 1, book: { base, tiers: { quarter: 300 } } });
  expect(await read()).toEqual(saved.body);
  const { body } = await t.call(actorOf('manager'), 'POST', '/api/quotes/offers', { platform: 'shopify' });
  expect(body.offers[0].lines[0]).toMatchObject({ code: 'platform.shopify', from: 77_000 });
  const { items } = (await t.call(actorOf('owner'), 'GET', '/api/audit')).body;
  expect(items[0]).toMatchObject({ action: 'price_book.changed', details: { version: 1 } });
});

test('who edited an older version is told so, and nothing is lost', async () => {
  const { version } = await read();
  expect((await put({ floor: 1 }, version)).status).toBe(200);
  const late = await put({ floor: 2 }, version);
  expect([late.status, late.body.error.code]).toEqual([409, 'book_changed']);
  expect((await read()).book.floor).toBe(1);
});

test.each([
  ['book.base.shopify', { base: { ...book.base, shopify: -1 } }],
  ['book.base', { base: {} }],
  ['book.roundTo', { roundTo: 0 }],
  ['book.currency', { currency: 'ZZZ' }],
  ['book.seasonality.peaks', { seasonality: { ...book.seasonality, peaks: 90 } }],
  ['book.visitsPerMonth', { visitsPerMonth: [] }],
  ['book.visitsPerMonth.0.from', { visitsPerMonth: [{ from: 5, amount: 0 }] }],
  [
    'book.ordersPerMonth.1.amount',
    {
      ordersPerMonth: [
        { from: 0, amount: 5 },
        { from: 9, amount: 4 },
      ],
    },
  ],
  ['book.ceiling', { ceiling: 1, floor: 2 }],
  ['book.hourly.ceiling', { hourly: { ...book.hourly, ceiling: 1 } }],
  ['book.tiers.fast', { tiers: { ...book.tiers, fast: 50 } }],
])('a wrong %s is refused with its name and changes nothing', async (field, change) => {
  const before = await read();
  const { status, body } = await put(change, before.version);
  expect(status).toBe(422);
  expect(body.error.field).toContain(field);
  expect(await read()).toEqual(before);
});

test('people of a client neither see nor change it, an engineer sees it', async () => {
  for (const role of ['client_admin', 'client_viewer'] as const) {
    const refused = await t.call(actorOf(role, { clientIds: [] }), 'GET', url);
    expect([refused.status, JSON.stringify(refused.body).includes('base')]).toEqual([404, false]);
  }
  for (const role of ['client_admin', 'client_viewer', 'engineer'] as const)
    expect((await t.call(actorOf(role), 'PUT', url, { book, basedOn: 0 })).status).toBe(403);
  expect((await t.call(actorOf('engineer'), 'GET', url)).status).toBe(200);
});
