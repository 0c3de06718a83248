import { acknowledgeIncident, listIncidents } from '#contract/incidents';
import { listMonitors, listProbes } from '#contract/monitoring';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { until, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [server, browser, shop] = await Promise.all([startServer(), openBrowser(), startShop()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close()]);
});

test('a server that was killed comes back to an open window: signed in, incident taken, probing on', async () => {
  const call = await callerOf(server.base);
  const store = await watchStore(call, shop.origin, 'Clay and Kiln');
  const query = { storeId: store.id, limit: 100 };
  await until(async () => (await call(listMonitors, { query })).items.every(({ status }) => status === 'up'));
  shop.faults.add('cart_broken');
  await until(async () => (await call(listIncidents, { query: { state: 'open' } })).total === 1);
  const incident = (await call(listIncidents, { query: {} })).items[0]!;
  await call(acknowledgeIncident, { params: { id: incident.id } });

  const { page } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/incidents/${incident.id}`);
  await page.getByText('In work').first().waitFor();
  await page.evaluate('window.neverReloaded = true');
  await server.kill();
  await server.start();
  const since = Date.now();

  // The same session, in the window and by the API; nobody signs in again.
  const kept = (await call(listIncidents, { query: {} })).items.map(({ id, state }) => [id, state]);
  expect(kept).toEqual([[incident.id, 'acknowledged']]);
  const home = (await call(listMonitors, { query })).items.find(
    ({ type, page: at }) => type === 'http' && at === 'home',
  )!;
  await until(async () => {
    const { items } = await call(listProbes, { params: { id: home.id }, query: { limit: 5 } });
    return items.some(({ at }) => Date.parse(at) > since);
  });

  // The window finds its way back by itself, and hears of the end without being reloaded.
  shop.faults.clear();
  await page.getByText('Resolved', { exact: true }).first().waitFor();
  expect(await page.evaluate('window.neverReloaded')).toBe(true);
  await page.reload();
  await page.getByRole('heading', { name: incident.title }).waitFor();
  expect((await call(listIncidents, { query: {} })).total).toBe(1);
});
