import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kit/http/actor';
import { printer } from '#kit/print/pdf';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';

const rooms = ['people', 'stores', 'speed'];
const engineer = actorOf('engineer', { name: 'Engineer', personId: '00000000-0000-7000-8000-0000000000e1' });
let t: TestApp;
let shop: WebServer;
let [hangs, asked] = [true, 0];
beforeAll(async () => {
  t = await testApp({ rooms });
  shop = await startWebServer((_, response) => {
    asked += 1;
    if (hangs) return;
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><html lang="en"><title>Tea</title><h1>Tea</h1><p>Green, black and white.</p>');
  });
});
afterAll(async () => {
  await t.close();
  await shop.close();
});

test.skipIf(printer() === null)(
  'kill -9 of a worker in the middle of a set: another begins it anew',
  { timeout: 300_000 },
  async () => {
    const store = await t.write((trx) => addStore(trx, t.app, system, { url: `${shop.origin}/`, name: 'Tea' }));
    const at = `/api/stores/${store.id}/speed`;
    await t.call(engineer, 'PUT', at, { rhythm: 'off', runs: 1, devices: ['desktop'] });
    await t.call(engineer, 'POST', `${at}/measure`);
    const row = async () =>
      (await t.app.database.pool.query('select attempt, state from speed_sets where store_id = $1', [store.id]))
        .rows[0];
    const script = fileURLToPath(new URL('../../kit/testing/worker.ts', import.meta.url));
    const { connectionString } = t.app.database.pool.options;
    const worker = spawn(process.execPath, [script, connectionString!, ...rooms], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      await expect.poll(() => asked, { timeout: 120_000 }).toBeGreaterThan(0);
      expect(await row()).toEqual({ attempt: 1, state: 'running' });
    } finally {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    hangs = false;
    t.clock.set(Date.now() + 31_000);
    await t.sweep();
    expect(await row()).toEqual({ attempt: 1, state: 'waiting' });
    await t.drain();
    expect(await row()).toEqual({ attempt: 2, state: 'done' });
  },
);
