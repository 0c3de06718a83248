import { startWebServer } from '../../../../test/fakes/web-server.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { actorOf } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  w.shop.status.clear();
});
afterAll(() => w.close());

const auth = (password: string) => ({ kind: 'basic', user: 'me', password });
const count = async () => (await w.rows<{ n: number }>('select count(*)::int as n from monitors'))[0]!.n;
const patch = (id: string, body: object, actor = w.staff) => w.t.call(actor, 'PATCH', `/api/monitors/${id}`, body);

test('an existing monitor is tried with the secrets that it keeps', async () => {
  const door = await startWebServer((request, response) => {
    const right = request.headers.authorization === `Basic ${Buffer.from('me:open sesame').toString('base64')}`;
    response.writeHead(right && request.headers['x-key'] === 'k-12345' ? 200 : 401).end('For members only, all of it.');
  });
  const id = await w.watch('/members', {
    settings: { url: door.origin, auth: auth('open sesame'), headers: [{ name: 'X-Key', value: 'k-12345' }] },
  });
  const tried = async (settings: object) =>
    (
      await w.t.call(w.staff, 'POST', '/api/monitors/try', {
        storeId: w.storeId,
        type: 'http',
        monitorId: id,
        settings,
      })
    ).body;
  const { settings } = await w.read(id);
  expect(await tried(settings)).toMatchObject({ verdict: 'up' });
  expect(await tried({ ...settings, auth: auth('wrong') })).toMatchObject({ verdict: 'down', failure: 'http' });
  await door.close();
});

test('secrets are sealed in the database, masked in answers, kept by an untouched mask, and never taken elsewhere', async () => {
  const id = await w.watch('/secret', {
    settings: {
      url: `${w.shop.url}/secret`,
      auth: auth('open sesame'),
      headers: [{ name: 'X-Key', value: 'k-12345' }],
    },
  });
  const stored = JSON.stringify(await w.rows('select settings from monitors'));
  expect(stored).not.toContain('sesame');
  expect(stored).not.toContain('k-12345');
  const shown = await w.read(id);
  expect(shown.settings).toMatchObject({
    auth: { user: 'me', password: '********' },
    headers: [{ name: 'X-Key', value: '********' }],
  });
  const again = await patch(id, { settings: { ...shown.settings, status: '200' } });
  expect(again.status).toBe(200);
  const prober = await w.prober();
  await w.probe(prober);
  expect((await w.read(id)).status).toBe('up');
  const changed = await patch(id, { settings: { ...shown.settings, auth: auth('new one') } });
  expect(changed.status).toBe(200);
  // Whoever aims the monitor at another machine would be sent the secret.
  const stolen = await patch(id, { settings: { ...shown.settings, url: 'http://127.0.0.1:1/' } });
  expect([stolen.status, stolen.body.error.field]).toEqual([422, 'settings']);
  const masked = await w.t.call(w.staff, 'POST', '/api/monitors', {
    storeId: w.storeId,
    type: 'http',
    name: 'masked',
    settings: shown.settings,
  });
  expect(masked.status).toBe(422);
  const tried = (settings: object, more = {}) =>
    w.t.call(w.staff, 'POST', '/api/monitors/try', { storeId: w.storeId, type: 'http', settings, ...more });
  // What a monitor keeps is tried for that monitor, and on no other machine.
  const elsewhere = await tried({ ...shown.settings, url: 'http://127.0.0.1:1/' }, { monitorId: id });
  expect([elsewhere.status, elsewhere.body.error.field]).toEqual([422, 'settings']);
  const bare = await w.watch('/bare', { settings: { url: `${w.shop.url}/secret` } });
  expect((await tried(shown.settings, { monitorId: bare })).status).toBe(422);
  expect(
    (
      await w.t.call(w.staff, 'POST', '/api/monitors/try', {
        storeId: w.storeId,
        type: 'http',
        settings: shown.settings,
      })
    ).status,
  ).toBe(422);
});

test('lists begin with what needs a person, by the state that people see, or as one asks', async () => {
  const made = await w.t.call(w.staff, 'POST', '/api/monitors/bulk', {
    items: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      storeId: w.storeId,
      type: 'http',
      name: `sorted ${name}`,
      settings: { url: `${w.shop.url}/sorted` },
    })),
  });
  const [a, b, c, d, e] = made.body.ids as string[];
  for (const [id, status] of [
    [a, 'up'],
    [b, 'degraded'],
    [c, 'down'],
    [d, 'unknown'],
    [e, 'down'],
  ])
    await w.rows(
      `update monitor_states set status = '${status}' where monitor_key = (select key from monitors where id = '${id}')`,
    );
  const list = async (more: string) =>
    (await w.t.call(w.staff, 'GET', `/api/monitors?q=sorted&${more}`)).body.items.map((m: { name: string }) =>
      m.name.replace('sorted ', ''),
    );
  expect(await list('')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(await list('sort=worst')).toEqual(['c', 'e', 'b', 'd', 'a']);
  expect(await list('sort=worst&limit=2&offset=2')).toEqual(['b', 'd']);
  await w.t.call(w.staff, 'POST', `/api/monitors/${c}/pause`);
  const now = w.t.clock.now();
  const works = await w.t.call(w.staff, 'POST', '/api/maintenance', {
    title: 'works',
    storeId: w.storeId,
    monitorIds: [e],
    from: new Date(now).toISOString(),
    to: new Date(now + 600_000).toISOString(),
    recurrence: null,
  });
  expect(works.status).toBeLessThan(300);
  await w.t.sweep();
  w.t.clock.advance(1000);
  await w.t.sweep();
  expect(await list('sort=worst')).toEqual(['b', 'd', 'e', 'a', 'c']);
  expect(await list('status=maintenance')).toEqual(['e']);
  expect(await list('status=paused')).toEqual(['c']);
  expect(await list('status=down')).toEqual([]);
  for (const id of made.body.ids) await w.t.call(w.staff, 'DELETE', `/api/monitors/${id}`);
  await w.t.call(w.staff, 'DELETE', `/api/maintenance/${works.body.id}`);
});

test('many monitors are made by one call, all or none, and each is probed soon', async () => {
  const item = (i: number) => ({
    storeId: w.storeId,
    type: 'http',
    name: `Page ${i}`,
    settings: { url: `${w.shop.url}/${i}` },
  });
  const items = Array.from({ length: 300 }, (_, i) => item(i));
  const wrong = await w.t.call(w.staff, 'POST', '/api/monitors/bulk', {
    items: [...items.slice(0, 9), { ...item(9), settings: { url: 'not an address' } }],
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body.error.field).toBe('items.9.settings.url');
  expect(await count()).toBe(0);
  const twice = await w.t.call(w.staff, 'POST', '/api/monitors/bulk', { items: [item(1), item(1)] });
  expect([twice.status, twice.body.error.field]).toEqual([409, 'items.1.name']);
  const made = await w.t.call(w.staff, 'POST', '/api/monitors/bulk', { items });
  expect(made.body.ids).toHaveLength(300);
  w.t.clock.advance(2000);
  const prober = await w.prober();
  await w.probe(prober);
  expect((await w.list('?status=up&limit=1')).total).toBe(300);
  expect((await w.list('?q=page%2029&limit=500')).items.map((m) => m.name)).toContain('Page 29');
});

test('bad input gets one sentence that names the field, and changes nothing', async () => {
  const good = { storeId: w.storeId, type: 'http', name: 'Home', settings: { url: w.shop.url } };
  const other = await w.watch('/there', { name: 'There' });
  for (const [change, field] of [
    [{ type: 'teapot' }, 'type'],
    [{ settings: { url: 'ftp://x' } }, 'settings.url'],
    [{ intervalSeconds: 5 }, 'intervalSeconds'],
    [{ storeId: '00000000-0000-7000-8000-000000000009' }, 'storeId'],
    [{ regions: ['moon'] }, 'regions'],
    [{ dependsOn: '00000000-0000-7000-8000-000000000009' }, 'dependsOn'],
    [{ name: 'There' }, 'name'],
    [{ name: '' }, 'name'],
  ] as const) {
    const answer = await w.t.call(w.staff, 'POST', '/api/monitors', { ...good, ...change });
    expect([answer.status >= 400 && answer.status < 500, answer.body.error?.field]).toEqual([true, field]);
    expect(answer.body.error.message.length).toBeGreaterThan(10);
  }
  const own = await patch(other, { dependsOn: other });
  expect(own.status).toBe(422);
  expect(await count()).toBe(1);
});

test('a client’s people see and change the monitors of their stores alone, and never reach private addresses', async () => {
  const id = await w.watch('/mine');
  const [{ client_id }] = (await w.rows<{ client_id: string }>('select client_id from stores where id = $1', [
    w.storeId,
  ])) as [{ client_id: string }];
  const mine = actorOf('client_admin', { clientIds: [client_id] });
  const viewer = actorOf('client_viewer', { clientIds: [client_id] });
  const stranger = actorOf('client_admin', { clientIds: ['00000000-0000-7000-8000-0000000000cc'] });
  expect((await w.t.call(viewer, 'GET', '/api/monitors')).body.total).toBe(1);
  expect((await w.t.call(stranger, 'GET', '/api/monitors')).body.total).toBe(0);
  expect((await w.t.call(stranger, 'GET', `/api/monitors?storeId=${w.storeId}`)).body.total).toBe(0);
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/pause'],
    ['POST', '/test'],
    ['POST', '/baseline'],
    ['GET', '/probes'],
    ['GET', '/uptime'],
    ['GET', '/series?from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z'],
  ] as const) {
    expect([
      method,
      path,
      (
        await w.t.call(
          stranger,
          method,
          `/api/monitors/${id}${path}`,
          method === 'GET' || method === 'DELETE' ? undefined : {},
        )
      ).status,
    ]).toEqual([method, path, 404]);
  }
  expect((await w.t.call(stranger, 'GET', '/api/wall')).body.total).toBe(0);
  expect((await w.t.call(stranger, 'GET', '/api/monitor-file')).body.stores).toEqual([]);
  expect((await w.t.call(viewer, 'DELETE', `/api/monitors/${id}`)).status).toBe(403);
  expect((await w.t.call(mine, 'POST', `/api/monitors/${id}/pause`)).status).toBe(200);
  for (const url of [
    'http://127.0.0.1:9/',
    'http://localhost/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://0x7f.1/',
  ]) {
    const made = await w.t.call(mine, 'POST', '/api/monitors', {
      storeId: w.storeId,
      type: 'http',
      name: 'inside',
      settings: { url },
    });
    expect([url, made.status, made.body.error?.field]).toEqual([url, 422, 'settings']);
  }
  expect(
    (
      await w.t.call(mine, 'POST', '/api/monitors/try', {
        storeId: w.storeId,
        type: 'http',
        settings: { url: 'http://192.168.1.1/' },
      })
    ).status,
  ).toBe(422);
});

test('a test run and a try store nothing', async () => {
  const id = await w.watch('/try');
  w.shop.status.set('/try', 404);
  expect((await w.t.call(w.staff, 'POST', `/api/monitors/${id}/test`)).body).toMatchObject({
    verdict: 'down',
    failure: 'http',
  });
  const tried = await w.t.call(w.staff, 'POST', '/api/monitors/try', {
    storeId: w.storeId,
    type: 'http',
    settings: { url: `${w.shop.url}/try`, status: '404' },
  });
  expect(tried.body).toMatchObject({ verdict: 'up', failure: null });
  expect(tried.body.explanation).toContain('404');
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes`)).body.total).toBe(0);
});

test('pausing stops the probes and the clock; resuming starts anew', async () => {
  const id = await w.watch('/pause');
  const prober = await w.prober();
  await w.probe(prober);
  await w.t.call(w.staff, 'POST', `/api/monitors/${id}/pause`);
  w.t.clock.advance(3_600_000);
  const asked = w.shop.asked.get('/pause');
  await w.probe(prober);
  expect(w.shop.asked.get('/pause')).toBe(asked);
  expect(await w.read(id)).toMatchObject({ status: 'paused', paused: true });
  expect((await w.list('?status=paused')).total).toBe(1);
  await w.t.call(w.staff, 'POST', `/api/monitors/${id}/resume`);
  await w.probe(prober);
  expect((await w.read(id)).status).toBe('up');
  const audit = (
    await w.rows<{ action: string }>("select action from audit_log where details->>'monitorId' = $1 order by id", [id])
  ).map((r) => r.action);
  expect(audit).toEqual(['monitor.paused', 'monitor.resumed']);
});

test('a removed monitor takes its history along, a removed store its monitors', async () => {
  const url = `${w.shop.url.replace('127.0.0.1', 'localhost')}`;
  const store = await inTransaction(w.t.app.db, (trx) => addStore(trx, w.t.app, system, { url, name: 'Second' }));
  const id = await w.watch('/gone', { storeId: store.id, name: 'Gone' });
  const prober = await w.prober();
  await w.probe(prober);
  await w.t.call(w.staff, 'DELETE', `/api/monitors/${id}`);
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}`)).status).toBe(404);
  expect(await w.rows('select 1 from monitor_spans')).toHaveLength(0);
  await w.watch('/gone', { storeId: store.id, name: 'Gone' });
  await w.t.call(w.staff, 'DELETE', `/api/stores/${store.id}`);
  await w.t.drain();
  expect(await count()).toBe(0);
});

test('types are listed with schemas, labels and the marks of secrets', async () => {
  const { body } = await w.t.call(w.staff, 'GET', '/api/monitor-types');
  expect(body.items.map((t: { name: string }) => t.name)).toEqual(
    expect.arrayContaining(['http', 'tls', 'dns', 'tcp', 'ping', 'heartbeat']),
  );
  const http = body.items.find((t: { name: string }) => t.name === 'http');
  expect(http).toMatchObject({
    passive: false,
    defaultIntervalSeconds: 60,
    schema: { type: 'object', properties: { url: { type: 'string' } } },
  });
  expect(JSON.stringify(http.schema)).toContain('"secret":true');
  expect(http.label.length).toBeGreaterThan(2);
});
