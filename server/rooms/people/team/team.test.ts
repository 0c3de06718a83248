import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '#contract/permissions';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { ensureOwner, invitationLink, peopleByIds, publicUrl, staff } from '../index.ts';
import { type Browser, openBrowser, openServer } from '../testing/browser.ts';
import { joined, joinedPassword } from '../testing/joined.ts';

const day = 24 * 3600_000;
const nobody = '00000000-0000-7000-8000-0000000000ff';
let t: TestApp;
let http: FastifyInstance;
let owner: Browser;
let admin: Browser;
let clientId = '';

const idOf = async (b: Browser): Promise<string> => (await b.call('GET', '/api/session')).body.person.id;

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores'] });
  http = openServer(t);
  owner = openBrowser(http);
});
afterAll(async () => {
  await http.close();
  await t.close();
});

test('the unattended first start makes the owner once and never touches it again', async () => {
  await Promise.all(
    [1, 2, 3].map(() => ensureOwner(t.app, { email: 'Ann@Team.example', password: 'a long enough one', name: 'Ann' })),
  );
  await ensureOwner(t.app, { email: 'eve@evil.example', password: 'another long one', name: 'Eve' });
  expect(
    (await owner.call('POST', '/api/sign-in', { email: 'ann@team.example', password: 'a long enough one' })).body.state,
  ).toBe('signed_in');
  expect((await owner.call('GET', '/api/people')).body.total).toBe(1);
  clientId = (await owner.call('POST', '/api/clients', { name: 'Shop & Co' })).body.id;
  admin = await joined(http, owner, { email: 'admin@team.example', role: 'admin' });
});

test('an invitation is a link that serves once, for a week, and is nowhere in the database', async () => {
  const invited = await owner.call('POST', '/api/invitations', {
    email: 'Bo@Team.example',
    role: 'engineer',
    speciality: 'devops',
    language: 'uk',
  });
  expect(invited.body).toMatchObject({
    email: 'bo@team.example',
    role: 'engineer',
    speciality: 'devops',
    invitedBy: 'Ann',
    acceptedAt: null,
    link: expect.stringMatching(/^http:\/\/watch\.test\/invitation\/vki_/),
  });
  const path = `/api${new URL(invited.body.link).pathname}`;
  const { rows } = await t.app.database.pool.query(
    'select (select json_agg(x)::text from outbox x) || (select json_agg(x)::text from audit_log x) || (select json_agg(x)::text from invitation_links x) as all',
  );
  expect(rows[0].all).toContain('person.invited');
  expect(rows[0].all).not.toContain(path.split('/').at(-1));
  const stranger = openBrowser(http);
  expect((await stranger.call('GET', path)).body).toEqual({ email: 'bo@team.example', role: 'engineer' });
  const answers = await Promise.all(
    [1, 2, 3].map(() => openBrowser(http).call('POST', path, { name: 'Bo', password: joinedPassword, language: 'uk' })),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([200, 404, 404]);
  expect(answers.find((a) => a.status === 200)!.body).toMatchObject({
    state: 'signed_in',
    person: { email: 'bo@team.example', role: 'engineer', speciality: 'devops' },
  });
  const { items } = (await owner.call('GET', '/api/people?q=bo@team')).body;
  expect(items).toMatchObject([{ lastSeenAt: new Date(t.clock.now()).toISOString() }]);
  expect((await stranger.call('GET', path)).status).toBe(404);
  expect(await owner.call('POST', '/api/invitations', { email: 'bo@team.example', role: 'admin' })).toMatchObject({
    status: 409,
    body: { error: { code: 'person_exists' } },
  });
});

test('an invitation expires, is withdrawn, and is replaced by a newer one', async () => {
  const inviteCy = async () =>
    (await owner.call('POST', '/api/invitations', { email: 'cy@team.example', role: 'manager' })).body;
  const open = async (link: string) => (await openBrowser(http).call('GET', `/api${new URL(link).pathname}`)).status;
  const first = await inviteCy();
  const second = await inviteCy();
  expect([await open(first.link), await open(second.link)]).toEqual([404, 200]);
  expect((await owner.call('GET', '/api/invitations')).body).toMatchObject({ total: 1, items: [{ id: second.id }] });
  const mailed = await t.write((trx) => invitationLink(trx, t.app, second.id));
  expect(mailed).toMatchObject({ email: 'cy@team.example', invitedBy: 'Ann' });
  expect([await open(mailed!.link), await open(second.link)]).toEqual([200, 200]);
  expect((await owner.call('DELETE', `/api/invitations/${second.id}`)).status).toBe(204);
  expect([await open(mailed!.link), await open(second.link)]).toEqual([404, 404]);
  expect(await t.write((trx) => invitationLink(trx, t.app, second.id))).toBeNull();
  const third = await inviteCy();
  t.clock.advance(7 * day + 1);
  expect(await open(third.link)).toBe(404);
  expect(
    (
      await openBrowser(http).call('POST', `/api${new URL(third.link).pathname}`, {
        name: 'Cy',
        password: joinedPassword,
        language: 'en',
      })
    ).status,
  ).toBe(404);
  owner = openBrowser(http);
  await owner.call('POST', '/api/sign-in', { email: 'ann@team.example', password: 'a long enough one' });
  admin = openBrowser(http);
  await admin.call('POST', '/api/sign-in', { email: 'admin@team.example', password: joinedPassword });
});

test('what an invitation must have is asked for, and nothing is kept of a wrong one', async () => {
  const wrong = [
    [{ email: 'x@team.example', role: 'client_viewer' }, 'needs_client'],
    [{ email: 'x@team.example', role: 'engineer', clientIds: [clientId] }, 'staff_sees_all'],
    [{ email: 'x@team.example', role: 'client_admin', clientIds: [nobody] }, 'no_client'],
    [{ email: 'x@team.example', role: 'admin', speciality: 'seo' }, 'not_engineer'],
    [{ email: 'x at team', role: 'admin' }, 'invalid'],
    [{ email: 'x@team.example', role: 'king' }, 'invalid'],
  ] as const;
  for (const [body, code] of wrong)
    expect(await owner.call('POST', '/api/invitations', body)).toMatchObject({
      status: 422,
      body: { error: { code } },
    });
  expect((await owner.call('GET', '/api/invitations')).body.total).toBe(0);
});

test('an admin makes no owners and touches none', async () => {
  const ann = await idOf(owner);
  const own = await idOf(admin);
  expect(await admin.call('POST', '/api/invitations', { email: 'x@team.example', role: 'owner' })).toMatchObject({
    status: 403,
    body: { error: { code: 'only_owner' } },
  });
  for (const [url, change] of [
    [`/api/people/${own}`, { role: 'owner' }],
    [`/api/people/${ann}`, { role: 'engineer' }],
    [`/api/people/${ann}`, { active: false }],
  ] as const) {
    expect(await admin.call('PATCH', url, change)).toMatchObject({
      status: 403,
      body: { error: { code: 'only_owner' } },
    });
  }
  expect((await admin.call('POST', `/api/people/${ann}/reset-two-factor`)).status).toBe(403);
  expect((await peopleByIds(t.app.db, [ann, own])).map((p) => p.role).sort()).toEqual(['admin', 'owner']);
});

test('the last owner stays, even when two ask at once', async () => {
  const ann = await idOf(owner);
  for (const change of [{ role: 'admin' }, { active: false }]) {
    expect(await owner.call('PATCH', `/api/people/${ann}`, change)).toMatchObject({
      status: 409,
      body: { error: { code: 'last_owner' } },
    });
  }
  const second = await joined(http, owner, { email: 'di@team.example', role: 'owner' });
  const di = await idOf(second);
  const both = await Promise.all([
    owner.call('PATCH', `/api/people/${di}`, { role: 'admin' }),
    second.call('PATCH', `/api/people/${ann}`, { role: 'admin' }),
  ]);
  expect(both.map((a) => a.status).filter((s) => s === 200)).toHaveLength(1);
  const owners = (await peopleByIds(t.app.db, [ann, di])).filter((p) => p.role === 'owner');
  expect(owners).toHaveLength(1);
  const left = owners[0]!.id === ann ? owner : second;
  await left.call('PATCH', `/api/people/${ann}`, { role: 'owner' });
  await owner.call('PATCH', `/api/people/${di}`, { role: 'admin' });
});

test('a role brings and takes what belongs to it; deactivated people are out at once', async () => {
  const b = await joined(http, owner, { email: 'eve@team.example', role: 'engineer', speciality: 'qa' });
  const id = await idOf(b);
  expect(await owner.call('PATCH', `/api/people/${id}`, { role: 'client_viewer' })).toMatchObject({
    status: 422,
    body: { error: { code: 'needs_client' } },
  });
  expect(
    (await owner.call('PATCH', `/api/people/${id}`, { role: 'client_viewer', clientIds: [clientId, clientId] })).body,
  ).toMatchObject({ role: 'client_viewer', speciality: null, clientIds: [clientId] });
  expect((await b.call('GET', '/api/people')).status).toBe(403);
  expect((await owner.call('PATCH', `/api/people/${id}`, { role: 'engineer' })).body).toMatchObject({
    role: 'engineer',
    clientIds: [],
  });
  expect((await staff(t.app.db)).map((p) => p.id)).toContain(id);
  expect((await owner.call('PATCH', `/api/people/${id}`, { active: false })).body.active).toBe(false);
  expect((await b.call('GET', '/api/session')).body.state).toBe('signed_out');
  expect((await staff(t.app.db)).map((p) => p.id)).not.toContain(id);
  const again = await openBrowser(http).call('POST', '/api/sign-in', {
    email: 'eve@team.example',
    password: joinedPassword,
  });
  const unknown = await openBrowser(http).call('POST', '/api/sign-in', {
    email: 'who@team.example',
    password: joinedPassword,
  });
  expect(again.body).toEqual(unknown.body);
  expect((await owner.call('PATCH', `/api/people/${nobody}`, { active: false })).status).toBe(404);
});

test('who leaves the team, or may do less, leaves no open door behind; an invitation names a person and no token', async () => {
  const b = await joined(http, owner, { email: 'kim@team.example', role: 'admin' });
  const id = await idOf(b);
  const token = (await b.call('POST', '/api/me/tokens', { name: 'ci', scopes: permissions })).body;
  const invite = async (email: string) =>
    (
      await http.inject({
        method: 'POST',
        url: '/api/invitations',
        headers: { authorization: `Bearer ${token.secret}` },
        payload: { email, role: 'admin' },
      })
    ).json();
  const open = async (link: string) => (await openBrowser(http).call('GET', `/api${new URL(link).pathname}`)).status;
  const ids = async () =>
    (await owner.call('GET', '/api/invitations')).body.items.map((i: { email: string }) => i.email);
  expect(token.secret).toMatch(/^vk_/);
  for (const change of [{ role: 'engineer' }, { active: false }]) {
    await owner.call('PATCH', `/api/people/${id}`, { role: 'admin', active: true });
    const { link, invitedBy } = await invite('kim.at.home@elsewhere.example');
    expect([invitedBy, await open(link)]).toEqual(['kim', 200]);
    await owner.call('PATCH', `/api/people/${id}`, change);
    expect(await open(link)).toBe(404);
    expect(await ids()).not.toContain('kim.at.home@elsewhere.example');
  }
});

test('people are found by name and e-mail; a client that goes leaves its people without stores', async () => {
  const found = await owner.call('GET', '/api/people?q=BO%40team');
  expect(found.body).toMatchObject({ total: 1, items: [{ email: 'bo@team.example' }] });
  expect((await owner.call('GET', '/api/people?q=%25')).body.total).toBe(0);
  const other = (await owner.call('POST', '/api/clients', { name: 'Short-lived' })).body.id;
  const b = await joined(http, owner, { email: 'fay@client.example', role: 'client_admin', clientIds: [other] });
  await owner.call('DELETE', `/api/clients/${other}`);
  expect((await b.call('GET', '/api/session')).body.person.clientIds).toEqual([]);
  expect((await b.call('GET', '/api/stores')).body.total).toBe(0);
});

test('settings are changed one by one and audited', async () => {
  expect((await owner.call('GET', '/api/settings')).body).toEqual({
    twoFactorRequired: false,
    probePrivateAddresses: true,
    publicUrl: null,
  });
  expect(await publicUrl(t.app)).toBe('http://watch.test');
  expect((await owner.call('PATCH', '/api/settings', { publicUrl: 'https://watch.example/' })).body).toEqual({
    twoFactorRequired: false,
    probePrivateAddresses: true,
    publicUrl: 'https://watch.example',
  });
  expect((await owner.call('PATCH', '/api/settings', { probePrivateAddresses: false })).body).toEqual({
    twoFactorRequired: false,
    probePrivateAddresses: false,
    publicUrl: 'https://watch.example',
  });
  expect(await publicUrl(t.app)).toBe('https://watch.example');
  expect((await owner.call('PATCH', '/api/settings', { publicUrl: 'javascript:alert(1)' })).status).toBe(422);
  expect((await owner.call('GET', '/api/audit?action=settings.changed')).body).toMatchObject({
    total: 2,
    items: [{ actor: 'Ann', details: { probePrivateAddresses: false } }, {}],
  });
  expect((await admin.call('GET', '/api/audit?q=admin%40team')).body.total).toBeGreaterThan(0);
});

test('text that cannot be stored is refused, wherever it is', async () => {
  expect((await owner.call('PATCH', '/api/me', { name: 'A\u0000n' })).status).toBe(422);
  expect((await owner.call('GET', '/api/people?q=%00')).status).toBe(422);
});
