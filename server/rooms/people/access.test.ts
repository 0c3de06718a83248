import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Access, isClientRole, permissionsOf, type Role, roles } from '#contract/permissions';
import { makeActor } from '#kit/http/actor';
import { createHttp } from '#kit/http/server';
import type { Route } from '#kit/http/serve';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { authenticate } from './index.ts';
import { type Browser, openBrowser } from './testing/browser.ts';
import { joined, joinedPassword } from './testing/joined.ts';

/** Whoever opens a route to everybody says so here as well. */
const openToAll = new Set([
  'GET /api/session',
  'POST /api/owner',
  'POST /api/sign-in',
  'POST /api/sign-in/code',
  'POST /api/sign-in/passkey/options',
  'POST /api/sign-in/passkey',
  'GET /api/invitation/:secret',
  'POST /api/invitation/:secret',
  'GET /api/ack/:secret',
  'POST /api/ack/:secret',
  'GET /api/ack/:secret/escalate',
  'POST /api/ack/:secret/escalate',
  'GET /api/public/status/:slug',
  'POST /api/public/status/:slug/subscribe',
  'GET /status/:slug',
  'GET /status/:slug/feed.atom',
  'POST /status/:slug/subscribe',
  'GET /status/:slug/confirm/:secret',
  'POST /status/:slug/confirm/:secret',
  'GET /status/:slug/leave/:secret',
  'POST /status/:slug/leave/:secret',
  // Mail services post to it: the address is the secret.
  'POST /api/inbound-mail/:secret',
  // Linked in the last mail of a request: the address is signed.
  'GET /rate/:secret',
  'POST /rate/:secret',
  // Read by calendar programs: the address is the secret.
  'GET /calendar/:file',
  // Pinged by cron jobs: the key is the secret.
  'GET /ping/:key',
  'POST /ping/:key',
  'HEAD /ping/:key',
  'GET /ping/:key/:how',
  'POST /ping/:key/:how',
  'HEAD /ping/:key/:how',
]);

const prober = makeActor({
  kind: 'prober',
  name: 'prober of the test',
  proberId: '00000000-0000-7000-8000-0000000000fe',
});

let t: TestApp;
let http: FastifyInstance;
let guarded: { method: 'GET'; path: string; url: string; access: Access }[] = [];
const browsers = new Map<Role, Browser>();

const of = (route: Route) => ('raw' in route ? route.raw : route.endpoint);
const nameOf = (route: Route) => `${of(route).method} ${of(route).path}`;

beforeAll(async () => {
  t = await testApp();
  http = createHttp(
    t.app,
    t.rooms.flatMap((r) => r.routes ?? []),
    async (request) => (request.headers['x-test-prober'] ? prober : authenticate(t.app, request)),
  );
  const owner = openBrowser(http);
  await owner.call('POST', '/api/owner', {
    email: 'owner@team.example',
    name: 'Owner',
    password: joinedPassword,
    language: 'en',
  });
  const client = (await owner.call('POST', '/api/clients', { name: 'Client' })).body;
  for (const role of roles) {
    browsers.set(
      role,
      role === 'owner'
        ? owner
        : await joined(http, owner, {
            email: `${role}@team.example`,
            role,
            ...(isClientRole(role) ? { clientIds: [client.id] } : {}),
          }),
    );
  }
  guarded = t.rooms
    .flatMap((r) => r.routes ?? [])
    .map(of)
    .filter((r) => r.access !== 'public')
    .map(({ method, path, access }) => ({
      method: method as 'GET',
      path,
      access,
      url: path.replace(/:id\b/g, '00000000-0000-7000-8000-0000000000ff').replace(/:\w+/g, 'x'),
    }));
  // Signing out would end the session that the other calls need.
  guarded.sort((a, b) => Number(a.path === '/api/sign-out') - Number(b.path === '/api/sign-out'));
});
afterAll(async () => {
  await http.close();
  await t.close();
});

const may = (role: Role, access: Access): boolean =>
  access === 'self' || (access !== 'prober' && access !== 'public' && permissionsOf[role].includes(access));

test('there is something to walk', () => {
  expect(guarded.length).toBeGreaterThan(30);
});

test('every route that is open to all is meant to be', () => {
  const open = t.rooms
    .flatMap((r) => r.routes ?? [])
    .filter((route) => of(route).access === 'public')
    .map(nameOf);
  expect(open.filter((route) => !openToAll.has(route))).toEqual([]);
});

test('without signing in every other route answers 401', async () => {
  const stranger = openBrowser(http);
  for (const { method, path, url } of guarded) {
    expect({
      method,
      path,
      status: (await stranger.call(method, url, method === 'GET' ? undefined : {})).status,
    }).toEqual({ method, path, status: 401 });
  }
});

describe.each(roles)('%s', (role) => {
  test('is let through where the role allows it, and nowhere else', async () => {
    for (const { method, path, url, access } of guarded) {
      const { status, body } = await browsers.get(role)!.call(method, url, method === 'GET' ? undefined : {});
      const turnedAway = status === 401 || (status === 403 && body.error?.code === 'forbidden');
      expect({ method, path, access, status, turnedAway }).toEqual({
        method,
        path,
        access,
        status: may(role, access) ? expect.any(Number) : 403,
        turnedAway: !may(role, access),
      });
      expect({ method, path, fault: status >= 500 ? body : null }).toEqual({ method, path, fault: null });
    }
  });
});

test('a prober is let through to its own routes alone', async () => {
  for (const { method, path, url, access } of guarded) {
    const { statusCode } = await http.inject({
      method,
      url,
      headers: { 'x-test-prober': '1' },
      ...(method === 'GET' ? {} : { payload: {} }),
    });
    expect({ method, path, turnedAway: statusCode === 401 || statusCode === 403 }).toEqual({
      method,
      path,
      turnedAway: access !== 'prober',
    });
  }
});
