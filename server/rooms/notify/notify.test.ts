import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { watchImpaired, watchRestored } from '#contract/events/monitoring';
import { storeRemoved } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../incidents/testing/flips.ts';
import { Courier } from './sending/courier.ts';
import { type Hook, type Mailbox, startHook, startMailbox } from './testing/receivers.ts';

const minute = 60_000;
const owner = actorOf('owner');
// The incidents room itself says incidentOpened, incidentEscalated and incidentResolved here: flips are told to it, as monitoring would.
let t: TestApp;
let hook: Hook;
let mailbox: Mailbox;
let courier: Courier;
/** Of the courier, in milliseconds: by it senders that were killed are known. */
let elapsed = 0;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  [hook, mailbox] = [await startHook(), await startMailbox()];
  courier = new Courier(t.app, () => elapsed);
});
afterAll(async () => {
  await t.close();
  await hook.close();
  await mailbox.close();
});
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from rules; delete from deliveries; delete from channels; delete from incidents',
  );
  hook.requests.length = 0;
  mailbox.mails.length = 0;
  hook.answer.status = 200;
  mailbox.mood = 'takes';
});

const secret = 'a secret of some length';
const webhook = async (of: Record<string, unknown> = {}) =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'webhook',
      name: 'Hook',
      settings: { url: `${hook.url}/in`, secret },
      ...of,
    })
  ).body;
const email = async (of: Record<string, unknown> = {}) =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'email',
      name: 'Mail',
      settings: {
        host: '127.0.0.1',
        port: mailbox.port,
        security: 'none',
        from: 'Watch <watch@agency.example>',
        to: ['night@agency.example'],
      },
      ...of,
    })
  ).body;
const rule = async (channelIds: string[], of: Record<string, unknown> = {}) =>
  (await t.call(owner, 'POST', '/api/rules', { name: 'All', channelIds, ...of })).body;
const deliver = async () => {
  await courier.run();
  await t.drain();
};
const deliveries = async (query = '') => (await t.call(owner, 'GET', `/api/deliveries?limit=100${query}`)).body.items;
const said = () => hook.requests.map((r) => JSON.parse(r.body));

test('a notice says what, where, since when, how bad, what changed, what to do first; it is signed and leaves a receipt', async () => {
  await rule([(await webhook()).id]);
  const store = await givenStore(t, 'https://cups.example');
  await tell(t, flipOf(store.id, { at: t.clock.now() - 30_000, page: 'checkout', monitorName: 'Checkout page' }));
  await deliver();
  expect(hook.requests).toHaveLength(1);
  const { headers, body } = hook.requests[0]!;
  expect(headers['x-vakhta-signature']).toBe(
    `sha256=${createHmac('sha256', secret).update(`${headers['x-vakhta-timestamp']}.${body}`).digest('hex')}`,
  );
  const notice = JSON.parse(body);
  expect(notice.subject).toContain('CRITICAL: Checkout: answers with an error');
  for (const part of [
    'Where: ',
    'What: Checkout page',
    'Since: ',
    '30 s ago',
    'What changed before: ',
    'First: ',
    'Next: ',
  ])
    expect(notice.text).toContain(part);
  expect(notice.links.map((l: { url: string }) => new URL(l.url).pathname.split('/')[1])).toEqual(['ack', 'incidents']);
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({
    state: 'sent',
    attempts: 1,
    kind: 'opened',
    receipt: expect.stringContaining('200'),
  });
  expect(delivery.text).not.toContain('/ack/');
  const [incident] = (await t.call(owner, 'GET', `/api/incidents?storeId=${store.id}`)).body.items;
  const { timeline } = (await t.call(owner, 'GET', `/api/incidents/${incident.id}`)).body;
  expect(timeline.at(-1)).toMatchObject({ kind: 'notice', internal: true, text: 'Notice (opened) sent by Hook.' });
});

test('mail: readable in Ukrainian, a Message-ID that is the same at each try, hostile names are text', async () => {
  await rule([(await email({ language: 'uk', timeZone: 'Europe/Kyiv' })).id]);
  const store = await givenStore(t);
  await t.call(owner, 'PATCH', `/api/stores/${store.id}`, { name: '<img src=x onerror=alert(1)>' });
  await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'cart' }));
  mailbox.mood = 'busy';
  await deliver();
  expect(await deliveries()).toMatchObject([{ state: 'retrying', attempts: 1, error: expect.stringContaining('451') }]);
  mailbox.mood = 'takes';
  t.clock.advance(10_000);
  await deliver();
  const [mail] = mailbox.mails;
  const [{ id, receipt }] = await deliveries();
  expect(receipt).toMatch(/^250/);
  expect(mail).toContain(`Message-ID: <${id}@agency.example>`);
  const decoded = decode(mail!);
  expect(decoded).toContain('КРИТИЧНО: Кошик: відповідає помилкою');
  expect(decoded).toContain('Прийняти');
  expect(decoded).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(decoded.slice(decoded.indexOf('<!doctype'))).not.toContain('<img');
});

test('a mail server that is down for an hour delays the notice and loses nothing; it is marked late and sent once', async () => {
  await rule([(await email()).id]);
  const store = await givenStore(t);
  const { port } = mailbox;
  await mailbox.close();
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  for (let passed = 0; passed < 60; passed += 5) {
    await deliver();
    t.clock.advance(5 * minute);
  }
  expect(await deliveries()).toMatchObject([{ state: 'retrying' }]);
  mailbox = await startMailbox(port);
  t.clock.advance(20 * minute);
  await deliver();
  await deliver();
  expect(mailbox.mails).toHaveLength(1);
  expect(decode(mailbox.mails[0]!)).toMatch(/Since: .* 1 h \d+ min ago/);
  expect(await deliveries()).toMatchObject([{ state: 'sent' }]);
});

test('a channel that fails falls to the next; what is given up is visible and can be sent again', async () => {
  const fallback = await email();
  const first = await webhook({ fallbackId: fallback.id });
  await rule([first.id]);
  hook.answer.status = 410;
  await tell(t, flipOf((await givenStore(t)).id, { at: t.clock.now() }));
  await deliver();
  expect(mailbox.mails).toHaveLength(1);
  const [dead] = await deliveries('&state=dead');
  expect(dead).toMatchObject({ channelName: 'Hook', error: 'Webhook answered 410.' });
  hook.answer.status = 200;
  expect((await t.call(owner, 'POST', `/api/deliveries/${dead.id}/retry`)).status).toBe(200);
  await deliver();
  expect(hook.requests).toHaveLength(2);
  expect((await t.call(owner, 'POST', `/api/deliveries/${dead.id}/retry`)).status).toBe(409);
  const circle = await t.call(owner, 'PATCH', `/api/channels/${fallback.id}`, { fallbackId: first.id });
  expect(circle).toMatchObject({ status: 422, body: { error: { field: 'fallbackId' } } });
});

test('recoveries of one moment come in one quiet message, only to who was alarmed', async () => {
  await rule([(await webhook()).id], { severities: ['critical'] });
  const downs = [];
  for (const _ of [1, 2, 3]) downs.push(await tell(t, flipOf((await givenStore(t)).id, { at: t.clock.now() })));
  const minor = await tell(
    t,
    flipOf((await givenStore(t)).id, { at: t.clock.now(), status: 'degraded', failure: 'slow', page: 'other' }),
  );
  await deliver();
  expect(hook.requests).toHaveLength(3);
  for (const down of [...downs, minor]) await tell(t, recovered(down, t.clock.now() + 1000));
  t.clock.advance(minute);
  await deliver();
  expect(said().slice(3)).toMatchObject([{ kind: 'recovered', subject: '3 incidents recovered' }]);
  expect(
    (await deliveries()).filter((d: { kind: string; state: string }) => d.kind === 'recovered' && d.state === 'sent'),
  ).toHaveLength(3);
});

test('a rule with a delay speaks only while nobody has taken it; hours and stores are minded', async () => {
  const channel = await webhook();
  const [one, two] = [await givenStore(t), await givenStore(t)];
  const late = await rule([channel.id], { delayMinutes: 10, storeIds: [one.id] });
  await rule([channel.id], {
    name: 'Nights',
    hours: { timeZone: 'Europe/Kyiv', days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' },
    storeIds: [two.id],
  });
  await tell(t, flipOf(one.id, { at: t.clock.now() }));
  await tell(t, flipOf(two.id, { at: t.clock.now() }));
  await deliver();
  expect(hook.requests).toHaveLength(0);
  expect(await deliveries('&state=skipped')).toMatchObject([{ error: "it is outside the rule's hours" }]);
  t.clock.advance(10 * minute);
  await deliver();
  expect(said()).toMatchObject([{ kind: 'reminder', subject: expect.stringContaining('Nobody has taken it yet') }]);
  const third = await givenStore(t);
  await t.call(owner, 'PATCH', `/api/rules/${late.id}`, { storeIds: [] });
  await tell(t, flipOf(third.id, { at: t.clock.now() }));
  const [incident] = (await t.call(owner, 'GET', `/api/incidents?storeId=${third.id}`)).body.items;
  await t.call(owner, 'POST', `/api/incidents/${incident.id}/acknowledge`);
  t.clock.advance(11 * minute);
  await deliver();
  expect(hook.requests).toHaveLength(1);
});

test('two senders at once and a kill in the middle: each notice is sent once, a lost one again under the same id', async () => {
  await rule([(await webhook()).id]);
  for (const _ of Array(12)) await tell(t, flipOf((await givenStore(t)).id, { at: t.clock.now() }));
  await Promise.all([courier, new Courier(t.app), new Courier(t.app)].map((one) => one.run()));
  expect(new Set(hook.requests.map((r) => r.headers['x-vakhta-delivery'])).size).toBe(12);
  expect(hook.requests).toHaveLength(12);
  // Claimed by a process that died before it wrote down what became of it.
  await t.app.database.pool.query(`update deliveries set state = 'sending', claimed_at = $1 where id = $2`, [
    t.clock.now(),
    hook.requests[0]!.headers['x-vakhta-delivery'],
  ]);
  await deliver();
  expect(hook.requests).toHaveLength(12);
  for (let looks = 0; looks < 4; looks++) {
    elapsed += 5000;
    await deliver();
    expect(hook.requests).toHaveLength(12);
  }
  elapsed += 5000;
  await deliver();
  expect(hook.requests).toHaveLength(13);
  expect(hook.requests[12]!.headers['x-vakhta-delivery']).toBe(hook.requests[0]!.headers['x-vakhta-delivery']);
});

test("what grows worse is told to who knew, and to who must know only now; the platform's own trouble to who hears of critical things", async () => {
  const [all, critical] = [await webhook({ name: 'All' }), await email({ name: 'Critical' })];
  await rule([all.id]);
  await rule([critical.id], { severities: ['critical'] });
  const store = await givenStore(t);
  const slow = await tell(
    t,
    flipOf(store.id, { at: t.clock.now(), status: 'degraded', failure: 'slow', page: 'cart' }),
  );
  await deliver();
  expect([hook.requests.length, mailbox.mails.length]).toEqual([1, 0]);
  await tell(t, { ...slow, at: t.clock.now() + 1000, status: 'down', failure: 'http' });
  await deliver();
  expect((await t.call(owner, 'GET', '/api/incidents?state=active')).body.items[0].severity).toBe('critical');
  expect(said().map((n) => n.kind)).toEqual(['opened', 'escalated']);
  expect(mailbox.mails).toHaveLength(1);
  for (const [event, facts] of [
    [watchImpaired, { count: 3 }],
    [watchRestored, {}],
  ] as const) {
    await t.write((trx) =>
      announce(trx, t.app, event, { at: t.clock.now(), kind: 'late', prober: null, ...facts } as never),
    );
    await t.drain();
    await deliver();
  }
  expect(
    said()
      .slice(2)
      .map((n) => n.subject),
  ).toEqual(['Vakhta itself is in trouble', 'Vakhta watches again as it should']);
  expect(said()[2].text).toContain('3 monitors were not probed in time.');
});

test('a removed store takes its rules along and no other', async () => {
  const channel = await webhook();
  const [one, two] = [await givenStore(t), await givenStore(t)];
  await rule([channel.id], { name: 'One', storeIds: [one.id] });
  await rule([channel.id], { name: 'Both', storeIds: [one.id, two.id] });
  await t.write((trx) => announce(trx, t.app, storeRemoved, { storeId: one.id, name: 'x' }));
  await t.drain();
  expect(
    (await t.call(owner, 'GET', '/api/rules')).body.items.map((r: { name: string; storeIds: string[] }) => [
      r.name,
      r.storeIds,
    ]),
  ).toEqual([['Both', [two.id]]]);
});

// personInvited, announced by the people room
test('an invitation is mailed in the language of who is invited, with a link that works', async () => {
  await email();
  const made = await t.call(actorOf('owner', { personId: null }), 'POST', '/api/invitations', {
    email: 'new@agency.example',
    role: 'engineer',
    language: 'uk',
  });
  expect(made.status).toBe(200);
  await t.drain();
  const text = decode(mailbox.mails[0]!);
  expect(text).toContain('запрошує вас до Vakhta');
  const link = new URL(/http:\/\/watch\.test\/invitation\/[\w-]+/.exec(text)![0]);
  expect((await t.call(null, 'GET', `/api${link.pathname}`)).body).toMatchObject({
    email: 'new@agency.example',
    role: 'engineer',
  });
});

test('bad input names the field and changes nothing', async () => {
  for (const [body, field] of [
    [{ kind: 'pigeon', name: 'x', settings: {} }, 'kind'],
    [{ kind: 'telegram', name: 'x', settings: { botToken: 'nonsense', chatId: '1' } }, 'settings.botToken'],
    [{ kind: 'webhook', name: 'x', settings: { url: 'ftp://x', secret } }, 'settings.url'],
    [{ kind: 'email', name: '', settings: {} }, 'name'],
  ] as const)
    expect(await t.call(owner, 'POST', '/api/channels', body)).toMatchObject({
      status: 422,
      body: { error: { field } },
    });
  expect((await t.call(owner, 'GET', '/api/channels')).body.total).toBe(0);
  expect(
    (await t.call(owner, 'POST', '/api/rules', { name: 'x', channelIds: ['0197c3a0-0000-7000-8000-000000000000'] }))
      .status,
  ).toBe(422);
});

function decode(mail: string): string {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
    .replace(
      /base64(?:\r\n[^\r\n]+)*\r\n\r\n([A-Za-z0-9+/\r\n]+={0,2})/g,
      (_, run: string) => `\n${Buffer.from(run, 'base64').toString('utf8')}\n`,
    );
}
