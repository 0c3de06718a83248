import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clockAtRisk, clockMissed } from '#contract/events/desk';
import type { App } from '#kit/app';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { givenAgreement } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';
import { watchClocks } from './watch-clocks.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
const at = (time: string) => Date.parse(`2026-06-01T${time}+03:00`);
const iso = (time: string) => new Date(at(time)).toISOString();
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: at('09:00:00') });
});
beforeEach(async () => {
  t.clock.set(at('09:00:00'));
  shop = await givenClient(t);
  await givenAgreement(t, shop.clientId, { name: 'Care' });
});
afterAll(() => t.close());

/** Major: the first answer within an hour, the end within four. */
async function opened(): Promise<string> {
  const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' };
  const body = { topic: 'Cart is empty', text: 'Since this morning.', answers, storeId: shop.storeId };
  return (await t.call(shop.person, 'POST', '/api/requests', body)).body.id;
}
const write = (id: string, body: object) => t.call(engineer, 'POST', `/api/requests/${id}/messages`, body);
const lookAt = async (time: string, app: App = t.app) => {
  t.clock.set(at(time));
  await watchClocks(app);
};
/** `missed resolution 13:00:00`, `late` where it was. */
async function told(id: string): Promise<string[]> {
  const { rows } = await t.app.database.pool.query(
    `select name, payload from outbox where name = any($1) and payload->>'subjectId' = $2`,
    [[clockAtRisk.name, clockMissed.name], id],
  );
  const lines = rows.map(({ name, payload }) => {
    const due = new Date(payload.dueAt + 3 * 3_600_000).toISOString().slice(11, 19);
    return `${name.replace('clock.', '')} ${payload.target} ${due}${payload.late ? ' late' : ''}`;
  });
  return lines.sort();
}

test('a warning at three quarters, a miss just after the deadline, each once however often one looks', async () => {
  const id = await opened();
  await lookAt('09:44:59');
  expect(await told(id)).toEqual([]);
  for (let i = 0; i < 3; i++) await lookAt('09:45:00');
  expect(await told(id)).toEqual(['at_risk reaction 10:00:00']);
  await lookAt('10:00:00');
  expect(await told(id)).toHaveLength(1);
  t.clock.set(at('10:00:01'));
  await Promise.all([watchClocks(t.app), watchClocks(t.app), watchClocks(t.app)]);
  await lookAt('10:00:02');
  expect(await told(id)).toEqual(['at_risk reaction 10:00:00', 'missed reaction 10:00:00']);
  await t.drain();
  const { body } = await t.call(shop.person, 'GET', `/api/requests/${id}`);
  expect(body.messages.at(-1)).toMatchObject({
    at: iso('10:00:00'),
    kind: 'change',
    side: 'system',
    text: 'Deadline missed: the first answer was promised by now',
  });
});

test('the contract may say how long before the deadline the warning comes', async () => {
  shop = await givenClient(t);
  const reaction = { minutes: 60, hours: 'calendar', warnMinutes: 5 };
  await givenAgreement(t, shop.clientId, { sla: { critical: {}, major: { reaction }, minor: {}, info: {} } });
  const id = await opened();
  await lookAt('09:54:59');
  expect(await told(id)).toEqual([]);
  await lookAt('09:55:00');
  expect(await told(id)).toEqual(['at_risk reaction 10:00:00']);
});

test('what was done before the deadline is never told', async () => {
  const id = await opened();
  t.clock.set(at('09:30:00'));
  await write(id, { text: 'Mended.', state: 'solved' });
  await lookAt('18:00:00');
  expect(await told(id)).toEqual([]);
});

test('a miss is told by the word that comes too late, too, and not again', async () => {
  const id = await opened();
  t.clock.set(at('10:10:00'));
  await write(id, { text: 'Sorry.' });
  await lookAt('10:10:01');
  expect(await told(id)).toEqual(['missed reaction 10:00:00 late']);
});

test('a deadline that moved warns anew', async () => {
  const id = await opened();
  t.clock.set(at('09:10:00'));
  await write(id, { text: 'Looking.', state: 'open' });
  await lookAt('12:00:00');
  await write(id, { text: 'Which browser?', state: 'waiting_client' });
  await lookAt('12:20:00');
  await t.call(shop.person, 'POST', `/api/requests/${id}/messages`, { text: 'All of them.' });
  await lookAt('14:21:00');
  const resolution = (await told(id)).filter((line) => line.includes('resolution'));
  expect(resolution).toEqual([
    'at_risk resolution 13:00:00',
    'at_risk resolution 14:20:00',
    'missed resolution 14:20:00',
  ]);
});

test('after a downtime each that fell due meanwhile is told once, as late; who missed is not warned any more', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, opened));
  await Promise.all([lookAt('10:40:00'), watchClocks(t.app)]);
  await lookAt('10:45:00');
  for (const id of ids)
    expect(await told(id)).toEqual(['at_risk update 11:00:00 late', 'missed reaction 10:00:00 late']);
});

test('a clock that cannot be read holds up nobody', async () => {
  const [broken, sound] = [await opened(), await opened()];
  await t.app.database.pool.query(
    `insert into clock_events select id, 2, started_at, started_at, 'terms_changed', null, '{"terms":"lost"}' from clocks
      where subject_id = $1`,
    [broken],
  );
  await lookAt('09:45:00');
  expect([await told(broken), await told(sound)]).toEqual([[], ['at_risk reaction 10:00:00']]);
  await t.app.database.pool.query('update clocks set wake_at = null where subject_id = $1', [broken]);
});

test('a server that dies while it tells has told nothing, and the next one tells everything once', async () => {
  const id = await opened();
  const dies = {
    get: () => {
      throw new Error('Connection terminated');
    },
  } as unknown as App['subscribers'];
  await expect(lookAt('09:50:00', { ...t.app, subscribers: dies })).rejects.toThrow('terminated');
  expect(await told(id)).toEqual([]);
  await lookAt('09:50:00');
  expect(await told(id)).toEqual(['at_risk reaction 10:00:00 late']);
});

test('it says why then', async () => {
  const id = await opened();
  t.clock.set(at('09:10:00'));
  await write(id, { text: 'Which browser?', state: 'waiting_client' });
  t.clock.set(at('10:10:00'));
  await write(id, { text: 'Found it.', state: 'open' });
  await lookAt('15:00:01');
  const { rows } = await t.app.database.pool.query(
    `select payload from outbox where name = $1 and payload->>'subjectId' = $2 and payload->>'target' = 'resolution'`,
    [clockMissed.name, id],
  );
  expect(rows.map((row) => row.payload)).toMatchObject([
    {
      kind: 'request',
      clientId: shop.clientId,
      storeId: shop.storeId,
      topic: 'Cart is empty',
      severity: 'major',
      startedAt: at('09:00:00'),
      dueAt: at('15:00:00'),
      durationMs: 4 * 3_600_000,
      usedMs: 4 * 3_600_000 + 1000,
      pausedMs: 3_600_000,
      contract: 'Care',
      late: false,
    },
  ]);
});
