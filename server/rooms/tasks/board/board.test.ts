import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenClient, givenContract } from '../testing/tasks.ts';

let t: TestApp;
const engineer = actorOf('engineer', { name: 'Engineer' });

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks'] });
});
afterAll(() => t.close());

async function make(body: object) {
  const answer = await t.call(engineer, 'POST', '/api/tasks', { title: 'A task', ...body });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
const change = (id: string, body: object) => t.call(engineer, 'PATCH', `/api/tasks/${id}`, body);
const move = (id: string, body: object) => t.call(engineer, 'POST', `/api/tasks/${id}/move`, body);
const list = async (query: string, actor = engineer) => (await t.call(actor, 'GET', `/api/tasks?${query}`)).body;
const titles = (body: { items: { title: string }[] }) => body.items.map((item) => item.title);

test('a task tells its whole story in the language of the reader', async () => {
  const { storeId } = await givenClient(t);
  const made = await make({
    storeId,
    title: 'Update the cart plugin',
    checklist: ['Back up', 'Update'],
    due: '2026-06-05',
  });
  expect(made).toMatchObject({ state: 'todo', kind: 'change', checked: { done: 0, of: 2 }, due: '2026-06-05' });
  const [first, second] = made.checklist;
  const ticked = await change(made.id, { checklist: [{ ...first, done: true }, second], priority: 'high' });
  expect(ticked.body).toMatchObject({ checked: { done: 1, of: 2 }, version: made.version + 1 });
  expect(ticked.body.checklist[0].doneBy).toBe('Engineer');
  const done = await change(made.id, { state: 'done' });
  expect(done.body.doneAt).not.toBeNull();
  const ru = await t.call(actorOf('engineer', { language: 'ru' }), 'GET', `/api/tasks/${made.id}`);
  expect(ru.body.history.map((entry: { text: string }) => entry.text)).toEqual([
    'Создана',
    'Приоритет: обычный → высокий',
    'Отмечено: Back up',
    'Состояние: к выполнению → готово',
  ]);
});

test('who edits an old version is refused, and nothing changes', async () => {
  const made = await make({});
  expect((await change(made.id, { title: 'First', basedOn: made.version })).status).toBe(200);
  const late = await change(made.id, { title: 'Second', basedOn: made.version });
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'changed_meanwhile' } } });
  expect((await t.call(engineer, 'GET', `/api/tasks/${made.id}`)).body.title).toBe('First');
});

test('a circle of tasks that wait for each other is refused by name', async () => {
  const [a, b, c] = [await make({}), await make({}), await make({})];
  expect((await change(a.id, { blockedBy: [b.id] })).body).toMatchObject({ blocked: 1, blockedBy: [{ id: b.id }] });
  await change(b.id, { blockedBy: [c.id] });
  const circle = await change(c.id, { blockedBy: [a.id] });
  expect(circle.status).toBe(422);
  expect(circle.body.error.message).toContain(`#${c.number} → #${a.number} → #${b.number} → #${c.number}`);
  expect((await change(c.id, { blockedBy: [c.id] })).body.error.message).toContain(`#${c.number} → #${c.number}`);
  await change(b.id, { state: 'done' });
  expect((await t.call(engineer, 'GET', `/api/tasks/${a.id}`)).body).toMatchObject({ blocked: 0 });
  expect((await change(a.id, { blockedBy: [] })).body.blockedBy).toEqual([]);
});

test('the board keeps the order in which people put the cards', async () => {
  const { clientId } = await givenClient(t);
  const [a, b, c] = [
    await make({ clientId, title: 'Task A' }),
    await make({ clientId, title: 'Task B' }),
    await make({ clientId, title: 'Task C' }),
  ];
  const order = async () => titles(await list(`clientId=${clientId}&state=doing`));
  for (const one of [a, b, c]) await move(one.id, { state: 'doing' });
  expect(await order()).toEqual(['Task A', 'Task B', 'Task C']);
  await move(c.id, { state: 'doing', beforeId: a.id });
  expect(await order()).toEqual(['Task C', 'Task A', 'Task B']);
  // So often between the same two that halves are used up.
  for (let i = 0; i < 60; i++) await move(i % 2 ? c.id : a.id, { state: 'doing', beforeId: i % 2 ? a.id : b.id });
  await move(b.id, { state: 'doing', beforeId: c.id });
  expect(await order()).toEqual(['Task B', 'Task C', 'Task A']);
});

test('made from a request it takes its client and store, and another client is refused', async () => {
  const [mine, other] = [await givenClient(t), await givenClient(t)];
  const request = await t.call(engineer, 'POST', '/api/requests', {
    storeId: mine.storeId,
    topic: 'The cart is empty',
    text: 'Since this morning.',
    answers: { about: 'fault' },
  });
  const made = await make({ requestId: request.body.id, title: 'Mend the cart' });
  expect(made).toMatchObject({
    client: { id: mine.clientId },
    store: { id: mine.storeId },
    request: { id: request.body.id, number: request.body.number },
  });
  expect(titles(await list(`requestId=${request.body.id}`))).toEqual(['Mend the cart']);
  const foreign = await t.call(engineer, 'POST', '/api/tasks', {
    title: 'Mend the cart',
    requestId: request.body.id,
    storeId: other.storeId,
  });
  expect(foreign).toMatchObject({ status: 422, body: { error: { code: 'another_client', field: 'storeId' } } });
});

test('made from an incident it is found there', async () => {
  const { storeId } = await givenClient(t);
  const incident = await t.call(engineer, 'POST', '/api/incidents', {
    storeId,
    title: 'Checkout is broken',
    severity: 'major',
  });
  const made = await make({ incidentId: incident.body.id });
  expect(made).toMatchObject({ store: { id: storeId }, incident: { number: incident.body.number } });
  expect((await list(`incidentId=${incident.body.id}`)).total).toBe(1);
});

test('people of a client see what their contract shows, others get nothing', async () => {
  const [shown, hidden] = [await givenClient(t), await givenClient(t)];
  await givenContract(t, shown.clientId, { shows: { tasks: true, time: false } });
  await givenContract(t, hidden.clientId);
  const task = await make({ storeId: shown.storeId, title: 'Shown' });
  await make({ storeId: shown.storeId, title: 'Ours alone', kind: 'internal' });
  const secret = await make({ storeId: hidden.storeId, title: 'Not shown' });
  expect(titles(await list('', shown.viewer))).toEqual(['Shown']);
  expect(titles(await list('', hidden.viewer))).toEqual([]);
  const read = await t.call(shown.viewer, 'GET', `/api/tasks/${task.id}`);
  expect(read.body).toMatchObject({ title: 'Shown', history: [], minutes: null });
  for (const actor of [shown.viewer, hidden.viewer])
    expect((await t.call(actor, 'GET', `/api/tasks/${secret.id}`)).status).toBe(404);
  expect((await t.call(hidden.viewer, 'GET', `/api/tasks/${task.id}`)).status).toBe(404);
  expect((await t.call(shown.viewer, 'PATCH', `/api/tasks/${task.id}`, { title: 'Mine' })).status).toBe(403);
  expect((await t.call(shown.viewer, 'POST', `/api/tasks/${task.id}/move`, { state: 'done' })).status).toBe(403);
  expect((await t.call(shown.viewer, 'POST', '/api/tasks', { title: 'Mine' })).status).toBe(403);
});

test('the list is searched, filtered and paged by the server', async () => {
  const { clientId } = await givenClient(t);
  const needle = newId();
  for (const [i, priority] of ['low', 'urgent', 'low'].entries())
    await make({ clientId, priority, title: `Number ${i}`, text: i === 1 ? needle : '', due: `2026-06-1${i}` });
  expect(titles(await list(`q=${needle}`))).toEqual(['Number 1']);
  expect(titles(await list(`clientId=${clientId}&priority=low`))).toEqual(['Number 0', 'Number 2']);
  expect(await list(`clientId=${clientId}&limit=1&offset=1`)).toMatchObject({
    total: 3,
    items: [{ title: 'Number 1' }],
  });
  expect(titles(await list(`clientId=${clientId}&dueBefore=2026-06-12&sort=due`))).toEqual(['Number 0', 'Number 1']);
});

// Told by storeMoved and storeRemoved.
test('a task outlives its store, and moves with it', async () => {
  const [from, to] = [await givenClient(t), await givenClient(t)];
  const task = await make({ storeId: from.storeId });
  await t.call(actorOf('admin'), 'PATCH', `/api/stores/${from.storeId}`, { clientId: to.clientId });
  await t.drain();
  const read = async () => (await t.call(engineer, 'GET', `/api/tasks/${task.id}`)).body;
  expect(await read()).toMatchObject({ client: { id: to.clientId }, store: { id: from.storeId } });
  expect((await t.call(actorOf('admin'), 'DELETE', `/api/stores/${from.storeId}`)).status).toBeLessThan(300);
  await t.drain();
  expect(await read()).toMatchObject({ client: { id: to.clientId }, store: null });
});
