import { createChannel } from '#contract/notify';
import { listPeople } from '#contract/people';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { watchStore } from './stage/store.ts';

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

const mailbox = (call: Caller, name: string, to: string, personId: string | null) =>
  call(createChannel, {
    body: {
      kind: 'email',
      name,
      personId,
      settings: { host: '127.0.0.1', port: office.smtpPort, security: 'none', from: 'watch@flows.test', to: [to] },
    },
  });

test('a ladder is made by hand, the first is called, and from a phone the next', async () => {
  const call = await callerOf(server.base);
  const [me] = (await call(listPeople, { query: {} })).items;
  await mailbox(call, 'My phone', 'first@flows.test', me!.id);
  await mailbox(call, 'Second phone', 'second@flows.test', null);

  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/channels/escalation`);
  await page.getByRole('button', { name: 'Add a policy' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Nights');
  await page.locator('input').and(page.getByLabel('Whom to call')).first().click();
  await page.getByRole('option', { name: me!.name }).click();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.locator('input').and(page.getByLabel('Whom to call')).nth(1).click();
  await page.getByRole('option', { name: 'Second phone' }).filter({ visible: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('No rule uses it yet').waitFor();
  await page.goto(`${server.base}/channels/rules`);
  await page.getByRole('button', { name: 'Add a rule' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Everything');
  await page.locator('input').and(page.getByLabel('And call by an escalation policy')).click();
  await page.getByRole('option', { name: 'Nights' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('main').getByText('Nights').waitFor();

  await watchStore(call, shop.origin, 'Clay and Kiln');
  shop.faults.add('down');
  const alarm = await office.waitFor(({ letter }) => letter.to.includes('first@flows.test'));
  expect(alarm.letter.text).toContain('Nights, step 1 of 2');
  expect(alarm.letter.text).toContain('in 5 min: Second phone');

  const onPhone = await visit(browser, phone);
  await onPhone.page.goto(/http\S+\/ack\/\S+/.exec(alarm.letter.text)![0]);
  await onPhone.page.getByText('Next: Second phone.').waitFor();
  await onPhone.page.getByRole('button', { name: 'Call the next' }).tap();
  await onPhone.page.getByText('Called: Second phone.').waitFor();
  const called = await office.waitFor(({ letter }) => letter.to.includes('second@flows.test'));
  expect(called.letter.subject).toContain(`${me!.name} calls you`);
  await onPhone.page.getByRole('link', { name: 'Open the incident' }).waitFor();

  await page.goto(`${server.base}/incidents`);
  await page
    .getByRole('link', { name: /Clay and Kiln|#1/ })
    .first()
    .click();
  await page.getByText(`${me!.name} calls Second phone (Nights, step 2 of 2).`).waitFor();
  await page.getByRole('heading', { name: 'Escalation' }).waitFor();
  expect([...complaints, ...onPhone.complaints]).toEqual([]);
});
