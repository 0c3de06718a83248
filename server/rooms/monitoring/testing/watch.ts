import { startWebServer } from '../../../../test/fakes/web-server.ts';
import type { z } from 'zod';
import type { Monitor, MonitorDetail, newMonitor } from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import type { LineCheck } from '../probing/check-line.ts';
import { LocalProber } from '../probing/local-prober.ts';

export interface Told {
  name: string;
  payload: {
    monitorId?: string;
    at: number;
    status?: string;
    from?: string;
    failure?: string | null;
    dependsOn?: string | null;
    regions?: string[];
    flapping?: boolean;
    kind?: string;
    count?: number;
  };
}

export interface Watch {
  t: TestApp;
  /** The fake shop: a status by path, 200 where none is set; `once` for the next answer alone. `delayMs` of every answer. */
  shop: {
    url: string;
    status: Map<string, number>;
    once: Map<string, number>;
    asked: Map<string, number>;
    delayMs: number;
  };
  storeId: string;
  staff: ReturnType<typeof actorOf>;
  /** Makes a monitor of a page of the shop. @returns its id */
  watch(path: string, values?: Partial<z.input<typeof newMonitor>>): Promise<string>;
  prober(name?: string, check?: LineCheck): Promise<LocalProber>;
  /** Lets the prober do all that is due now, repeats included. */
  probe(prober: LocalProber): Promise<void>;
  /** Runs these sweeps of the room once, `monitoring.` left out. */
  sweep(...names: string[]): Promise<void>;
  read(id: string): Promise<MonitorDetail>;
  list(query?: string): Promise<{ items: Monitor[]; total: number }>;
  /** Events of a monitor, or those of the watch itself, in order. */
  told(monitorId?: string): Promise<Told[]>;
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const page =
  '<html><head><title>A shop</title></head><body><h1>A shop</h1><p>All goods are here, and the cart is open.</p></body></html>';

async function openShop() {
  const shop: Watch['shop'] = { url: '', status: new Map(), once: new Map(), asked: new Map(), delayMs: 0 };
  const server = await startWebServer((request, response) => {
    const path = request.url ?? '/';
    shop.asked.set(path, (shop.asked.get(path) ?? 0) + 1);
    const status = shop.once.get(path) ?? shop.status.get(path) ?? 200;
    shop.once.delete(path);
    const answer = () => response.writeHead(status, { 'content-type': 'text/html' }).end(page);
    if (shop.delayMs > 0) setTimeout(answer, shop.delayMs);
    else answer();
  });
  shop.url = server.origin;
  return { shop, server };
}

/** The room on a database of its own, a clock that is moved by hand, and a shop on loopback. */
export async function startWatch(): Promise<Watch> {
  const t = await testApp({ rooms: ['stores', 'monitoring'] });
  const { shop, server } = await openShop();
  const staff = actorOf('admin');
  const storeId = (await inTransaction(t.app.db, (trx) => addStore(trx, t.app, system, { url: shop.url }))).id;
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await t.app.database.pool.query(sql, values)).rows as T[];
  return {
    t,
    shop,
    storeId,
    staff,
    rows,
    watch: async (path, values = {}) => {
      const made = await t.call(staff, 'POST', '/api/monitors', {
        storeId,
        type: 'http',
        name: `${path} ${Math.random()}`,
        settings: { url: shop.url + path },
        intervalSeconds: 60,
        ...values,
      });
      if (made.status !== 200) throw new Error(JSON.stringify(made.body));
      return made.body.id as string;
    },
    prober: (name = 'one', check = async () => ({ world: true, names: true })) =>
      LocalProber.enlist(t.app, { name, check }),
    probe: async (prober) => {
      await prober.engine.claim();
      await prober.engine.settled();
    },
    sweep: async (...names) => {
      const sweeps = t.rooms.flatMap((room) => room.sweeps ?? []);
      for (const name of names) await sweeps.find((s) => s.name === `monitoring.${name}`)!.run(t.app);
    },
    read: async (id) => (await t.call(staff, 'GET', `/api/monitors/${id}`)).body as MonitorDetail,
    list: async (query = '') =>
      (await t.call(staff, 'GET', `/api/monitors${query}`)).body as { items: Monitor[]; total: number },
    told: (monitorId) =>
      rows<Told>(
        monitorId
          ? "select name, payload from outbox where payload->>'monitorId' = $1 and name <> 'monitor.changed' order by at, ctid"
          : "select name, payload from outbox where name like 'watch.%' order by at, ctid",
        monitorId ? [monitorId] : [],
      ),
    close: async () => {
      await server.close();
      await t.close();
    },
  };
}
