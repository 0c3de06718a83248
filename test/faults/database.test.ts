import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listIncidents } from '#contract/incidents';
import { readUptime } from '#contract/monitoring';
import { startEmbedded } from '#kit/db/embedded';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { type Listener, listen, signedIn } from './stage/live.ts';
import { lettersOf, mailTo, monitorOf, openStall, type Stall, until, watchStalls } from './stage/outages.ts';
import { newProduct, type Part, type Product } from './stage/product.ts';

let product: Product;
let part: Part;
let box: Mailbox;
let call: Caller;
let stall: Stall;
let listener: Listener;

async function begin(): Promise<void> {
  part = await product.start();
  call = await callerOf(product.base);
  await mailTo(call, box.port);
  await watchStalls(call, [stall]);
  await until('it is up', async () => (await monitorOf(call, stall)).status === 'up');
  listener = listen(product.base, await signedIn(product.base));
  await until('the console listens', () => listener.connected === 1);
}

beforeEach(async () => {
  [box, stall] = [await startMailbox(), await openStall('The stall')];
});
afterEach(async () => {
  listener.close();
  await product.close();
  await box.close();
  await stall.close();
});

const probedSince = (since: number) =>
  until('it is probed and stored', async () => Date.parse((await monitorOf(call, stall)).lastProbeAt!) > since);
const today = async () => (await call(readUptime, { params: { id: stall.monitorId } })).windows[0]!;

/** Down and up again: everything that reacts to it reacts. */
async function everythingWorks(): Promise<void> {
  const heard = listener.heard.length;
  stall.broken = true;
  await until('the outage is mailed', () => lettersOf(box, stall).some(({ subject }) => subject.includes('CRITICAL')));
  stall.broken = false;
  await until('the end is mailed', () => lettersOf(box, stall).some(({ subject }) => subject.includes('Works again')));
  expect(lettersOf(box, stall)).toHaveLength(2);
  await until('the console hears of it', () => listener.heard.slice(heard).includes('changed'));
}

test('the database dies again and again under the running product: it is started again, everything goes on, no store is charged', async () => {
  product = await newProduct();
  await begin();
  for (let times = 0; times < 3; times++) {
    const pid = product.databasePid();
    process.kill(pid, 'SIGQUIT');
    await until('another one runs', () => ![0, pid].includes(product.databasePid()));
    await probedSince(Date.now());
  }
  expect(await today()).toMatchObject({ downMs: 0, outages: 0 });
  expect((await call(listIncidents, { query: {} })).total).toBe(0);
  await everythingWorks();
  expect(listener.refused).toBe(0);
});

test('a database elsewhere is away for twenty-five seconds: who asks is told so, and all goes on when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-faults-database-'));
  chmodSync(folder, 0o711);
  const directory = join(folder, 'postgres');
  let database = await startEmbedded({ directory, log: () => {} });
  product = await newProduct({ DATABASE_URL: database.url });
  await begin();
  const before = await today();
  const gone = Date.now();
  await database.stop();
  await until('it says that it cannot work', async () => (await fetch(`${product.base}/readyz`)).status === 503);
  const answer = await fetch(`${product.base}/api/stores`, { headers: { authorization: 'Bearer vk_whoever' } });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: { code: 'database' } });
  await sleep(25_000);
  expect((await fetch(`${product.base}/healthz`)).status).toBe(200);
  database = await startEmbedded({ directory, log: () => {} });
  await probedSince(Date.now());
  const after = await today();
  expect(after.downMs).toBe(0);
  // What was not watched is not known, and not more than that.
  expect(after.unknownMs - before.unknownMs).toBeLessThan(Date.now() - gone);
  await everythingWorks();
  expect(await part.end('SIGINT')).toMatchObject({ code: 0 });
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});
