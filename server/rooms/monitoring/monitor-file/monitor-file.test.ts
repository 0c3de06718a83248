import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MonitorFile } from '#contract/monitoring';
import { actorOf } from '#kit/testing/test-app';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
});
afterAll(() => w.close());

const bring = (file: MonitorFile, options: object = {}, actor = w.staff) =>
  w.t.call(actor, 'POST', '/api/monitor-file', { file, ...options });
const take = async () => (await w.t.call(w.staff, 'GET', '/api/monitor-file')).body as MonitorFile;

function file(): MonitorFile {
  return {
    version: 1,
    stores: [
      {
        url: w.shop.url,
        monitors: [
          {
            type: 'http',
            name: 'Home',
            page: 'home',
            dependsOn: 'Port',
            intervalSeconds: 20,
            settings: { url: w.shop.url, auth: { kind: 'bearer', token: 'top-secret' } },
          },
          { type: 'tcp', name: 'Port', settings: { host: '127.0.0.1', port: Number(new URL(w.shop.url).port) } },
          { type: 'heartbeat', name: 'Export', paused: true, settings: { schedule: 'interval', everySeconds: 3600 } },
        ],
      },
      {
        url: 'shop.example',
        name: 'Another shop',
        client: 'Another client',
        monitors: [{ type: 'http', name: 'Home', settings: { url: 'https://shop.example/' } }],
      },
    ],
  };
}

test('a file is brought in once; a second run, and what was written out, change nothing', async () => {
  const dry = await bring(file(), { dryRun: true });
  expect(dry.body).toEqual({ created: 4, changed: 0, unchanged: 0, removed: 0, storesCreated: 1 });
  expect((await w.list()).total).toBe(0);
  expect((await bring(file())).body).toEqual(dry.body);
  expect((await bring(file())).body).toEqual({ created: 0, changed: 0, unchanged: 4, removed: 0, storesCreated: 0 });
  const written = await take();
  expect(JSON.stringify(written)).not.toContain('top-secret');
  expect(written.stores.find((s) => s.url.includes('shop.example'))).toMatchObject({
    name: 'Another shop',
    client: 'Another client',
  });
  expect(
    written.stores.find((s) => s.url.includes('127.0.0.1'))!.monitors.find((m) => m.name === 'Home'),
  ).toMatchObject({ dependsOn: 'Port', intervalSeconds: 20, page: 'home' });
  expect((await bring(written, { prune: true })).body).toEqual({
    created: 0,
    changed: 0,
    unchanged: 4,
    removed: 0,
    storesCreated: 0,
  });
  const home = (await w.list('?q=home')).items.find((m) => m.target.includes('127.0.0.1'))!;
  expect((await w.read(home.id)).dependsOn).toBe((await w.list('?q=port')).items.find((m) => m.name === 'Port')!.id);
  expect((await w.list('?status=paused')).total).toBe(1);
});

test('what differs is changed, what is gone from the file is removed only when pruned', async () => {
  await bring(file());
  const changed = file();
  changed.stores[0]!.monitors[0] = { ...changed.stores[0]!.monitors[0]!, intervalSeconds: 30, dependsOn: undefined };
  changed.stores[0]!.monitors[2]!.paused = false;
  changed.stores[0]!.monitors.splice(1, 1);
  expect((await bring(changed)).body).toMatchObject({ changed: 2, unchanged: 1, removed: 0 });
  expect((await bring(changed, { prune: true, dryRun: true })).body).toMatchObject({ unchanged: 3, removed: 1 });
  expect((await bring(changed, { prune: true })).body).toMatchObject({ unchanged: 3, removed: 1 });
  expect((await w.list()).total).toBe(3);
});

test('a wrong place is named, and nothing is brought in', async () => {
  const wrongs: [(f: MonitorFile) => void, string][] = [
    [
      (f) => {
        f.stores[1]!.monitors[0]!.settings = { url: 'nowhere' };
      },
      'stores.1.monitors.0.settings.url',
    ],
    [
      (f) => {
        f.stores[0]!.monitors[1]!.type = 'teapot';
      },
      'stores.0.monitors.1.type',
    ],
    [
      (f) => {
        f.stores[0]!.monitors[0]!.dependsOn = 'Nobody';
      },
      'stores.0.monitors.0.dependsOn',
    ],
    [
      (f) => {
        f.stores[0]!.monitors[1]!.dependsOn = 'Home';
      },
      'stores.0.monitors.0.dependsOn',
    ],
    [
      (f) => {
        f.stores[0]!.monitors[1]!.name = 'Home';
      },
      'stores.0.monitors.1.name',
    ],
    [
      (f) => {
        f.stores[1]!.url = 'http://';
      },
      'stores.1.url',
    ],
  ];
  for (const [spoil, field] of wrongs) {
    const spoiled = file();
    spoil(spoiled);
    for (const dryRun of [true, false]) {
      const answer = await bring(spoiled, { dryRun });
      expect([answer.status >= 400, answer.body.error?.field]).toEqual([true, field]);
    }
  }
  expect((await w.list()).total).toBe(0);
});

test('a client’s people bring monitors to their own stores, and add no store', async () => {
  const [{ client_id }] = (await w.rows<{ client_id: string }>('select client_id from stores where id = $1', [
    w.storeId,
  ])) as [{ client_id: string }];
  const mine = actorOf('client_admin', { clientIds: [client_id] });
  const stranger = actorOf('client_admin', { clientIds: ['00000000-0000-7000-8000-0000000000cc'] });
  const own: MonitorFile = {
    version: 1,
    stores: [
      { url: w.shop.url, monitors: [{ type: 'http', name: 'Outside', settings: { url: 'https://shop.example/' } }] },
    ],
  };
  expect((await bring(own, {}, stranger)).status).toBe(422);
  expect((await bring(own, {}, mine)).body).toMatchObject({ created: 1, storesCreated: 0 });
  expect((await bring({ version: 1, stores: [{ url: 'new.example', monitors: [] }] }, {}, mine)).status).toBe(422);
});
