import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../../incidents/testing/flips.ts';
import { type Hook, type Mailbox, startHook, startMailbox } from '../testing/receivers.ts';
import { Courier } from './courier.ts';

const owner = actorOf('owner');
let t: TestApp;
let hook: Hook;
let mailbox: Mailbox;
let courier: Courier;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  [hook, mailbox] = [await startHook(), await startMailbox()];
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
  hook.answer.status = 200;
  mailbox.mails.length = 0;
  mailbox.mood = 'takes';
  mailbox.busyFor = [];
  courier = new Courier(t.app);
});

const webhook = async (url: string) =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'webhook',
      name: 'Hook',
      settings: { url, secret: 'a secret of some length' },
    })
  ).body.id as string;
const email = async (port: number, to = ['night@agency.example']) =>
  (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'email',
      name: 'Mail',
      settings: { host: '127.0.0.1', port, security: 'none', from: 'watch@agency.example', to },
    })
  ).body.id as string;
const rule = (channelIds: string[]) => t.call(owner, 'POST', '/api/rules', { name: 'All', channelIds });
const down = async (page: 'checkout' | 'category' = 'checkout') =>
  tell(t, flipOf((await givenStore(t)).id, { at: t.clock.now(), page }));
const kinds = () => hook.requests.map((r) => JSON.parse(r.body).kind as string);
const states = async () =>
  (
    await t.app.database.pool.query<{ state: string; n: number }>(
      'select state, count(*) as n from deliveries group by 1 order by 1',
    )
  ).rows;

test('a mail server that takes the connection and says nothing delays its own notices and nobody else’s', async () => {
  const held: Socket[] = [];
  const silent = createServer((socket) => held.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  await rule([await email((silent.address() as AddressInfo).port), await webhook(hook.url)]);
  for (let i = 0; i < 25; i++) await down();
  const stopping = new AbortController();
  const run = courier.run(stopping.signal);
  await expect.poll(() => hook.requests.length).toBe(25);
  await expect.poll(() => held.length).toBe(10);
  await down();
  await expect.poll(() => hook.requests.length).toBe(26);
  stopping.abort();
  for (const socket of held) socket.destroy();
  await run;
  expect(await states()).toEqual([
    { state: 'retrying', n: 10 },
    { state: 'sent', n: 26 },
    { state: 'waiting', n: 16 },
  ]);
  silent.close();
});

test('told to stop, it gives back what does not end, and the next one sends it at once', async () => {
  const held: Socket[] = [];
  const silent = createServer((socket) => held.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const channel = await webhook(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
  await rule([channel]);
  await down();
  const stopping = new AbortController();
  const run = courier.run(stopping.signal);
  await expect.poll(() => held.length).toBe(1);
  stopping.abort();
  await run;
  expect(held[0]!.closed).toBe(false);
  await t.call(owner, 'PATCH', `/api/channels/${channel}`, { settings: { url: hook.url } });
  await new Courier(t.app).run();
  expect(kinds()).toEqual(['opened']);
  for (const socket of held) socket.destroy();
  silent.close();
});

test('what waits goes out in the order of its age when the service is back, but a new urgent notice goes first', async () => {
  await rule([await webhook(hook.url)]);
  hook.answer.status = 503;
  const stores: string[] = [];
  for (let i = 0; i < 30; i++) {
    stores.push((await down(i % 2 ? 'category' : 'checkout')).storeId);
    t.clock.advance(1000);
  }
  for (let i = 0; i < 5; i++) {
    hook.requests.length = 0;
    await courier.run();
    expect(hook.requests.length).toBe(30);
    t.clock.advance(10 * 60_000);
  }
  await courier.run();
  hook.answer.status = 200;
  hook.requests.length = 0;
  // None is due for some minutes; the first that goes out proves that the service works again, and takes the others along.
  t.clock.advance(60_000);
  const fresh = await down();
  await courier.run();
  const told = hook.requests.map((r) => JSON.parse(r.body).incident.store.id as string);
  expect(told[0]).toBe(fresh.storeId);
  expect(told.slice(1).toSorted()).toEqual(stores.toSorted());
  // Ten go at once and may overtake each other; a younger one goes only when all but nine of the older have gone.
  const ranks = told.slice(1).map((id) => stores.indexOf(id));
  for (const [i, rank] of ranks.entries()) expect(ranks.slice(i).filter((r) => r < rank).length).toBeLessThan(10);
  expect(JSON.parse(hook.requests[1]!.body).text).toContain('late by 51 min');
});

test('that it is over is not told before that it began', async () => {
  await rule([await webhook(hook.url)]);
  const flip = await down();
  hook.answer.status = 503;
  await courier.run();
  t.clock.advance(1000);
  await tell(t, recovered(flip, t.clock.now()));
  hook.requests.length = 0;
  hook.answer.status = 200;
  // The recovery is due, the next try of the outage is not.
  await t.app.database.pool.query(`update deliveries set try_at = try_at + 300000 where kind = 'opened'`);
  t.clock.advance(60_000);
  await courier.run();
  expect(kinds()).toEqual([]);
  t.clock.advance(300_000);
  await courier.run();
  expect(kinds()).toEqual(['opened', 'recovered']);
});

test('a clock that jumps back an hour makes no notice wait an hour', async () => {
  await rule([await webhook(hook.url)]);
  await down();
  hook.answer.status = 503;
  await courier.run();
  await down();
  t.clock.advance(-3_600_000);
  hook.answer.status = 200;
  hook.requests.length = 0;
  await new Courier(t.app).run();
  expect(kinds()).toEqual(['opened', 'opened']);
});

test('a recipient who is refused for now gets the mail later, the others once', async () => {
  await rule([await email(mailbox.port, ['one@agency.example', 'two@agency.example'])]);
  mailbox.busyFor = ['two@agency.example'];
  await down();
  await courier.run();
  expect(mailbox.recipients).toEqual([['one@agency.example']]);
  expect(await states()).toEqual([{ state: 'retrying', n: 1 }]);
  t.clock.advance(10_000);
  mailbox.busyFor = [];
  await courier.run();
  expect(mailbox.recipients).toEqual([['one@agency.example'], ['two@agency.example']]);
  expect(await states()).toEqual([{ state: 'sent', n: 1 }]);
});
