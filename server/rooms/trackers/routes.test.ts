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
  const here: TrackerKind = {
    ...jira,
    open: (settings, line) => jira.open(settings, { ...line, base: fake.base }),
    places: (access, line) => jira.places(access, { ...line, base: fake.base }),
  };
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

test('places are listed by name, without one chosen; a kept secret is not asked for again and goes nowhere else', async () => {
  const places = '/api/tracker-kinds/jira/places';
  const { site, email, token } = fake.settings;
  const typed = await t.call(admin, 'POST', places, { settings: { site, email, token } });
  const items = [{ setting: 'OPS', name: 'Operations', within: 'OPS' }];
  expect(typed).toMatchObject({ status: 200, body: { ok: true, places: { items, more: false }, error: null } });

  const saved = await t.call(admin, 'POST', '/api/trackers', { kind: 'jira', name: 'Shop', settings: fake.settings });
  const trackerId = saved.body.id as string;
  const kept = await t.call(admin, 'POST', places, { settings: { site, email }, trackerId });
  expect(kept.body.places).toEqual({ items, more: false });
  const elsewhere = { site: 'https://evil.example', email };
  const moved = await t.call(admin, 'POST', places, { settings: elsewhere, trackerId });
  expect(moved).toMatchObject({ status: 422, body: { error: { field: 'settings.token' } } });
  const other = await t.call(admin, 'POST', '/api/tracker-kinds/asana/places', { settings: {}, trackerId });
  expect(other.status).toBe(404);
  for (const role of ['engineer', 'client_admin'] as const)
    expect((await t.call(actorOf(role), 'POST', places, { settings: { site, email }, trackerId })).status).toBe(403);
});

test('why places cannot be listed is a sentence at the field to be mended, in the language of the reader', async () => {
  const places = '/api/tracker-kinds/jira/places';
  const { site, email, token } = fake.settings;
  const russian = { ...admin, language: 'ru' as const };
  const refused = await t.call(russian, 'POST', places, { settings: { site, email, token: 'a-wrong-token' } });
  expect(refused.body).toMatchObject({ ok: false, field: 'token', error: expect.stringContaining('учётные данные') });
  expect(JSON.stringify(refused.body)).not.toContain('a-wrong-token');
  fake.mood = { status: 403, body: { errorMessages: ['Not for you.'] } };
  const forbidden = await t.call(russian, 'POST', places, { settings: { site, email, token } });
  expect(forbidden.body).toMatchObject({ ok: false, field: 'token', error: expect.stringContaining('не разрешает') });
  fake.mood = 'works';
  for (const [language, sentence] of [
    ['en', 'This token is too short: copy it whole.'],
    ['ru', 'Токен слишком короткий: скопируйте его целиком.'],
    ['uk', 'Токен закороткий: скопіюйте його повністю.'],
  ] as const)
    for (const short of ['abc', '   ']) {
      const told = await t.call({ ...admin, language }, 'POST', places, { settings: { site, email, token: short } });
      expect(told).toMatchObject({ status: 422, body: { error: { field: 'settings.token' } } });
      expect(told.body.error.message).toContain(sentence);
    }
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
