import { readBrand } from '#contract/people';
import { addStore, createClient, readStore } from '#contract/stores';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';

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

/** One pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('an agency puts its name on reports, and says what a store sells', async () => {
  const call = await callerOf(server.base);
  const client = await call(createClient, { body: { name: 'Grain' } });
  const store = await call(addStore, { body: { url: shop.origin, name: 'Morning Grain', clientId: client.id } });
  const { context, page, complaints } = await visit(browser);
  await signIn(page, server.base);

  await page.goto(`${server.base}/settings`);
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Name on documents' }) });
  await panel.getByLabel('Name of the agency').fill('Bench & Co');
  await panel.getByLabel('Colour').fill('#1a7f5a');
  await page.keyboard.press('Tab');
  const picture = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
  await panel.locator('input[type=file]').setInputFiles(picture);
  await panel.getByRole('img', { name: 'Logo' }).waitFor();
  await panel.getByRole('button', { name: 'Save' }).click();
  const wanted = { name: 'Bench & Co', color: '#1a7f5a', logo: `data:image/png;base64,${pixel}` };
  await expect.poll(() => call(readBrand, {})).toEqual(wanted);

  // What is no picture is refused at its place, and changes nothing.
  const text = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
  await panel.getByRole('button', { name: 'Remove' }).waitFor();
  await panel.locator('input[type=file]').setInputFiles(text);
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('this is no PNG, JPEG or WebP').waitFor();
  expect(await call(readBrand, {})).toEqual(wanted);

  await page.goto(`${server.base}/stores/${store.id}?tab=settings`);
  await page.getByLabel('Orders a day').fill('40');
  await page.getByLabel('Average order').fill('59.90');
  await page.getByRole('combobox', { name: 'Currency' }).fill('EUR');
  await page.getByRole('option', { name: 'EUR' }).click();
  const sells = page.locator('section').filter({ has: page.getByRole('heading', { name: 'What it sells' }) });
  await sells.getByRole('button', { name: 'Save' }).click();
  const trade = { ordersPerDay: 40, averageOrder: 5990, currency: 'EUR' };
  await expect.poll(async () => (await call(readStore, { params: { id: store.id } })).trade).toEqual(trade);
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  await context.close();
});
