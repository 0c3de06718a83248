import {
  type Clock,
  explainIncidentClock,
  explainRequestClock,
  readIncidentClock,
  readRequestClock,
} from '#contract/clocks';
import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { openRequest } from '#contract/desk';
import { openIncident } from '#contract/incidents';
import { addStore, type Store } from '#contract/stores';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let call: Caller;
let store: Store;
beforeAll(async () => {
  [server, browser, shop] = await Promise.all([startServer(), openBrowser(), startShop()]);
  call = await callerOf(server.base);
  store = await call(addStore, { body: { url: shop.origin, name: 'Grain' } });
  await agree(store.clientId);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close()]);
});

/** Whatever is major is solved within a day, around the clock: no hour of the day matters. */
async function agree(clientId: string): Promise<void> {
  const calendar = await call(createCalendar, {
    body: { name: 'Office', data: { timeZone: 'UTC', hours: { mon: [['09:00', '18:00']] } } },
  });
  const none = { reaction: null, update: null, resolution: null };
  const resolution = { minutes: 24 * 60, hours: 'around_the_clock' as const };
  const { id } = await call(createContract, {
    body: {
      clientId,
      name: 'Support',
      timeZone: 'UTC',
      begins: '2026-01-01',
      terms: {
        calendarId: calendar.id,
        sla: { critical: none, major: { ...none, resolution }, minor: none, info: none },
        price: { model: 'hourly', currency: 'USD', hourlyRate: 4000 },
        report: { rhythm: 'none', form: 'page' },
      },
    },
  });
  await call(activateContract, { params: { id } });
}

const request = {
  path: 'requests',
  open: async () => {
    const answers = { about: 'fault', pay: 'partly', whom: 'some' } as const;
    const body = { storeId: store.id, topic: 'The cart is empty', text: 'Since this morning.', answers };
    return (await call(openRequest, { body })).id;
  },
  read: (id: string): Promise<Clock> => call(readRequestClock, { params: { id } }),
  forecast: async (id: string) =>
    (await call(explainRequestClock, { params: { id, target: 'resolution' }, query: {} })).forecast,
  pause: async (page: Page) => {
    await page.getByRole('button', { name: 'State', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Wait for the client' }).click();
  },
  resume: async (page: Page) => {
    await page.getByRole('button', { name: 'State', exact: true }).click();
    await page.getByRole('menuitem', { name: 'In work' }).click();
  },
};
const incident: typeof request = {
  path: 'incidents',
  open: async () => (await call(openIncident, { body: { storeId: store.id, title: 'Payment fails' } })).id,
  read: (id) => call(readIncidentClock, { params: { id } }),
  forecast: async (id) =>
    (await call(explainIncidentClock, { params: { id, target: 'resolution' }, query: {} })).forecast,
  pause: async (page) => {
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Wait for the client' }).click();
  },
  resume: (page) => page.getByRole('button', { name: 'Let it run again' }).click(),
};

const dueOf = (clock: Clock): number | null => (clock.resolution?.dueAt ? Date.parse(clock.resolution.dueAt) : null);

test.each([
  ['request', request],
  ['incident', incident],
])('the clock of a %s is paused, goes on, and is set right with a reason', async (_, of) => {
  const id = await of.open();
  await expect.poll(async () => dueOf(await of.read(id).catch(() => ({ resolution: null }) as Clock))).not.toBe(null);
  const agreed = dueOf(await of.read(id))!;
  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/${of.path}/${id}`);
  await page.getByText(/^due .* of /).waitFor();

  // While it waits for somebody there is no deadline; the longer it waits, the later it will be.
  await of.pause(page);
  await page.getByText('Waits: no deadline meanwhile').waitFor();
  expect(dueOf(await of.read(id))).toBe(null);
  await expect.poll(async () => Date.parse((await of.forecast(id))?.dueAt ?? '')).toBeGreaterThan(agreed);
  await of.resume(page);
  await page.getByText(/^due .* of /).waitFor();
  expect(dueOf(await of.read(id))).toBeGreaterThan(agreed);

  // The wait was a mistake: struck out, it gives no time, and the log says what it said and why it was wrong.
  await page.getByRole('button', { name: 'What the clock was told' }).click();
  const paused = (await of.read(id)).log.find(({ kind }) => kind === 'paused')!;
  await page
    .getByRole('listitem')
    .filter({ hasText: `Line ${paused.seq} ·` })
    .getByRole('button', { name: 'Set right' })
    .click();
  const form = page.getByRole('dialog');
  await form.getByText(`Set line ${paused.seq} right`).waitFor();
  await form.getByLabel('It never happened: strike it out').check();
  await form.getByLabel('Why').fill('Nobody waited: a slip of the hand');
  await form.getByRole('button', { name: 'Set right' }).click();
  await page.getByText(`Line ${paused.seq} is struck out: Nobody waited: a slip of the hand`).waitFor();
  await page.getByText('struck out', { exact: false }).first().waitFor();
  const after = await of.read(id);
  expect(dueOf(after)).toBe(agreed);
  expect(after.log.find(({ seq }) => seq === paused.seq)).toMatchObject({ kind: 'paused', corrected: { to: null } });
  expect(after.log.at(-1)).toMatchObject({ kind: 'corrected', actor: 'Owner' });
  expect(complaints).toEqual([]);
});
