import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { type Browser, openBrowser, openServer } from '../testing/browser.ts';
import { tryOf } from './tries.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const password = 'a long enough one';

let t: TestApp;
let http: FastifyInstance;
let addresses = 0;
/** A browser at an address of its own, so that no test is locked out by another's tries. */
const browser = (): Browser => openBrowser(http, `198.51.100.${++addresses}`);

beforeAll(async () => {
  t = await testApp({ rooms: ['people'] });
  http = openServer(t);
});
afterAll(async () => {
  await http.close();
  await t.close();
});
beforeEach(() => t.clock.advance(2 * 60 * minute));

async function signedIn(): Promise<Browser> {
  const b = browser();
  const { body, status } = await b.call('POST', '/api/sign-in', { email: 'Ann@Team.example', password });
  expect({ status, state: body.state }).toEqual({ status: 200, state: 'signed_in' });
  return b;
}

test('the first start offers to create the owner, once', async () => {
  const b = browser();
  expect((await b.call('GET', '/api/session')).body).toMatchObject({
    state: 'no_owner',
    person: null,
    permissions: [],
    csrf: null,
  });
  const wrong = await b.call(
    'POST',
    '/api/owner',
    { email: 'ann@team.example', name: 'Ann', password: 'Too short', language: 'en' },
    { 'accept-language': 'uk' },
  );
  expect(wrong).toMatchObject({
    status: 422,
    body: { error: { field: 'password', message: 'У паролі має бути щонайменше 10 знаків.' } },
  });
  const others = Array.from({ length: 3 }, browser);
  const answers = await Promise.all(
    [b, ...others].map((x) =>
      x.call('POST', '/api/owner', {
        email: 'Ann@Team.example',
        name: 'Ann',
        password,
        language: 'uk',
        timeZone: 'Europe/Kyiv',
      }),
    ),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409]);
  const made = answers.find((a) => a.status === 200)!;
  expect(made.body).toMatchObject({
    state: 'signed_in',
    person: { email: 'ann@team.example', role: 'owner', language: 'uk', timeZone: 'Europe/Kyiv', twoFactor: false },
  });
  expect(made.headers['set-cookie']).toMatch(/^vakhta_0=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
  expect(
    (await browser().call('POST', '/api/owner', { email: 'eve@evil.example', name: 'Eve', password, language: 'en' }))
      .status,
  ).toBe(409);
  expect((await browser().call('GET', '/api/session')).body.state).toBe('signed_out');
});

test('one signs in, works, and signs out; then the cookie opens nothing', async () => {
  const b = await signedIn();
  expect((await b.call('GET', '/api/session')).body).toMatchObject({ state: 'signed_in', person: { name: 'Ann' } });
  expect((await b.call('GET', '/api/people')).body.total).toBe(1);
  const kept = new Map(b.cookies);
  expect((await b.call('POST', '/api/sign-out')).status).toBe(204);
  expect(b.cookies.size).toBe(0);
  for (const [name, value] of kept) b.cookies.set(name, value);
  expect((await b.call('GET', '/api/people')).status).toBe(401);
});

test('the database keeps neither the password nor the cookie', async () => {
  const b = await signedIn();
  const { rows } = await t.app.database.pool.query(
    'select (select json_agg(s)::text from sessions s) || (select json_agg(p)::text from people p) || (select json_agg(a)::text from audit_log a) as all',
  );
  expect(rows[0].all).toContain('ann@team.example');
  expect(rows[0].all).not.toContain(password);
  expect(rows[0].all).not.toContain([...b.cookies.values()][0]);
});

test('a wrong password and an unknown e-mail are told the same', async () => {
  const wrong = await browser().call('POST', '/api/sign-in', { email: 'ann@team.example', password: 'not this one' });
  const unknown = await browser().call('POST', '/api/sign-in', { email: 'nobody@team.example', password });
  expect(wrong.status).toBe(401);
  expect(unknown).toEqual({ ...wrong, headers: expect.anything() });
  expect(wrong.headers['set-cookie']).toBeUndefined();
});

test('an account locks after five failures, from any address, longer each time; the right password does not open it meanwhile', async () => {
  const fail = () => browser().call('POST', '/api/sign-in', { email: 'ann@team.example', password: 'not this one' });
  for (let i = 0; i < 5; i++) expect((await fail()).status).toBe(401);
  const locked = await browser().call('POST', '/api/sign-in', { email: 'ann@team.example', password });
  expect(locked).toMatchObject({
    status: 429,
    body: { error: { code: 'too_many_tries', message: 'Too many failed tries. Try again in 30 seconds.' } },
  });
  t.clock.advance(31_000);
  expect((await fail()).status).toBe(401);
  t.clock.advance(31_000);
  expect((await fail()).status).toBe(429);
  t.clock.advance(30_000);
  await signedIn();
  expect((await fail()).status).toBe(401);
});

test('tries at once are counted too', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      browser().call('POST', '/api/sign-in', { email: 'crowd@team.example', password: 'guess' }),
    ),
  );
  expect(answers.filter((a) => a.status === 401)).toHaveLength(5);
  expect(answers.filter((a) => a.status === 429)).toHaveLength(7);
});

test('an address locks, whatever it claims to be, and whichever accounts it tries', async () => {
  const b = openBrowser(http, '203.0.113.9');
  for (let i = 0; i < 28; i++) await tryOf(t.app, `account:other${i}@team.example`, '203.0.113.9');
  const guess = async (i: number) =>
    (
      await b.call(
        'POST',
        '/api/sign-in',
        { email: `user${i}@team.example`, password: 'guess' },
        { 'x-forwarded-for': `192.0.2.${i}` },
      )
    ).status;
  expect([await guess(1), await guess(2), await guess(3)]).toEqual([401, 401, 429]);
  expect((await b.call('POST', '/api/sign-in', { email: 'ann@team.example', password })).status).toBe(429);
  await signedIn();
});

test('a change without the csrf value of the session is refused and changes nothing', async () => {
  const b = await signedIn();
  const before = (await b.call('GET', '/api/session')).body.person.name;
  for (const csrf of ['', 'x', (await (await signedIn()).call('GET', '/api/session')).body.csrf]) {
    const refused = await b.call('PATCH', '/api/me', { name: 'Mallory' }, { 'x-vakhta-csrf': csrf });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'csrf' } } });
  }
  expect((await b.call('GET', '/api/session')).body.person.name).toBe(before);
  expect((await b.call('PATCH', '/api/me', { name: 'Anna', timeZone: 'Europe/Berlin' })).body).toMatchObject({
    name: 'Anna',
    timeZone: 'Europe/Berlin',
  });
  expect((await b.call('PATCH', '/api/me', { timeZone: 'Europe/Nowhere' })).status).toBe(422);
});

test('a form of another site cannot sign a browser in', async () => {
  const b = browser();
  const answer = await b.call('POST', '/api/sign-in', JSON.stringify({ email: 'ann@team.example', password }), {
    'content-type': 'text/plain',
  });
  expect(answer.status).toBe(422);
  expect(b.cookies.size).toBe(0);
});

test('a cookie that was there before sign-in opens nothing after it', async () => {
  const b = browser();
  b.cookies.set('vakhta_0', 'planted-by-somebody');
  await b.call('POST', '/api/sign-in', { email: 'ann@team.example', password });
  const first = b.cookies.get('vakhta_0')!;
  expect(first).not.toBe('planted-by-somebody');
  await b.call('POST', '/api/sign-in', { email: 'ann@team.example', password });
  expect(b.cookies.get('vakhta_0')).not.toBe(first);
  b.cookies.set('vakhta_0', first);
  expect((await b.call('GET', '/api/people')).status).toBe(401);
});

test('sessions are listed and ended one by one, and all others end with a new password', async () => {
  await t.app.database.pool.query('delete from sessions');
  const [a, b, c] = [await signedIn(), await signedIn(), await signedIn()];
  const { items } = (await a.call('GET', '/api/me/sessions')).body;
  expect(items).toHaveLength(3);
  expect(items.filter((s: { current: boolean }) => s.current)).toHaveLength(1);
  const bId = (await b.call('GET', '/api/me/sessions')).body.items.find((s: { current: boolean }) => s.current).id;
  expect((await a.call('DELETE', `/api/me/sessions/${bId}`)).status).toBe(204);
  expect((await b.call('GET', '/api/me/sessions')).status).toBe(401);
  const wrong = await a.call('POST', '/api/me/password', { current: 'not this one', next: 'another long one' });
  expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'wrong_password', field: 'current' } } });
  expect((await a.call('POST', '/api/me/password', { current: password, next: 'another long one' })).status).toBe(204);
  expect((await c.call('GET', '/api/me/sessions')).status).toBe(401);
  expect((await a.call('GET', '/api/me/sessions')).body.total).toBe(1);
  expect((await browser().call('POST', '/api/sign-in', { email: 'ann@team.example', password })).status).toBe(401);
  expect((await a.call('POST', '/api/me/password', { current: 'another long one', next: password })).status).toBe(204);
});

test('a session ends after a week without use, and after a month with it; the sweep forgets it', async () => {
  const idle = await signedIn();
  const busy = await signedIn();
  for (let i = 0; i < 5; i++) {
    t.clock.advance(6 * day);
    expect({ i, status: (await busy.call('GET', '/api/people')).status }).toEqual({ i, status: i < 4 ? 200 : 401 });
    if (i > 0) expect((await idle.call('GET', '/api/people')).status).toBe(401);
  }
  await t.sweep();
  const { rows } = await t.app.database.pool.query(
    'select (select count(*) from sessions)::int as sessions, (select count(*) from sign_in_tries)::int as tries',
  );
  expect(rows[0]).toEqual({ sessions: 0, tries: 0 });
});

test('the cookie is for TLS alone where people reach us by it', async () => {
  const b = await signedIn();
  await b.call('PATCH', '/api/settings', { publicUrl: 'https://watch.example/' });
  const tls = await browser().call(
    'POST',
    '/api/sign-in',
    { email: 'ann@team.example', password },
    { host: 'watch.example' },
  );
  expect(tls.headers['set-cookie']).toMatch(/^__Host-vakhta_0=.*; Secure$/);
  const plain = await browser().call(
    'POST',
    '/api/sign-in',
    { email: 'ann@team.example', password },
    { host: '127.0.0.1:7100' },
  );
  expect(plain.headers['set-cookie']).not.toContain('Secure');
});

test('signing in and failing to is in the audit trail, without secrets', async () => {
  const b = await signedIn();
  await browser().call('POST', '/api/sign-in', { email: 'ann@team.example', password: 'not this one' });
  const { items } = (await b.call('GET', '/api/audit?limit=3')).body;
  expect(items.map((i: { action: string }) => i.action)).toEqual(
    expect.arrayContaining(['sign_in.failed', 'sign_in.done']),
  );
  expect(items[0]).toMatchObject({ subject: 'ann@team.example', address: expect.stringMatching(/^198\.51\.100\./) });
});
