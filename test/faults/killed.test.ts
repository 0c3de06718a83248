import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listIncidents, readIncident } from '#contract/incidents';
import { listMonitors, readUptime } from '#contract/monitoring';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import {
  intervalSeconds,
  lettersOf,
  mailTo,
  monitorOf,
  openStall,
  type Stall,
  until,
  watchStalls,
} from './stage/outages.ts';
import { newProduct, type Part, type Product } from './stage/product.ts';

const roles = ['web', 'scheduler', 'prober', 'worker'] as const;
type Role = (typeof roles)[number];

let product: Product;
let box: Mailbox;
let call: Caller;
let stalls: Stall[];
const parts = new Map<Role, Part>();
/** Kills of whoever sends: each may have come between sending a mail and writing that down. */
let killsOfSender = 0;

beforeAll(async () => {
  [product, box] = [await newProduct(), await startMailbox()];
  for (const role of roles) parts.set(role, await product.start('--roles', role));
  call = await callerOf(product.base);
  await mailTo(call, box.port);
  stalls = await Promise.all(roles.map((role) => openStall(`Stall of the ${role}`)));
  await watchStalls(call, stalls);
  await until('all are up', async () =>
    (await call(listMonitors, { query: { limit: 100 } })).items.every(({ status }) => status === 'up'),
  );
});
afterAll(async () => {
  await product.close();
  await box.close();
  await Promise.all(stalls.map((stall) => stall.close()));
});

async function killAndRestart(role: Role): Promise<void> {
  if (role === 'scheduler') killsOfSender += 1;
  await parts.get(role)!.kill();
  parts.set(role, await product.start('--roles', role));
}

/** What the timeline says, in its order, without who was told how. */
async function storyOf(stall: Stall): Promise<string[]> {
  const { items } = await call(listIncidents, { query: { storeId: stall.storeId } });
  expect(items).toHaveLength(1);
  const { timeline } = await call(readIncident, { params: { id: items[0]!.id } });
  const ats = timeline.map(({ at }) => Date.parse(at));
  expect(ats).toEqual(ats.toSorted((a, b) => a - b));
  return timeline.map(({ kind }) => kind);
}

/** Everybody was looked at within an interval, and the moment that it takes. */
async function everyoneIsProbed(): Promise<void> {
  const before = new Map(stalls.map((stall) => [stall, stall.views]));
  const slack = 30_000;
  await until(
    'all are probed within one interval',
    () => stalls.every((stall) => stall.views > before.get(stall)!),
    intervalSeconds * 1000 + slack,
  );
}

for (const role of roles) {
  test(`kill -9 of the ${role}, again and again while stores go down and up: each thing is told once, and nothing is missed`, async () => {
    const killed = parts.get(role)!.pid;
    const stall = stalls.find(({ name }) => name.endsWith(role))!;
    for (const broken of [true, false]) {
      stall.broken = broken;
      // In the middle of it: before the first probe that notices, and again while that is told.
      await sleep(roles.indexOf(role) * 900);
      await killAndRestart(role);
      await everyoneIsProbed();
      await killAndRestart(role);
      await until(
        `${stall.name} is ${broken ? 'down' : 'up'}`,
        async () => (await monitorOf(call, stall)).status === (broken ? 'down' : 'up'),
      );
      await until('it is mailed', () =>
        lettersOf(box, stall).some(({ subject }) => subject.includes(broken ? 'CRITICAL' : 'Works again')),
      );
    }
    await until(
      'the receipts are written',
      async () => (await storyOf(stall)).filter((kind) => kind === 'notice').length === 2,
    );
    expect((await storyOf(stall)).filter((kind) => kind !== 'notice')).toEqual([
      'opened',
      'signal',
      'recovered',
      'resolved',
    ]);
    expect(parts.get(role)!.pid).not.toBe(killed);
  });
}

test('over all of it no store was charged beyond its outages, no mail was lost, and a second copy has the number of the first', async () => {
  // Of the stores; a slow machine may have something to say of itself.
  const ids = stalls.flatMap((stall) => lettersOf(box, stall).map(({ headers }) => headers.get('message-id')!));
  expect(new Set(ids).size).toBe(stalls.length * 2);
  // One more only where the sender was killed after the mail server had taken it.
  expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(killsOfSender);
  expect((await call(listIncidents, { query: { limit: 100 } })).total).toBe(stalls.length);
  for (const { monitorId } of stalls) {
    const { windows } = await call(readUptime, { params: { id: monitorId } });
    expect(windows[0]!.outages).toBe(1);
  }
  for (const part of parts.values()) expect(part.complained()).not.toContain('"level":60');
});
