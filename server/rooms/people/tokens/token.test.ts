import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { createLocalToken } from '../index.ts';
import { type Browser, openBrowser, openServer } from '../testing/browser.ts';
import { joined } from '../testing/joined.ts';

const day = 24 * 3600_000;
let t: TestApp;
let http: FastifyInstance;
let owner: Browser;

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores'] });
  http = openServer(t);
  owner = openBrowser(http);
  await owner.call('POST', '/api/owner', {
    email: 'ann@team.example',
    name: 'Ann',
    password: 'a long enough one',
    language: 'en',
  });
});
afterAll(async () => {
  await http.close();
  await t.close();
});

async function by(token: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const response = await http.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
}

test('a token does what its scopes say and no more; its secret is shown once', async () => {
  const made = await owner.call('POST', '/api/me/tokens', { name: 'ci', scopes: ['stores.read'] });
  const { secret } = made.body;
  expect(secret).toMatch(/^vk_[\w-]{32}$/);
  expect((await by(secret, 'GET', '/api/stores')).status).toBe(200);
  for (const [method, url, body] of [
    ['POST', '/api/stores', { url: 'https://shop.example' }],
    ['GET', '/api/people'],
    ['GET', '/api/audit'],
  ] as const) {
    expect(await by(secret, method, url, body)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  }
  const list = await owner.call('GET', '/api/me/tokens');
  expect(list.body).toMatchObject({
    total: 1,
    items: [{ name: 'ci', machine: false, scopes: ['stores.read'], lastUsedAt: expect.any(String) }],
  });
  expect(JSON.stringify(list.body)).not.toContain(secret);
  const { rows } = await t.app.database.pool.query(
    'select (select json_agg(x)::text from api_tokens x) || (select json_agg(x)::text from audit_log x) as all',
  );
  expect(rows[0].all).not.toContain(secret);
});

test("a token does not make itself stronger: nothing that is a person's own is open to it", async () => {
  const { secret } = (
    await owner.call('POST', '/api/me/tokens', {
      name: 'all',
      scopes: ['people.read', 'people.write', 'settings.write'],
    })
  ).body;
  for (const [method, url, body] of [
    ['POST', '/api/me/tokens', { name: 'more', scopes: ['audit.read'] }],
    ['GET', '/api/me/tokens'],
    ['POST', '/api/me/totp'],
    ['GET', '/api/me/sessions'],
    ['POST', '/api/me/password', { current: 'a long enough one', next: 'another long one' }],
    ['POST', '/api/me/passkeys/options'],
    ['POST', '/api/sign-out'],
  ] as const) {
    expect(await by(secret, method, url, body)).toMatchObject({
      status: 403,
      body: { error: { code: 'needs_session' } },
    });
  }
  const owned = await by(secret, 'POST', '/api/invitations', { email: 'eve@evil.example', role: 'owner' });
  expect(owned).toMatchObject({ status: 403, body: { error: { code: 'role_above_own' } } });
});

test("scopes above one's role are refused, and a token shrinks with its person's role", async () => {
  const engineer = await joined(http, owner, { email: 'eng@team.example', role: 'admin' });
  expect(await engineer.call('POST', '/api/me/tokens', { name: 'x', scopes: [] })).toMatchObject({ status: 422 });
  const { secret } = (
    await engineer.call('POST', '/api/me/tokens', { name: 'x', scopes: ['people.write', 'stores.read'] })
  ).body;
  expect((await by(secret, 'DELETE', '/api/invitations/00000000-0000-7000-8000-0000000000ff')).status).toBe(404);
  const { id } = (await engineer.call('GET', '/api/session')).body.person;
  await owner.call('PATCH', `/api/people/${id}`, { role: 'engineer' });
  expect((await by(secret, 'DELETE', '/api/invitations/00000000-0000-7000-8000-0000000000ff')).status).toBe(403);
  expect((await by(secret, 'GET', '/api/stores')).status).toBe(200);
  const above = await engineer.call('POST', '/api/me/tokens', { name: 'y', scopes: ['stores.read', 'people.write'] });
  expect(above).toMatchObject({
    status: 422,
    body: {
      error: {
        code: 'scope_above_role',
        field: 'scopes',
        message: 'Your role does not allow people.write, so your token cannot either.',
      },
    },
  });
  await owner.call('PATCH', `/api/people/${id}`, { active: false });
  expect(await by(secret, 'GET', '/api/stores')).toMatchObject({ status: 401, body: { error: { code: 'bad_token' } } });
});

test("a token of a client's person sees that client's stores alone", async () => {
  const mine = (await owner.call('POST', '/api/stores', { url: 'https://mine.example' })).body;
  await owner.call('POST', '/api/stores', { url: 'https://theirs.example' });
  const viewer = await joined(http, owner, {
    email: 'vi@client.example',
    role: 'client_viewer',
    clientIds: [mine.clientId],
  });
  const { secret } = (await viewer.call('POST', '/api/me/tokens', { name: 'v', scopes: ['stores.read'] })).body;
  expect((await by(secret, 'GET', '/api/stores')).body).toMatchObject({ total: 1, items: [{ id: mine.id }] });
});

test('a token ends by its date and by being revoked, by its own person only', async () => {
  const short = (
    await owner.call('POST', '/api/me/tokens', { name: 'short', scopes: ['stores.read'], expiresInDays: 1 })
  ).body;
  const other = await joined(http, owner, { email: 'other@team.example', role: 'owner' });
  expect((await other.call('DELETE', `/api/me/tokens/${short.id}`)).status).toBe(404);
  t.clock.advance(day - 1000);
  expect((await by(short.secret, 'GET', '/api/stores')).status).toBe(200);
  t.clock.advance(1001);
  expect((await by(short.secret, 'GET', '/api/stores')).status).toBe(401);
  const long = (await owner.call('POST', '/api/me/tokens', { name: 'long', scopes: ['stores.read'] })).body;
  expect((await owner.call('DELETE', `/api/me/tokens/${long.id}`)).status).toBe(204);
  expect((await by(long.secret, 'GET', '/api/stores')).status).toBe(401);
  expect((await by('vk_nonsense', 'GET', '/api/stores')).status).toBe(401);
});

test('a wrong token does not fall back to the cookie beside it', async () => {
  const answer = await owner.call('GET', '/api/stores', undefined, { authorization: 'Bearer vk_nonsense' });
  expect(answer.status).toBe(401);
});

test("the machine's own token works without a person; owners see and revoke it", async () => {
  const { id, secret } = await createLocalToken(t.app, {
    name: 'command line',
    scopes: ['stores.read', 'stores.write'],
  });
  const made = await by(secret, 'POST', '/api/stores', { url: 'https://cli.example' });
  expect(made.status).toBe(200);
  expect((await by(secret, 'GET', '/api/people')).status).toBe(403);
  expect((await by(secret, 'GET', '/api/me/tokens')).status).toBe(403);
  expect((await owner.call('GET', '/api/audit?action=store.added&limit=1')).body.items[0]).toMatchObject({
    actor: 'command line',
    subject: 'cli.example',
  });
  expect((await owner.call('GET', '/api/me/tokens')).body.items).toContainEqual(
    expect.objectContaining({ id, machine: true }),
  );
  expect((await owner.call('DELETE', `/api/me/tokens/${id}`)).status).toBe(204);
  expect((await by(secret, 'GET', '/api/stores')).status).toBe(401);
});
