import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { taskStateChanged } from '#contract/events/tasks';
import type { TaskState } from '#contract/tasks';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type FakeJira, startJira } from '../../../../test/fakes/jira.ts';
import { trackerKinds } from '../tracker-kinds.ts';

const admin = actorOf('admin');
let t: TestApp;
let fake: FakeJira;
let trackerId: string;

beforeAll(async () => void (t = await testApp({ rooms: ['people', 'stores', 'tasks', 'trackers'] })));
afterAll(() => t.close());
beforeEach(async () => {
  fake = await startJira();
  fake.now = t.clock.now();
  const jira = trackerKinds.get('jira')!;
  const open = jira.open.bind(jira);
  vi.spyOn(jira, 'open').mockImplementation((settings, line) => open(settings, { ...line, base: fake.base }));
  const made = await post('/api/trackers', { kind: 'jira', name: 'Shop', settings: fake.settings });
  trackerId = made.id;
});
afterEach(async () => {
  await t.call(admin, 'DELETE', `/api/trackers/${trackerId}`);
  vi.restoreAllMocks();
  await fake.close();
});

async function post(url: string, body: object) {
  const answer = await t.call(admin, 'POST', url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const givenTask = async (title = 'Cart is empty') =>
  (await post('/api/tasks', { kind: 'fix', title, text: 'Nobody can pay.' })).id;
const cardsOf = async (task: string) => (await t.call(admin, 'GET', `/api/tasks/${task}/cards`)).body.items;
const move = (task: string, state: TaskState) => post(`/api/tasks/${task}/move`, { state });
/** Subscribers and sweeps, once. */
async function work() {
  await t.drain();
  await t.sweep();
}
function later(minutes: number) {
  t.clock.advance(minutes * 60_000);
  fake.now = Math.max(fake.now, t.clock.now());
}

test('a card is made of a task, and follows its state', async () => {
  const task = await givenTask();
  const linked = await post(`/api/tasks/${task}/cards`, { trackerId });
  expect(linked).toMatchObject({ state: 'waiting', key: null });
  await work();
  expect(await cardsOf(task)).toMatchObject([{ state: 'linked', key: 'OPS-1', trouble: null }]);
  expect(fake.cards()).toMatchObject([{ title: 'Cart is empty', stateId: fake.states[0] }]);
  expect(fake.cards()[0]!.text).toContain(`http://watch.test/tasks/${task}#vakhta-`);
  await move(task, 'doing');
  await work();
  expect(fake.cards()[0]!.stateId).toBe(fake.states[1]);
  await move(task, 'done');
  await work();
  expect(fake.cards()).toMatchObject([{ stateId: fake.done }]);
  expect(await cardsOf(task)).toMatchObject([{ state: 'linked', trouble: null }]);
});

test('a card whose making was never answered is looked for, not made again', async () => {
  // Once seen it is not looked at again: the same requests each time.
  await post(`/api/trackers/${trackerId}/look`, {});
  const task = await givenTask();
  fake.mood = 'lost';
  fake.patience = 1000;
  const made = await post(`/api/tasks/${task}/cards`, { trackerId });
  // All but the request that writes is answered.
  const before = fake.asked.length;
  await t.sweep();
  const reads = fake.asked.slice(before).findIndex(({ method }) => method === 'POST');
  await t.call(admin, 'DELETE', `/api/task-cards/${made.id}`);
  expect(fake.cards()).toHaveLength(1);
  fake.patience = reads;
  await post(`/api/tasks/${task}/cards`, { trackerId });
  await t.sweep();
  expect(fake.cards()).toHaveLength(2);
  expect(await cardsOf(task)).toMatchObject([{ state: 'waiting', key: null, trouble: expect.any(String) }]);
  fake.mood = 'works';
  await move(task, 'doing');
  await t.call(admin, 'PATCH', `/api/tasks/${task}`, { title: 'Cart is empty again' });
  await work();
  expect(await cardsOf(task), 'too early to look').toMatchObject([{ key: null }]);
  later(10);
  await work();
  expect(await cardsOf(task)).toMatchObject([{ state: 'linked', key: 'OPS-2' }]);
  expect(fake.cards()).toHaveLength(2);
  expect(fake.cards()[1]!.stateId).toBe(fake.states[1]);
  expect(fake.cards()[1]!.title, 'made with what the task said before').toBe('Cart is empty again');
});

test('a tracker that is down delays nothing here; what was given up is shown and sent again', async () => {
  const task = await givenTask();
  await post(`/api/tasks/${task}/cards`, { trackerId });
  await work();
  fake.mood = { status: 502, body: 'Bad gateway' };
  expect((await move(task, 'doing')).state).toBe('doing');
  for (let n = 0; n < 14; n++) {
    await work();
    later(61);
  }
  const [failed] = await cardsOf(task);
  expect(failed).toMatchObject({ state: 'failed', trouble: 'Jira answered 502.', nextTryAt: null });
  fake.mood = 'works';
  await work();
  expect(fake.cards()[0]!.stateId).toBe(fake.states[0]);
  expect(await post(`/api/task-cards/${failed.id}/retry`, {})).toMatchObject({ state: 'waiting' });
  await work();
  expect(fake.cards()[0]!.stateId).toBe(fake.states[1]);
  expect(await cardsOf(task)).toMatchObject([{ state: 'linked', trouble: null }]);
});

test('a change that came from the tracker is not sent back to it', async () => {
  const task = await givenTask();
  await post(`/api/tasks/${task}/cards`, { trackerId });
  await work();
  const of = { clientId: null, storeId: null, requestId: null, incidentId: null, actor: 'x', at: t.clock.now() };
  const moved = { taskId: task, number: 1, title: 'x', from: 'todo' as const, state: 'doing' as const, ...of };
  await t.write((trx) => announce(trx, t.app, taskStateChanged, { ...moved, origin: trackerId }));
  await work();
  expect(fake.cards()[0]!.stateId).toBe(fake.states[0]);
  await t.write((trx) => announce(trx, t.app, taskStateChanged, moved));
  await work();
  expect(fake.cards()[0]!.stateId).toBe(fake.states[1]);
});

test('two senders at once make one card', async () => {
  const task = await givenTask();
  await post(`/api/tasks/${task}/cards`, { trackerId });
  await Promise.all([t.sweep(), t.sweep(), t.sweep()]);
  expect(fake.cards()).toHaveLength(1);
});

test('a card that exists is linked by its address, stands for one task, and stays when it is unlinked', async () => {
  const [task, other] = [await givenTask(), await givenTask('Another')];
  const address = fake.addressOf(fake.make('By hand', ''));
  const wrong = await t.call(admin, 'POST', `/api/tasks/${task}/cards`, {
    trackerId,
    address: 'https://evil.example/1',
  });
  expect(wrong).toMatchObject({ status: 422, body: { error: { field: 'address' } } });
  const linked = await post(`/api/tasks/${task}/cards`, { trackerId, address });
  expect(linked).toMatchObject({ state: 'linked', key: 'OPS-1', url: address });
  expect((await t.call(admin, 'POST', `/api/tasks/${other}/cards`, { trackerId, address })).status).toBe(409);
  expect((await t.call(admin, 'POST', `/api/tasks/${task}/cards`, { trackerId })).status).toBe(409);
  await move(task, 'done');
  await t.call(admin, 'DELETE', `/api/task-cards/${linked.id}`);
  await work();
  expect(await cardsOf(task)).toEqual([]);
  expect(fake.cards()).toMatchObject([{ title: 'By hand', stateId: fake.states[0] }]);
});

test('people of a client have no cards', async () => {
  const task = await givenTask();
  const client = actorOf('client_admin');
  expect((await t.call(client, 'GET', `/api/tasks/${task}/cards`)).status).toBe(403);
  expect((await t.call(client, 'POST', `/api/tasks/${task}/cards`, { trackerId })).status).toBe(403);
});
