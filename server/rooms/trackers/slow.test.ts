import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { startJira } from '../../../test/fakes/jira.ts';
import type { FakeTracker } from '../../../test/fakes/tracker-api.ts';
import { sendDue } from './links/send.ts';
import { readChanges } from './reading/read-changes.ts';
import type { Tracker } from './tracker-kind.ts';
import { trackerKinds } from './tracker-kinds.ts';

const admin = actorOf('admin');
let t: TestApp;
let fake: FakeTracker;
/** Whoever asks the slow tracker waits for this. */
let held: PromiseWithResolvers<void>;
beforeAll(async () => void (t = await testApp({ rooms: ['people', 'stores', 'tasks', 'trackers'] })));
afterAll(() => t.close());
beforeEach(async () => {
  held = Promise.withResolvers();
  held.resolve();
  fake = await startJira();
  fake.now = t.clock.now();
  const jira = trackerKinds.get('jira')!;
  const open = jira.open.bind(jira);
  vi.spyOn(jira, 'open').mockImplementation((settings, line) => {
    const tracker = open(settings, { ...line, base: fake.base });
    if (line.language !== 'ru') return tracker;
    const after =
      <A extends unknown[], R>(ask: (...of: A) => Promise<R>) =>
      async (...of: A): Promise<R> => {
        await held.promise;
        return ask(...of);
      };
    const slow: Partial<Tracker> = {
      changes: after(tracker.changes.bind(tracker)),
      read: after(tracker.read.bind(tracker)),
      create: after(tracker.create.bind(tracker)),
    };
    return Object.assign(tracker, slow);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await fake.close();
});

const post = async (url: string, body: object) => {
  const { status, body: made } = await t.call(admin, 'POST', url, body);
  expect(status, JSON.stringify(made)).toBe(200);
  return made as { id: string };
};
const connect = (name: string, language: 'en' | 'ru') =>
  post('/api/trackers', { kind: 'jira', name, language, settings: fake.settings });
const taskWithCard = async (trackerId: string) => {
  const { id } = await post('/api/tasks', { kind: 'fix', title: 'Cart is empty' });
  await post(`/api/tasks/${id}/cards`, { trackerId });
  return id;
};
const stateOf = async (taskId: string) =>
  (await t.call(admin, 'GET', `/api/tasks/${taskId}/cards`)).body.items[0].state as string;
const failing = (promise: Promise<void>) => {
  let broke: unknown = null;
  promise.catch((error: unknown) => (broke = error));
  return () => broke;
};

test('many cards that wait for a slow tracker hold up no card of another, nor does its reading', async () => {
  const slow = await connect('Slow', 'ru');
  const quick = await connect('Quick', 'en');
  const read = await taskWithCard(slow.id);
  await sendDue(t.app);
  expect(await stateOf(read)).toBe('linked');

  held = Promise.withResolvers();
  for (let n = 0; n < 20; n++) await taskWithCard(slow.id);
  t.clock.advance(1000);
  const sending = sendDue(t.app);
  const broke = failing(sending);
  const first = await taskWithCard(quick.id);
  await expect.poll(() => stateOf(first), { timeout: 60_000 }).toBe('linked');
  const second = await taskWithCard(quick.id);
  await expect.poll(() => stateOf(second), { timeout: 60_000 }).toBe('linked');

  // The slow one is being read as well; what is said there in the quick one comes in.
  t.clock.advance(60_000);
  const reading = readChanges(t.app);
  const readingBroke = failing(reading);
  const card = fake.cards().at(-1)!;
  fake.now = Math.max(fake.now, t.clock.now());
  fake.say(card.id, 'The bank answered.');
  t.clock.advance(60_000);
  await expect
    .poll(async () => (await t.call(admin, 'GET', `/api/tasks/${second}`)).body.comments.length, { timeout: 60_000 })
    .toBe(1);
  held.resolve();
  await Promise.all([sending, reading]);
  expect([broke(), readingBroke()]).toEqual([null, null]);
  expect(fake.cards()).toHaveLength(23);
});

test('told to stop, it begins nothing more', async () => {
  const { id } = await connect('Quick', 'en');
  const task = await taskWithCard(id);
  await sendDue(t.app, AbortSignal.abort());
  expect(await stateOf(task)).toBe('waiting');
  await sendDue(t.app);
  expect(await stateOf(task)).toBe('linked');
});
