import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { startAsana } from '../../../../test/fakes/asana.ts';
import { startClickUp } from '../../../../test/fakes/clickup.ts';
import { startJira } from '../../../../test/fakes/jira.ts';
import type { FakeTracker } from '../../../../test/fakes/tracker-api.ts';
import { startTrello } from '../../../../test/fakes/trello.ts';
import { trackerKinds } from '../tracker-kinds.ts';

const admin = actorOf('admin', { name: 'Olena' });
let t: TestApp;
beforeAll(async () => void (t = await testApp({ rooms: ['people', 'stores', 'tasks', 'trackers'] })));
afterAll(() => t.close());

async function post(url: string, body: object, method: 'POST' | 'PATCH' = 'POST') {
  const answer = await t.call(admin, method, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const taskOf = async (id: string) => (await t.call(admin, 'GET', `/api/tasks/${id}`)).body;
const comment = (id: string, text: string) => post(`/api/tasks/${id}/comments`, { text });

const kinds: [string, () => Promise<FakeTracker>][] = [
  ['jira', startJira],
  ['trello', startTrello],
  ['asana', startAsana],
  ['clickup', startClickUp],
];

describe.each(kinds)('%s, both ways', (name, start) => {
  let fake: FakeTracker;
  let trackerId: string;
  let task: string;
  const card = () => fake.cards().find(({ id }) => id === cardId)!;
  let cardId: string;
  beforeEach(async () => {
    fake = await start();
    fake.now = t.clock.now();
    const kind = trackerKinds.get(name)!;
    const open = kind.open.bind(kind);
    vi.spyOn(kind, 'open').mockImplementation((settings, line) => open(settings, { ...line, base: fake.base }));
    // Lists of Trello mean nothing by themselves: what they mean is chosen.
    const states = { todo: fake.states[0], doing: fake.states[1] };
    const made = await post('/api/trackers', {
      kind: name,
      name: 'Shop',
      settings: fake.settings,
      states,
      sendsComments: true,
    });
    trackerId = made.id;
    task = (await post('/api/tasks', { kind: 'fix', title: 'Cart is empty', text: 'Nobody can pay.' })).id;
    await post(`/api/tasks/${task}/cards`, { trackerId });
    await work();
    cardId = fake.cards()[0]!.id;
  });
  afterEach(async () => {
    await t.call(admin, 'DELETE', `/api/trackers/${trackerId}`);
    vi.restoreAllMocks();
    await fake.close();
  });
  /** Some minutes later, what is to be sent is sent, and what changed there is read; so often that an echo would show. */
  async function work() {
    for (let n = 0; n < 3; n++) {
      t.clock.advance(10 * 60_000);
      fake.now = Math.max(fake.now, t.clock.now());
      await t.drain();
      await t.sweep();
      await t.drain();
    }
  }

  test('a card that is moved there moves the task, and nothing is sent back for it', async () => {
    fake.move(cardId, fake.states[1]);
    const writes = () => fake.asked.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    await work();
    expect((await taskOf(task)).state).toBe('doing');
    const { history } = await taskOf(task);
    expect(history.at(-1)?.author ?? history[0].author).toBe('Shop');
    expect(card().stateId).toBe(fake.states[1]);
    // Some trackers read by POST; none of these changed the card.
    expect(writes() - before).toBeLessThanOrEqual(fake.asked.filter(({ path }) => path.includes('search')).length);
  });

  test('what the team does to the task (taskEdited, taskCommented) goes there, and does not come back', async () => {
    await post(`/api/tasks/${task}`, { title: 'Cart is empty again', text: 'Since Monday.' }, 'PATCH');
    await post(`/api/tasks/${task}/move`, { state: 'doing' });
    await comment(task, 'We look into it.');
    await work();
    expect(card()).toMatchObject({ title: 'Cart is empty again', stateId: fake.states[1] });
    expect(card().text).toContain('Since Monday.');
    expect(card().comments.join('\n')).toContain('We look into it.');
    expect(card().comments.join('\n')).toContain('Olena');
    const now = await taskOf(task);
    expect(now).toMatchObject({ title: 'Cart is empty again', text: 'Since Monday.', state: 'doing' });
    expect(now.comments).toHaveLength(1);
    expect(card().comments).toHaveLength(1);
  });

  test('what people write there stands under the task with their name, once', async () => {
    fake.say(cardId, 'The bank says <b>all is well</b>.');
    await work();
    await work();
    const { comments } = await taskOf(task);
    expect(comments).toHaveLength(1);
    expect(comments[0].text).toContain('all is well');
    expect(comments[0].author).toMatch(/ \(Shop\)$/);
    expect(card().comments).toHaveLength(1);
  });

  test('a comment whose answer was lost is not said twice', async () => {
    await comment(task, 'Mended at noon.');
    await t.drain();
    fake.mood = 'lost';
    fake.patience = 1;
    await t.sweep();
    fake.mood = 'works';
    await work();
    await work();
    expect(card().comments.filter((text) => text.includes('Mended at noon.'))).toHaveLength(1);
    expect((await taskOf(task)).comments).toHaveLength(1);
  });

  test('while it is down nothing here waits; what happened on both sides meanwhile is brought together', async () => {
    fake.mood = { status: 503, body: 'Down' };
    await comment(task, 'Written while it was down.');
    await work();
    const [listed] = (await t.call(admin, 'GET', '/api/trackers')).body.items;
    expect(listed.trouble).toContain('503');
    const since = listed.troubleSince;
    expect([listed.lastReadAt < since, listed.lastSentAt < since]).toEqual([true, true]);
    fake.mood = 'works';
    fake.say(cardId, 'Said there.');
    for (let n = 0; n < 6; n++) await work();
    const [later] = (await t.call(admin, 'GET', '/api/trackers')).body.items;
    expect(later.troubleSince).toBeNull();
    expect([later.lastReadAt > since, later.lastSentAt > since]).toEqual([true, true]);
    expect(card().comments.join('\n')).toContain('Written while it was down.');
    expect((await taskOf(task)).comments.map(({ text }: { text: string }) => text)).toHaveLength(2);
    expect((await t.call(admin, 'GET', '/api/trackers')).body.items[0].trouble).toBeNull();
  });

  test('what waits to be sent wins over what was changed there meanwhile', async () => {
    fake.move(cardId, fake.states[1]);
    await post(`/api/tasks/${task}/move`, { state: 'doing' });
    await post(`/api/tasks/${task}/move`, { state: 'todo' });
    await work();
    expect((await taskOf(task)).state).toBe('todo');
    expect(card().stateId).toBe(fake.states[0]);
  });

  test('half characters and endless comments are taken in as far as they go, and what comes after them too', async () => {
    fake.say(cardId, `${'a'.repeat(9_999)}😀${'b'.repeat(500)}`);
    await work();
    fake.say(cardId, 'And another.');
    await work();
    const { comments } = await taskOf(task);
    expect(comments.map(({ text }: { text: string }) => text.length)).toEqual([expect.any(Number), 12]);
    expect((await t.call(admin, 'GET', '/api/trackers')).body.items[0].trouble).toBeNull();
  });

  test('a token that is renewed goes on reading where it stopped', async () => {
    fake.mood = { status: 401, body: 'Expired' };
    await work();
    fake.mood = 'works';
    fake.say(cardId, 'Said while the token was dead.');
    t.clock.advance(2 * 86_400_000);
    await post(`/api/trackers/${trackerId}`, { settings: fake.settings }, 'PATCH');
    await work();
    expect((await taskOf(task)).comments).toHaveLength(1);
  });

  test('rights that were lost for a while are no deletion: what was wanted meanwhile is sent when they are back', async () => {
    fake.mood = { status: 404, body: 'Not found' };
    await comment(task, 'Written while it was hidden.');
    await post(`/api/tasks/${task}/move`, { state: 'doing' });
    await work();
    const [link] = (await t.call(admin, 'GET', `/api/tasks/${task}/cards`)).body.items;
    expect(link.gone).toBe(false);
    fake.mood = 'works';
    for (let n = 0; n < 6; n++) await work();
    expect(card().stateId).toBe(fake.states[1]);
    expect(card().comments.join('\n')).toContain('Written while it was hidden.');
  });

  test('a card that was deleted is told of at the next sending; the task stays', async () => {
    fake.remove(cardId);
    await comment(task, 'Is it gone?');
    await work();
    const [link] = (await t.call(admin, 'GET', `/api/tasks/${task}/cards`)).body.items;
    expect(link).toMatchObject({ state: 'failed', gone: true });
    expect(await taskOf(task)).toMatchObject({ title: 'Cart is empty', state: 'todo' });
  });
});

test('comments of the team stay here unless the connection is told to send them', async () => {
  const fake = await startJira();
  fake.now = t.clock.now();
  const jira = trackerKinds.get('jira')!;
  const open = jira.open.bind(jira);
  vi.spyOn(jira, 'open').mockImplementation((settings, line) => open(settings, { ...line, base: fake.base }));
  const { id: trackerId } = await post('/api/trackers', { kind: 'jira', name: 'Shop', settings: fake.settings });
  const { id } = await post('/api/tasks', { kind: 'fix', title: 'Cart is empty' });
  await post(`/api/tasks/${id}/cards`, { trackerId });
  await comment(id, 'The client must not read this.');
  for (let n = 0; n < 3; n++) {
    t.clock.advance(600_000);
    await t.drain();
    await t.sweep();
  }
  expect(fake.cards()[0]!.comments).toEqual([]);
  await t.call(admin, 'DELETE', `/api/trackers/${trackerId}`);
  vi.restoreAllMocks();
  await fake.close();
});
