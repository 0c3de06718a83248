import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '#kit/testing/test-app';
import { engineer, givenStore, openApp, openShop, rooms, type SmallShop } from '../testing/stage.ts';
import { workOff } from './work.ts';

let t: TestApp;
const open: SmallShop[] = [];
const workers: ChildProcess[] = [];
beforeAll(async () => {
  t = await openApp();
});
afterAll(() => t.close());
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Processes are started, and the machine may be busy. */
const patience = 240_000;
const state = async (id: string) => (await t.call(engineer, 'GET', `/api/audits/${id}`)).body.state as string;
const forgetJobs = () => t.app.database.pool.query('delete from graphile_worker._private_jobs');
const row = async (id: string) =>
  (await t.app.database.pool.query('select attempt, state from audit_runs where id = $1', [id])).rows[0];

async function given(more: Partial<SmallShop> = {}) {
  const shop = await openShop();
  open.push(shop);
  Object.assign(shop, more);
  const { storeId } = await givenStore(t, shop.origin);
  return { shop, storeId };
}
const start = async (storeId: string): Promise<string> =>
  (await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`)).body.id;

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}
function startWorkerProcess(): ChildProcess {
  const script = fileURLToPath(new URL('../../../kit/testing/worker.ts', import.meta.url));
  const { connectionString } = t.app.database.pool.options;
  const worker = spawn(process.execPath, [script, connectionString!, ...rooms], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  workers.push(worker);
  return worker;
}

test(
  'kill -9 of a worker in the middle of an audit: another begins it anew',
  async () => {
    const { shop, storeId } = await given({ hangs: true });
    const id = await start(storeId);
    const worker = startWorkerProcess();
    await expect.poll(() => shop.asked).toBeGreaterThan(0);
    expect(await state(id)).toBe('running');
    await kill(worker);
    shop.hangs = false;
    const before = t.clock.now();
    t.clock.set(Date.now() + 31_000);
    await t.sweep();
    expect(await row(id)).toEqual({ attempt: 1, state: 'waiting' });
    // What the killed one had locked is given back by its heirs after a while; the call is said again without.
    await t.drain();
    expect(await row(id)).toEqual({ attempt: 2, state: 'done' });
    t.clock.set(before);
  },
  patience,
);

test('an audit that dies three times is told as broken off, and another can begin', async () => {
  const { storeId } = await given();
  const id = await start(storeId);
  await forgetJobs();
  for (let i = 0; i < 3; i++) {
    await t.app.database.pool.query(
      "update audit_runs set state = 'running', attempt = attempt + 1, beat_at = $2 where id = $1",
      [id, t.clock.now()],
    );
    t.clock.advance(31_000);
    await t.sweep();
    await forgetJobs();
  }
  const told = (await t.call(engineer, 'GET', `/api/audits/${id}`)).body;
  expect(told).toMatchObject({ state: 'failed', finishedAt: expect.any(String) });
  expect(told.trouble).toContain('broken off on our side');
  const again = await start(storeId);
  await t.drain();
  expect(await state(again)).toBe('done');
});

test('a process that is told to stop leaves its audit to another', async () => {
  const { shop, storeId } = await given({ hangs: true });
  const id = await start(storeId);
  await forgetJobs();
  const stopping = new AbortController();
  const work = workOff(t.app, stopping.signal);
  await expect.poll(() => shop.asked).toBeGreaterThan(0);
  stopping.abort();
  await work;
  expect(await row(id)).toEqual({ attempt: 0, state: 'waiting' });
  shop.hangs = false;
  await t.drain();
  expect(await row(id)).toEqual({ attempt: 1, state: 'done' });
});

test(
  'two workers do one audit once, and of two stores of one host one after the other',
  async () => {
    const [first, second] = [await given({ hangs: true }), await given({ hangs: true })];
    const ids = [await start(first.storeId), await start(second.storeId)];
    startWorkerProcess();
    startWorkerProcess();
    await expect.poll(() => first.shop.asked + second.shop.asked).toBeGreaterThan(0);
    const states = async () => (await Promise.all(ids.map(state))).sort();
    // Whoever is free is called again and again, and finds nothing to do.
    for (let i = 0; i < 5; i++) {
      await t.sweep();
      expect(await states()).toEqual(['running', 'waiting']);
    }
    first.shop.hangs = second.shop.hangs = false;
    for (const { shop } of [first, second]) shop.server.closeAllConnections();
    await expect
      .poll(async () => {
        await t.sweep();
        return states();
      })
      .toEqual(['done', 'done']);
    expect(await Promise.all(ids.map(row))).toEqual([
      { attempt: 1, state: 'done' },
      { attempt: 1, state: 'done' },
    ]);
  },
  patience,
);
