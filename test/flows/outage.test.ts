import { listIncidents } from '#contract/incidents';
import { listMonitors } from '#contract/monitoring';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, until, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let office: PostOffice;
beforeAll(async () => {
  [server, browser, shop, office] = await Promise.all([startServer(), openBrowser(), startShop(), startPostOffice()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), office.close()]);
});

test('a store breaks, the wall shows it by itself, a mail comes, a phone takes it, it recovers', async () => {
  const call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
  const store = await watchStore(call, shop.origin, 'Clay and Kiln');
  await until(async () =>
    (await call(listMonitors, { query: { storeId: store.id } })).items.every(({ status }) => status === 'up'),
  );

  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  const card = page.getByRole('article').or(page.locator('li')).filter({ hasText: 'Clay and Kiln' }).first();
  await card.getByText('Up', { exact: true }).waitFor();
  await page.evaluate('window.neverReloaded = true');

  shop.faults.add('down');
  await card.getByText('Down', { exact: true }).waitFor();
  expect(await page.evaluate('window.neverReloaded')).toBe(true);
  const alarm = await office.waitFor(({ letter }) => letter.subject.includes('CRITICAL'));
  expect(alarm.letter.to).toEqual(['duty@flows.test']);
  expect(alarm.letter.text).toContain('503');

  const onPhone = await visit(browser, phone);
  await onPhone.page.goto(/http\S+\/ack\/\S+/.exec(alarm.letter.text)![0]);
  await onPhone.page.getByRole('button', { name: 'I take it' }).tap();
  await onPhone.page.getByText('Noted:').waitFor();

  await page
    .getByRole('link', { name: /Incidents/ })
    .first()
    .click();
  await page.getByText('In work').filter({ visible: true }).first().waitFor();
  // Named after the page that was probed first, which is chance.
  const [incident] = (await call(listIncidents, { query: {} })).items;
  await page.goto(`${server.base}/incidents/${incident!.id}`);
  await page.getByRole('heading', { name: incident!.title }).waitFor();
  await page.getByText('The page answers with status 503').first().waitFor();

  shop.faults.clear();
  await page.getByText('Resolved', { exact: true }).first().waitFor();
  await office.waitFor(({ letter }) => letter.subject.includes('Works again'));
  const { items } = await call(listIncidents, { query: {} });
  expect(items.map(({ state, severity }) => [state, severity])).toEqual([['resolved', 'critical']]);
  // Told once as bad as it is, also where a page that matters less was probed first and told of before.
  const heads = office.received.flatMap(({ letter }) => /^\[#\d+\] (.*?): /.exec(letter.subject)?.[1] ?? []);
  expect([
    ['CRITICAL', 'Works again'],
    ['MAJOR', 'Now CRITICAL', 'Works again'],
  ]).toContainEqual(heads);
  expect([...complaints, ...onPhone.complaints]).toEqual([]);
});
