import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let office: PostOffice;
beforeAll(async () => {
  [server, browser, shop, office] = await Promise.all([startServer(), openBrowser(), startShop(), startPostOffice()]);
  const call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
  await watchStore(call, shop.origin, 'Clay and Kiln');
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), office.close()]);
});

test('a status page is made, read by anyone in three languages, followed, left, and hidden', async () => {
  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/status-pages`);
  await page.getByRole('button', { name: 'New status page' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Title' }).fill('Shop of <b>Clay</b>');
  await form.getByRole('textbox', { name: 'Address' }).fill('clay');
  await form.getByRole('button', { name: 'Open the page' }).click();
  await page.getByText('The status page is open').waitFor();
  const url = (await page.getByRole('link', { name: 'Open', exact: true }).getAttribute('href'))!;
  expect(url).toBe(`${server.base}/status/clay`);

  const stranger = await visit(browser);
  for (const language of ['en', 'ru', 'uk']) {
    await stranger.page.goto(`${url}?lang=${language}`);
    await stranger.page.getByText('Shop of <b>Clay</b>').first().waitFor();
    expect(await stranger.page.locator('html').getAttribute('lang')).toBe(language);
  }
  expect(await stranger.context.cookies()).toEqual([]);

  await stranger.page.goto(`${url}?lang=en`);
  await stranger.page.getByRole('textbox').fill('reader@flows.test');
  await stranger.page.getByRole('button').click();
  const { letter } = await office.waitFor((one) => one.letter.to.includes('reader@flows.test'));
  await page.reload();
  await page.getByText('no subscribers yet').waitFor();
  await stranger.page.goto(/http\S+\/confirm\/\S+/.exec(letter.text)![0]);
  await stranger.page.getByRole('button', { name: 'Confirm the subscription' }).click();
  await stranger.page
    .getByText(/confirmed/i)
    .first()
    .waitFor();
  await page.reload();
  await page.getByText('1 subscriber').waitFor();
  const feed = await fetch(`${url}/feed.atom`);
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);

  await page.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await form.getByRole('switch', { name: 'Public' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('hidden', { exact: true }).waitFor();
  expect((await fetch(url)).status).toBe(404);
  expect([...complaints, ...stranger.complaints]).toEqual([]);
});
