import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { type Authenticator, newAuthenticator } from '../testing/authenticator.ts';
import { type Browser, openBrowser, openServer } from '../testing/browser.ts';

const password = 'a long enough one';
const origin = 'http://localhost:7100';
const page = { host: 'localhost:7100', origin };
let t: TestApp;
let http: FastifyInstance;
let addresses = 0;
let device: Authenticator;

const browser = (): Browser => openBrowser(http, `198.51.100.${++addresses}`);

beforeAll(async () => {
  t = await testApp({ rooms: ['people'] });
  http = openServer(t);
  await browser().call('POST', '/api/owner', { email: 'ann@team.example', name: 'Ann', password, language: 'en' });
});
afterAll(async () => {
  await http.close();
  await t.close();
});
beforeEach(() => t.clock.advance(2 * 3600_000));

async function byPassword(): Promise<Browser> {
  const b = browser();
  await b.call('POST', '/api/sign-in', { email: 'ann@team.example', password });
  return b;
}

async function add(b: Browser, with_: Authenticator, at = page, name = 'Phone') {
  const options = await b.call('POST', '/api/me/passkeys/options', undefined, at);
  expect(options.status).toBe(200);
  return b.call('POST', '/api/me/passkeys', { name, answer: with_.register(options.body, at.origin) }, at);
}

async function enter(b: Browser, with_: Authenticator, at = page) {
  const options = await b.call('POST', '/api/sign-in/passkey/options', undefined, at);
  return b.call('POST', '/api/sign-in/passkey', with_.sign(options.body, at.origin), at);
}

test('a passkey is added and signs one in by itself', async () => {
  device = newAuthenticator();
  const b = await byPassword();
  expect((await add(b, device)).body).toMatchObject({ name: 'Phone', lastUsedAt: null });
  const fresh = browser();
  expect((await enter(fresh, device)).body).toMatchObject({
    state: 'signed_in',
    person: { name: 'Ann', twoFactor: true },
    secondFactors: ['passkey'],
  });
  expect((await fresh.call('GET', '/api/me/passkeys')).body).toMatchObject({
    total: 1,
    items: [{ name: 'Phone', lastUsedAt: expect.any(String) }],
  });
  expect((await fresh.call('GET', '/api/people')).status).toBe(200);
});

test('an answer serves once, and not after five minutes', async () => {
  const options = (await browser().call('POST', '/api/sign-in/passkey/options', undefined, page)).body;
  const answer = device.sign(options, origin);
  expect((await browser().call('POST', '/api/sign-in/passkey', answer, page)).status).toBe(200);
  expect(await browser().call('POST', '/api/sign-in/passkey', answer, page)).toMatchObject({
    status: 401,
    body: { error: { code: 'bad_passkey' } },
  });
  const late = (await browser().call('POST', '/api/sign-in/passkey/options', undefined, page)).body;
  t.clock.advance(5 * 60_000 + 1);
  expect((await browser().call('POST', '/api/sign-in/passkey', device.sign(late, origin), page)).status).toBe(401);
});

test('what another page, another device or a made-up challenge signed opens nothing', async () => {
  const options = (await browser().call('POST', '/api/sign-in/passkey/options', undefined, page)).body;
  const evil = device.sign(options, 'https://evil.example');
  expect((await browser().call('POST', '/api/sign-in/passkey', evil, page)).status).toBe(401);
  expect((await enter(browser(), newAuthenticator())).status).toBe(401);
  const own = Buffer.from(`abc.${t.clock.now() + 60_000}.def`).toString('base64url');
  expect(
    (await browser().call('POST', '/api/sign-in/passkey', device.sign({ ...options, challenge: own }, origin), page))
      .status,
  ).toBe(401);
  for (const body of [{}, { id: 7 }, { id: 'x', response: null }])
    expect((await browser().call('POST', '/api/sign-in/passkey', body, page)).status).toBe(401);
  const b = await byPassword();
  const mixed = await b.call(
    'POST',
    '/api/me/passkeys',
    { name: 'x', answer: newAuthenticator().register({ ...options, rp: { id: 'localhost' } }, origin) },
    page,
  );
  expect(mixed).toMatchObject({ status: 422, body: { error: { code: 'bad_passkey' } } });
});

test('a page in another name that stands between us and the person gets nowhere', async () => {
  const between = { host: 'evil.example', origin: 'https://evil.example' };
  expect((await enter(browser(), device, between)).status).toBe(401);
});

test('a device that does not make sure of its person is not enough', async () => {
  const b = await byPassword();
  expect((await add(b, newAuthenticator(false))).status).toBe(422);
});

test('the public address is what passkeys are bound to, and an address in digits cannot have any', async () => {
  const b = await byPassword();
  await b.call('PATCH', '/api/settings', { publicUrl: 'https://watch.example' });
  const at = { host: '10.0.0.5:7100', origin: 'https://watch.example' };
  const second = newAuthenticator();
  expect((await add(b, second, at, 'Laptop')).status).toBe(200);
  expect((await enter(browser(), second, at)).status).toBe(200);
  expect((await enter(browser(), device)).status).toBe(200);
  await b.call('PATCH', '/api/settings', { publicUrl: null });
  const digits = await b.call('POST', '/api/me/passkeys/options', undefined, {
    host: '127.0.0.1:7100',
    origin: 'http://127.0.0.1:7100',
  });
  expect(digits).toMatchObject({ status: 422, body: { error: { code: 'passkey_needs_name' } } });
});

test('where two factors are required a passkey is enough, and a password alone is not', async () => {
  const b = await byPassword();
  await b.call('PATCH', '/api/settings', { twoFactorRequired: true });
  expect((await b.call('GET', '/api/session')).body.state).toBe('signed_in');
  const half = await byPassword();
  expect((await half.call('GET', '/api/session')).body).toMatchObject({
    state: 'second_factor',
    secondFactors: ['passkey'],
  });
  expect((await half.call('GET', '/api/people')).status).toBe(401);
  expect((await enter(half, device)).body.state).toBe('signed_in');
});

test('a removed passkey opens nothing, and neither do those of a person whose factors an owner has reset', async () => {
  const b = browser();
  await enter(b, device);
  const items = (await b.call('GET', '/api/me/passkeys')).body.items as { id: string; name: string }[];
  expect((await b.call('DELETE', `/api/me/passkeys/${items.find((k) => k.name === 'Laptop')!.id}`)).status).toBe(204);
  expect((await b.call('DELETE', '/api/me/passkeys/00000000-0000-7000-8000-0000000000ff')).status).toBe(404);
  const me = (await b.call('GET', '/api/session')).body.person.id;
  expect((await b.call('POST', `/api/people/${me}/reset-two-factor`)).status).toBe(204);
  expect((await enter(browser(), device)).status).toBe(401);
  expect((await b.call('GET', '/api/session')).body.state).toBe('two_factor_enrolment');
});
