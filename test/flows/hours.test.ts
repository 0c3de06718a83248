import { readFileSync } from 'node:fs';
import { listExcess } from '#contract/billing';
import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { createClient } from '#contract/stores';
import { enterTime } from '#contract/time';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo } from './stage/store.ts';

let server: Server;
let browser: Browser;
let office: PostOffice;
let call: Caller;
beforeAll(async () => {
  [server, browser, office] = await Promise.all([startServer(), openBrowser(), startPostOffice()]);
  call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), office.close()]);
});

/** The month before this one, which is over. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** `June 2026` */
const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01`));

/** An hour a month is included, each hour beyond it costs 40 dollars and is asked for. */
async function agree(clientId: string, month: string): Promise<string> {
  const calendar = await call(createCalendar, {
    body: { name: 'Office', data: { timeZone: 'UTC', hours: { mon: [['09:00', '18:00']] } } },
  });
  const none = { reaction: null, update: null, resolution: null };
  const reaction = { minutes: 60, hours: 'calendar' as const };
  const price = { currency: 'USD', monthlyFee: 50_000, hourlyRate: 4000, includedMinutes: 60 };
  const { id } = await call(createContract, {
    body: {
      clientId,
      name: 'Support',
      timeZone: 'UTC',
      begins: `${month}-01`,
      terms: {
        calendarId: calendar.id,
        sla: { critical: { ...none, reaction }, major: none, minor: none, info: none },
        price: { model: 'monthly', ...price },
        report: { rhythm: 'none', form: 'page', shows: { tasks: true, time: true } },
      },
    },
  });
  await call(activateContract, { params: { id } });
  return id;
}

test('time of a month goes beyond what was agreed, the client approves it, and the month is closed', async () => {
  const month = lastMonth();
  const client = await call(createClient, { body: { name: 'Grain' } });
  const id = await agree(client.id, month);
  await call(enterTime, { body: { clientId: client.id, date: `${month}-15`, minutes: 90, note: 'Mended the cart' } });
  const boss = await joins(server.base, call, {
    email: 'boss@flows.test',
    role: 'client_admin',
    clientIds: [client.id],
    name: 'Boss',
    language: 'en',
  });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // Half an hour is too much; its entry stands behind the line.
  await page.goto(`${server.base}/hours`);
  await page.getByRole('link', { name: `Close ${monthName(month)}` }).click();
  await page.waitForURL(`${server.base}/contracts/${id}/hours?month=${month}`);
  await page.getByText('30 min are worked beyond what may be charged without asking').waitFor();
  await page.locator('summary').filter({ hasText: 'from the included hours' }).click();
  await page.getByText('Mended the cart').filter({ visible: true }).waitFor();

  // Asked for too much by mistake: the question is withdrawn.
  await page.getByRole('alert').getByRole('button', { name: 'Ask the client' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('A slip of the hand');
  await page.getByRole('dialog').getByRole('button', { name: 'Ask the client' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByText('can no longer answer it').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Withdrawn', { exact: true }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // The client is asked for it.
  await page.getByRole('alert').getByRole('button', { name: 'Ask the client' }).click();
  const form = page.getByRole('dialog');
  await expect.poll(() => form.getByLabel('How many hours').inputValue()).toBe('0.5');
  await form.getByText('At most $20.').waitFor();
  await form.getByLabel('Why').fill('The payment module moved');
  await form.getByRole('button', { name: 'Ask the client' }).click();
  await page.getByText('Waits for an answer').waitFor();

  // A mail leads the administrator of the client to the question; one click answers it.
  const { letter } = await office.waitFor(({ letter: one }) => one.subject.startsWith('May we work 0:30 more'));
  expect(letter.to).toEqual(['boss@flows.test']);
  const theirs = await visit(browser, phone);
  await signIn(theirs.page, server.base, boss);
  await theirs.page.getByText('The payment module moved').waitFor();
  await theirs.page.goto(/http\S+\/contracts\/\S+/.exec(letter.text)![0]);
  await theirs.page.getByText('That costs up to $20.').waitFor();
  expect(await theirs.page.getByRole('button', { name: 'Close the month' }).count()).toBe(0);
  await theirs.page.getByText('withdrawn by Owner').waitFor();
  expect(await theirs.page.getByRole('button', { name: 'Approve' }).count()).toBe(1);
  await theirs.page.getByRole('button', { name: 'Approve' }).click();
  await theirs.page.getByText('Time worked beyond all hours: 0:30, $40 an hour.').waitFor();
  expect((await call(listExcess, { params: { id } })).items).toMatchObject([
    { answer: { approved: true, by: 'Boss' } },
    { answer: null, withdrawn: { by: 'Owner' } },
  ]);
  await office.waitFor(({ letter: one }) => one.subject.startsWith('Grain approved 0:30 more'));
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();

  // The team sees it, closes the month and takes the lines along.
  await page.getByText('Approved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Close the month' }).click();
  const sure = page.getByRole('dialog');
  await sure.getByText('It asks $520.').waitFor();
  await sure.getByRole('button', { name: 'Close the month' }).click();
  await page.getByText('Closed by Owner').waitFor();
  await page.getByRole('button', { name: 'Invoice lines' }).click();
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Table (CSV)' }).click(),
  ]);
  expect(table.suggestedFilename()).toBe(`invoice-lines-${month}.csv`);
  expect(readFileSync(await table.path(), 'utf8')).toContain(
    '"Time worked beyond all hours: 0:30, $40 an hour.","30","","40.00","20.00","USD"',
  );
  expect(complaints).toEqual([]);
  await context.close();
});
