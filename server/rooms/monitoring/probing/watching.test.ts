import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { LocalProber } from './local-prober.ts';

let t: TestApp;
let shop: Server;
let url: string;
let status = 200;
let storeId: string;
const staff = actorOf('engineer');

beforeAll(async () => {
  t = await testApp({ rooms: ['stores', 'monitoring'] });
  shop = createServer((_request, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body><h1>A shop</h1><p>All goods are here.</p></body></html>'));
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`;
  storeId = (await inTransaction(t.app.db, (trx) => addStore(trx, t.app, system, { url }))).id;
});
beforeEach(() => {
  status = 200;
});
afterAll(async () => {
  shop.close();
  await t.close();
});

async function probeDue(prober: LocalProber): Promise<void> {
  await prober.engine.claim();
  await prober.engine.settled();
}

async function eventsOf(monitorId: string) {
  const { rows } = await t.app.database.pool.query<{ name: string; payload: { at: number; status: string; failure: string | null } }>("select name, payload from outbox where payload->>'monitorId' = $1 order by id", [monitorId]);
  return rows;
}

test('a monitor is made, probed at once, found down after a repeat, and up again', async () => {
  const made = await t.call(staff, 'POST', '/api/monitors', { storeId, type: 'http', name: 'Home', settings: { url }, page: 'home' });
  expect(made.status).toBe(200);
  expect(made.body).toMatchObject({ status: 'pending', target: url, intervalSeconds: 60 });
  const prober = await LocalProber.enlist(t.app, { name: 'one' });
  await probeDue(prober);
  const up = await t.call(staff, 'GET', `/api/monitors/${made.body.id}`);
  expect(up.body).toMatchObject({ status: 'up', failure: null, lastProbeAt: new Date(t.clock.now()).toISOString() });
  expect(up.body.latencyMs).toBeGreaterThan(0);

  status = 503;
  t.clock.advance(60_000);
  const broke = t.clock.now();
  await prober.engine.claim();
  await prober.engine.settled();
  const down = await t.call(staff, 'GET', `/api/monitors/${made.body.id}`);
  expect(down.body).toMatchObject({ status: 'down', failure: 'http', since: new Date(broke).toISOString() });
  expect(down.body.explanation).toContain('503');
  expect(down.body.evidence.status).toBe(503);

  status = 200;
  t.clock.advance(60_000);
  await probeDue(prober);
  expect((await t.call(staff, 'GET', `/api/monitors/${made.body.id}`)).body.status).toBe('up');
  expect((await eventsOf(made.body.id)).map((e) => e.name)).toEqual(['monitor.changed', 'monitor.went_down', 'monitor.recovered']);
  expect((await eventsOf(made.body.id))[1]!.payload).toMatchObject({ at: broke, status: 'down', failure: 'http' });
});
