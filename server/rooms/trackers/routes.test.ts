import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type FakeJira, startJira } from '../../../test/fakes/jira.ts';
import type { TrackerKind } from './tracker-kind.ts';
import { trackerKinds } from './tracker-kinds.ts';

let t: TestApp;
let fake: FakeJira;
const admin = actorOf('admin');
const url = '/api/tracker-kinds/jira/look';

beforeAll(async () => {
  t = await testApp({ rooms: ['trackers'] });
  fake = await startJira();
  const jira = trackerKinds.get('jira')!;
  const here: TrackerKind = { ...jira, open: (settings, line) => jira.open(settings, { ...line, base: fake.base }) };
  (trackerKinds as Map<string, TrackerKind>).set('jira', here);
});
afterAll(async () => {
  await fake.close();
  await t.close();
});

test('settings of a tracker are tried: it says who we are there and which states it has', async () => {
  const tried = await t.call(admin, 'POST', url, { settings: fake.settings });
  expect(tried).toMatchObject({ status: 200, body: { ok: true, error: null } });
  expect(tried.body.look.states.map((state: { id: string }) => state.id)).toContain(fake.done);
  expect(JSON.stringify(tried.body)).not.toContain(fake.secret);
});

test('a tracker that refuses says why in one sentence, without the secret', async () => {
  const tried = await t.call(admin, 'POST', url, { settings: { ...fake.settings, token: 'a-wrong-token' } });
  expect(tried).toMatchObject({
    status: 200,
    body: { ok: false, look: null, error: expect.stringContaining('Jira'), field: 'token' },
  });
  expect(JSON.stringify(tried.body)).not.toContain('a-wrong-token');
});

test('a setting that is missing is named; a kind that there is not is not found', async () => {
  const { site: _, ...rest } = fake.settings;
  const tried = await t.call(admin, 'POST', url, { settings: rest });
  expect(tried).toMatchObject({ status: 422, body: { error: { field: 'settings.site' } } });
  expect((await t.call(admin, 'POST', '/api/tracker-kinds/paper/look', { settings: {} })).status).toBe(404);
});

test('kinds are listed for the team; people of a client see nothing of it', async () => {
  const kinds = (await t.call(admin, 'GET', '/api/tracker-kinds')).body.items.map(
    (kind: { name: string }) => kind.name,
  );
  expect(kinds.toSorted()).toEqual(['asana', 'clickup', 'jira', 'trello']);
  const client = actorOf('client_viewer');
  expect((await t.call(client, 'GET', '/api/tracker-kinds')).status).toBe(403);
  expect((await t.call(client, 'POST', url, { settings: fake.settings })).status).toBe(403);
});
