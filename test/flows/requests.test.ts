import { countRequests, listRequests, readRequest } from '#contract/desk';
import { openIncident } from '#contract/incidents';
import { addStore, type Store } from '#contract/stores';
import type { Browser, Page } from 'playwright-core';
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
let store: Store;
let people: Record<'client' | 'viewer' | 'engineer', { email: string; password: string }>;
beforeAll(async () => {
  [server, browser, shop] = await Promise.all([startServer(), openBrowser(), startShop({ name: 'Зерно' })]);
  call = await callerOf(server.base);
  store = await call(addStore, { body: { url: shop.origin, name: 'Зерно' } });
  const of = [store.clientId];
  people = {
    client: await joins(server.base, call, {
      ...{ email: 'iryna@flows.test', role: 'client_admin', clientIds: of },
      ...{ name: 'Ірина', language: 'uk' },
    }),
    viewer: await joins(server.base, call, {
      ...{ email: 'oleg@flows.test', role: 'client_viewer', clientIds: of },
      ...{ name: 'Олег', language: 'ru' },
    }),
    engineer: await joins(server.base, call, {
      ...{ email: 'olena@flows.test', role: 'engineer' },
      ...{ name: 'Olena', language: 'en' },
    }),
  };
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close()]);
});

const secret = 'Between us: the key of the payment module is old.';
const hostile = 'Від ранку. <img src=x onerror="document.title=1"><script>document.title=1</script>';
const seen = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

test('a client asks by plain questions, reads the answer but never the note, and opens again what was not solved', async () => {
  const { page: theirs, complaints } = await visit(browser, { ...phone, locale: 'uk' });
  const { page: ours } = await visit(browser);
  await signIn(theirs, server.base, people.client);
  await theirs.getByRole('heading', { name: 'Вітаємо, Ірина' }).waitFor();
  await ask(theirs);

  await signIn(ours, server.base, people.engineer);
  await ours.goto(`${server.base}/requests`);
  await ours.getByRole('link', { name: 'Requests' }).getByText('1', { exact: true }).waitFor();
  await ours.getByRole('link', { name: '#1 Не проходить оплата' }).click();
  await seen(ours, hostile);
  expect(await ours.locator('main img, main script').count()).toBe(0);
  await answer(ours);

  await seen(theirs, 'Which bank is it?');
  await seen(theirs, 'Чекаємо на вашу відповідь');
  await seen(theirs, 'steps.txt');
  const file = await theirs.getByRole('link', { name: 'steps.txt' }).getAttribute('href');
  const saved = await theirs.request.get(server.base + file!);
  expect([await saved.text(), saved.headers()['content-disposition']]).toEqual([
    '1. Look',
    expect.stringContaining('attachment'),
  ]);
  expect(await theirs.locator('body').innerText()).not.toContain(secret);
  await nowhereInAnswers();

  await theirs.getByPlaceholder('Напишіть команді…').fill('Монобанк.');
  await theirs.getByRole('button', { name: 'Надіслати' }).click();
  await seen(ours, 'Монобанк.');
  await ours.getByRole('tab', { name: 'Answer to the client' }).click();
  await ours.getByPlaceholder('Write to the client…').fill('It pays again.');
  await ours.getByRole('button', { name: 'Send, and then…' }).click();
  await ours.getByRole('menuitem', { name: 'Send as the solution' }).click();

  await seen(theirs, 'It pays again.');
  await seen(theirs, 'Вирішено');
  await theirs.getByPlaceholder('Напишіть команді…').fill('Ні, знову помилка.');
  await theirs.getByRole('button', { name: 'Надіслати' }).click();
  await seen(theirs, 'В роботі');
  await seen(ours, 'Ні, знову помилка.');
  await seen(ours, '1 time');
  await nowhereInAnswers();
  expect(complaints).toEqual([]);
});

/** By the answers, it is critical, and the form says so before it is sent. */
async function ask(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Написати нам' }).first().click();
  const choose = (question: string, word: string) =>
    page.getByRole('group', { name: question }).getByText(word, { exact: true }).click();
  await choose('Про що звернення?', 'Щось зламалося');
  await choose('Чи можуть покупці замовити й оплатити?', 'Так');
  await seen(page, 'Низька');
  await choose('Чи можуть покупці замовити й оплатити?', 'Ні');
  await choose('Кого це стосується?', 'Усіх відвідувачів');
  await seen(page, 'Критична');
  await seen(page, 'Покупці не можуть оформити замовлення або оплатити.');
  await page.getByLabel('Коротко, одним рядком').fill('Не проходить оплата');
  await page.getByLabel('Що відбувається?').fill(hostile);
  await page.getByRole('button', { name: 'Відкрити звернення' }).click();
  await page.getByRole('heading', { name: '#1 Не проходить оплата' }).waitFor();
}

/** What is half written outlives a reload; an answer and a note stay in boxes of their own. */
async function answer(page: Page): Promise<void> {
  const note = page.getByPlaceholder('Write down what the team should know…');
  const toClient = page.getByPlaceholder('Write to the client…');
  await toClient.fill('Which bank is it?');
  await page.getByRole('tab', { name: 'Note for the team' }).click();
  expect(await note.inputValue()).toBe('');
  await note.fill(secret);
  await page.reload();
  await toClient.waitFor();
  expect(await toClient.inputValue()).toBe('Which bank is it?');
  await page.getByRole('tab', { name: 'Note for the team' }).click();
  expect(await note.inputValue()).toBe(secret);
  await note.press('Control+Enter');
  await page.locator('li[data-kind=note]', { hasText: secret }).waitFor();
  await expect.poll(() => note.inputValue()).toBe('');
  await page.getByRole('tab', { name: 'Answer to the client' }).click();
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'steps.txt', mimeType: 'text/plain', buffer: Buffer.from('1. Look') });
  await page.getByRole('button', { name: 'Send, and then…' }).click();
  await page.getByRole('menuitem', { name: 'Send and wait for the client' }).click();
  await page.locator('li[data-kind=message]:not([data-pending])', { hasText: 'Which bank is it?' }).waitFor();
  await expect.poll(() => toClient.inputValue()).toBe('');
}

/** As the API itself answers the client's people. */
async function nowhereInAnswers(): Promise<void> {
  for (const who of [people.client, people.viewer]) {
    const theirs = await callerOf(server.base, who);
    const list = await theirs(listRequests, { query: { q: 'Between us' } });
    const all = await theirs(listRequests, { query: {} });
    const one = await theirs(readRequest, { params: { id: all.items[0]!.id } });
    expect(list.total).toBe(0);
    expect(one.messages.length).toBeGreaterThan(1);
    expect(JSON.stringify([all, one, await theirs(countRequests, {})])).not.toContain('Between us');
  }
  const ours = await callerOf(server.base, people.engineer);
  const [request] = (await ours(listRequests, { query: {} })).items;
  expect((await ours(readRequest, { params: { id: request!.id } })).messages.some((m) => m.text === secret)).toBe(true);
}

test.each(['client', 'viewer'] as const)('nothing in the portal of a %s is dead or forbidden', async (role) => {
  await call(openIncident, { body: { storeId: store.id, title: 'Кошик порожній' } });
  const { page, complaints } = await visit(browser, { locale: 'ru' });
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
  });
  await signIn(page, server.base, people[role]);
  refused.splice(0);
  const known = new Set<string>();
  const open = ['/'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    known.add(path);
    await page.goto(server.base + path);
    await page.locator('main').getByRole('heading').first().waitFor();
    await expect.poll(() => page.locator('[class*=Skeleton-root]').count(), { timeout: 120_000 }).toBe(0);
    const found = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href^="/"]')].map((a) => a.getAttribute('href'))`,
    );
    for (const link of new Set(found))
      if (!known.has(link) && !open.includes(link) && !link.startsWith('/api/')) open.push(link);
  }
  expect(known.size).toBeGreaterThan(7);
  expect({ refused, complaints }).toEqual({ refused: [], complaints: [] });
});
