import { readFileSync } from 'node:fs';
import { listFindings, listStoreAudits, readFinding } from '#contract/audits';
import { addStore, listClients } from '#contract/stores';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import type { Handler } from '../fakes/web-server.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';

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

const secrets = 'Anybody can read the settings with passwords at /.env';
const listing = 'The folder /wp-content/uploads/ lists all its files';

/** Leaves two things open in the shop; takes its time until somebody has seen how far the audit is. */
function spoil(): { mendSecrets(): void; hurry(): void } {
  const usual: Handler = shop.web.handler;
  let [isOpen, isSlow] = [true, true];
  const answer: Handler = (request, response) => {
    if (request.url === '/.env' && isOpen)
      response.writeHead(200, { 'content-type': 'text/plain' }).end('DB_PASSWORD=of-nobody\nAPP_KEY=of-nobody\n');
    else if (request.url === '/wp-content/uploads/')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<title>Index of /wp-content/uploads</title><h1>Index of /wp-content/uploads</h1><a href="a.jpg">a.jpg</a>',
        );
    else usual(request, response);
  };
  shop.web.handler = (request, response) => {
    if (isSlow) setTimeout(() => answer(request, response), 2000);
    else answer(request, response);
  };
  return { mendSecrets: () => (isOpen = false), hurry: () => (isSlow = false) };
}

/** Begins an audit from the page that is open, and waits for what it found. */
async function audit(page: Page, whileItRuns?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Audit now', exact: true }).first().click();
  await whileItRuns?.();
  await page.getByRole('heading', { name: 'What was found' }).waitFor();
}

test('a store is audited, what was found becomes a task or an accepted risk, and the next audit shows what was fixed', async () => {
  const { mendSecrets, hurry } = spoil();
  const store = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // From the store's page; how far it is can be seen.
  await page.goto(`${server.base}/stores/${store.id}`);
  await audit(page, async () => {
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/^Step \d+ of \d+/).waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    hurry();
  });
  await page.getByText(secrets).first().waitFor();
  expect(await page.getByText('of-nobody').count()).toBe(0);

  // The report leaves as a file, in the language that is asked for.
  await page.getByRole('button', { name: 'Report' }).click();
  const leaving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'PDF, українська' }).click();
  const file = await leaving;
  expect(file.suggestedFilename()).toMatch(/^audit-.+\.pdf$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  // What lies open becomes a task.
  await page.goto(`${server.base}/audits/stores/${store.id}`);
  await page.getByRole('checkbox', { name: secrets }).check();
  await page.getByRole('button', { name: 'Make a task' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a task' }).click();
  await page.waitForURL(/\/tasks\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name: secrets }).waitFor();

  // The list of files is a risk that somebody takes, until a day.
  await page.goto(`${server.base}/audits/stores/${store.id}`);
  await page.getByRole('link', { name: listing }).click();
  await page.getByRole('heading', { level: 1, name: listing }).waitFor();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  const form = page.getByRole('dialog');
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel('Until').fill(day);
  await form.getByLabel('Why').fill('Only pictures of goods lie there.');
  await form.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByText(/^Owner accepts it until/).waitFor();
  const found = async (title: string) =>
    (await call(listFindings, { query: { storeId: store.id, limit: 100 } })).items.find((one) => one.title === title)!;
  expect(await found(listing)).toMatchObject({ state: 'accepted', accepted: { until: day, by: 'Owner' } });
  expect(await found(secrets)).toMatchObject({ state: 'planned', task: { number: 1 } });

  // The shop is mended; the next audit says so and verifies it.
  mendSecrets();
  await page.goto(`${server.base}/audits/stores/${store.id}`);
  await audit(page);
  await page.getByText(/^Is not there any more/).waitFor();
  await page.getByRole('link', { name: secrets }).click();
  await page.getByText('verified', { exact: true }).waitFor();
  await page.getByRole('link', { name: `#1 ${secrets}` }).waitFor();
  expect((await found(listing)).state).toBe('accepted');
  const { log } = await call(readFinding, { params: { id: (await found(secrets)).id } });
  expect(log.length).toBeGreaterThan(2);
  expect(complaints).toEqual([]);
  await context.close();
  await asTheClientSeesIt(store.id, store.clientId);
});

/** In plain words on a phone, without a button that is not for them. */
async function asTheClientSeesIt(storeId: string, clientId: string): Promise<void> {
  const client = (await call(listClients, { query: {} })).items.find(({ id }) => id === clientId)!;
  const theirs = await joins(server.base, call, {
    email: 'client@flows.test',
    role: 'client_viewer',
    clientIds: [client.id],
    name: 'Client',
    language: 'en',
  });
  const { page, context, complaints } = await visit(browser, phone);
  await signIn(page, server.base, theirs);
  await page.goto(`${server.base}/audits`);
  await page.getByRole('link', { name: 'Grain' }).click();
  await page.getByRole('heading', { level: 1, name: 'Audit of Grain' }).waitFor();
  await page.getByRole('heading', { name: 'Audits', exact: true }).waitFor();
  const [latest] = (await call(listStoreAudits, { params: { id: storeId }, query: {} })).items;
  await page.goto(`${server.base}/audits/${latest!.id}`);
  await page.getByText(listing).first().waitFor();
  for (const name of ['Audit now', 'Stop', 'Make a task', 'Accept', 'Save'])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
}
