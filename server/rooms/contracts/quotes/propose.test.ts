import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'contracts'] });
});
afterAll(() => t.close());

const url = '/api/quotes/offers';
const propose = (body: object) => t.call(actorOf('admin'), 'POST', url, body);

test('facts become an offer for each pricing model, with a reason for each line', async () => {
  const answer = await propose({
    platform: 'woocommerce',
    integrations: 4,
    currencies: 1,
    languages: 2,
    visitsPerMonth: 30_000,
    ordersPerMonth: 500,
    seasonality: 'even',
    documentation: 'complete',
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ currency: 'USD', missing: [] });
  const models = answer.body.offers.map((one: { model: string }) => one.model);
  expect(new Set(models)).toEqual(new Set(['monthly', 'hourly', 'tier', 'mix']));
  expect(answer.body.offers[0]).toMatchObject({
    total: { from: 29_000, to: 29_000 },
    toAgree: { monthlyFee: 29_000, criticalCallFee: null },
    lines: [
      { from: 15_000, why: 'A month of support for a store on WooCommerce.' },
      { from: 4000, why: '4 integrations to look after; the base covers 2.' },
      { from: 1500, why: '2 languages; the base covers 1.' },
      { from: 4000, why: '30000 visits a month: the step from 20000.' },
      { from: 4000, why: '500 orders a month: the step from 300.' },
      { from: 500, code: 'rounding' },
    ],
  });
});

test('what is not told is named and widens the price', async () => {
  const { body } = await propose({ platform: 'shopify', documentation: 'complete' });
  expect(body.missing).toEqual([
    'integrations',
    'currencies',
    'languages',
    'visitsPerMonth',
    'ordersPerMonth',
    'seasonality',
  ]);
  expect(body.offers[0].total.from).toBeLessThan(body.offers[0].total.to);
});

test.each([
  ['platform', 'abacus'],
  ['integrations', -1],
  ['languages', 1.5],
])('a wrong %s is refused with its name', async (field, value) => {
  const answer = await propose({ [field]: value });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body)).toContain(field);
});

test('who may not write contracts, as a person of a client, is shown no prices', async () => {
  for (const role of ['client_admin', 'client_viewer', 'engineer'] as const) {
    expect((await t.call(actorOf(role), 'POST', url, {})).status).toBe(403);
  }
});
