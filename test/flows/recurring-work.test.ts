import { listTasks } from '#contract/tasks';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStore } from '#contract/stores';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';

let server: Server;
let browser: Browser;
let call: Caller;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('a template is written, its tasks are made by hand, and a rule makes them each month', async () => {
  await call(addStore, { body: { url: 'http://grain.example', name: 'Grain' } });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // Nothing there yet: the page says what to do, and the button leads on.
  await page.goto(`${server.base}/tasks`);
  await page.getByRole('link', { name: 'Recurring work' }).click();
  await page.getByText('Nothing comes again by itself yet').waitFor();
  await page.getByRole('link', { name: 'New template' }).first().click();
  await page.getByLabel('Name').fill('Monthly check-up');
  await page.getByLabel('Title').fill('Update the modules');
  await page.getByLabel('Checklist').fill('Copy first\nLook at the cart');
  await page.getByRole('button', { name: 'Add a task' }).click();
  await page.getByLabel('Title').nth(1).fill('Report to the client');
  await page.getByLabel('Due after, days').nth(1).fill('3');
  await page.getByRole('combobox', { name: 'Waits for' }).click();
  await page.getByRole('option', { name: '1. Update the modules' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 tasks').waitFor();

  // By hand, for a store.
  await page.getByRole('link', { name: 'Make the tasks' }).click();
  await page.getByRole('combobox', { name: 'Store' }).click();
  await page.getByRole('option', { name: 'Grain' }).click();
  await page.getByRole('button', { name: 'Make the tasks' }).click();
  // The titles stand in the form too: only the list of tasks tells that they were made.
  await expect
    .poll(async () => {
      const { items } = await call(listTasks, { query: { limit: 10 } });
      return items.map(({ title, store }) => [title, store?.name]).sort();
    })
    .toEqual([
      ['Report to the client', 'Grain'],
      ['Update the modules', 'Grain'],
    ]);
  await page.getByText('Report to the client').waitFor();

  // Each month: what is coming is shown before it is saved.
  await page.goto(`${server.base}/tasks/plans`);
  await page.getByRole('link', { name: 'New rule' }).click();
  await page.getByLabel('Name').fill('First of the month');
  await page.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: /Monthly check-up/ }).click();
  await page
    .getByText(/09:00$/)
    .nth(3)
    .waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Next: /).waitFor();

  // A template that a rule uses stays.
  await page.getByRole('button', { name: 'Remove the template “Monthly check-up”' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: 'Remove' }).click();
  await asked.getByRole('alert').waitFor();
  await asked.getByRole('button', { name: 'Cancel' }).click();
  expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
  await context.close();
});
