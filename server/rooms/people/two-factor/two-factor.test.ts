import type { FastifyInstance } from 'fastify';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { type Browser, openBrowser, openServer } from '../testing/browser.ts';

const hour = 3600_000;
const password = 'a long enough one';
let t: TestApp;
let http: FastifyInstance;
let addresses = 0;
let secret = '';
let backupCodes: string[] = [];

const browser = (): Browser => openBrowser(http, `198.51.100.${++addresses}`);
const code = (of = secret, shift = 0): string =>
  new TOTP({ secret: of }).generate({ timestamp: t.clock.now() + shift * 30_000 });

beforeAll(async () => {
  t = await testApp({ rooms: ['people'] });
  http = openServer(t);
  await browser().call('POST', '/api/owner', { email: 'ann@team.example', name: 'Ann', password, language: 'en' });
});
afterAll(async () => {
  await http.close();
  await t.close();
});
beforeEach(() => t.clock.advance(2 * hour));

async function first(): Promise<{ b: Browser; state: string }> {
  const b = browser();
  const { body } = await b.call('POST', '/api/sign-in', { email: 'ann@team.example', password });
  return { b, state: body.state };
}

test('enrolment shows a secret and its picture, and is on after a code of it', async () => {
  const { b } = await first();
  const begun = (await b.call('POST', '/api/me/totp')).body;
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Vakhta:ann%40team\.example\?/);
  expect(begun.qr).toMatch(/^<svg /);
  expect((await first()).state).toBe('signed_in');
  const again = (await b.call('POST', '/api/me/totp')).body;
  expect(again.secret).not.toBe(begun.secret);
  const old = await b.call('POST', '/api/me/totp/confirm', { code: code(begun.secret) });
  expect(old).toMatchObject({ status: 422, body: { error: { code: 'wrong_code', field: 'code' } } });
  const done = await b.call('POST', '/api/me/totp/confirm', { code: code(again.secret) });
  expect(done.status).toBe(200);
  secret = again.secret;
  backupCodes = done.body.backupCodes;
  expect(new Set(backupCodes).size).toBe(10);
  expect(backupCodes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect((await b.call('GET', '/api/session')).body.person.twoFactor).toBe(true);
  expect((await b.call('POST', '/api/me/totp')).status).toBe(409);
  const { rows } = await t.app.database.pool.query(
    'select (select json_agg(x)::text from totp x) || (select json_agg(x)::text from backup_codes x) || (select json_agg(x)::text from audit_log x) as all',
  );
  for (const hidden of [secret, backupCodes[0]!, backupCodes[0]!.replace('-', '')])
    expect(rows[0].all).not.toContain(hidden);
});

test('between the two steps nothing is open but the second', async () => {
  const { b, state } = await first();
  expect(state).toBe('second_factor');
  const session = (await b.call('GET', '/api/session')).body;
  expect(session).toEqual({
    state: 'second_factor',
    person: null,
    permissions: [],
    secondFactors: ['code'],
    csrf: null,
    version: '0.0.0-test',
  });
  for (const url of ['/api/people', '/api/me/sessions', '/api/me/tokens'])
    expect((await b.call('GET', url)).status).toBe(401);
  const before = [...b.cookies.values()][0];
  expect((await b.call('POST', '/api/sign-in/code', { code: code() })).body.state).toBe('signed_in');
  expect([...b.cookies.values()][0]).not.toBe(before);
  expect((await b.call('GET', '/api/people')).status).toBe(200);
  b.cookies.set('vakhta_0', before!);
  expect((await b.call('GET', '/api/session')).body.state).toBe('signed_out');
});

test('a code opens once, a step late or early at most; one that came before a used one is used up as well', async () => {
  const enter = async (typed: string) =>
    (await (await first()).b.call('POST', '/api/sign-in/code', { code: typed })).status;
  expect(await enter(code(secret, -2))).toBe(401);
  expect(await enter(code(secret, 2))).toBe(401);
  expect(await enter(code(secret, -1))).toBe(200);
  const now = code();
  expect(await enter(`${now.slice(0, 3)} ${now.slice(3)}`)).toBe(200);
  expect(await enter(now)).toBe(401);
  expect(await enter(code(secret, -1))).toBe(401);
  expect(await enter(code(secret, 1))).toBe(200);
});

test('one code sent many times at once opens once', async () => {
  const pending = [(await first()).b, (await first()).b, (await first()).b];
  const typed = code();
  const answers = await Promise.all(pending.map((b) => b.call('POST', '/api/sign-in/code', { code: typed })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 401, 401]);
});

test('a backup code opens once, however it is typed', async () => {
  const { b } = await first();
  expect(
    (await b.call('POST', '/api/sign-in/code', { code: backupCodes[0]!.toLowerCase().replace('-', ' ') })).status,
  ).toBe(200);
  const again = await first();
  expect((await again.b.call('POST', '/api/sign-in/code', { code: backupCodes[0] })).status).toBe(401);
  expect((await again.b.call('POST', '/api/sign-in/code', { code: backupCodes[1] })).status).toBe(200);
});

test('new backup codes take the password, and make the old ones void', async () => {
  const { b } = await first();
  await b.call('POST', '/api/sign-in/code', { code: code() });
  const renew = (typed: string) => b.call('POST', '/api/me/totp/backup-codes', { password: typed });
  expect(await renew('not this one')).toMatchObject({ status: 422, body: { error: { field: 'password' } } });
  const old = backupCodes;
  backupCodes = (await renew(password)).body.backupCodes;
  expect(new Set([...old, ...backupCodes]).size).toBe(20);
  const enter = async (typed: string) =>
    (await (await first()).b.call('POST', '/api/sign-in/code', { code: typed })).status;
  expect([await enter(old[3]!), await enter(backupCodes[3]!), await enter(backupCodes[3]!)]).toEqual([401, 200, 401]);
  const { items } = (await b.call('GET', '/api/audit?limit=50')).body;
  expect(items).toContainEqual(
    expect.objectContaining({ action: 'two_factor.codes_renewed', subject: 'ann@team.example' }),
  );
});

test('codes cannot be guessed: the second step locks, for every session of the person', async () => {
  const { b } = await first();
  const other = (await first()).b;
  const statuses = [];
  for (let i = 0; i < 6; i++) statuses.push((await b.call('POST', '/api/sign-in/code', { code: '000000' })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const refused = await other.call('POST', '/api/sign-in/code', { code: code() });
  expect(refused).toMatchObject({
    status: 429,
    body: { error: { message: expect.stringMatching(/in 30 seconds\.$/) } },
  });
  expect(refused.headers['retry-after']).toBe('30');
  t.clock.advance(31_000);
  expect((await other.call('POST', '/api/sign-in/code', { code: code() })).status).toBe(200);
});

test('the second step waits ten minutes', async () => {
  const { b } = await first();
  t.clock.advance(11 * 60_000);
  const late = await b.call('POST', '/api/sign-in/code', { code: code() });
  expect(late).toMatchObject({ status: 401, body: { error: { code: 'sign_in' } } });
});

test('turning it off takes the password; where the team requires it, nothing else is open until it is on again', async () => {
  const { b } = await first();
  await b.call('POST', '/api/sign-in/code', { code: code() });
  expect((await b.call('PATCH', '/api/settings', { twoFactorRequired: true })).body.twoFactorRequired).toBe(true);
  const token = (await b.call('POST', '/api/me/tokens', { name: 'ci', scopes: ['people.read'] })).body.secret;
  const byToken = () =>
    http.inject({ method: 'GET', url: '/api/people', headers: { authorization: `Bearer ${token}` } });
  expect((await byToken()).statusCode).toBe(200);
  expect((await b.call('POST', '/api/me/totp/remove', { password: 'not this one' })).status).toBe(422);
  expect((await b.call('POST', '/api/me/totp/remove', { password })).status).toBe(204);
  expect((await b.call('GET', '/api/session')).body).toMatchObject({
    state: 'two_factor_enrolment',
    permissions: [],
    person: { name: 'Ann', twoFactor: false },
  });
  expect((await byToken()).json().error.code).toBe('two_factor_enrolment');
  for (const [method, url, body] of [
    ['GET', '/api/people'],
    ['POST', '/api/me/tokens', { name: 'x', scopes: ['people.read'] }],
    ['PATCH', '/api/settings', { twoFactorRequired: false }],
    ['PATCH', '/api/me', { name: 'X' }],
  ] as const) {
    expect(await b.call(method, url, body)).toMatchObject({
      status: 403,
      body: { error: { code: 'two_factor_enrolment' } },
    });
  }
  expect((await b.call('GET', '/api/settings')).status).toBe(403);
  const fresh = await first();
  expect(fresh.state).toBe('two_factor_enrolment');
  secret = (await fresh.b.call('POST', '/api/me/totp')).body.secret;
  expect((await fresh.b.call('POST', '/api/me/totp/confirm', { code: code() })).status).toBe(200);
  expect((await fresh.b.call('GET', '/api/session')).body.state).toBe('signed_in');
  expect((await fresh.b.call('PATCH', '/api/settings', { twoFactorRequired: false })).status).toBe(200);
  const codes = await first();
  expect((await codes.b.call('POST', '/api/sign-in/code', { code: backupCodes[5] })).status).toBe(401);
});
