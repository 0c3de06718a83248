import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, tell } from '../../server/rooms/incidents/testing/flips.ts';
import { Courier } from '../../server/rooms/notify/sending/courier.ts';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { readLetter } from '../fakes/letter.ts';

const owner = actorOf('owner');
const many = 2000;
const hour = 3_600_000;
const megabyte = 1024 * 1024;
let t: TestApp;
let box: Mailbox;
let silent: ReturnType<typeof createServer>;
const held = new Set<Socket>();
let most = 0;
beforeAll(async () => {
  [t, box] = [await testApp(), await startMailbox()];
  silent = createServer((socket) => {
    held.add(socket.on('error', () => undefined).on('close', () => held.delete(socket)));
    most = Math.max(most, held.size);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of held) socket.destroy();
  silent.close();
  await t.close();
  await box.close();
});

/** More outages like the first one, each with its notice, `everyMs` apart from `from` on. */
async function multiply(count: number, from: number, everyMs: number, urgent: boolean): Promise<void> {
  await t.app.database.pool.query(
    `with twins as materialized (select i, gen_random_uuid() as id, $2::bigint + i * $3::bigint as at, nextval('incident_number') as number from generate_series(1, $1::int) i),
      made as (insert into incidents select (jsonb_populate_record(f, jsonb_build_object('id', w.id, 'number', w.number, 'opened_at', w.at, 'started_at', w.at))).*
        from incidents f, twins w where f.number = 1)
    insert into deliveries select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'fact', 'twin ' || w.number, 'incident_id', w.id, 'incident_number', w.number,
      'state', 'waiting', 'attempts', 0, 'created_at', w.at, 'due_at', w.at, 'try_at', w.at, 'urgent', $4::boolean))).* from deliveries d, twins w where d.incident_number = 1`,
    [count, from, everyMs, urgent],
  );
}

/** After all that is let go of was collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const under = async () =>
  (await t.app.database.pool.query<{ n: number }>(`select count(*)::int as n from deliveries where state = 'sending'`))
    .rows[0]!.n;
const numbers = () => box.mails.map((mail) => Number(/#(\d+)/.exec(readLetter(mail, []).subject)![1]));

test('two thousand notices wait for a silent mail server; when it is back they go by age, a few at a time, and a new alarm goes first', async () => {
  const settings = (port: number) => ({
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'watch@faults.test',
    to: ['duty@faults.test'],
  });
  const channel = (
    await t.call(owner, 'POST', '/api/channels', {
      kind: 'email',
      name: 'Mail',
      settings: settings((silent.address() as AddressInfo).port),
    })
  ).body;
  await t.call(owner, 'POST', '/api/rules', { name: 'Everything', channelIds: [channel.id] });
  const began = t.clock.now();
  await tell(t, flipOf((await givenStore(t)).id, { at: began, page: 'category' }));
  await multiply(many - 1, began, Math.floor(hour / many), false);
  t.clock.advance(hour);

  const stopping = new AbortController();
  const trying = new Courier(t.app).run(stopping.signal);
  await expect.poll(() => most, { timeout: 60_000 }).toBe(10);
  await sleep(1500);
  expect(most).toBe(10);
  stopping.abort();
  for (const socket of held) socket.destroy();
  await trying;
  expect(await under()).toBe(0);

  await t.call(owner, 'PATCH', `/api/channels/${channel.id}`, { settings: settings(box.port) });
  t.clock.advance(60_000);
  const before = heapInUse();
  const sending = new Courier(t.app).run();
  await expect.poll(() => box.mails.length, { timeout: 240_000 }).toBeGreaterThan(500);
  expect(await under()).toBeLessThanOrEqual(10);
  await multiply(1, t.clock.now(), 0, true);
  // Many may have left while it was written.
  const place = box.mails.length;
  await sending;

  const order = numbers();
  expect(order).toHaveLength(many + 1);
  expect(new Set(order).size).toBe(many + 1);
  // Ten were under way, and ten more were perhaps taken before it was there.
  expect(order.indexOf(many + 1)).toBeLessThan(place + 30);
  const rest = order.filter((number) => number !== many + 1);
  // Ten go at once and may overtake each other, however slow one of them is: of the older ones no more than those are left.
  for (const [i, number] of rest.entries())
    expect(rest.slice(i).filter((other) => other < number).length).toBeLessThan(20);
  expect(readLetter(box.mails[0]!, []).text).toContain('late by 1 h');
  // What was sent is let go of; the mails themselves are kept here, by the mail server.
  const kept = box.mails.reduce((bytes, mail) => bytes + mail.length, 0);
  expect((heapInUse() - before - kept) / megabyte).toBeLessThan(50);
  expect((await t.call(owner, 'GET', '/api/deliveries?state=sent&limit=1')).body.total).toBe(many + 1);
});
