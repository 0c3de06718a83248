import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TelegramBot } from '#contract/desk-telegram';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { startTelegram, type TelegramFake } from '../../../../../test/fakes/telegram.ts';
import { Poller } from './poller.ts';

const owner = actorOf('owner');
let t: TestApp;
let fake: TelegramFake;
let poller: Poller;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.app.database.pool.query('delete from telegram_bots');
  fake = await startTelegram();
  poller = new Poller(t.app);
});
afterEach(async () => {
  await poller.close();
  await fake.close();
});

const add = (more: object = {}) =>
  t.call(owner, 'POST', '/api/telegram-bots', { token: fake.token, apiUrl: fake.origin, ...more });
const look = async (): Promise<TelegramBot> => (await t.call(owner, 'GET', '/api/telegram-bots')).body.items[0];

test('a token is tried, never shown, and its bot is named as Telegram names it', async () => {
  const { status, body } = await add();
  expect([status, body]).toMatchObject([
    200,
    { name: 'Support of the agency', username: 'agency_support_bot', chats: 0, state: { works: null } },
  ]);
  expect(JSON.stringify(body)).not.toContain(fake.token.slice(5));
  await poller.run();
  expect((await look()).state).toMatchObject({ works: true, why: null });
});

test.each([
  ['no token', { token: 'hello' }, 'copy it from @BotFather'],
  ['a revoked token', { token: '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'was revoked'],
  ['an address where nobody listens', { apiUrl: 'http://127.0.0.1:1' }, 'refused the connection'],
])('says what is wrong and keeps nothing: %s', async (_what, wrong, said) => {
  const { status, body } = await add(wrong);
  expect([status, body.error]).toMatchObject([422, { field: 'token', message: expect.stringContaining(said) }]);
  expect(await look()).toBeUndefined();
});

test('a bot has one reader: a webhook, a second entry and another program are named', async () => {
  fake.webhook = 'https://elsewhere.example/hook';
  expect((await add()).body.error.message).toContain('A bot has one reader');
  fake.webhook = '';
  await add();
  expect((await add()).body.error).toMatchObject({
    field: 'token',
    message: expect.stringContaining('is here already'),
  });
  const description =
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
  fake.failOnce('getUpdates', { status: 409, body: { ok: false, error_code: 409, description } });
  await poller.run();
  expect((await look()).state.why).toContain('Another program reads the messages of this bot');
});

test('a token of another bot is refused', async () => {
  const { body } = await add();
  const other = await startTelegram();
  fake.bot = { ...fake.bot, id: 4343 };
  const changed = await t.call(owner, 'PATCH', `/api/telegram-bots/${body.id}`, { token: fake.token });
  expect(changed.body.error.message).toContain('the token of another bot');
  await other.close();
});

test('told to wait, it asks no sooner; a quarter of an hour without it is announced, and its end', async () => {
  const { body } = await add();
  const asked = () => fake.asked.filter((method) => method === 'getUpdates').length;
  const announced = async () => {
    const { rows } = await t.app.database.pool.query<{ name: string }>(
      `select distinct name from outbox where payload::jsonb->>'mailboxId' = $1 order by 1`,
      [body.id],
    );
    return rows.map(({ name }) => name);
  };
  const busy = (seconds: number) =>
    fake.failOnce('getUpdates', {
      status: 429,
      body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: seconds } },
    });
  busy(900);
  await poller.run();
  expect(asked()).toBe(1);
  t.clock.advance(500_000);
  await poller.run();
  expect(asked()).toBe(1);
  t.clock.advance(400_000);
  busy(10);
  await poller.run();
  expect([asked(), await announced()]).toEqual([2, ['mailbox.silent']]);
  t.clock.advance(10_000);
  await poller.run();
  expect([asked(), await announced()]).toEqual([3, ['mailbox.back', 'mailbox.silent']]);
});

test('one that is switched off is not asked', async () => {
  const { body } = await add();
  await t.call(owner, 'PATCH', `/api/telegram-bots/${body.id}`, { enabled: false });
  await poller.run();
  expect(fake.asked).not.toContain('getUpdates');
});

test('after a week of silence Telegram may count anew from any number: nothing is lost', async () => {
  await add();
  fake.write(5001, 'Before');
  await poller.run();
  await poller.run();
  expect(fake.waiting()).toBe(0);
  t.clock.advance(8 * 86_400_000);
  fake.countFrom(12);
  fake.write(5001, 'After the silence');
  await poller.run();
  fake.write(5001, 'And on');
  await poller.run();
  await poller.run();
  const { rows } = await t.app.database.pool.query('select number::int as n from telegram_updates order by seq');
  expect(rows.slice(-2)).toEqual([{ n: 12 }, { n: 13 }]);
  expect(fake.waiting()).toBe(0);
});
