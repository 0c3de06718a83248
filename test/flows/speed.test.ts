import { addStore, readDiscovery } from '#contract/stores';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
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

test('the speed of a store is planned, stopped, measured by a real Lighthouse, and drawn, on a phone too', async () => {
  const store = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  await until(async () => (await call(readDiscovery, { params: { id: store.id } })).state !== 'running');
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/stores/${store.id}`);
  await page.getByRole('link', { name: 'Measure the speed' }).click();
  await page.getByText('The speed of this store is not measured yet.').waitFor();

  await page.getByRole('combobox', { name: 'By itself' }).click();
  await page.getByRole('option', { name: 'Every day' }).click();
  await page.getByRole('combobox', { name: 'Device' }).click();
  await page.getByRole('option', { name: 'Desktop', exact: true }).click();
  await page.getByRole('textbox', { name: 'Runs of each page' }).fill('2');
  for (const kind of ['Category', 'Product', 'Cart']) await page.getByLabel(kind, { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Next: /).waitFor();

  const measure = page.getByRole('button', { name: 'Measure now' });
  await measure.click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'detached' });
  await measure.click();
  await page.getByText(/0 of 1 page/).waitFor();
  const figures = page.getByRole('table', { name: 'Latest figures' });
  await figures.getByRole('cell', { name: 'Home page, Desktop' }).waitFor({ timeout: 240_000 });
  await page.getByRole('img', { name: /^Largest thing seen \(LCP\): 1 set, latest median / }).waitFor();
  await page.getByText('good up to 2.5 s').waitFor();
  await page.getByText(/Nothing is slower than before/).waitFor();

  await page.goto(`${server.base}/speed`);
  await page.getByRole('link', { name: 'Grain' }).waitFor();
  expect(await page.getByRole('row', { name: /Grain/ }).textContent()).toContain('Nothing got slower');
  expect(complaints).toEqual([]);
  await context.close();

  const small = await visit(browser, phone);
  await signIn(small.page, server.base);
  await small.page.goto(`${server.base}/speed/stores/${store.id}`);
  await small.page.getByRole('img', { name: /^Server \(TTFB\)/ }).waitFor();
  const width = await small.page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(390);
  expect(small.complaints).toEqual([]);
  await small.context.close();
});
