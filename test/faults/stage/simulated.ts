import { startWebServer } from '../../fakes/web-server.ts';
import { createMonitors, listMonitors, readUptime } from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { LocalProber } from '#rooms/monitoring';
import { addStore } from '#rooms/stores';
import { healSlots } from '../../../server/rooms/monitoring/probing/store.ts';
import { type Hook, startHook } from '../../../server/rooms/notify/testing/receivers.ts';

const second = 1000;
const staff = actorOf('owner');

/** The whole product in one process under a clock that is moved by hand, with a shop that answers as it is told. */
export interface Simulated {
  t: TestApp;
  hook: Hook;
  shop: { status: number };
  /** Ids of the monitors that probe. */
  monitors: string[];
  /** Lets so much time pass, ten seconds at a time, with all that the product does in it and jobs that call every minute. */
  live(ms: number): Promise<void>;
  /** Kinds of the notices that came, in order. */
  told(): string[];
  statuses(): Promise<string[]>;
  /** Of a monitor, over the last day. */
  today(id: string): Promise<{ downMs: number; unknownMs: number; outages: number; ratio: number | null }>;
  close(): Promise<void>;
}

export async function simulate(): Promise<Simulated> {
  const t = await testApp();
  const hook = await startHook();
  const shop = { status: 200 };
  const server = await startWebServer((_request, response) =>
    response.writeHead(shop.status, { 'content-type': 'text/html' }).end('<title>Shop</title><h1>Shop</h1>'),
  );
  const call = async (method: 'GET' | 'POST', url: string, body?: unknown) => {
    const answer = await t.call(staff, method, url, body);
    if (answer.status >= 300) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { id: storeId } = await inTransaction(t.app.db, (trx) => addStore(trx, t.app, system, { url: server.origin }));
  const channel = await call('POST', '/api/channels', {
    kind: 'webhook',
    name: 'Hook',
    settings: { url: hook.url, secret: 'a secret of some length' },
  });
  await call('POST', '/api/rules', { name: 'Everything', channelIds: [channel.id] });
  const page = (path: string, intervalSeconds: number) => ({
    storeId,
    type: 'http',
    name: path,
    settings: { url: server.origin + path },
    intervalSeconds,
  });
  const { ids: monitors } = await call('POST', createMonitors.path, {
    items: [page('/a', 60), page('/b', 30), page('/c', 600)],
  });
  const jobs = [
    { schedule: 'interval', everySeconds: 120, graceSeconds: 60 },
    { schedule: 'cron', cron: '*/5 * * * *', zone: 'Europe/Kyiv', graceSeconds: 60 },
  ];
  const { ids: beats } = await call('POST', createMonitors.path, {
    items: jobs.map((settings, i) => ({ storeId, type: 'heartbeat', name: `Job ${i}`, settings })),
  });
  const addresses = await Promise.all(
    beats.map(async (id: string) => new URL((await call('GET', `/api/monitors/${id}`)).heartbeatUrl).pathname),
  );
  const prober = await LocalProber.enlist(t.app, { check: async () => ({ world: true, names: true }) });
  await t.drain();
  let called = 0;
  return {
    t,
    hook,
    shop,
    monitors,
    live: async (ms) => {
      for (let left = ms; left > 0; left -= 10 * second) {
        if (called++ % 6 === 0) for (const address of addresses) await t.call(null, 'GET', address);
        // A running prober does so with every sign of life.
        await healSlots(t.app.db, t.clock.now());
        await prober.engine.claim();
        await prober.engine.settled();
        await t.sweep();
        await t.drain();
        t.clock.advance(10 * second);
      }
    },
    told: () => hook.requests.map(({ body }) => JSON.parse(body).kind as string),
    statuses: async () =>
      (await call('GET', `${listMonitors.path}?limit=100`)).items.map((m: { status: string }) => m.status),
    today: async (id) => (await call('GET', readUptime.path.replace(':id', id))).windows[0],
    close: async () => {
      await t.close();
      await server.close();
      await hook.close();
    },
  };
}
