import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Hook, startHook } from '../../notify/testing/receivers.ts';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenAgreement } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let hook: Hook;
let shop: Awaited<ReturnType<typeof givenClient>>;
const admin = actorOf('admin');
const languages = ['en', 'ru', 'uk'] as const;
const at = (time: string) => Date.parse(`2026-06-01T${time}+03:00`);
beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'contracts', 'incidents', 'notify', 'desk'],
    now: at('09:00:00'),
  });
  hook = await startHook();
});
afterAll(async () => {
  await t.close();
  await hook.close();
});
beforeEach(async () => {
  t.clock.set(at('09:00:00'));
  hook.requests.length = 0;
  await t.app.database.pool.query('delete from rules; delete from deliveries; delete from channels');
  await t.app.database.pool.query('update clocks set wake_at = null');
  shop = await givenClient(t);
  await givenAgreement(t, shop.clientId, { name: 'Care' });
});

async function channelIn(language: (typeof languages)[number], rule: object = {}): Promise<void> {
  const channel = await t.call(admin, 'POST', '/api/channels', {
    kind: 'webhook',
    name: language,
    settings: { url: hook.url, secret: 'a secret of some length, long enough' },
    language,
    timeZone: 'Europe/Kyiv',
  });
  const made = await t.call(admin, 'POST', '/api/rules', { name: language, channelIds: [channel.body.id], ...rule });
  expect([made.status, made.body.error]).toEqual([200, undefined]);
}

async function opened(): Promise<string> {
  const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' };
  const body = { topic: 'Cart is <empty>', text: 'Since this morning.', answers, storeId: shop.storeId };
  return (await t.call(shop.person, 'POST', '/api/requests', body)).body.id;
}
/** Lets everything happen that is due: the clocks are looked at, what they say is planned, sent, written down. */
async function until(time: string): Promise<void> {
  t.clock.set(at(time));
  for (let i = 0; i < 2; i++) {
    await t.sweep();
    await t.drain();
  }
}
const received = () =>
  hook.requests.map(({ body }) => JSON.parse(body)).sort((a, b) => String(a.subject).localeCompare(b.subject));

test('a warning and a miss reach a hook, each once: what, whose, which target, when, why then, and where to go', async () => {
  await channelIn('en');
  const id = await opened();
  await until('09:45:00');
  await until('09:46:00');
  const [warning, ...more] = received();
  expect(more).toEqual([]);
  expect(warning).toMatchObject({ kind: 'clock_at_risk', severity: 'major' });
  expect(warning.subject).toMatch(/^\[#\d+\] First answer due at 1 Jun 2026, 10:00: Cart is <empty> – /);
  expect(JSON.stringify(warning)).toContain(`http://watch.test/requests/${id}`);
  hook.requests.length = 0;
  await until('10:00:01');
  await until('10:01:00');
  expect(received()).toHaveLength(1);
  const { rows } = await t.app.database.pool.query(`select text from deliveries where kind = 'clock_missed'`);
  expect(rows[0].text).toMatch(
    /^\[#\d+\] First answer is overdue: Cart is <empty> – .*\n\nClient: .*\nStore: .*\nDeadline: 1 Jun 2026, 10:00\nWhy then: 1 h 0 min in the working hours of Office \d+ since 1 Jun 2026, 09:00, by Care; used 1 h 0 min\n/,
  );
});

test('each language has its own words', async () => {
  for (const language of languages) await channelIn(language);
  await opened();
  await until('10:00:01');
  const subjects = received().map((message) => message.subject.replace(/^\[#\d+\] (.*): Cart.*$/, '$1'));
  expect(subjects.sort()).toEqual(['First answer is overdue', 'Просрочен первый ответ', 'Прострочено першу відповідь']);
});

test('rules say who hears of it: severity, stores, delay', async () => {
  await channelIn('en', { severities: ['critical'] });
  await channelIn('ru', { storeIds: [shop.storeId] });
  await channelIn('uk', { delayMinutes: 10 });
  await opened();
  await until('10:00:01');
  expect(received().map((message) => message.language ?? message.subject)).toHaveLength(1);
  expect(received()[0].subject).toContain('Просрочен');
});

test('of an incident it links there; after a downtime it says how late it is', async () => {
  await channelIn('en');
  const body = { storeId: shop.storeId, title: 'Payment fails', severity: 'minor' };
  const { id } = (await t.call(engineer, 'POST', '/api/incidents', body)).body;
  await until('09:00:01');
  hook.requests.length = 0;
  await until('15:00:00');
  const [message, ...more] = received();
  expect(more).toEqual([]);
  expect(message.subject).toMatch(/First answer is overdue: Payment fails/);
  const { rows } = await t.app.database.pool.query(`select text from deliveries where kind = 'clock_missed'`);
  expect(rows[0].text).toContain('This notice is late by 2 h 0 min.');
  expect(rows[0].text).toContain(`http://watch.test/incidents/${id}`);
});
