import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TelegramStranger } from '#contract/desk-telegram';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { engineer } from '../../testing/desk.ts';
import { connect, givenPerson, givenTelegram, talk } from '../../testing/telegram.ts';

const owner = actorOf('owner');
let t: TestApp;
let given: Awaited<ReturnType<typeof givenTelegram>>;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from telegram_bots; delete from telegram_sendings; delete from requests; delete from people',
  );
  given = await givenTelegram(t);
});
afterEach(async () => {
  await given.poller.close();
  await given.fake.close();
});

const stranger = { from: { id: 7, first_name: 'Ira', last_name: '<b>K</b>', username: 'ira_k', language_code: 'uk' } };
async function say(text: string | null, more: object = {}, chat = 7): Promise<void> {
  given.fake.write(chat, text, { ...stranger, ...more });
  await talk(t, given.poller);
  t.clock.advance(1000);
}
const aside = async (actor = engineer): Promise<TelegramStranger[]> =>
  (await t.call(actor, 'GET', '/api/telegram-strangers')).body.items;
const sort = (id: string, body: object, actor = engineer) =>
  t.call(actor, 'POST', `/api/telegram-strangers/${id}/sort`, body);
const words = async () => {
  const { items } = (await t.call(owner, 'GET', '/api/requests')).body;
  const read = await Promise.all(
    items.map(async ({ id }: { id: string }) => (await t.call(owner, 'GET', `/api/requests/${id}`)).body),
  );
  return read.map(({ requester, messages }) => [
    requester,
    ...messages.filter((one: { kind: string }) => one.kind === 'message').map((one: { text: string }) => one.text),
  ]);
};

test('what a stranger writes waits, and becomes a request once somebody says who it is', async () => {
  await say('/start');
  await say('The cart is empty');
  await say('Hello? \0 <b>x</b>');
  await say('Spam', { from: { id: 8, first_name: 'Bot' } }, 8);
  const waiting = await aside();
  expect(waiting).toMatchObject([
    { name: 'Bot', username: null, messages: [{ text: 'Spam', withFile: false }] },
    {
      name: 'Ira <b>K</b>',
      username: 'ira_k',
      bot: { id: given.botId },
      messages: [{ text: 'The cart is empty' }, { text: 'Hello? \0 <b>x</b>' }],
    },
  ]);
  expect(await words()).toEqual([]);
  expect((await sort(waiting[1]!.id, { personId: given.personId })).status).toBe(204);
  await talk(t, given.poller);
  expect(await words()).toEqual([['Olena', 'The cart is empty', 'Hello?  <b>x</b>']]);
  expect((await aside()).map(({ name }) => name)).toEqual(['Bot']);
  expect(given.fake.said.filter(({ chat }) => chat === 7).map(({ text }) => text)).toEqual([
    expect.stringContaining('Попросіть у команди'),
    expect.stringContaining('Вітаю, Olena!'),
    expect.stringContaining('Відкрито звернення'),
  ]);
  expect((await sort(waiting[1]!.id, { personId: given.personId })).status).toBe(404);
});

test('whoever connects by a link has what they wrote before taken, once', async () => {
  await say('Before the link');
  const { body } = await t.call(given.person, 'POST', '/api/telegram-links', { botId: given.botId });
  await connect(t, given.fake, given.poller, body.url, 7);
  await talk(t, given.poller);
  await say('After it');
  expect(await words()).toEqual([['Olena', 'Before the link', 'After it']]);
  expect(await aside()).toEqual([]);
});

test('what is dropped is gone; it is kept for as long as nobody sorts it', async () => {
  await say('Buy our watches');
  await say(null, { photo: [{ file_id: 'p', file_unique_id: 'p', file_size: 10 }], caption: 'Look' });
  t.clock.advance(30 * 86_400_000);
  await say('Still there', {}, 9);
  const [, first] = await aside();
  expect(first!.messages).toMatchObject([{ text: 'Buy our watches' }, { text: 'Look', withFile: true }]);
  expect((await sort(first!.id, { drop: true })).status).toBe(204);
  expect((await aside()).map(({ messages }) => messages[0]!.text)).toEqual(['Still there']);
  const { rows } = await t.app.database.pool.query(`select content from telegram_updates where outcome = 'stranger'`);
  expect(rows).toEqual([{ content: '' }, { content: '' }]);
});

test('it is for the team, and for a person of a client who may sign in', async () => {
  await say('Help');
  const [one] = await aside();
  expect((await t.call(given.person, 'GET', '/api/telegram-strangers')).status).toBe(403);
  expect((await sort(one!.id, { drop: true }, given.person)).status).toBe(403);
  const colleague = await givenPerson(t, given.clientId, 'engineer');
  expect((await sort(one!.id, { personId: colleague })).body.error.code).toBe('no_person');
  expect((await sort(one!.id, {})).status).toBe(422);
  expect(await aside()).toHaveLength(1);
});

test('whoever writes without end fills no disk', async () => {
  for (let n = 0; n < 53; n++) given.fake.write(7, `Word ${n}`, stranger);
  await talk(t, given.poller);
  const [one] = await aside();
  expect(one!.messages).toHaveLength(50);
});
