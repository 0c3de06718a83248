import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { startAsana } from '../../../test/fakes/asana.ts';
import { startClickUp } from '../../../test/fakes/clickup.ts';
import { startJira } from '../../../test/fakes/jira.ts';
import type { FakeTracker } from '../../../test/fakes/tracker-api.ts';
import { startTrello } from '../../../test/fakes/trello.ts';
import { trackerKinds } from './tracker-kinds.ts';

const starts: [string, () => Promise<FakeTracker>][] = [
  ['asana', startAsana],
  ['clickup', startClickUp],
  ['jira', startJira],
  ['trello', startTrello],
];
const owner = actorOf('owner');
let t: TestApp;
let fake: FakeTracker | undefined;
beforeAll(async () => void (t = await testApp({ rooms: ['people', 'trackers'] })));
afterAll(() => t.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await fake?.close();
  fake = undefined;
});

/** Connects to a fake, which stands where the service would. */
async function connected(kind: string, start: () => Promise<FakeTracker>) {
  const service = (fake = await start());
  const known = trackerKinds.get(kind)!;
  const open = known.open.bind(known);
  vi.spyOn(known, 'open').mockImplementation((settings, line) => open(settings, { ...line, base: service.base }));
  const made = await t.call(owner, 'POST', '/api/trackers', {
    kind,
    name: `Shop in ${kind}`,
    settings: service.settings,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return { fake: service, url: `/api/trackers/${made.body.id}`, made: made.body };
}

const listed = async (id: string) =>
  (await t.call(owner, 'GET', '/api/trackers?limit=500')).body.items.find((one: { id: string }) => one.id === id);

test.each(starts)('%s is connected, tried, and its secret never shown', async (kind, start) => {
  const { fake, url, made } = await connected(kind, start);
  expect(made).toMatchObject({ kind, look: null, trouble: null, lookedAt: null });
  const looked = await t.call(owner, 'POST', `${url}/look`);
  expect(looked.body).toMatchObject({
    ok: true,
    error: null,
    look: { place: { url: expect.stringMatching(/^https:/) } },
  });
  expect(looked.body.look.states.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(fake.states));
  const kept = await listed(made.id);
  expect(kept).toMatchObject({ look: looked.body.look, trouble: null, lookedAt: expect.any(String) });
  expect(kept.settings.token).toBe('••••••');
  expect(JSON.stringify([made, looked.body, kept])).not.toContain(fake.secret);
  expect(fake.asked.every(({ method }) => method === 'GET')).toBe(true);
});

test.each(starts)('%s: a token that is not taken is said in the language of the reader', async (kind, start) => {
  const { fake, url, made } = await connected(kind, start);
  const wrong = `${fake.secret}x`;
  await t.call(owner, 'PATCH', url, { settings: { ...fake.settings, token: wrong } });
  const russian = { ...owner, language: 'ru' as const };
  const looked = await t.call(russian, 'POST', `${url}/look`);
  expect(looked.body).toMatchObject({
    ok: false,
    look: null,
    field: 'token',
    error: expect.stringContaining('учётные данные'),
  });
  expect((await listed(made.id)).trouble).toMatch(/credentials/);
  expect(JSON.stringify([looked.body, await listed(made.id)])).not.toContain(wrong);
});

test('a secret left out stays, and a change of settings forgets what was seen', async () => {
  const { fake, url, made } = await connected('jira', startJira);
  await t.call(owner, 'POST', `${url}/look`);
  const { token: _, ...others } = fake.settings;
  const renamed = await t.call(owner, 'PATCH', url, { name: 'Renamed' });
  expect(renamed.body).toMatchObject({ name: 'Renamed', look: { place: {} } });
  const changed = await t.call(owner, 'PATCH', url, { settings: { ...others, issueType: 'Bug' } });
  expect(changed.body).toMatchObject({ name: 'Renamed', look: null, settings: { issueType: 'Bug', token: '••••••' } });
  expect((await t.call(owner, 'POST', `${url}/look`)).body.ok).toBe(true);
  const moved = await t.call(owner, 'PATCH', url, { settings: { ...others, site: 'https://evil.example' } });
  expect(moved).toMatchObject({ status: 422, body: { error: { field: 'settings.token' } } });
  expect((await t.call(owner, 'DELETE', url)).status).toBe(204);
  expect(await listed(made.id)).toBeUndefined();
  expect((await t.call(owner, 'POST', `${url}/look`)).status).toBe(404);
});

test('a tracker that is down is a sentence, and what it showed before stays', async () => {
  const { fake, url, made } = await connected('trello', startTrello);
  await t.call(owner, 'POST', `${url}/look`);
  fake.mood = { status: 502, body: 'Bad gateway' };
  const looked = await t.call(owner, 'POST', `${url}/look`);
  expect(looked).toMatchObject({ status: 200, body: { ok: false, error: 'Trello answered 502.' } });
  expect(await listed(made.id)).toMatchObject({ trouble: 'Trello answered 502.', look: { place: {} } });
});

test('wrong input is named and changes nothing', async () => {
  const before = (await t.call(owner, 'GET', '/api/trackers')).body.total;
  const bad = [
    [{ kind: 'paper', name: 'X', settings: {} }, 'kind'],
    [{ kind: 'jira', name: ' ', settings: {} }, 'name'],
    [{ kind: 'jira', name: 'X', settings: { site: 'no site' } }, 'settings.site'],
  ] as const;
  for (const [body, field] of bad)
    expect(await t.call(owner, 'POST', '/api/trackers', body)).toMatchObject({
      status: 422,
      body: { error: { field } },
    });
  expect((await t.call(owner, 'GET', '/api/trackers')).body.total).toBe(before);
});

test('the team sees the connections, administrators change them, clients neither', async () => {
  const { url } = await connected('asana', startAsana);
  for (const role of ['client_admin', 'client_viewer'] as const)
    for (const [method, at] of [
      ['GET', '/api/tracker-kinds'],
      ['GET', '/api/trackers'],
      ['POST', '/api/trackers'],
      ['PATCH', url],
      ['DELETE', url],
      ['POST', `${url}/look`],
    ] as const)
      expect((await t.call(actorOf(role), method, at, method === 'GET' ? undefined : {})).status, `${role} ${at}`).toBe(
        403,
      );
  const kinds = await t.call(actorOf('engineer'), 'GET', '/api/tracker-kinds');
  expect(kinds.body.items.map(({ name }: { name: string }) => name).sort()).toEqual(starts.map(([name]) => name));
  expect((await t.call(actorOf('engineer'), 'DELETE', url)).status).toBe(403);
});
