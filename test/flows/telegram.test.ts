import { listRequests, readRequest, writeToRequest } from '#contract/desk';
import { createTelegramBot } from '#contract/desk-telegram';
import { addStore } from '#contract/stores';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTelegram, type TelegramFake } from '../fakes/telegram.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';
import { until } from './stage/store.ts';

const chat = 5001;
let server: Server;
let browser: Browser;
let telegram: TelegramFake;
let call: Caller;
let client: { email: string; password: string };
beforeAll(async () => {
  [server, browser, telegram] = await Promise.all([startServer(), openBrowser(), startTelegram()]);
  call = await callerOf(server.base);
  const { clientId } = await call(addStore, { body: { url: 'http://127.0.0.1:1', name: 'Зерно' } });
  client = await joins(server.base, call, {
    ...{ email: 'iryna@flows.test', role: 'client_admin', clientIds: [clientId] },
    ...{ name: 'Ірина', language: 'uk' },
  });
  await joins(server.base, call, {
    ...{ email: 'oleg@flows.test', role: 'client_viewer', clientIds: [clientId] },
    ...{ name: 'Олег', language: 'uk' },
  });
  await call(createTelegramBot, { body: { token: telegram.token, apiUrl: telegram.origin } });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), telegram.close()]);
});

const said = (part: string) => until(async () => telegram.said.some(({ text }) => text.includes(part)));
const messages = async (): Promise<string[]> => {
  const [request] = (await call(listRequests, { query: {} })).items;
  const read = request && (await call(readRequest, { params: { id: request.id } }));
  return read?.messages.filter(({ kind }) => kind === 'message').map(({ text }) => text) ?? [];
};

test('a person connects Telegram, writes, is answered in the chat, and a killed server loses and doubles nothing', async () => {
  const { page: theirs, complaints } = await visit(browser, { ...phone, locale: 'uk' });
  await signIn(theirs, server.base, client);
  await theirs.goto(`${server.base}/me`);
  await theirs.getByRole('button', { name: 'Під’єднати Telegram' }).click();
  const link = await theirs.getByRole('link', { name: 'Відкрити в Telegram' }).getAttribute('href');
  telegram.write(chat, `/start ${new URL(link!).searchParams.get('start')}`);
  await theirs.getByText('@agency_support_bot, з').waitFor();
  await said('Вітаю, Ірина!');

  telegram.write(chat, 'Порожній кошик');
  const { page: ours } = await visit(browser);
  await signIn(ours, server.base);
  await ours.goto(`${server.base}/requests`);
  await ours.getByRole('link', { name: '#1 Порожній кошик' }).click();
  await ours.getByText('Ірина · by Telegram').waitFor();
  await ours.getByPlaceholder('Write to the client…').fill('It is mended.');
  await ours.getByRole('button', { name: 'Send to the client' }).click();
  await said('It is mended.');
  await ours.getByText('by Telegram to Ірина').waitFor();
  await ours.getByText(/^sent \d/).waitFor();

  expect(complaints).toEqual([]);

  await server.kill();
  telegram.write(chat, 'Дякую');
  telegram.write(chat, 'Ще одне питання');
  await server.start();
  await until(async () => (await messages()).length >= 4);
  const [request] = (await call(listRequests, { query: {} })).items;
  await call(writeToRequest, { params: { id: request!.id }, body: { text: 'Which one?' } });
  await said('Which one?');
  expect(await messages()).toEqual(['Порожній кошик', 'It is mended.', 'Дякую', 'Ще одне питання', 'Which one?']);
  expect(telegram.waiting()).toBe(0);
  expect(telegram.said.filter(({ text }) => text.includes('It is mended.'))).toHaveLength(1);
  expect(server.said()).not.toContain(telegram.token.slice(5));
});

test('who is not known waits in the console until somebody says who it is', async () => {
  telegram.write(chat + 1, 'Не відкривається каталог');
  const { page, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/requests/mail`);
  await page.getByRole('heading', { name: 'Unknown people in Telegram' }).waitFor();
  await page.getByText('Не відкривається каталог').waitFor();
  await page.getByRole('button', { name: 'Who is it?' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('combobox', { name: 'Who is it?' }).click();
  await page.getByRole('option', { name: /^Олег/ }).click();
  await asked.getByRole('button', { name: 'It is this person' }).click();
  await page.getByRole('heading', { name: 'Unknown people in Telegram' }).waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await call(listRequests, { query: {} })).items.map(({ topic }) => topic))
    .toContain('Не відкривається каталог');
  expect(complaints).toEqual([]);
});
