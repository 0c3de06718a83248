import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { openRequest } from '#contract/desk';
import { addStore, listClients } from '#contract/stores';
import { listTime } from '#contract/time';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
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

/** A contract by the hour in quarters of it, in force for long, whose office is never closed. */
async function agree(clientId: string): Promise<void> {
  const whole = [['00:00', '24:00']];
  const hours = { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole };
  const calendar = await call(createCalendar, { body: { name: 'Always', data: { timeZone: 'UTC', hours } } });
  const none = { reaction: null, update: null, resolution: null };
  const reaction = { minutes: 60, hours: 'calendar' as const };
  const { id } = await call(createContract, {
    body: {
      clientId,
      name: 'Support',
      timeZone: 'UTC',
      begins: '2026-01-01',
      terms: {
        calendarId: calendar.id,
        sla: { critical: { ...none, reaction }, major: none, minor: none, info: none },
        price: { model: 'hourly', currency: 'USD', hourlyRate: 4000, roundingMinutes: 15 },
        report: { rhythm: 'none', form: 'page', shows: { tasks: true, time: true } },
      },
    },
  });
  await call(activateContract, { params: { id } });
}

test('a task from a request, the timer, time by hand, and what the client sees of it', async () => {
  const store = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  const client = (await call(listClients, { query: {} })).items.find(({ id }) => id === store.clientId)!;
  await agree(client.id);
  const answers = { about: 'fault', pay: 'partly', whom: 'some' } as const;
  const request = await call(openRequest, {
    body: { storeId: store.id, topic: 'The cart is empty', text: 'Since this morning.', answers },
  });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // The engineer makes a task of the request, with a checklist.
  await page.goto(`${server.base}/tasks/new?requestId=${request.id}`);
  await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('The cart is empty');
  await page.getByLabel('Checklist').fill('Look into the log\nMend the template');
  await page.getByRole('button', { name: 'Make the task' }).click();
  await page.getByRole('heading', { name: 'The cart is empty' }).waitFor();
  const address = page.url();

  // The timer follows on every page, and becomes an entry.
  await page.getByRole('button', { name: 'Start the timer' }).click();
  await page.locator('[data-timer]').first().waitFor();
  await page.goto(`${server.base}/tasks`);
  await page.getByRole('button', { name: 'Stop the timer' }).filter({ visible: true }).click();
  await expect.poll(async () => (await call(listTime, { query: {} })).total).toBe(1);
  await page.locator('[data-timer]').first().waitFor({ state: 'detached' });

  // By the keyboard into the next column.
  await page.getByRole('button', { name: /^Move #/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'In work' }).click();
  await page.getByRole('region', { name: 'In work' }).getByText('The cart is empty').waitFor();

  // Twenty minutes by hand are rounded to half an hour.
  await page.goto(address);
  const stood = await page.getByRole('checkbox', { name: 'Look into the log' }).evaluate(async (box) => {
    (box as unknown as { click(): void }).click();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    return (box as unknown as { checked: boolean }).checked;
  });
  expect(stood, 'a ticked box stands ticked before the server has answered').toBe(true);
  await page.getByText('1/2').waitFor();
  await page.getByRole('button', { name: 'Enter time' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Minutes').fill('20');
  await form.getByLabel('What was done').fill('Mended the template');
  await form.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.getByText('counts 30 min').waitFor();
  await page.getByText('By the contract “Support”.').first().waitFor();
  const { items } = await call(listTime, { query: {} });
  expect(items.map(({ counted }) => counted?.counted).sort()).toEqual([15, 30]);

  // The week tells it, and the client reads it on a phone.
  await page.goto(`${server.base}/time`);
  await page.getByText('Mended the template').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
  const theirs = await joins(server.base, call, {
    email: 'client@flows.test',
    role: 'client_viewer',
    clientIds: [client.id],
    name: 'Client',
    language: 'en',
  });
  const reader = await visit(browser, phone);
  await signIn(reader.page, server.base, theirs);
  await reader.page.goto(`${server.base}/tasks`);
  await reader.page.getByRole('link', { name: /The cart is empty/ }).click();
  await reader.page.getByText('counts 30 min').waitFor();
  expect(await reader.page.getByRole('button', { name: 'Enter time' }).count()).toBe(0);
  expect(reader.complaints).toEqual([]);
  await reader.context.close();
});
