import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../incidents/testing/flips.ts';
import { readLetter } from '../../../test/fakes/letter.ts';
import { planEscalated, planOpened } from './plan-notices.ts';
import { Courier } from './sending/courier.ts';
import { type Hook, type Mailbox, startHook, startMailbox } from './testing/receivers.ts';

const owner = actorOf('owner');
let t: TestApp;
let hook: Hook;
let mailbox: Mailbox;
let courier: Courier;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  [hook, mailbox] = [await startHook(), await startMailbox()];
  courier = new Courier(t.app);
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
  mailbox.recipients.length = 0;
  mailbox.busyFor = [];
  hook.answer = { status: 200, body: '{}' };
});

const webhook = async (of: Record<string, unknown> = {}): Promise<string> =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'webhook',
      name: 'Hook',
      settings: { url: `${hook.url}/in`, secret: 'a secret of some length' },
      ...of,
    })
  ).body.id;
const email = async (to: string[]): Promise<string> =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'email',
      name: 'Mail',
      settings: { host: '127.0.0.1', port: mailbox.port, security: 'none', from: 'watch@agency.example', to },
    })
  ).body.id;
const rule = (channelIds: string[], of: Record<string, unknown> = {}) =>
  t.call(owner, 'POST', '/api/rules', { name: 'All', channelIds, ...of });
const deliver = async () => {
  await courier.run();
  await t.drain();
};
const heads = () =>
  hook.requests.map((r) => /\] (.*): (?:Home|Category|Cart)/.exec(JSON.parse(r.body).subject as string)?.[1]);
const notices = async () =>
  (await t.call(owner, 'GET', '/api/deliveries?limit=100')).body.items
    .map((d: { kind: string; state: string; error: string | null }) => [d.kind, d.state, d.error])
    .reverse();
const told = 'it was told already by another notice';

/** Pages of one shop fail alike, the one that matters less first. */
const fails = async (storeId: string, page: 'category' | 'home', passes = 300) => {
  await tell(t, flipOf(storeId, { at: t.clock.now(), page }));
  t.clock.advance(passes);
};
const severity = async (value: string) => {
  const [{ id }] = (await t.call(owner, 'GET', '/api/incidents?state=active')).body.items;
  await t.call(owner, 'PATCH', `/api/incidents/${id}`, { severity: value });
  await t.drain();
};

test('an incident that grows worse before its first notice has left is told once, as bad as it is', async () => {
  await rule([await webhook()]);
  const store = await givenStore(t);
  await fails(store.id, 'category');
  await fails(store.id, 'home');
  await deliver();
  await deliver();
  expect(heads()).toEqual(['CRITICAL']);
  expect(await notices()).toEqual([
    ['opened', 'sent', null],
    ['escalated', 'skipped', told],
  ]);
});

test('it is told once where it grew worse in the same millisecond', async () => {
  await rule([await webhook()]);
  const store = await givenStore(t);
  await fails(store.id, 'category', 0);
  await fails(store.id, 'home', 0);
  await deliver();
  await deliver();
  expect(heads()).toEqual([expect.stringContaining('CRITICAL')]);
});

test('who was told that it works again is told that it does not; who was not hears nothing of it', async () => {
  await rule([await webhook()]);
  const store = await givenStore(t);
  const fall = await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'home' }));
  await deliver();
  const comesBack = async (after: number): Promise<void> => {
    await tell(t, recovered(fall, t.clock.now()));
    t.clock.advance(after);
    await deliver();
    t.clock.advance(60_000);
    await tell(t, { ...fall, at: t.clock.now() });
    await deliver();
    t.clock.advance(1000);
    await deliver();
  };
  // Taken or not: it was believed to be over.
  const [{ id }] = (await t.call(owner, 'GET', '/api/incidents?state=active')).body.items;
  await t.call(owner, 'POST', `/api/incidents/${id}/acknowledge`, {});
  await t.drain();
  await comesBack(30_000);
  expect(heads()).toEqual(['CRITICAL', 'Works again', 'Down again, CRITICAL']);
  expect(new Set(hook.requests.map((r) => /#(\d+)/.exec(JSON.parse(r.body).subject as string)?.[1])).size).toBe(1);
  hook.answer.status = 500;
  await comesBack(30_000);
  expect(heads().slice(3)).toEqual(['Works again']);
  expect((await notices()).slice(3)).toEqual([['recovered', 'skipped', 'it came back meanwhile']]);
});

test('one that grows worse after its first notice is told again, once however often it grew worse meanwhile', async () => {
  await rule([await webhook()]);
  const store = await givenStore(t);
  await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'category', status: 'degraded', failure: 'slow' }));
  await deliver();
  t.clock.advance(1000);
  await severity('major');
  t.clock.advance(1000);
  await severity('critical');
  await deliver();
  await deliver();
  expect(heads()).toEqual(['Minor', 'Now CRITICAL']);
  for (const _ of [1, 2]) {
    // A person who lowers it and raises it again means it.
    t.clock.advance(1000);
    await severity('minor');
    t.clock.advance(1000);
    await severity('critical');
    await deliver();
  }
  expect(heads()).toEqual(['Minor', 'Now CRITICAL', 'Now CRITICAL', 'Now CRITICAL']);
});

test('told once also where the answer to its growing worse overtakes the answer to its beginning', async () => {
  const store = await givenStore(t);
  const at = t.clock.now();
  await fails(store.id, 'category');
  await fails(store.id, 'home');
  const [{ id, number }] = (await t.call(owner, 'GET', '/api/incidents?state=active')).body.items;
  await rule([await webhook()]);
  const fact = { incidentId: id, number, storeId: store.id, at };
  await t.write((trx) => planEscalated(trx, t.app, { ...fact, severity: 'critical' }));
  t.clock.advance(300);
  await t.write((trx) => planOpened(trx, t.app, { ...fact, severity: 'major' }));
  await deliver();
  await deliver();
  expect(heads()).toEqual(['CRITICAL']);
});

test('a notice that fell to another channel is not told where its own was', async () => {
  const spare = await email(['night@agency.example']);
  await rule([await webhook({ fallbackId: spare }), spare]);
  hook.answer.status = 410;
  await fails((await givenStore(t)).id, 'category');
  await deliver();
  await deliver();
  expect(hook.requests).toHaveLength(1);
  expect(mailbox.mails).toHaveLength(1);
  expect(await notices()).toContainEqual(['opened', 'skipped', told]);
});

test('of several recipients nobody misses that it grew worse, whoever got the first mail late', async () => {
  await rule([await email(['one@agency.example', 'two@agency.example'])]);
  const store = await givenStore(t);
  await fails(store.id, 'category');
  mailbox.busyFor = ['two@agency.example'];
  await deliver();
  t.clock.advance(1000);
  await fails(store.id, 'home');
  mailbox.busyFor = [];
  t.clock.advance(60_000);
  await deliver();
  await deliver();
  const subjects = mailbox.mails.map((mail) => /\] ([^\]]*): Category/.exec(readLetter(mail, []).subject)?.[1]);
  expect(subjects.map((subject, i) => [subject, mailbox.recipients[i]])).toEqual([
    ['MAJOR', ['one@agency.example']],
    ['CRITICAL', ['two@agency.example']],
    ['Now CRITICAL', ['one@agency.example', 'two@agency.example']],
  ]);
});
