import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, visit } from './stage/browser.ts';
import { owner, type Server, startServer } from './stage/server.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [server, browser, shop] = await Promise.all([
    startServer({ owner: false }),
    openBrowser(),
    startShop({ name: 'Clay and Kiln' }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close()]);
});

test('from an empty installation to the first verdicts, without a manual', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(server.base);
  await page.getByRole('heading', { name: 'Welcome to Vakhta' }).waitFor();
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Create the owner and start' }).click();

  await page.getByText('No stores yet').waitFor();
  await page.getByRole('textbox', { name: 'Address of the store' }).fill(shop.origin);
  await page.keyboard.press('Enter');

  await page.getByText('WooCommerce 10.0.2').first().waitFor();
  await page.getByText(/7 pages that matter/).waitFor();
  await page.getByText('What to watch').waitFor();
  await page.getByRole('button', { name: /^Create \d+ monitors/ }).click();

  await page.getByText('Everything has answered').waitFor();
  await page.getByRole('link', { name: 'Open the store' }).click();
  await page.getByRole('heading', { name: '127.0.0.1' }).waitFor();
  expect(await page.getByText('Down', { exact: true }).count()).toBe(0);
  // The first audit came by itself; the way to what it found stands here when it is done.
  await page.getByRole('link', { name: 'What the first audit found' }).click();
  await page.getByRole('heading', { name: 'What was found' }).waitFor();
  await page.getByText('first audit, by itself').waitFor();
  await page.goto(server.base);
  await page.getByText(/\d+ monitors, all well/).waitFor();
  expect(complaints).toEqual([]);
});
