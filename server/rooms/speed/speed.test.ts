import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditMeasured } from '#contract/events/audits';
import { storeRemoved } from '#contract/events/stores';
import { type MeasuredSet, speedMetrics } from '#contract/speed';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { printer } from '#kit/print/pdf';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { nextSet, unset } from './plan.ts';
import { workOff } from './work.ts';

let t: TestApp;
let shop: WebServer;
let hangs = false;
let asked = 0;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'speed'] });
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

const engineer = actorOf('engineer', { name: 'Engineer', personId: '00000000-0000-7000-8000-0000000000e1' });
const dayMs = 86_400_000;
let count = 0;
async function given(url = `https://shop-${++count}.example`) {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url, name: `Shop ${++count}` }));
  const viewer = actorOf('client_viewer', { clientIds: [store.client_id], personId: newId() });
  const at = (path = '') => `/api/stores/${store.id}/speed${path}`;
  return { store, viewer, at };
}

/** The same numbers each time, from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const usual = { score: 80, lcp: 2000, cls: 0.02, tbt: 200, fcp: 1000, si: 1800, ttfb: 250 };
const kinds = ['home', 'category', 'product', 'cart'] as const;

/** Five runs of four pages on two devices, with the noise of real ones: half within 15 %, one of twelve late. */
function setOf(
  random: () => number,
  slower: Partial<typeof usual> = {},
  of: readonly (typeof kinds)[number][] = kinds,
) {
  const value = (middle: number) =>
    middle * (0.85 + random() * 0.2 + random() * 0.1) * (random() < 1 / 12 ? 1.5 + random() / 2 : 1);
  const measured: MeasuredSet = {
    ...{ lighthouse: '13.5.0', chromium: '156.0.0.0', runs: 5, failed: [] },
    pages: of.flatMap((kind) =>
      (['phone', 'desktop'] as const).map((device) => ({
        ...{ kind, device, url: `https://shop.example/${kind}` },
        values: Object.fromEntries(
          speedMetrics.map((metric) => {
            const factor = kind === 'home' && device === 'phone' ? (slower[metric] ?? 1) : 1;
            return [metric, Array.from({ length: 5 }, () => value(usual[metric] * factor))];
          }),
        ) as MeasuredSet['pages'][number]['values'],
        seen: {
          byKind: [{ name: 'Image', bytes: (slower.lcp ?? 1) > 1 ? 900_000 : 300_000, requests: 9 }],
          byHost: [{ name: 'shop.example', bytes: 400_000, requests: 20 }],
          thirdParties: (slower.lcp ?? 1) > 1 ? [{ name: 'Chatty', bytes: 80_000, blockingMs: 90 }] : [],
        },
      })),
    ),
  };
  return measured;
}

/** An audit of this store measured it, a day after the last. */
async function measured(storeId: string, set: MeasuredSet): Promise<string> {
  t.clock.advance(dayMs);
  const auditId = newId(t.clock.now());
  const told = { auditId, storeId, startedBy: null, askedAt: t.clock.now() - 600_000, at: t.clock.now() };
  // Told twice, as what is retried may be.
  for (let i = 0; i < 2; i++) await t.write((trx) => announce(trx, t.app, auditMeasured, { ...told, measured: set }));
  await t.drain();
  return auditId;
}
const read = async (at: (path?: string) => string) => (await t.call(engineer, 'GET', at())).body;

test('what an audit measured is kept once, run by run, and shown with its spread', async () => {
  const { store, viewer, at } = await given();
  const random = seeded(1);
  const id = await measured(store.id, setOf(random));
  await measured(store.id, setOf(random));
  const shown = (await t.call(viewer, 'GET', at())).body;
  expect(shown).toMatchObject({ latest: { state: 'done', origin: 'audit', runs: 5, of: 8 }, under: null, slower: 0 });
  expect(shown.measured).toHaveLength(8);
  const { items } = (await t.call(viewer, 'GET', at('/history?kind=home&device=phone'))).body;
  expect(items).toMatchObject([{ setId: id, versions: '13.5.0, 156', weight: 300_000 }, {}]);
  expect(items[0].runs.lcp).toHaveLength(5);
  const { median, q1, q3, n } = items[0].values.lcp;
  expect([n, items[0].runs.lcp.toSorted((a: number, b: number) => a - b)[2]]).toEqual([5, median]);
  expect(q1 < median && median < q3).toBe(true);
});

test('a shop that stays as it is: eighty days of eight pages, and nobody is told anything', {
  timeout: 120_000,
}, async () => {
  for (const seed of [2, 3]) {
    const { store, at } = await given();
    const random = seeded(seed);
    for (let i = 0; i < 40; i++) await measured(store.id, setOf(random));
    expect((await read(at)).slowdowns).toEqual([]);
  }
});

test('a fifth slower is told once, with what else changed; fast again, once; and slow again is told anew', async () => {
  const { store, viewer, at } = await given();
  const random = seeded(4);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, {}, ['home']));
  const slow = { lcp: 1.2 };
  await measured(store.id, setOf(random, slow, ['home']));
  // Five runs decide nothing.
  expect((await read(at)).slower).toBe(0);
  for (let i = 0; i < 7; i++) await measured(store.id, setOf(random, slow, ['home']));
  const { slower, slowdowns } = (await t.call(viewer, 'GET', at())).body;
  expect(slower).toBe(1);
  expect(slowdowns).toMatchObject([{ kind: 'home', device: 'phone', metric: 'lcp', ended: null }]);
  expect(slowdowns[0].text).toMatch(/^The largest thing of the page is seen after 2\.\d s instead of (2|1\.9|2\.1) s$/);
  expect(slowdowns[0].signs).toEqual(['New on the page: Chatty, 80 KB', 'Pictures: 900 KB instead of 300 KB']);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, {}, ['home']));
  expect((await read(at)).slowdowns).toMatchObject([{ id: slowdowns[0].id, ended: { how: 'recovered', by: null } }]);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, { lcp: 1.4 }, ['home']));
  expect((await read(at)).slowdowns).toMatchObject([{ ended: null }, { ended: { how: 'recovered' } }]);
  expect(await eventsOf(store.id)).toEqual(['speed.regressed', 'speed.recovered', 'speed.regressed']);
});

const eventsOf = async (storeId: string) =>
  (
    await t.app.database.pool.query(
      "select name from outbox where name like 'speed.%' and payload::jsonb->>'storeId' = $1 order by at, id",
      [storeId],
    )
  ).rows.map(({ name }) => name as string);

test('the slower level can be taken as the usual one, by name, and once', async () => {
  const { store, viewer, at } = await given();
  const random = seeded(5);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, {}, ['home']));
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, { lcp: 1.3 }, ['home']));
  const [{ id }] = (await read(at)).slowdowns;
  expect((await t.call(viewer, 'POST', `/api/speed-slowdowns/${id}/accept`)).status).toBe(403);
  expect((await t.call(engineer, 'POST', `/api/speed-slowdowns/${id}/accept`)).body).toMatchObject({ slower: 0 });
  expect((await t.call(engineer, 'POST', `/api/speed-slowdowns/${id}/accept`)).status).toBe(409);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, { lcp: 1.3 }, ['home']));
  expect((await read(at)).slowdowns).toMatchObject([{ id, ended: { how: 'accepted', by: 'Engineer' } }]);
});

test('figures of another Lighthouse are of something else, and begin anew', async () => {
  const { store, at } = await given();
  const random = seeded(6);
  for (let i = 0; i < 8; i++) await measured(store.id, setOf(random, {}, ['home']));
  for (let i = 0; i < 6; i++)
    await measured(store.id, { ...setOf(random, { lcp: 1.5 }, ['home']), lighthouse: '14.0.0' });
  expect((await read(at)).slowdowns).toEqual([]);
});

test('people of a client see their own stores, and start nothing', async () => {
  const { store, viewer, at } = await given();
  const other = await given();
  const set = setOf(seeded(7), {}, ['home']);
  const id = await measured(store.id, set);
  await measured(other.store.id, set);
  for (const path of ['', '/history?kind=home&device=phone'])
    expect((await t.call(other.viewer, 'GET', at(path))).status).toBe(404);
  const listed = (await t.call(viewer, 'GET', '/api/speed')).body;
  expect(listed).toMatchObject({ total: 1, items: [{ store: { id: store.id } }] });
  expect((await t.call(viewer, 'GET', `/api/speed?storeId=${other.store.id}`)).body.total).toBe(0);
  expect((await t.call(viewer, 'POST', at('/measure'))).status).toBe(403);
  expect((await t.call(viewer, 'PUT', at(), { rhythm: 'daily' })).status).toBe(403);
  expect((await t.call(viewer, 'POST', `/api/speed-sets/${id}/cancel`)).status).toBe(403);
});

test('each moment of its plan asks for one set, whoever looks, and one after a downtime', async () => {
  const { store, at } = await given();
  const pages = [{ kind: 'home', url: 'https://shop.example/' }];
  expect((await t.call(engineer, 'PUT', at(), { rhythm: 'daily', pages: [...pages, ...pages] })).status).toBe(422);
  const { plan } = (
    await t.call(engineer, 'PUT', at(), {
      rhythm: 'daily',
      hour: 4,
      timeZone: 'Asia/Tokyo',
      runs: 9,
      pages,
      devices: ['phone'],
    })
  ).body;
  expect(plan.next).toMatch(/T19:\d\d:00/);
  const rows = async () =>
    (
      await t.app.database.pool.query('select state, origin, runs, devices from speed_sets where store_id = $1', [
        store.id,
      ])
    ).rows;
  t.clock.set(Date.parse(plan.next) - 1);
  await t.sweep();
  expect(await rows()).toEqual([]);
  t.clock.advance(4 * dayMs);
  await Promise.all([t.sweep(), t.sweep(), t.sweep()]);
  expect(await rows()).toEqual([{ state: 'waiting', origin: 'schedule', runs: 9, devices: ['phone'] }]);
  expect(Date.parse((await read(at)).plan.next)).toBeGreaterThan(t.clock.now());
  const { under } = await read(at);
  expect((await t.call(engineer, 'POST', at('/measure'))).status).toBe(409);
  expect((await t.call(engineer, 'POST', `/api/speed-sets/${under.id}/cancel`)).body).toMatchObject({
    under: null,
    latest: { state: 'cancelled' },
  });
  const minutes = Array.from({ length: 50 }, (_, i) =>
    new Date(nextSet({ ...unset, rhythm: 'daily', store_id: `${i}` }, 0)!).getUTCMinutes(),
  );
  expect(new Set(minutes).size).toBeGreaterThan(20);
  expect((await auditTrailOf(store.id)).toSorted()).toEqual(['speed.cancelled', 'speed.planned']);
});
const auditTrailOf = async (storeId: string) =>
  (
    await t.app.database.pool.query(
      "select action from audit_log where action like 'speed.%' and details->>'storeId' = $1",
      [storeId],
    )
  ).rows.map(({ action }) => action as string);

test('a set whose worker died is begun anew, and told as broken off after three', async () => {
  const { store, at } = await given();
  await t.call(engineer, 'POST', at('/measure'));
  const forget = () => t.app.database.pool.query('delete from graphile_worker._private_jobs');
  await forget();
  for (let i = 0; i < 3; i++) {
    await t.app.database.pool.query(
      "update speed_sets set state = 'running', attempt = attempt + 1, beat_at = $2 where store_id = $1",
      [store.id, t.clock.now()],
    );
    t.clock.advance(31_000);
    await t.sweep();
    await forget();
  }
  const { latest } = await read(at);
  expect(latest).toMatchObject({ state: 'failed', trouble: expect.stringContaining('broken off on our side') });
});

test.skipIf(printer() === null)(
  'a real Lighthouse from the button to the figures; stopped, it leaves nothing and gives the set back',
  { timeout: 300_000 },
  async () => {
    const { store, viewer, at } = await given(`${shop.origin}/`);
    await t.call(engineer, 'PUT', at(), { rhythm: 'off', runs: 1, devices: ['desktop'] });
    hangs = true;
    await t.call(engineer, 'POST', at('/measure'));
    await t.app.database.pool.query('delete from graphile_worker._private_jobs');
    const stopping = new AbortController();
    const begun = asked;
    const work = workOff(t.app, stopping.signal);
    await expect.poll(() => asked, { timeout: 60_000 }).toBeGreaterThan(begun);
    stopping.abort();
    await work;
    expect((await read(at)).under).toMatchObject({ state: 'waiting', done: 0 });
    hangs = false;
    await t.drain();
    const shown = (await t.call(viewer, 'GET', at())).body;
    expect(shown).toMatchObject({
      under: null,
      latest: { state: 'done', origin: 'person', done: 1, of: 1, trouble: null },
    });
    expect(shown.measured).toMatchObject([{ kind: 'home', device: 'desktop', values: { lcp: { n: 1 } } }]);
    expect(shown.measured[0].values.lcp.median).toBeGreaterThan(0);
    expect(shown.measured[0].weight).toBeGreaterThan(0);
    await t.write((trx) => announce(trx, t.app, storeRemoved, { storeId: store.id, name: store.name }));
    await t.drain();
    expect((await t.call(engineer, 'GET', `/api/speed?storeId=${store.id}`)).body.total).toBe(0);
  },
);
