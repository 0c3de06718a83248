import { readFileSync } from 'node:fs';
import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { openRequest, writeToRequest } from '#contract/desk';
import { acknowledgeIncident, listIncidents, openIncident } from '#contract/incidents';
import { createMonitor } from '#contract/monitoring';
import { addStore, createClient } from '#contract/stores';
import { enterTime } from '#contract/time';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
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

/** Everything is promised within a day, at any hour. */
async function agree(clientId: string): Promise<void> {
  const data = { timeZone: 'UTC', hours: { mon: [['09:00', '18:00']] } };
  const calendar = await call(createCalendar, { body: { name: 'Office', data } });
  const day = { minutes: 24 * 60, hours: 'around_the_clock' as const };
  const promised = { reaction: day, update: null, resolution: day };
  const { id } = await call(createContract, {
    body: {
      clientId,
      name: 'Support',
      timeZone: 'UTC',
      begins: '2026-01-01',
      terms: {
        calendarId: calendar.id,
        sla: { critical: promised, major: promised, minor: promised, info: promised },
        price: { model: 'hourly', currency: 'USD', hourlyRate: 4000 },
        report: { rhythm: 'none', form: 'page', shows: { tasks: true, time: true } },
      },
    },
  });
  await call(activateContract, { params: { id } });
}

/** Two stores of a client: requests solved, answered and come back; incidents that each of the three noticed first. */
async function furnish() {
  const client = await call(createClient, { body: { name: 'Grain' } });
  await agree(client.id);
  const store = await call(addStore, { body: { url: shop.origin, name: 'Morning Grain', clientId: client.id } });
  const second = await call(addStore, { body: { url: `${shop.origin}/second`, name: 'Rye', clientId: client.id } });
  const boss = await joins(server.base, call, {
    email: 'boss@flows.test',
    role: 'client_admin',
    clientIds: [client.id],
    name: 'Boss',
    language: 'en',
  });
  const theirs = await callerOf(server.base, boss);
  const ask = async (storeId: string, topic: string, pay: 'no' | 'yes', answer?: { state?: 'solved' }) => {
    const answers = { about: 'fault', pay, whom: 'all', detour: 'no' } as const;
    const { id } = await call(openRequest, { body: { storeId, topic, text: 'Since this morning.', answers } });
    if (answer) await call(writeToRequest, { params: { id }, body: { text: 'We looked at it.', ...answer } });
    return id;
  };
  const back = await ask(store.id, 'Nobody can pay', 'no', { state: 'solved' });
  await theirs(writeToRequest, { params: { id: back }, body: { text: 'It is still so.' } });
  await ask(store.id, 'The logo is old', 'yes', { state: 'solved' });
  await ask(store.id, 'The cart is slow', 'yes', {});
  await ask(second.id, 'The menu is gone', 'yes', { state: 'solved' });
  await call(enterTime, { body: { requestId: back, date: new Date().toISOString().slice(0, 10), minutes: 30 } });

  await theirs(openIncident, { body: { storeId: store.id, title: 'The shop looks odd', severity: 'minor' } });
  const { id } = await call(openIncident, { body: { storeId: second.id, title: 'No search', severity: 'critical' } });
  await call(acknowledgeIncident, { params: { id } });
  shop.faults.add('down');
  const home = {
    type: 'http',
    name: 'Home',
    page: 'home',
    settings: { url: shop.origin },
    intervalSeconds: 10,
  } as const;
  await call(createMonitor, { body: { storeId: store.id, ...home } });
  await until(async () => (await call(listIncidents, { query: { storeId: store.id } })).total === 2);
  return { boss, second };
}

/** The report of what the page shows, read as a page of its own. */
async function reportOf(page: Page, language: string): Promise<string> {
  await page.getByRole('button', { name: 'Report with every reason' }).click();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('menuitem', { name: `Page, ${language}` }).click(),
  ]);
  const text = await opened.locator('body').innerText();
  await opened.close();
  return text;
}

async function rows(page: Page): Promise<number> {
  const all = page.locator('tbody tr');
  await all.first().waitFor();
  return all.count();
}

/** Lines of the table that a page gives away, its head not among them. */
async function tableOf(page: Page): Promise<number> {
  const link = page.getByRole('link', { name: 'Download as CSV' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return (
    readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n').length - 1
  );
}

/** Clicks each number of each card, and counts what lies behind: on the page, and in the table that it gives away. */
async function everyNumber(page: Page, address: string): Promise<Record<string, number[]>> {
  await page.goto(`${server.base}${address}`);
  const cards = page.getByRole('region').filter({ has: page.getByRole('heading', { level: 2 }) });
  const allBars = cards.first().getByRole('group', { name: 'By month' }).locator('> span').nth(11);
  await allBars.waitFor();
  const found: Record<string, number[]> = {};
  for (const name of await cards.getByRole('heading', { level: 2 }).allTextContents()) {
    const card = cards.filter({ has: page.getByRole('heading', { name, exact: true }) });
    const months = card.getByRole('group', { name: 'By month' }).getByRole('link');
    const links = card.getByRole('link');
    const behind: number[] = [];
    for (let n = 0; n < (await links.count()); n++) {
      await links.nth(n).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      behind.push(await rows(page));
      expect([name, await tableOf(page)]).toEqual([name, behind[n]]);
      await page.goBack();
      await allBars.waitFor();
    }
    const ofMonths = behind.splice(behind.length - (await months.count()));
    expect([name, ofMonths.reduce((sum, n) => sum + n, 0)]).toEqual([name, behind[0] ?? 0]);
    found[name] = behind;
  }
  return found;
}

test('each number leads to a list of as many, which can be taken away; a number of nothing leads nowhere', async () => {
  const { boss, second } = await furnish();
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);
  // First the number, then its two sides.
  const all = {
    'Answered in time': [5, 5],
    'Solved in time': [2, 2],
    'Time to the first answer': [5],
    'Time to the solution': [2],
    'Came back': [3, 1, 2],
    Repeats: [1, 1],
    'Found before the client': [3, 2, 1],
    Critical: [3],
  };
  expect(await everyNumber(page, '/quality?period=year')).toEqual(all);
  expect(await everyNumber(page, `/quality?period=year&storeId=${second.id}`)).toEqual({
    'Answered in time': [2, 2],
    'Solved in time': [1, 1],
    'Time to the first answer': [2],
    'Time to the solution': [1],
    'Came back': [1, 1],
    Repeats: [],
    'Found before the client': [1, 1],
    Critical: [1],
  });
  await page.goto(`${server.base}/quality?period=year`);
  expect(await tableOf(page)).toBe(7);
  const told = await reportOf(page, 'русский');
  expect(told).toContain('Как выполнялись обещания');
  expect(told.match(/Первый ответ: (?:вовремя|с опозданием)/g)).toHaveLength(5);
  expect(told).toContain('24 ч 0 мин круглосуточно');
  await page.getByRole('link', { name: 'Request', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Time by kind of work: Request' }).waitFor();
  expect([await rows(page), await tableOf(page)]).toEqual([1, 1]);

  // What the filters leave nothing of says so, and how to go on.
  await page.goto(`${server.base}/quality/cases?period=year&figure=repeats&counts=yes`);
  await page.getByText('Nothing is on this side of the figure').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('For the first time in 90 days.').filter({ visible: true }).first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const theirs = await visit(browser);
  await signIn(theirs.page, server.base, boss);
  expect(await everyNumber(theirs.page, '/quality?period=year')).toEqual(all);
  expect(await reportOf(theirs.page, 'English')).toContain('Nobody can pay');
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
});
