import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { givenClient, givenContract } from '../../testing/tasks.ts';

let t: TestApp;
const engineer = actorOf('engineer', { name: 'Engineer' });

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks'] });
});
afterAll(() => t.close());

test('the team reads what was said to a task, in its order; the client reads nothing of it', async () => {
  const { clientId, viewer } = await givenClient(t);
  await givenContract(t, clientId, { shows: { tasks: true, time: false } });
  const made = await t.call(engineer, 'POST', '/api/tasks', { clientId, title: 'Update the plugin' });
  const url = `/api/tasks/${made.body.id}`;
  await t.call(engineer, 'POST', `${url}/comments`, { text: 'The back-up is made.' });
  const second = await t.call(engineer, 'POST', `${url}/comments`, { text: '<b>Done</b>' });
  expect(second.body.comments).toMatchObject([
    { author: 'Engineer', text: 'The back-up is made.' },
    { author: 'Engineer', text: '<b>Done</b>' },
  ]);
  expect((await t.call(viewer, 'GET', url)).body).toMatchObject({ title: 'Update the plugin', comments: [] });
  expect((await t.call(viewer, 'POST', `${url}/comments`, { text: 'Hello' })).status).toBe(403);
});

test('a comment without words is refused', async () => {
  const made = await t.call(engineer, 'POST', '/api/tasks', { title: 'A task' });
  const empty = await t.call(engineer, 'POST', `/api/tasks/${made.body.id}/comments`, { text: '  ' });
  expect(empty.status).toBe(422);
  expect((await t.call(engineer, 'GET', `/api/tasks/${made.body.id}`)).body.comments).toEqual([]);
});
