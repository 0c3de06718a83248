import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Request, RequestDetail } from '#contract/desk';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { engineer } from '../../testing/desk.ts';
import { chat, connect, givenPerson, givenTelegram, settle, talk } from '../../testing/telegram.ts';
import { Poller } from '../bots/poller.ts';

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
  const { body } = await t.call(given.person, 'POST', '/api/telegram-links', { botId: given.botId });
  await connect(t, given.fake, given.poller, body.url);
});
afterEach(async () => {
  await given.poller.close();
  await given.fake.close();
});

const list = async (): Promise<Request[]> =>
  (await t.call(owner, 'GET', '/api/requests')).body.items.toSorted((a: Request, b: Request) => a.number - b.number);
const read = async (id: string): Promise<RequestDetail> => (await t.call(owner, 'GET', `/api/requests/${id}`)).body;
async function say(text: string | null, more: object = {}): Promise<number> {
  const message = given.fake.write(chat, text, more);
  await talk(t, given.poller);
  t.clock.advance(1000);
  return message;
}
const texts = (request: RequestDetail) =>
  request.messages.filter((one) => one.kind === 'message').map((one) => one.text);
const last = () => given.fake.said.at(-1)!;
const answer = async (id: string, body: object) => {
  const { status } = await t.call(engineer, 'POST', `/api/requests/${id}/messages`, body);
  expect(status).toBe(200);
  await settle(t);
  t.clock.advance(1000);
};

test('a message opens a request of the client, what follows goes into it, and the person is told its number', async () => {
  await say('The cart is empty\nsince this morning');
  await say('And the checkout, too');
  const [one, ...more] = await list();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ topic: 'The cart is empty', source: 'telegram', requester: 'Olena' });
  expect(one!.client?.id).toBe(given.clientId);
  expect(texts(await read(one!.id))).toEqual(['The cart is empty\nsince this morning', 'And the checkout, too']);
  expect(given.fake.said.map(({ text }) => text)).toEqual([
    expect.stringContaining('Вітаю, Olena!'),
    expect.stringContaining(`Відкрито звернення №${one!.number}.`),
  ]);
  expect((await t.call(given.person, 'GET', `/api/requests/${one!.id}`)).status).toBe(200);
});

test('/new begins another one, and answering a message leads back to the request of that message', async () => {
  await say('First matter');
  const about = last().message;
  await say('/new');
  await say('Second matter');
  await say('More of the second');
  await say('More of the first', { reply_to_message: { message_id: about } });
  await say('/new Third matter');
  const all = await list();
  expect(all.map(({ topic }) => topic)).toEqual(['First matter', 'Second matter', 'Third matter']);
  expect(texts(await read(all[0]!.id))).toEqual(['First matter', 'More of the first']);
  expect(texts(await read(all[1]!.id))).toEqual(['Second matter', 'More of the second']);
});

test('what is solved is not gone on with, but opened again by an answer to it', async () => {
  const first = await say('First matter');
  const [one] = await list();
  await t.call(engineer, 'PATCH', `/api/requests/${one!.id}`, { state: 'solved' });
  await say('Another matter');
  await say('It is back', { reply_to_message: { message_id: first } });
  const all = await list();
  expect(all.map(({ topic, state }) => [topic, state])).toEqual([
    ['First matter', 'open'],
    ['Another matter', 'new'],
  ]);
});

test('files come along, with a caption or without', async () => {
  const { fake } = given;
  const small = { ...fake.keep(Buffer.from('small')), width: 90, height: 90 };
  const large = { ...fake.keep(Buffer.from('large picture')), width: 900, height: 900 };
  await say(null, { caption: 'See the picture', photo: [small, large] });
  await say(null, { document: { ...fake.keep(Buffer.from([0, 255, 1])), file_name: '../error\u202Egnp.log' } });
  const [one] = await list();
  const { messages } = await read(one!.id);
  const [photo, log] = messages.flatMap((message) => message.files);
  expect(one!.topic).toBe('See the picture');
  expect([photo!.name, photo!.type, log!.name]).toEqual([
    expect.stringMatching(/^photo-\d+\.jpg$/),
    'image/jpeg',
    'errorgnp.log',
  ]);
  const fetched = await t.call(owner, 'GET', `/api/request-files/${photo!.id}`);
  expect(fetched.body).toBe('large picture');
});

test('a file that is too large, or is gone, is said in its place, to the team and to the person', async () => {
  await say('Logs', { document: { file_id: 'x', file_size: 21 * 1024 * 1024, file_name: 'huge.zip' } });
  await say(null, { document: { file_id: 'gone', file_name: 'gone.zip' } });
  const [one] = await list();
  expect(texts(await read(one!.id))).toEqual([
    expect.stringMatching(/^Logs\n\n.*huge\.zip.*20/),
    expect.stringContaining('gone.zip'),
  ]);
  expect(given.fake.said.filter(({ text }) => text.includes('huge.zip'))).toHaveLength(1);
});

test('who is unknown gets one sentence in their language, not twice an hour, and makes nothing', async () => {
  const { fake, poller } = given;
  const told = () => fake.said.filter((one) => one.chat === 7).map(({ text }) => text);
  const stranger = { from: { id: 7, first_name: 'X', language_code: 'ru-RU' } };
  fake.write(7, 'Hello', stranger);
  fake.write(7, 'Anybody there?', stranger);
  await talk(t, poller);
  expect(told()).toEqual([expect.stringContaining('Попросите у команды поддержки ссылку')]);
  t.clock.advance(3_600_000);
  fake.write(7, '/start c_guessed', stranger);
  await talk(t, poller);
  expect(told()).toHaveLength(2);
  expect(await list()).toEqual([]);
  const { rows } = await t.app.database.pool.query(`select content from telegram_updates where outcome = 'stranger'`);
  expect(rows).toEqual([{ content: '' }]);
});

test('in groups the bot says and takes nothing', async () => {
  await say('Hello all', { chat: { id: -100, type: 'supergroup', title: 'Shop' } });
  expect([await list(), given.fake.said.length]).toEqual([[], 1]);
});

test('a link is for one person, once, and not for ever', async () => {
  const { fake, poller, botId, clientId } = given;
  const other = await givenPerson(t, clientId);
  const make = async () => (await t.call(engineer, 'POST', '/api/telegram-links', { botId, personId: other })).body.url;
  const url: string = await make();
  expect(url).toMatch(/^https:\/\/t\.me\/agency_support_bot\?start=[\w-]{30,64}$/);
  const newer: string = await make();
  await connect(t, fake, poller, url, 11);
  expect(last()).toMatchObject({ chat: 11, text: expect.stringContaining('застаріло') });
  await connect(t, fake, poller, newer, 12);
  expect(last()).toMatchObject({ chat: 12, text: expect.stringContaining('Вітаю, Olena!') });
  await connect(t, fake, poller, newer, 13);
  expect(last()).toMatchObject({ chat: 13, text: expect.stringContaining('застаріло') });
  const late: string = await make();
  t.clock.advance(7 * 86_400_000);
  await connect(t, fake, poller, late, 14);
  expect(last()).toMatchObject({ chat: 14, text: expect.stringContaining('застаріло') });
  const { body } = await t.call(engineer, 'GET', `/api/telegram-chats?personId=${other}`);
  expect(body.items).toMatchObject([{ person: { id: other }, bot: { username: 'agency_support_bot' } }]);
});

test('people make links for themselves alone, see and disconnect their own, and the team has none', async () => {
  const { botId, clientId, person, personId } = given;
  const other = await givenPerson(t, clientId);
  const member = await givenPerson(t, clientId, 'engineer');
  const make = (actor: typeof person, id: string) =>
    t.call(actor, 'POST', '/api/telegram-links', { botId, personId: id });
  expect([(await make(person, other)).status, (await make(person, personId)).status]).toEqual([404, 200]);
  expect((await make(engineer, member)).body.error).toMatchObject({ field: 'personId' });
  const stranger = actorOf('client_admin', { clientIds: [clientId], personId: other });
  const own = await t.call(person, 'GET', '/api/telegram-chats');
  expect((await t.call(stranger, 'GET', `/api/telegram-chats?personId=${personId}`)).body.items).toEqual([]);
  const url = `/api/telegram-chats/${own.body.items[0].id}`;
  expect((await t.call(stranger, 'DELETE', url)).status).toBe(404);
  expect((await t.call(person, 'DELETE', url)).status).toBe(204);
  await say('Hello?');
  expect([await list(), last().text]).toEqual([[], expect.stringContaining('Попросіть у команди')]);
});

test('whoever was deactivated is a stranger', async () => {
  await say('Help');
  const [one] = await list();
  await t.app.database.pool.query('update people set active = false');
  await say('More help');
  expect(texts(await read(one!.id))).toEqual(['Help']);
  const before = given.fake.said.length;
  await answer(one!.id, { text: 'Our answer' });
  expect(given.fake.said.length).toBe(before);
});

test('killed between fetching and keeping, the same is given again and taken once', async () => {
  const { fake } = given;
  fake.write(chat, 'Only once');
  const dead = new Poller(t.app);
  // Another server takes the bot over while this one waits for its answer: what it brings is not kept.
  fake.beforeUpdates = async () => {
    fake.beforeUpdates = null;
    await t.app.database.pool.query(`update telegram_bots set claimed_by = 'another', claimed_until = now()`);
  };
  await dead.run();
  await t.drain();
  expect([await list(), fake.waiting()]).toEqual([[], 1]);
  await talk(t, given.poller);
  expect((await list()).map(({ topic }) => topic)).toEqual(['Only once']);
  await talk(t, given.poller);
  expect([fake.waiting(), (await list()).length]).toEqual([0, 1]);
});

test('the same update twice is one message, also where the acknowledgement was lost', async () => {
  given.fake.write(chat, 'Only once');
  await given.poller.run();
  await t.app.database.pool.query('update telegram_bots set next_update = 0');
  await talk(t, given.poller);
  const [one] = await list();
  expect(texts(await read(one!.id))).toEqual(['Only once']);
});

test('one of two servers asks', async () => {
  const { fake } = given;
  const other = new Poller(t.app);
  const asked = () => fake.asked.filter((method) => method === 'getUpdates').length;
  const before = asked();
  await given.poller.turn(0);
  await other.turn(0);
  await other.close();
  await given.poller.close();
  expect(asked()).toBe(before + 1);
});

test('hostile text stays text, and what a database cannot hold is left out', async () => {
  await say('<b>x</b> \0 \uD800 {number} `rm`');
  const [one] = await list();
  expect(one!.topic).toBe('<b>x</b>  \uFFFD {number} `rm`');
  await say(null, { sticker: { file_id: 's', emoji: '👍' } });
  expect(last().text).toContain('Такі повідомлення я не приймаю');
});

test('the 21st request of an hour goes into the last one', async () => {
  for (let n = 1; n <= 21; n++) await say(`/new Matter ${n}`);
  const all = await list();
  expect(all).toHaveLength(20);
  expect(texts(await read(all.at(-1)!.id))).toEqual(['Matter 20', 'Matter 21']);
});
