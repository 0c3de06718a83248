import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Request, RequestDetail } from '#contract/desk';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { engineer, givenClient } from '../../testing/desk.ts';
import { chat, connect, givenTelegram, settle, talk } from '../../testing/telegram.ts';
import { partsOf } from './parts.ts';

const owner = actorOf('owner');
let t: TestApp;
let given: Awaited<ReturnType<typeof givenTelegram>>;
let id: string;
let asked: number;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from telegram_bots; delete from telegram_sendings; delete from requests; delete from people',
  );
  given = await givenTelegram(t);
  const { body } = await t.call(given.person, 'POST', '/api/telegram-links', { botId: given.botId });
  await connect(t, given.fake, given.poller, body.url);
  asked = given.fake.write(chat, 'The cart is empty');
  await talk(t, given.poller);
  id = ((await t.call(owner, 'GET', '/api/requests')).body.items as Request[])[0]!.id;
  given.fake.said.splice(0);
});
afterEach(async () => {
  await given.poller.close();
  await given.fake.close();
});

const read = async (): Promise<RequestDetail> => (await t.call(owner, 'GET', `/api/requests/${id}`)).body;
const delivery = async () => (await read()).messages.findLast((one) => one.delivery)?.delivery;
const write = async (body: object) =>
  expect((await t.call(engineer, 'POST', `/api/requests/${id}/messages`, body)).status).toBe(200);
const answer = async (text: string, more: object = {}) => {
  await write({ text, ...more });
  await settle(t);
  t.clock.advance(1000);
};
const fails = (status: number, description: string, parameters?: object) =>
  given.fake.failOnce('sendMessage', {
    status,
    body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
  });

test('public answers go out in the chat as answers to what was asked, notes never', async () => {
  await write({ text: 'They never pay', internal: true });
  await answer('<i>Mended</i> & *done*');
  expect(given.fake.said).toMatchObject([{ chat, answers: asked }]);
  const { number } = await read();
  expect(given.fake.said[0]!.text).toBe(`<i>Mended</i> & *done*\n\nEngineer\nЗвернення №${number}`);
  expect(await delivery()).toMatchObject({ by: 'telegram', state: 'sent', to: ['Olena'], error: null });
  const seen = (await t.call(given.person, 'GET', `/api/requests/${id}`)).body as RequestDetail;
  expect(seen.messages.map((one) => one.delivery)).not.toContainEqual(expect.anything());
});

test('files of an answer come after its text, whole', async () => {
  const content = Buffer.from([0, 1, 254, 255, 13, 10]);
  const file = { name: 'звіт.pdf', type: 'application/pdf', content: content.toString('base64') };
  await answer('See there', { files: [file] });
  expect(given.fake.said.map((one) => one.file)).toEqual([null, { name: 'звіт.pdf', content }]);
});

test('answers arrive in the order in which they were written, also where the first has to wait', async () => {
  fails(429, 'Too Many Requests: retry after 37', { retry_after: 37 });
  await answer('First');
  await answer('Second');
  expect(given.fake.said).toEqual([]);
  expect(await delivery()).toMatchObject({ state: 'waiting' });
  const [first] = (await read()).messages.filter((one) => one.delivery);
  expect(first!.delivery).toMatchObject({ state: 'retrying', error: 'Telegram asks us to wait.' });
  t.clock.advance(34_000);
  await settle(t);
  expect(given.fake.said).toEqual([]);
  t.clock.advance(2000);
  await settle(t);
  expect(given.fake.said.map((one) => one.text.split('\n')[0])).toEqual(['First', 'Second']);
});

test('a part that is out is not said again', async () => {
  const long = Array.from({ length: 900 }, (_, n) => `line ${n}`).join('\n');
  given.fake.failOnce('sendDocument', { status: 502, body: 'Bad Gateway' });
  const file = { name: 'a.txt', type: 'text/plain', content: Buffer.from('x').toString('base64') };
  await answer(long, { files: [file] });
  const parts = given.fake.said.length;
  expect(parts).toBeGreaterThan(1);
  t.clock.advance(60_000);
  await settle(t);
  expect(given.fake.said).toHaveLength(parts + 1);
  expect(given.fake.said.at(-1)!.file?.name).toBe('a.txt');
  expect(await delivery()).toMatchObject({ state: 'sent' });
});

test('who has blocked the bot: the team is told, and can send it again', async () => {
  fails(403, 'Forbidden: bot was blocked by the user');
  await answer('Mended');
  const lost = await delivery();
  expect(lost).toMatchObject({ state: 'dead', error: 'The person has blocked the bot or left the chat.' });
  expect((await read()).messages.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('Olena') });
  expect((await t.call(engineer, 'POST', `/api/answer-mails/${lost!.id}/retry`)).status).toBe(204);
  await settle(t);
  expect(await delivery()).toMatchObject({ state: 'sent' });
  expect((await t.call(engineer, 'POST', `/api/answer-mails/${lost!.id}/retry`)).status).toBe(409);
});

test('with a revoked token answers wait; with the new one they go out', async () => {
  const { fake, botId, poller } = given;
  const old = fake.token;
  fake.token = '4242:ZZbbCCddEEffGGhhIIjjKKllMMnnOOppQQr';
  await answer('Mended');
  expect(await delivery()).toMatchObject({ state: 'retrying', error: expect.stringContaining('was revoked') });
  await poller.run();
  const bots = await t.call(owner, 'GET', '/api/telegram-bots');
  expect(bots.body.items[0].state).toMatchObject({ works: false, why: expect.stringContaining('was revoked') });
  expect((await t.call(owner, 'PATCH', `/api/telegram-bots/${botId}`, { token: fake.token })).status).toBe(200);
  t.clock.advance(60_000);
  fake.write(chat, 'Still there?');
  await talk(t, poller);
  expect(await delivery()).toMatchObject({ state: 'sent' });
  expect((await read()).messages.at(-1)!.text).toBe('Still there?');
  expect((await t.call(owner, 'GET', '/api/telegram-bots')).body.items[0].state).toMatchObject({ works: true });
  for (const table of ['telegram_bots', 'telegram_sendings', 'telegram_updates', 'audit_log']) {
    const { rows } = await t.app.database.pool.query<{ all: string }>(`select x::text as all from ${table} x`);
    for (const token of [old, fake.token]) expect(rows.map(({ all }) => all).join()).not.toContain(token.slice(5));
  }
});

test('a closed request asks once how we did, by buttons, and a press rates once', async () => {
  const { fake, poller } = given;
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'closed' });
  await settle(t);
  expect(fake.said.at(-1)!.buttons.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
  fake.press(chat, '4');
  await talk(t, poller);
  fake.press(chat, '1');
  await talk(t, poller);
  expect((await read()).rating).toMatchObject({ score: 4, comment: '' });
  expect(fake.pressed).toEqual(['Дякуємо!', expect.stringContaining('вже є')]);
});

test('nobody rates what was asked in another chat', async () => {
  const { fake, poller, botId, clientId } = given;
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'closed' });
  await settle(t);
  fake.said.at(-1)!.chat = 77;
  const { body } = await t.call(given.person, 'POST', '/api/telegram-links', { botId });
  expect(clientId).toBeTruthy();
  await connect(t, fake, poller, body.url, 77);
  fake.press(77, '1');
  await talk(t, poller);
  expect((await read()).rating).toBeNull();
});

test('what was merged is answered where it was asked, and written on where it lives', async () => {
  const into = await t.call(engineer, 'POST', '/api/requests', {
    clientId: given.clientId,
    topic: 'The same by phone',
    text: 'They called.',
    answers: { about: 'fault' },
  });
  await t.call(engineer, 'POST', `/api/requests/${id}/merge`, { into: into.body.id });
  id = into.body.id;
  await answer('Mended');
  expect(given.fake.said).toMatchObject([{ chat, text: expect.stringContaining('Mended') }]);
  given.fake.write(chat, 'Thank you');
  await talk(t, given.poller);
  expect((await read()).messages.at(-1)!.text).toBe('Thank you');
});

test('a bot that is removed: its requests stay, and the team is told that an answer has nowhere to go', async () => {
  await t.call(owner, 'DELETE', `/api/telegram-bots/${given.botId}`);
  await answer('Mended');
  expect(given.fake.said).toEqual([]);
  expect(await delivery()).toMatchObject({
    state: 'dead',
    to: ['Olena'],
    error: 'The person is not connected to Telegram any more.',
  });
});

test('requests by other ways say nothing in chats', async () => {
  const other = await givenClient(t);
  const { body } = await t.call(other.person, 'POST', '/api/requests', {
    topic: 'By the portal',
    text: 'Help',
    answers: { about: 'question' },
  });
  id = body.id;
  await answer('Here');
  expect([given.fake.said, await delivery()]).toEqual([[], undefined]);
});

test('a long text is cut where it can be, and nothing is lost', () => {
  const words = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ');
  expect(partsOf(words).every((part) => part.length <= 4000)).toBe(true);
  expect(partsOf(words).join(' ')).toBe(words);
  const solid = '👍'.repeat(5000);
  expect(partsOf(`x${solid}`).join('')).toBe(`x${solid}`);
  expect(partsOf(`x${solid}`).every((part) => part.isWellFormed())).toBe(true);
  expect(partsOf(' ')).toEqual([]);
});
