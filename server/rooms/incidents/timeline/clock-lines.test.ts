import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockMissed, clockPaused, clockResumed } from '#contract/events/desk';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';

let t: TestApp;
const start = Date.UTC(2026, 5, 1, 6);
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'], now: start });
});
afterAll(() => t.close());

test('what the desk says of the clock stands in the timeline, for the client as well, in each language', async () => {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url: 'https://clock.example' }));
  const engineer = actorOf('engineer');
  const body = { storeId: store.id, title: 'Payment fails', severity: 'major' };
  const { id, number } = (await t.call(engineer, 'POST', '/api/incidents', body)).body;
  const clock = {
    clockId: newId(),
    kind: 'incident' as const,
    subjectId: id as string,
    number: number as number,
    clientId: store.client_id,
    storeId: store.id,
    at: start + 4,
  };
  const missed = {
    ...clock,
    topic: null,
    severity: 'major' as const,
    target: 'reaction' as const,
    startedAt: start,
    dueAt: start + 1,
    momentAt: start + 1,
    late: false,
    durationMs: 1,
    usedMs: 4,
    pausedMs: 0,
    contract: 'Care',
    calendar: null,
  };
  await t.write(async (trx) => {
    const paused = { ...clock, at: start + 2, reason: 'waiting_for_client' as const, until: null, actor: 'Engineer' };
    await announce(trx, t.app, clockPaused, paused);
    await announce(trx, t.app, clockResumed, { ...clock, at: start + 3, actor: 'Engineer' });
    await announce(trx, t.app, clockMissed, missed);
    await announce(trx, t.app, clockMissed, { ...missed, kind: 'request', subjectId: newId() });
  });
  await t.drain();
  const client = actorOf('client_viewer', { clientIds: [store.client_id] });
  const lines = async (language: 'en' | 'ru' | 'uk') =>
    (await t.call({ ...client, language }, 'GET', `/api/incidents/${id}`)).body.timeline
      .map((line: { text: string }) => line.text)
      .slice(-3);
  expect(await lines('en')).toEqual([
    'Deadline missed: the first answer was promised by now.',
    'Clock paused by Engineer: waiting for the client',
    'Clock runs again (Engineer)',
  ]);
  expect((await lines('ru'))[0]).toBe('Срок нарушен: к этому времени был обещан первый ответ.');
  expect((await lines('uk'))[1]).toBe('Відлік строку на паузі (Engineer): чекаємо на клієнта');
});
