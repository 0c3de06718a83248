import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { storeByAddress } from '../add-store.ts';
import { latestProposal } from './proposal.ts';
import { runDiscovery } from './run-discovery.ts';
import { latestDiscovery } from './store.ts';

let t: TestApp;
const shops: Server[] = [];
const engineer = actorOf('engineer');

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores'] });
});
afterAll(() => t.close());
afterEach(async () => {
  for (const shop of shops.splice(0)) {
    shop.closeAllConnections();
    await new Promise((done) => shop.close(done));
  }
});

const home = `<!doctype html><html lang="uk"><head><title>Lavka \u0001 tea</title><meta name="generator" content="WooCommerce 9.4.1">
<link rel="stylesheet" href="/wp-content/plugins/woocommerce/assets/css/woocommerce.css?ver=9.4.1"></head>
<body class="woocommerce theme-storefront"><a href="/cart/">Кошик</a><a href="/product/green-tea/">Зелений чай</a></body></html>`;

async function shop(
  answer: RequestListener = (request, response) =>
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end(home),
): Promise<string> {
  const server = createServer(answer);
  shops.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const add = async (url: string, name: string) =>
  (await t.call(engineer, 'POST', '/api/stores', { url, name })).body as { id: string };
const read = async (id: string, actor = engineer) => (await t.call(actor, 'GET', `/api/stores/${id}/discovery`)).body;
const forgetJobs = () => t.app.database.pool.query('delete from graphile_worker._private_jobs');

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 20));
}

test('an address typed without its scheme is kept as http where nothing else is spoken, and stays one store', async () => {
  const address = await shop();
  const typed = address.replace(/^http:\/\/|\/$/g, '');
  const store = await add(typed, 'Plain');
  expect((await t.call(engineer, 'GET', `/api/stores/${store.id}`)).body.url).toBe(`https://${typed}/`);
  await t.drain();
  expect((await t.call(engineer, 'GET', `/api/stores/${store.id}`)).body.url).toBe(address);
  for (const again of [typed, address, `https://${typed}`])
    expect(await t.call(engineer, 'POST', '/api/stores', { url: again, name: 'Again' })).toMatchObject({
      status: 409,
      body: { error: { code: 'store_exists' } },
    });
  for (const again of [typed, address, `https://${typed}`])
    expect((await storeByAddress(t.app.db, engineer, again))?.id).toBe(store.id);
});

test("a store that was added is looked at: its platform becomes the store's, and the rooms hear of it", async () => {
  const store = await add(await shop(), 'Found');
  expect(await read(store.id)).toMatchObject({
    state: 'running',
    progress: 0,
    finishedAt: null,
    steps: expect.arrayContaining([{ code: 'reach', state: 'waiting', text: 'Waiting' }]),
  });
  await t.drain();
  const done = await read(store.id, actorOf('engineer', { language: 'ru' }));
  expect(done).toMatchObject({ state: 'done', progress: 1, platform: { name: 'woocommerce', label: 'WooCommerce' } });
  expect(done.pages[0]).toMatchObject({ kind: 'home', how: 'Адрес, который вы указали' });
  expect(done.steps.find((s: { code: string }) => s.code === 'certificate')).toMatchObject({
    state: 'done',
    text: 'Магазин работает по обычному HTTP, без сертификата',
  });
  expect(done.proposal).toContainEqual(
    expect.objectContaining({
      key: 'home',
      type: 'http',
      page: 'home',
      name: 'Главная',
      why: expect.stringContaining('Входная дверь'),
    }),
  );
  expect(await latestProposal(t.app.db, store.id, 'ru')).toEqual(done.proposal);
  expect((await t.call(engineer, 'GET', `/api/stores/${store.id}`)).body).toMatchObject({
    platform: 'woocommerce',
    languages: ['uk'],
  });
  const { rows } = await t.app.database.pool.query(
    "select payload from outbox where name = 'store.discovered' and payload->>'storeId' = $1",
    [store.id],
  );
  expect(rows).toEqual([
    {
      payload: expect.objectContaining({ platform: 'woocommerce', previousPlatform: 'unknown', previousVersion: null }),
    },
  ]);
});

test('a store that cannot be reached is said to be so, and stays what it was', async () => {
  const store = await add(await shop((_request, response) => response.destroy()), 'Silent');
  await t.drain();
  const done = await read(store.id);
  expect(done.state).toBe('failed');
  expect(done.steps.find((s: { code: string }) => s.code === 'reach').state).toBe('failed');
  expect(done.proposal).toContainEqual(expect.objectContaining({ key: 'home', type: 'http' }));
  expect((await t.call(engineer, 'GET', `/api/stores/${store.id}`)).body.platform).toBe('unknown');
});

test('whatever bytes a store sends, what it found is kept', async () => {
  const nasty = Buffer.concat([
    Buffer.from('<html><head><title>a\u0000b &#0; &#xD800; \\u0000 '),
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.from('</title></head><body>\u0000<a href="/cart/%00">\u0000</a></body></html>'),
  ]);
  const store = await add(
    await shop((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'x-powered-by': 'a\\u0000b' }).end(nasty),
    ),
    'Nasty',
  );
  await t.drain();
  expect((await read(store.id)).state).toBe('done');
});

test('one look at a time: a second begin is told of the first', async () => {
  const store = await add(await shop(), 'Once');
  const again = await t.call(engineer, 'POST', `/api/stores/${store.id}/discovery`);
  expect(again.body.state).toBe('running');
  const { rows } = await t.app.database.pool.query('select count(*)::int as n from discoveries where store_id = $1', [
    store.id,
  ]);
  expect(rows[0].n).toBe(1);
  await t.drain();
  t.clock.advance(1000);
  await t.call(engineer, 'POST', `/api/stores/${store.id}/discovery`);
  expect((await read(store.id)).state).toBe('running');
  await t.drain();
  expect((await read(store.id)).state).toBe('done');
});

test('progress is written while the look goes on, and a cancelled one ends at once, for its job too', async () => {
  let asked = 0;
  const store = await add(
    await shop((request) => {
      asked += 1;
      request.resume();
    }),
    'Slow',
  );
  const job = t.drain();
  await until(
    async () =>
      asked > 0 &&
      (await read(store.id)).steps.some(
        (s: { code: string; state: string }) => s.code === 'reach' && s.state === 'running',
      ),
  );
  expect((await t.call(engineer, 'DELETE', `/api/stores/${store.id}/discovery`)).status).toBe(204);
  const ended = await read(store.id);
  expect(ended).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
  expect(ended.steps.every((s: { state: string }) => s.state !== 'running' && s.state !== 'waiting')).toBe(true);
  await job;
  expect(await read(store.id)).toEqual(ended);
  expect((await t.call(engineer, 'DELETE', `/api/stores/${store.id}/discovery`)).status).toBe(204);
});

test('kill -9 of a worker in the middle of a look: another ends it', async () => {
  let hang = true;
  let asked = 0;
  const store = await add(
    await shop((_request, response) => {
      asked += 1;
      if (!hang) response.writeHead(200, { 'content-type': 'text/html' }).end(home);
    }),
    'Kill',
  );
  const worker = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../../../kit/testing/worker.ts', import.meta.url)),
      t.app.database.pool.options.connectionString!,
      'stores',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await until(
    async () => asked > 0 && (await read(store.id)).steps.some((s: { state: string }) => s.state === 'running'),
  );
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  hang = false;
  const before = t.clock.now();
  t.clock.set(Date.now() + 31_000);
  await t.sweep();
  await t.drain();
  expect((await read(store.id)).state).toBe('done');
  expect((await latestDiscovery(t.app.db, store.id))!.attempt).toBe(2);
  t.clock.set(before);
});

test('a look whose worker was killed is begun again once, by whoever sweeps first; the dead one, should it wake, writes nothing', async () => {
  const store = await add(await shop(), 'Killed');
  await forgetJobs();
  const first = (await latestDiscovery(t.app.db, store.id))!;
  t.clock.advance(29_000);
  await t.sweep();
  expect((await latestDiscovery(t.app.db, store.id))!.attempt).toBe(1);
  t.clock.advance(2_000);
  await Promise.all([t.sweep(), t.sweep(), t.sweep()]);
  expect((await latestDiscovery(t.app.db, store.id))!).toMatchObject({ attempt: 2, state: 'running' });
  await runDiscovery(t.app, first.id, 1);
  expect((await latestDiscovery(t.app.db, store.id))!.state).toBe('running');
  await t.drain();
  expect((await read(store.id)).state).toBe('done');
});

test('a look that dies three times is ended as failed, in words', async () => {
  const store = await add(await shop(), 'Cursed');
  for (let i = 0; i < 3; i++) {
    await forgetJobs();
    t.clock.advance(31_000);
    await t.sweep();
  }
  const ended = await read(store.id);
  expect(ended).toMatchObject({ state: 'failed', finishedAt: expect.any(String) });
  expect(ended.steps[0].text).toBe('Not found out: something went wrong on our side, and says nothing about the store');
  await t.call(engineer, 'POST', `/api/stores/${store.id}/discovery`);
  await t.drain();
  expect((await read(store.id)).state).toBe('done');
});

test('a process that is told to stop leaves the look to another', async () => {
  let asked = 0;
  const store = await add(await shop(() => void (asked += 1)), 'Stopped');
  await forgetJobs();
  const record = (await latestDiscovery(t.app.db, store.id))!;
  const stopping = new AbortController();
  const run = runDiscovery(t.app, record.id, 1, stopping.signal);
  await until(async () => asked > 0);
  stopping.abort();
  await expect(run).rejects.toThrow('goes on in another');
  expect((await read(store.id)).state).toBe('running');
  await t.call(engineer, 'DELETE', `/api/stores/${store.id}/discovery`);
});

test('a store that is removed under a look takes it along', async () => {
  let asked = 0;
  const store = await add(await shop(() => void (asked += 1)), 'Removed');
  const job = t.drain();
  await until(async () => asked > 0);
  expect((await t.call(engineer, 'DELETE', `/api/stores/${store.id}`)).status).toBe(204);
  await job;
  const { rows } = await t.app.database.pool.query('select count(*)::int as n from discoveries where store_id = $1', [
    store.id,
  ]);
  expect(rows[0].n).toBe(0);
});

test("private addresses are looked at where the team allows it, and the platform's own ports never", async () => {
  const url = await shop();
  await t.call(actorOf('owner'), 'PATCH', '/api/settings', { probePrivateAddresses: false });
  const store = await add(url, 'Private');
  await t.drain();
  const refused = await read(store.id);
  expect(refused.steps.find((s: { code: string }) => s.code === 'reach')).toMatchObject({
    state: 'failed',
    text: '127.0.0.1 leads to 127.0.0.1, an address that may not be watched from here',
  });
  await t.call(actorOf('owner'), 'PATCH', '/api/settings', { probePrivateAddresses: true });
  t.app.settings.netPolicy.ownPorts.push(Number(new URL(url).port));
  t.clock.advance(1000);
  await t.call(engineer, 'POST', `/api/stores/${store.id}/discovery`);
  await t.drain();
  expect((await read(store.id)).state).toBe('failed');
});

test("a client's people read the look at their own store, and begin or stop none", async () => {
  const store = await add(await shop(), 'Theirs');
  const { clientId } = (await t.call(engineer, 'GET', `/api/stores/${store.id}`)).body;
  await t.drain();
  const own = actorOf('client_admin', { clientIds: [clientId] });
  const other = actorOf('client_admin', { clientIds: ['00000000-0000-7000-8000-0000000000ff'] });
  expect((await read(store.id, own)).state).toBe('done');
  expect((await t.call(other, 'GET', `/api/stores/${store.id}/discovery`)).status).toBe(404);
  for (const method of ['POST', 'DELETE'] as const)
    expect((await t.call(own, method, `/api/stores/${store.id}/discovery`)).status).toBe(403);
});
