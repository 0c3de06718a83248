import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TimeEntry } from '#contract/time';
import { ledger } from '#core/ledger';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { closeMonth, timeOfContract } from '../index.ts';
import { admin, givenClient, givenContract } from '../testing/tasks.ts';
import { priceVersion } from './terms.ts';

let t: TestApp;
/** Monday, 2026-06-01, 12:00 in Kyiv. */
const noon = Date.UTC(2026, 5, 1, 9);
const hour = 3_600_000;

beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks'],
    now: noon,
  });
});
afterAll(() => t.close());

const someone = (role: 'engineer' | 'manager' = 'engineer') => actorOf(role, { name: `A ${role}`, personId: newId() });
type Who = ReturnType<typeof someone>;
const enter = (who: Who, body: object) => t.call(who, 'POST', '/api/time', body);
async function entered(who: Who, body: object): Promise<TimeEntry[]> {
  const answer = await enter(who, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.items;
}
const list = async (who: Who, query = '') => (await t.call(who, 'GET', `/api/time?${query}`)).body;

test('time is rounded and charged by the contract of its date', async () => {
  const { clientId, storeId } = await givenClient(t);
  await givenContract(t, clientId);
  const who = someone();
  const [entry] = await entered(who, { storeId, date: '2026-05-29', minutes: 50, note: 'Looked at the cart' });
  expect(entry).toMatchObject({
    billable: true,
    minutes: 50,
    counted: { rounded: 60, multiplier: 100, counted: 60 },
    month: '2026-05',
    urgent: false,
  });
  expect(entry!.why).toMatch(/^By the contract/);
  const [before] = await entered(who, { storeId, date: '2026-04-30', minutes: 50 });
  expect(before).toMatchObject({ billable: false, why: 'No contract held on that day.', counted: null });
  expect((await list(who)).minutes).toBe(100);
});

// Told by contractChanged.
test('a contract that is put into force later takes in what was entered meanwhile', async () => {
  t.clock.set(noon);
  const { clientId, storeId } = await givenClient(t);
  const who = someone();
  await entered(who, { storeId, from: '2026-05-29T14:30:00Z', minutes: 80 });
  await entered(who, { storeId, date: '2026-05-28', minutes: 20, billable: false });
  await entered(who, { storeId, date: '2026-04-28', minutes: 20 });
  const contractId = await givenContract(t, clientId);
  expect((await list(who, `contractId=${contractId}`)).items).toMatchObject([
    { minutes: 30, outOfHours: false, billable: true, counted: { counted: 30 } },
    { minutes: 50, outOfHours: true, billable: true, counted: { counted: 90 } },
    { minutes: 20, date: '2026-05-28', billable: true },
  ]);
  expect(await list(who)).toMatchObject({ total: 4, minutes: 120 });
});

test('what crosses closing time is split, and the rest costs more', async () => {
  const { clientId, storeId } = await givenClient(t);
  await givenContract(t, clientId);
  // From 17:30 to 18:50 in Kyiv; the office closes at 18:00.
  const pieces = await entered(someone(), { storeId, from: '2026-05-29T14:30:00Z', minutes: 80 });
  expect(pieces).toMatchObject([
    { minutes: 30, outOfHours: false, counted: { rounded: 30, multiplier: 100, counted: 30 } },
    { minutes: 50, outOfHours: true, counted: { rounded: 60, multiplier: 150, counted: 90 } },
  ]);
  expect(new Set(pieces.map((piece) => piece.work)).size).toBe(1);
  expect(pieces[1]).toMatchObject({ from: '2026-05-29T14:30:00.000Z', to: '2026-05-29T15:50:00.000Z' });
});

test('an urgent task costs what urgent work costs, the higher alone', async () => {
  const { clientId, storeId } = await givenClient(t);
  await givenContract(t, clientId);
  const who = someone();
  const task = await t.call(who, 'POST', '/api/tasks', { storeId, title: 'Mend it now', priority: 'urgent' });
  const [entry] = await entered(who, { taskId: task.body.id, date: '2026-05-30', minutes: 15, outOfHours: true });
  expect(entry).toMatchObject({ urgent: true, outOfHours: true, counted: { multiplier: 200, counted: 30 } });
  expect((await t.call(who, 'GET', `/api/tasks/${task.body.id}`)).body.minutes).toBe(15);
});

test('whoever bills otherwise than the contract says why', async () => {
  const { clientId, storeId } = await givenClient(t);
  await givenContract(t, clientId);
  const who = someone();
  const entry = { storeId, date: '2026-05-29', minutes: 20, billable: false };
  expect(await enter(who, entry)).toMatchObject({ status: 422, body: { error: { field: 'why' } } });
  const [free] = await entered(who, { ...entry, why: 'Our own mistake' });
  expect(free).toMatchObject({ billable: false, why: 'A engineer: Our own mistake', counted: { counted: 20 } });
  expect(await enter(who, { minutes: 5, date: '2026-05-29', billable: true, why: 'Please' })).toMatchObject({
    status: 422,
    body: { error: { code: 'no_contract' } },
  });
  expect((await enter(who, { minutes: 5 })).body.error.field).toBe('date');
  expect((await enter(who, { minutes: 5, date: '2026-06-03' })).body.error.code).toBe('future');
  expect((await list(who)).total).toBe(1);
});

test('one timer of a person runs; another one stops it', async () => {
  t.clock.set(noon);
  const { clientId, storeId } = await givenClient(t);
  await givenContract(t, clientId);
  const who = someone();
  expect((await t.call(who, 'GET', '/api/timer')).body.running).toBeNull();
  expect((await t.call(who, 'POST', '/api/timer', { storeId, note: 'First' })).body.made).toEqual([]);
  t.clock.advance(10 * 60_000);
  const second = await t.call(who, 'POST', '/api/timer', { note: 'Second' });
  expect(second.body).toMatchObject({ running: { note: 'Second' }, made: [{ minutes: 10, note: 'First' }] });
  t.clock.advance(20_000);
  const stopped = await t.call(who, 'POST', '/api/timer/stop', {});
  expect(stopped.body).toMatchObject({
    running: null,
    made: [{ minutes: 1, billable: false, why: 'It was for no client.' }],
  });
  expect((await t.call(who, 'POST', '/api/timer/stop', {})).status).toBe(409);
  await t.call(who, 'POST', '/api/timer', {});
  expect((await t.call(who, 'DELETE', '/api/timer')).status).toBeLessThan(300);
  expect((await list(who)).total).toBe(2);
});

test('two starts at the same moment leave one timer and lose nothing', async () => {
  const who = someone();
  const started = await Promise.all([1, 2, 3].map((n) => t.call(who, 'POST', '/api/timer', { note: `Start ${n}` })));
  expect(started.map((answer) => answer.status)).toEqual([200, 200, 200]);
  await t.call(who, 'POST', '/api/timer/stop', {});
  expect((await list(who)).total).toBe(3);
});

test('a forgotten timer is pointed out, and billed only when somebody says how long it was', async () => {
  t.clock.set(noon);
  const { clientId, storeId } = await givenClient(t);
  const contractId = await givenContract(t, clientId);
  const who = someone();
  await t.call(who, 'POST', '/api/timer', { storeId });
  t.clock.advance(10 * hour + 60_000);
  await t.sweep();
  expect((await t.call(who, 'GET', '/api/timer')).body.running.forgotten).toBe(true);
  const { made } = (await t.call(who, 'POST', '/api/timer/stop', {})).body;
  expect(made[0]).toMatchObject({ toCheck: true, billable: false });
  expect(await t.write((trx) => timeOfContract(trx, contractId, '2026-12'))).toEqual([]);
  const right = await t.call(who, 'PATCH', `/api/time/${made[0].id}`, { minutes: 45 });
  expect(right.body).toMatchObject({ toCheck: false, billable: true, minutes: 45 });
  const trail = (await t.call(who, 'GET', `/api/time/${made[0].id}`)).body.trail;
  expect(trail).toMatchObject([{ by: 'A engineer', what: 'corrected', after: { minutes: 45, to_check: false } }]);
  await t.call(who, 'POST', '/api/timer', { storeId });
  t.clock.advance(11 * hour);
  const said = await t.call(who, 'POST', '/api/timer/stop', { minutes: 30 });
  expect(said.body.made.every((entry: TimeEntry) => !entry.toCheck && entry.billable)).toBe(true);
});

test('a closed month is locked; what comes later is charged in the next', async () => {
  t.clock.set(noon);
  const { clientId, storeId } = await givenClient(t);
  const contractId = await givenContract(t, clientId);
  const [who, manager] = [someone(), someone('manager')];
  const [may] = await entered(who, { storeId, date: '2026-05-20', minutes: 30 });
  const close = (month: string) => t.write((trx) => closeMonth({ trx, app: t.app, actor: manager }, contractId, month));
  await expect(close('2026-06')).rejects.toThrow('is not over yet');
  await close('2026-05');
  for (const answer of [
    await t.call(who, 'PATCH', `/api/time/${may!.id}`, { minutes: 10 }),
    await t.call(manager, 'DELETE', `/api/time/${may!.id}`),
  ])
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'month_closed' } } });
  expect((await t.call(who, 'GET', `/api/time/${may!.id}`)).body).toMatchObject({ locked: true, minutes: 30 });
  const [late] = await entered(who, { storeId, date: '2026-05-21', minutes: 40 });
  expect(late).toMatchObject({ month: '2026-06', date: '2026-05-21', locked: false });
  const entries = await t.write((trx) => timeOfContract(trx, contractId, '2026-06'));
  expect(entries).toMatchObject([{ minutes: 30 }, { minutes: 40, bookedIn: '2026-06' }]);
  const { versions } = (await t.call(admin, 'GET', `/api/contracts/${contractId}`)).body;
  const prices = [
    priceVersion({ ...versions[0].terms.price, excess: { withoutApproval: null, atMost: null } }, '2026-05-01'),
  ];
  const months = ledger({ prices, entries }, '2026-05', '2026-06');
  expect(months.map((month) => month.totals[0]!.amount)).toEqual([2000, 3000]);
});

test('a correction of an old version is refused; what was removed is not counted', async () => {
  const who = someone();
  const [entry] = await entered(who, { date: '2026-05-29', minutes: 20 });
  const correct = (body: object) => t.call(who, 'PATCH', `/api/time/${entry!.id}`, body);
  expect((await correct({ minutes: 25, basedOn: 1 })).body.minutes).toBe(25);
  expect((await correct({ minutes: 30, basedOn: 1 })).status).toBe(409);
  await t.call(who, 'DELETE', `/api/time/${entry!.id}`);
  expect(await list(who)).toMatchObject({ total: 0, minutes: 0 });
});

test('everybody sees their own, a manager the team, another engineer nothing', async () => {
  const [who, other, manager] = [someone(), someone(), someone('manager')];
  const [entry] = await entered(who, { date: '2026-05-29', minutes: 20 });
  expect((await list(other)).total).toBe(0);
  expect((await list(manager, `personId=${who.personId}`)).total).toBe(1);
  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    expect((await t.call(other, method, `/api/time/${entry!.id}`, method === 'PATCH' ? {} : undefined)).status).toBe(
      404,
    );
  expect((await t.call(manager, 'PATCH', `/api/time/${entry!.id}`, { note: 'Clearer' })).body.note).toBe('Clearer');
});

test('people of a client see time where the contract shows it, and nobody else’s', async () => {
  const [shown, hidden] = [await givenClient(t), await givenClient(t)];
  await givenContract(t, shown.clientId, { shows: { tasks: true, time: true } });
  await givenContract(t, hidden.clientId, { shows: { tasks: true, time: false } });
  const who = someone();
  const [seen] = await entered(who, { storeId: shown.storeId, date: '2026-05-29', minutes: 20 });
  const [unseen] = await entered(who, { storeId: hidden.storeId, date: '2026-05-29', minutes: 20 });
  expect((await list(shown.viewer)).items).toMatchObject([{ id: seen!.id }]);
  expect((await list(hidden.viewer)).items).toEqual([]);
  expect((await t.call(shown.viewer, 'GET', `/api/time/${seen!.id}`)).body.trail).toEqual([]);
  for (const viewer of [shown.viewer, hidden.viewer])
    expect((await t.call(viewer, 'GET', `/api/time/${unseen!.id}`)).status).toBe(404);
  for (const [method, url] of [
    ['POST', '/api/time'],
    ['PATCH', `/api/time/${seen!.id}`],
    ['DELETE', `/api/time/${seen!.id}`],
    ['GET', '/api/timer'],
    ['POST', '/api/timer'],
    ['POST', '/api/timer/stop'],
    ['DELETE', '/api/timer'],
  ] as const)
    expect([url, (await t.call(shown.viewer, method, url, method === 'GET' ? undefined : {})).status]).toEqual([
      url,
      403,
    ]);
});

test('time by kind of work and month is what its list adds up to; a client has what its contract shows', async () => {
  const [shown, hidden] = [await givenClient(t), await givenClient(t)];
  await givenContract(t, shown.clientId, { shows: { tasks: true, time: true } });
  await givenContract(t, hidden.clientId, { shows: { tasks: true, time: false } });
  const who = someone();
  const ofStore = { storeId: shown.storeId };
  const task = await t.call(who, 'POST', '/api/tasks', { ...ofStore, title: 'Renew the theme', kind: 'update' });
  await entered(who, { taskId: task.body.id, date: '2026-05-28', minutes: 40 });
  await entered(who, { taskId: task.body.id, date: '2026-06-01', minutes: 25 });
  await entered(who, { ...ofStore, date: '2026-05-29', minutes: 20, billable: false, why: 'Our own mistake' });
  await entered(who, { storeId: hidden.storeId, date: '2026-05-29', minutes: 15 });
  const byKind = async (reader: Who, more = '') =>
    (await t.call(reader, 'GET', `/api/time/by-kind?from=2026-05-01&to=2026-06-30${more}`)).body.items;
  const ours = await byKind(who, `&clientId=${shown.clientId}`);
  expect(ours).toHaveLength(3);
  expect(ours).toEqual(
    expect.arrayContaining([
      { kind: 'update', month: '2026-05', minutes: 40, billableMinutes: 40 },
      { kind: 'other', month: '2026-05', minutes: 20, billableMinutes: 0 },
      { kind: 'update', month: '2026-06', minutes: 25, billableMinutes: 25 },
    ]),
  );
  const behind = await list(who, `kind=update&clientId=${shown.clientId}&from=2026-05-01&to=2026-05-31`);
  expect(behind).toMatchObject({ total: 1, minutes: 40 });
  expect(await byKind(shown.viewer)).toHaveLength(3);
  expect(await byKind(hidden.viewer)).toEqual([]);
  const csv = (viewer: Who) => t.call(viewer, 'GET', '/api/time.csv?from=2026-05-01&to=2026-06-30&kind=update');
  expect(String((await csv(shown.viewer)).body).split('\r\n')).toHaveLength(4);
  expect(String((await csv(hidden.viewer)).body).split('\r\n')).toHaveLength(2);
  const refused = await t.call(who, 'GET', '/api/time.csv?from=2026-13-01');
  expect([refused.status, refused.body.error.field]).toEqual([422, 'from']);
});
