import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenAgreement } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
const manager = actorOf('manager');
const at = (time: string): number => Date.parse(`2026-06-01T${time}:00+03:00`);
const iso = (time: string) => new Date(at(time)).toISOString();
const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' };

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: at('09:00') });
});
beforeEach(async () => {
  t.clock.set(at('09:00'));
  shop = await givenClient(t);
  await givenAgreement(t, shop.clientId, { name: 'Care' });
});
afterAll(() => t.close());

interface Line {
  seq: number;
  kind: string;
  text: string;
  correctable: boolean;
  corrected: { to: string | null } | null;
}
const read = async (id: string) => (await t.call(engineer, 'GET', `/api/requests/${id}/clock`)).body;
const line = async (id: string, kind: string) => (await read(id)).log.find((one: Line) => one.kind === kind) as Line;
const correct = (id: string, seq: number, body: object, actor = manager) =>
  t.call(actor, 'POST', `/api/requests/${id}/clock/log/${seq}/correct`, body);

/** A request that waited for its client from ten to twelve, as it was entered. */
async function waited(): Promise<string> {
  const body = { topic: 'Cart is empty', text: 'Since this morning.', answers, storeId: shop.storeId };
  const { id } = (await t.call(shop.person, 'POST', '/api/requests', body)).body;
  const patch = (state: string) => t.call(engineer, 'PATCH', `/api/requests/${id}`, { state });
  t.clock.set(at('10:00'));
  await patch('waiting_client');
  t.clock.set(at('12:00'));
  await patch('open');
  await t.drain();
  t.clock.set(at('12:30'));
  return id;
}

test('a wait that began earlier than it was entered: the time is given back, the log keeps both', async () => {
  const id = await waited();
  const before = await read(id);
  const { seq, correctable } = await line(id, 'paused');
  expect(correctable).toBe(true);
  const { status, body } = await correct(id, seq, { to: iso('09:30'), reason: 'He wrote to us at half past nine.' });
  expect(status).toBe(200);
  expect(before.resolution.usedMs - body.resolution.usedMs).toBe(30 * 60_000);
  expect(Date.parse(body.resolution.dueAt) - Date.parse(before.resolution.dueAt)).toBe(30 * 60_000);
  expect(await line(id, 'paused')).toMatchObject({ corrected: { to: iso('09:30') } });
  expect((await line(id, 'corrected')).text).toBe(
    `Line ${seq} happened at another time: He wrote to us at half past nine.`,
  );
});

test('a wait that never was is struck out, and the striking taken back', async () => {
  const id = await waited();
  const before = await read(id);
  const { seq } = await line(id, 'paused');
  const struck = (await correct(id, seq, { to: null, reason: 'A slip of the hand.' })).body;
  expect(struck.resolution.usedMs - before.resolution.usedMs).toBe(2 * 3_600_000);
  const correction = await line(id, 'corrected');
  const back = (await correct(id, correction.seq, { to: null, reason: 'It was none.' })).body;
  expect(back.resolution.usedMs).toBe(before.resolution.usedMs);
  expect(await line(id, 'paused')).toMatchObject({ corrected: null });
});

test('a miss that an entry made is judged anew', async () => {
  const id = await waited();
  t.clock.set(Date.parse('2026-06-05T12:00:00+03:00'));
  expect((await read(id)).reaction.missedAt).not.toBeNull();
  await t.call(engineer, 'POST', `/api/requests/${id}/messages`, { text: 'We called you on Monday.' });
  await t.drain();
  const { seq } = await line(id, 'reaction_given');
  const { body } = await correct(id, seq, { to: iso('09:10'), reason: 'By telephone, ten minutes after.' });
  expect(body.reaction).toMatchObject({ missedAt: null, standing: 'met', doneAt: iso('09:10') });
});

test.each([
  ['before the beginning', 'paused', { to: iso('08:00') }, 422, 'outside'],
  ['ahead', 'paused', { to: iso('13:00') }, 422, 'outside'],
  ['the beginning itself', 'started', { to: iso('09:10') }, 409, 'not_correctable'],
])('%s is refused, and nothing changes', async (_, kind, body, status, code) => {
  const id = await waited();
  const before = await read(id);
  const refused = await correct(id, (await line(id, kind)).seq, { ...body, reason: 'Because.' });
  expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  expect(await read(id)).toEqual(before);
});

test('what the page shows too may be moved and not struck out; a correction the other way round', async () => {
  const id = await waited();
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'solved' });
  await t.drain();
  const { seq } = await line(id, 'stopped');
  expect((await correct(id, seq, { to: null, reason: 'Not solved.' })).body.error.code).toBe('stays');
  expect((await correct(id, seq, { to: iso('12:10'), reason: 'It worked earlier.' })).status).toBe(200);
  const correction = await line(id, 'corrected');
  const again = await correct(id, correction.seq, { to: iso('12:00'), reason: 'Or then.' });
  expect(again.body.error.code).toBe('strike_only');
});

test('whoever answers for the contract may, an engineer or a client may not; no such line is no such line', async () => {
  const id = await waited();
  const { seq } = await line(id, 'paused');
  const body = { to: null, reason: 'A slip.' };
  expect((await correct(id, seq, body, engineer)).status).toBe(403);
  expect((await correct(id, seq, body, shop.person)).status).toBe(403);
  expect((await correct(id, 99, body)).status).toBe(404);
});

test('a pause of an incident that began earlier: its deadline moves, and the log says why, to the client too', async () => {
  const body = { storeId: shop.storeId, title: 'Payment fails', severity: 'major' };
  const { id } = (await t.call(engineer, 'POST', '/api/incidents', body)).body;
  await t.drain();
  const url = `/api/incidents/${id}/clock`;
  t.clock.set(at('10:00'));
  expect((await t.call(engineer, 'POST', `${url}/pause`, { reason: 'waiting_for_third_party' })).status).toBe(200);
  t.clock.set(at('11:00'));
  const before = (await t.call(engineer, 'POST', `${url}/resume`)).body;
  const { seq } = before.log.find((one: Line) => one.kind === 'paused');
  const right = (by = manager) =>
    t.call(by, 'POST', `${url}/log/${seq}/correct`, { to: iso('09:40'), reason: 'The bank had it since 9:40.' });
  expect((await right(engineer)).status).toBe(403);
  expect((await right(shop.person)).status).toBe(403);
  expect((await right()).status).toBe(200);
  const after = (await t.call(shop.person, 'GET', url)).body;
  expect(Date.parse(after.resolution.dueAt) - Date.parse(before.resolution.dueAt)).toBe(20 * 60_000);
  expect(before.resolution.usedMs - after.resolution.usedMs).toBe(20 * 60_000);
  const [paused, corrected] = ['paused', 'corrected'].map((kind) => after.log.find((one: Line) => one.kind === kind));
  expect(paused).toMatchObject({ seq, corrected: { to: iso('09:40') } });
  expect(corrected.text).toContain('The bank had it since 9:40.');
  const struck = await t.call(manager, 'POST', `${url}/log/${corrected.seq}/correct`, {
    to: null,
    reason: 'It had not.',
  });
  expect(struck.body.resolution.dueAt).toBe(before.resolution.dueAt);
});
