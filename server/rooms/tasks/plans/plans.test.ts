import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { admin, givenClient, givenContract } from '../testing/tasks.ts';
import { makeDue } from './make-due.ts';

let t: TestApp;
const engineer = actorOf('engineer', { name: 'Engineer' });
/** Monday, 2026-06-01, 12:00 in Kyiv. */
const noon = Date.UTC(2026, 5, 1, 9);
const day = 86_400_000;

beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks'],
    now: noon,
  });
});
afterAll(() => t.close());

const monthly = {
  name: 'Monthly maintenance',
  tasks: [
    { title: 'Back up the store', dueAfterDays: 0, checklist: ['Files', 'Database'] },
    { title: 'Update the plugins', dueAfterDays: 2, after: [1], role: 'backend', kind: 'update' },
  ],
};
async function made(url: string, body: object) {
  const answer = await t.call(engineer, 'POST', url, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
const tasksOf = async (storeId: string) => (await t.call(engineer, 'GET', `/api/tasks?storeId=${storeId}`)).body.items;

test('a template makes its tasks with due dates and what waits for what', async () => {
  const { storeId, clientId } = await givenClient(t);
  const template = await made('/api/task-templates', monthly);
  const { items } = await made(`/api/task-templates/${template.id}/apply`, { storeId, begins: '2026-06-29' });
  expect(items).toMatchObject([
    { title: 'Back up the store', due: '2026-06-29', checked: { of: 2 }, client: { id: clientId } },
    { title: 'Update the plugins', due: '2026-07-01', blocked: 1, role: 'backend', kind: 'update' },
  ]);
});

test('a template is changed by one at a time, and waits in it for earlier tasks alone', async () => {
  const template = await made('/api/task-templates', monthly);
  const put = (body: object) => t.call(engineer, 'PUT', `/api/task-templates/${template.id}`, { ...monthly, ...body });
  expect((await put({ name: 'Quarterly', basedOn: 1 })).body).toMatchObject({ name: 'Quarterly', version: 2 });
  expect((await put({ basedOn: 1 })).status).toBe(409);
  const wrong = await put({ tasks: [{ title: 'First', after: [1] }] });
  expect(wrong).toMatchObject({ status: 422, body: { error: { field: 'tasks.0.after' } } });
});

async function givenRule(of: object = {}) {
  t.clock.set(noon);
  const { storeId } = await givenClient(t);
  const template = await made('/api/task-templates', { ...monthly, tasks: [monthly.tasks[0]] });
  const body = {
    name: 'Every day at nine',
    templateId: template.id,
    storeId,
    cron: '0 9 * * *',
    timeZone: 'Europe/Kyiv',
    ...of,
  };
  return { storeId, template, body, rule: await made('/api/recurring-tasks', body) };
}

test('recurring work is made at its moment, by two servers once', async () => {
  const { storeId, rule } = await givenRule();
  expect(rule.upcoming[0]).toBe('2026-06-02T06:00:00.000Z');
  await t.sweep();
  expect(await tasksOf(storeId)).toEqual([]);
  t.clock.set(Date.UTC(2026, 5, 2, 6));
  await Promise.all([makeDue(t.app), makeDue(t.app), makeDue(t.app)]);
  await t.sweep();
  expect(await tasksOf(storeId)).toMatchObject([{ title: 'Back up the store', due: '2026-06-02', late: false }]);
  t.clock.advance(day);
  await t.sweep();
  expect((await tasksOf(storeId)).length).toBe(2);
});

test('after a downtime the latest missed one is made once, marked late', async () => {
  const { storeId, rule } = await givenRule();
  t.clock.set(Date.UTC(2026, 5, 5, 10));
  await Promise.all([makeDue(t.app), makeDue(t.app)]);
  await t.sweep();
  expect(await tasksOf(storeId)).toMatchObject([{ due: '2026-06-05', late: true }]);
  const { items } = (await t.call(engineer, 'GET', '/api/recurring-tasks?limit=500')).body;
  const shown = items.find((one: { id: string }) => one.id === rule.id);
  expect(shown).toMatchObject({ last: { at: '2026-06-05T06:00:00.000Z', late: true, skipped: 3, tasks: 1 } });
  expect(shown.upcoming[0]).toBe('2026-06-06T06:00:00.000Z');
});

test('a rule that rests makes nothing, also not what it missed meanwhile; a removed store needs no work', async () => {
  const { storeId, rule, body } = await givenRule();
  await t.call(engineer, 'PUT', `/api/recurring-tasks/${rule.id}`, { ...body, active: false });
  t.clock.advance(3 * day);
  await t.sweep();
  await t.call(engineer, 'PUT', `/api/recurring-tasks/${rule.id}`, body);
  await t.sweep();
  expect(await tasksOf(storeId)).toEqual([]);
  await t.call(admin, 'DELETE', `/api/stores/${storeId}`);
  await t.drain();
  t.clock.advance(3 * day);
  await t.sweep();
  const { items } = (await t.call(engineer, 'GET', '/api/recurring-tasks?limit=500')).body;
  expect(items.find((one: { id: string }) => one.id === rule.id)).toMatchObject({ active: false, last: null });
});

test('wrong rules are refused by name, and a template in use is kept', async () => {
  const { body, template, rule } = await givenRule();
  for (const [wrong, field] of [
    [{ cron: 'every day' }, 'cron'],
    [{ timeZone: 'Kyiv' }, 'timeZone'],
    [{ templateId: rule.id }, 'templateId'],
    [{ storeId: rule.id }, 'storeId'],
    [{ ownerId: rule.id }, 'ownerId'],
  ] as const) {
    const answer = await t.call(engineer, 'POST', '/api/recurring-tasks', { ...body, ...wrong });
    expect([answer.status, answer.body.error.field]).toEqual([422, field]);
  }
  const remove = () => t.call(engineer, 'DELETE', `/api/task-templates/${template.id}`);
  expect((await remove()).status).toBe(409);
  await t.call(engineer, 'DELETE', `/api/recurring-tasks/${rule.id}`);
  expect((await remove()).status).toBeLessThan(300);
});

test('templates and rules are the team’s alone', async () => {
  const { clientId, viewer } = await givenClient(t);
  await givenContract(t, clientId, { shows: { tasks: true, time: true } });
  const { rule, template, body } = await givenRule();
  for (const [method, url, sent] of [
    ['GET', '/api/task-templates'],
    ['POST', '/api/task-templates', monthly],
    ['PUT', `/api/task-templates/${template.id}`, monthly],
    ['DELETE', `/api/task-templates/${template.id}`],
    ['POST', `/api/task-templates/${template.id}/apply`, { begins: '2026-06-01' }],
    ['GET', '/api/recurring-tasks'],
    ['POST', '/api/recurring-tasks', body],
    ['PUT', `/api/recurring-tasks/${rule.id}`, body],
    ['DELETE', `/api/recurring-tasks/${rule.id}`],
  ] as const)
    expect([url, (await t.call(viewer, method, url, sent)).status]).toEqual([url, 403]);
});
