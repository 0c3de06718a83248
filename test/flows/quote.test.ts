import { createCalendar, listContracts } from '#contract/contracts';
import { readPriceBook } from '#contract/price-book';
import { addStore, readDiscovery, readStore } from '#contract/stores';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';
import { until } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let call: Caller;
beforeAll(async () => {
  [server, browser, shop] = await Promise.all([startServer(), openBrowser(), startShop()]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close()]);
});

test('facts about a store become prices, and a price the draft of a contract', async () => {
  const hours = { mon: [['09:00', '18:00']] };
  await call(createCalendar, { body: { name: 'Office', data: { timeZone: 'UTC', hours } } });
  const { id, clientId } = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  await until(async () => (await call(readDiscovery, { params: { id } })).state !== 'running');
  const store = await call(readStore, { params: { id } });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // Nothing is known: ranges, and what is missing by name.
  await page.getByRole('link', { name: 'Price quotes' }).click();
  const told = page.getByRole('status').filter({ hasText: /known/ });
  await told.filter({ hasText: 'platform, integrations, currencies' }).waitFor();
  const monthly = page.getByRole('article', { name: 'Monthly fee' });
  await monthly.getByText('The platform is not known').waitFor();

  // A store tells what was seen of it.
  await page.getByRole('combobox', { name: 'Take what is known from a store' }).click();
  await page.getByRole('option', { name: 'Grain' }).click();
  await page.getByText('Seen on “Grain”').first().waitFor();
  expect(store.platform).toBe('woocommerce');
  await monthly.getByText('A month of support for a store on WooCommerce.').waitFor();

  // By hand, without any button.
  for (const [label, n] of [
    ['How many integrations', '4'],
    ['In how many currencies', '1'],
    ['In how many languages', '2'],
    ['Visits in an', '30000'],
    ['Orders in an', '500'],
  ] as const)
    await page.getByLabel(label).fill(n);
  for (const [question, answer] of [
    ['How do sales spread', 'Evenly'],
    ['How well is the store documented', 'Completely'],
  ] as const) {
    await page.getByRole('combobox', { name: question }).click();
    await page.getByRole('option', { name: answer }).click();
  }
  await told.filter({ hasText: 'Everything is known' }).waitFor();
  await monthly.getByText('$290', { exact: true }).waitFor();
  await monthly.getByText('4 integrations to look after; the base covers 2.').waitFor();

  // The address keeps the facts, and the draft takes the price.
  await page.waitForURL(/documentation=complete/);
  await monthly.getByRole('link', { name: 'Draft a contract' }).click();
  await expect.poll(() => page.getByLabel('Monthly fee').inputValue()).toBe('290 USD');
  await page.getByLabel('Name', { exact: true }).first().fill('Support');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('heading', { name: 'Support' }).waitFor();
  const [contract] = (await call(listContracts, { query: {} })).items;
  expect(contract).toMatchObject({ clientId, state: 'draft' });
  expect(contract!.versions[0]!.terms).toMatchObject({
    storeIds: [id],
    price: { model: 'monthly', currency: 'USD', monthlyFee: 29_000, hourlyRate: 2200 },
    sla: { critical: { reaction: { minutes: 60, hours: 'around_the_clock' }, resolution: null } },
  });
  expect(complaints).toEqual([]);
  await context.close();

  // A client's people find no such page.
  const theirs = await joins(server.base, call, {
    email: 'client@flows.test',
    role: 'client_admin',
    clientIds: [clientId],
    name: 'Client',
    language: 'en',
  });
  const reader = await visit(browser, phone);
  await signIn(reader.page, server.base, theirs);
  await reader.page.goto(`${server.base}/quotes`);
  await reader.page.locator('main').getByRole('heading').first().waitFor();
  expect(await reader.page.getByRole('article').count()).toBe(0);
  await reader.context.close();
});

test('a changed price book is seen at once, saved, and reckoned with', async () => {
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/quotes/price-book?platform=shopify&documentation=complete`);
  const preview = page.getByRole('status').filter({ hasText: 'By the hour' });
  await preview.getByText('$20', { exact: false }).first().waitFor();
  await page.getByLabel('Shopify: An hour').fill('37');
  await preview.getByText('$37', { exact: false }).first().waitFor();

  // What cannot be is refused at its field, and nothing is saved.
  const fast = page.getByLabel('SLA tier: Fast');
  await fast.fill('50');
  await page.getByText('cannot be reckoned with yet').waitFor();
  await page.getByRole('button', { name: 'Save the price book' }).click();
  await page.getByText('A quicker tier cannot cost less').first().waitFor();
  expect((await call(readPriceBook, {})).version).toBe(0);

  await fast.fill('150');
  await page.getByRole('button', { name: 'Save the price book' }).click();
  await page.getByText('Version 1, Owner').waitFor();
  await page.goto(`${server.base}/quotes?platform=shopify&documentation=complete`);
  await page.getByRole('article', { name: 'By the hour' }).getByText('$37', { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
