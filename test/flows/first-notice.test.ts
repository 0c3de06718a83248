import { listIncidents } from '#contract/incidents';
import { listMonitors } from '#contract/monitoring';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { until, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let office: PostOffice;
let call: Caller;
beforeAll(async () => {
  [server, browser, shop, office] = await Promise.all([startServer(), openBrowser(), startShop(), startPostOffice()]);
  call = await callerOf(server.base);
  const store = await watchStore(call, shop.origin, 'Clay and Kiln');
  await until(async () =>
    (await call(listMonitors, { query: { storeId: store.id } })).items.every(({ status }) => status === 'up'),
  );
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), office.close()]);
});

async function addChannel(page: Page): Promise<void> {
  await page.goto(`${server.base}/channels`);
  await page.getByRole('button', { name: 'Add a channel' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: /^E-mail/ }).click();
  await form.getByLabel('Name', { exact: true }).fill('Duty mail');
  await form.getByLabel('Mail server (SMTP)').fill('127.0.0.1');
  await form.getByLabel('Port').fill(String(office.smtpPort));
  await form.getByRole('combobox', { name: 'Encryption' }).click();
  await page.getByRole('option', { name: /^None/ }).click();
  await form.getByLabel('Sender').fill('watch@flows.test');
  await form
    .getByRole('combobox', { name: 'Recipients' })
    .or(form.getByLabel('Recipients'))
    .first()
    .fill('duty@flows.test');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Add and test' }).click();
  await page.getByText('The test message was taken').waitFor();
  await office.waitFor(({ letter }) => letter.to.includes('duty@flows.test'));
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
}

async function addRule(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page
    .getByRole('button', { name: 'Add a rule' })
    .or(page.getByRole('link', { name: 'Add a rule' }))
    .first()
    .click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Everything to duty');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Everything to duty').waitFor();
  await form.waitFor({ state: 'hidden' });
}

test('who set up notices by hand hears of a broken cart, takes it on a phone, and hears that it works again', async () => {
  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  await addChannel(page);
  await addRule(page);

  await page.goto(server.base);
  const card = page.getByRole('article').filter({ hasText: 'Clay and Kiln' });
  await card.getByText('Up', { exact: true }).waitFor();
  await page.evaluate('window.neverReloaded = true');
  shop.faults.add('cart_broken');
  await card.locator('a[href*="incidents"]').waitFor();
  expect(await page.evaluate('window.neverReloaded')).toBe(true);

  const alarm = await office.waitFor(({ letter }) => letter.subject.includes('CRITICAL'));
  // The broken cart takes the checkout along; which of the two is probed first is chance.
  expect(alarm.letter.subject).toMatch(/cart|checkout/i);
  const onPhone = await visit(browser, phone);
  await onPhone.page.goto(/http\S+\/ack\/\S+/.exec(alarm.letter.text)![0]);
  expect(await onPhone.context.cookies()).toEqual([]);
  const take = onPhone.page.getByRole('button', { name: 'I take it' });
  await take.waitFor();
  expect(await onPhone.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await take.tap();
  await onPhone.page.getByText('Noted: Owner has it').waitFor();
  await until(async () => (await call(listIncidents, { query: { state: 'acknowledged' } })).total === 1);

  shop.faults.clear();
  const relief = await office.waitFor(({ letter }) => letter.subject.includes('Works again'));
  expect(relief.letter.subject).toMatch(/cart|checkout/i);
  await card.getByText('Up', { exact: true }).waitFor();
  await card.locator('a[href*="incidents"]').waitFor({ state: 'hidden' });
  await onPhone.page.reload();
  await onPhone.page.getByText('It is resolved already').waitFor();
  expect([...complaints, ...onPhone.complaints]).toEqual([]);
});
