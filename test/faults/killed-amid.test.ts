import { afterEach, beforeEach, expect, test } from 'vitest';
import pg from 'pg';
import { listIncidents } from '#contract/incidents';
import { readDiscovery, startDiscovery } from '#contract/stores';
import { type Mailbox, startMailbox } from '../../server/rooms/notify/testing/receivers.ts';
import { type Caller, callerOf } from '../flows/stage/caller.ts';
import { lettersOf, mailTo, monitorOf, openStall, type Stall, until, watchStalls } from './stage/outages.ts';
import { newProduct, type Part, type Product } from './stage/product.ts';

let product: Product;
let part: Part;
let box: Mailbox;
let call: Caller;
let stall: Stall;
beforeEach(async () => {
  [product, box, stall] = [await newProduct(), await startMailbox(), await openStall('The stall')];
  part = await product.start();
  call = await callerOf(product.base);
  await mailTo(call, box.port);
  await watchStalls(call, [stall]);
  await until('it is up', async () => (await monitorOf(call, stall)).status === 'up');
});
afterEach(async () => {
  await product.close();
  await box.close();
  await stall.close();
});

const messageIds = () => lettersOf(box, stall).map(({ headers }) => headers.get('message-id'));

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test('killed after the mail server took a notice and before that was written down, it sends the notice again under the same number', async () => {
  box.mood = 'silent';
  stall.broken = true;
  await until('the mail server has it', () => lettersOf(box, stall).length === 1);
  await part.kill();
  box.mood = 'takes';
  part = await product.start();
  await until('it is sent again', () => lettersOf(box, stall).length === 2);
  expect(new Set(messageIds()).size).toBe(1);
  expect(messageIds()[0]).toMatch(/^<.+>$/);
  stall.broken = false;
  await until('the end is told', () => lettersOf(box, stall).some(({ subject }) => subject.includes('Works again')));
  expect(lettersOf(box, stall)).toHaveLength(3);
});

test('killed while reactions to an outage wait for the database: they go on after the next start, each once', async () => {
  const holder = await connected();
  const looker = await connected();
  await holder.query('begin; lock table incidents in access exclusive mode');
  stall.broken = true;
  const waiting = async () =>
    (
      await looker.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%incidents%'`,
      )
    ).rows[0]!.n;
  await until('a reaction waits for the table', async () => (await waiting()) > 0);
  await part.kill();
  await holder.query('rollback');
  const locked = await looker.query(`select 1 from graphile_worker._private_job_queues where locked_by is not null`);
  expect(locked.rowCount).toBeGreaterThan(0);
  await Promise.all([holder.end(), looker.end()]);
  part = await product.start();
  await until('the notice arrives', () => lettersOf(box, stall).length === 1);
  call = await callerOf(product.base);
  expect((await call(listIncidents, { query: {} })).total).toBe(1);
});

test('killed while it looks at a store, it looks again and comes to an end', async () => {
  const { answer } = stall;
  stall.answer = () => undefined;
  await call(startDiscovery, { params: { id: stall.storeId } });
  await until('it looks', async () =>
    (await call(readDiscovery, { params: { id: stall.storeId } })).steps.some(({ state }) => state === 'running'),
  );
  await part.kill();
  stall.answer = answer;
  part = await product.start();
  call = await callerOf(product.base);
  const read = () => call(readDiscovery, { params: { id: stall.storeId } });
  await until('it is over', async () => (await read()).state !== 'running', 180_000);
  expect((await read()).state).toBe('done');
});
