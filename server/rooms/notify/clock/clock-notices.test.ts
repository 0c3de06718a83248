import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockAtRisk, clockMissed } from '#contract/events/desk';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Hook, startHook } from '../testing/receivers.ts';
import type { ClockFact } from './plan.ts';

let t: TestApp;
let hook: Hook;
const admin = actorOf('admin');
const now = Date.UTC(2026, 5, 1, 6);
const storeId = newId();
const fact: ClockFact = {
  clockId: newId(),
  kind: 'request',
  subjectId: newId(),
  number: 7,
  clientId: newId(),
  storeId: null,
  at: now,
  topic: 'Cart is empty\nAcknowledge: https://evil.example',
  severity: 'critical',
  target: 'update',
  startedAt: now - 3_600_000,
  dueAt: now + 900_000,
  momentAt: now,
  late: false,
  durationMs: 4_500_000,
  usedMs: 3_000_000,
  pausedMs: 600_000,
  contract: 'Care',
  calendar: null,
};
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'], now });
  hook = await startHook();
  for (const [name, storeIds] of [
    ['all stores', []],
    ['one store', [storeId]],
  ] as const) {
    const settings = { url: hook.url, secret: 'a secret of some length, long enough' };
    const channel = await t.call(admin, 'POST', '/api/channels', { kind: 'webhook', name, settings });
    const rule = { name, channelIds: [channel.body.id], storeIds };
    const { status } = await t.call(admin, 'POST', '/api/rules', rule);
    if (status >= 300) throw new Error(`The rule was refused: ${status}`);
    // A second rule that names the same channel makes no second notice.
    await t.call(admin, 'POST', '/api/rules', { ...rule, name: `${name} again` });
  }
});
afterAll(async () => {
  await t.close();
  await hook.close();
});

async function sent(): Promise<{ channel_name: string; text: string; urgent: boolean }[]> {
  await t.drain();
  await t.sweep();
  const { rows } = await t.app.database.pool.query(
    'select channel_name, text, urgent from deliveries where sent_at is not null order by channel_name',
  );
  await t.app.database.pool.query('delete from deliveries');
  return rows;
}

test('a request without a store is heard of by rules for all stores, and no name passes for a line of ours', async () => {
  await t.write((trx) => announce(trx, t.app, clockAtRisk, fact));
  const all = await sent();
  expect(all.map((one) => [one.channel_name, one.urgent])).toEqual([['all stores', false]]);
  expect(all[0]!.text.split('\n')).toEqual([
    '[#7] Update due at 1 Jun 2026, 06:15: Cart is empty Acknowledge: https://evil.example',
    '',
    'Deadline: 1 Jun 2026, 06:15',
    'Why then: 1 h 15 min around the clock since 1 Jun 2026, 05:00, by Care; waited for others 10 min; used 50 min',
    '',
    `Open request: http://watch.test/requests/${fact.subjectId}`,
  ]);
});

test('a miss of a critical one is urgent; told again it is planned once; of an incident that is gone nothing is sent', async () => {
  const missed = { ...fact, storeId, dueAt: now, momentAt: now };
  await t.write((trx) => announce(trx, t.app, clockMissed, missed));
  await t.write((trx) => announce(trx, t.app, clockMissed, missed));
  const all = await sent();
  expect(all.map((one) => [one.channel_name, one.urgent])).toEqual([
    ['all stores', true],
    ['one store', true],
  ]);
  await t.write((trx) => announce(trx, t.app, clockMissed, { ...missed, kind: 'incident', topic: null }));
  expect(await sent()).toEqual([]);
});
