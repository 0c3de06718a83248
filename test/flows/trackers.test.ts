import { createTask, updateTask } from '#contract/tasks';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrello } from '../fakes/trello.ts';
import type { FakeTracker } from '../fakes/tracker-api.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';

let server: Server;
let browser: Browser;
let trello: FakeTracker;
let call: Caller;
beforeAll(async () => {
  trello = await startTrello();
  trello.now = Date.now();
  [server, browser] = await Promise.all([startServer({ detours: { 'api.trello.com': trello.origin } }), openBrowser()]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), trello.close()]);
});

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** A wrong token is said at its field, before anything is kept; then it works. */
async function connect(page: Page): Promise<void> {
  await page.goto(`${server.base}/settings`);
  await page.getByRole('link', { name: 'Outside trackers' }).click();
  await seen(page, 'No tracker is connected');
  await page.getByRole('button', { name: 'Connect a tracker' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: /^Trello/ }).click();
  await form.getByRole('textbox', { name: 'Name' }).fill('Board of the shop');
  await form.getByRole('textbox', { name: 'API key' }).fill(trello.settings['key']!);
  const token = form.locator('input[name=token]');
  await token.fill('a-wrong-token-of-ours');
  await form.getByRole('button', { name: 'Show the list' }).click();
  await form.getByText('Trello does not accept the credentials: invalid token').waitFor();
  // While there is no list, the address can be typed.
  await form.getByRole('textbox', { name: 'Address of the board' }).fill(trello.settings['board']!);
  await form.getByRole('button', { name: 'Try' }).click();
  await form.getByText('Trello does not accept the credentials: invalid token').waitFor();
  await form.getByRole('textbox', { name: 'Address of the board' }).fill('');
  // With the token that is right the board is chosen by its name.
  await token.fill(trello.secret);
  await form.getByRole('button', { name: 'Show the list' }).click();
  await form.getByRole('combobox', { name: 'Board' }).click();
  await page.getByRole('option', { name: 'Support · Agency' }).click();
  await form.getByRole('button', { name: 'Try' }).click();
  await form.getByText('It works').waitFor();
  await form.getByRole('button', { name: 'Connect' }).click();
  await form.waitFor({ state: 'detached' });
  const card = page.getByRole('region', { name: 'Board of the shop' });
  await card.getByText('Works', { exact: true }).waitFor();
  await card.getByRole('link', { name: 'Support' }).waitFor();
  expect(await page.content()).not.toContain(trello.secret);
}

/** A board says of no list what it means: a person does. */
async function chooseStates(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Board of the shop' });
  await card.getByText('To do, In work').waitFor();
  await page.getByRole('button', { name: 'Actions: Board of the shop' }).click();
  await page.getByRole('menuitem', { name: 'States and comments' }).click();
  const form = page.getByRole('dialog');
  expect(await form.getByRole('combobox', { name: 'Done' }).getAttribute('placeholder')).toBe('Archived (proposed)');
  await form.getByRole('combobox', { name: 'In work' }).click();
  await page.getByRole('option', { name: 'Doing' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await card.getByText('← In work').waitFor();
}

test('a board is connected, a task gets a card there, and another is linked by its address', async () => {
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);
  await connect(page);
  await chooseStates(page);

  // Beside the work another window shows the connections: it tells by itself when something was sent.
  const beside = await context.newPage();
  await beside.goto(`${server.base}/settings/trackers`);
  await seen(beside, 'Nothing was read or sent yet');

  const hostile = 'Cart <img src=x onerror="document.title=1">';
  const { id } = await call(createTask, { body: { title: hostile, text: 'Nobody can pay.' } });
  await page.goto(`${server.base}/tasks/${id}`);
  await page.getByRole('button', { name: 'Create a card in Board of the shop' }).click();
  await seen(page, /^In step$/);
  const [made] = trello.cards();
  expect(made).toMatchObject({ title: expect.stringContaining('Cart') });
  expect(await page.getByRole('link', { name: '#1' }).getAttribute('href')).toBe(trello.addressOf(made!.id));

  await seen(beside, /^Last sent (?!not yet)/);
  await beside.close();

  await call(updateTask, { params: { id }, body: { state: 'doing' } });
  await expect.poll(() => trello.cards()[0]?.stateId).toBe(trello.states[1]);

  // While nothing can be sent, it says so; when it can, it is sent at once by hand.
  trello.mood = { status: 503, body: 'Down for maintenance' };
  await call(updateTask, { params: { id }, body: { state: 'done' } });
  await seen(page, 'Waits to be sent');
  await seen(page, /^Trello.*503/);
  trello.mood = 'works';
  await page.getByRole('button', { name: 'Send again' }).click();
  await seen(page, /^In step$/);
  await expect.poll(() => trello.cards()[0]?.stateId).toBe(trello.done);

  // Unlinked, the card stays.
  await page.getByRole('button', { name: /^Unlink/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await seen(page, 'No card there yet');
  expect(trello.cards()).toHaveLength(1);

  // One that exists is linked by its address; what is no address is said at the field.
  const there = trello.make('Pay by card', '');
  await page.getByRole('button', { name: 'Link a card' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address of the card').fill('https://example.com/c/1');
  await dialog.getByRole('button', { name: 'Link a card' }).click();
  await dialog.getByText('This is not the address of a card in Trello.').waitFor();
  await dialog.getByLabel('Address of the card').fill(trello.addressOf(there));
  await dialog.getByRole('button', { name: 'Link a card' }).click();
  await page.getByRole('link', { name: '#2' }).waitFor();

  // Disconnected, it is gone from the task too.
  await page.goto(`${server.base}/settings/trackers`);
  await page.getByRole('button', { name: 'Actions: Board of the shop' }).click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await seen(page, 'No tracker is connected');
  expect(complaints).toEqual([]);
  await context.close();
});
