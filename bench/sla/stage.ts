import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { openRequest } from '#contract/desk';
import { createChannel, createRule } from '#contract/notify';
import { addStore, cancelDiscovery, createClient } from '#contract/stores';
import { startEmbedded } from '#kit/db/embedded';
import { type Product, startProduct } from '../watch/product.ts';

/** Notices as they arrive. */
export interface Hook {
  url: string;
  arrived: { at: number; id: string; clock: { clockId: string; momentAt: number; late: boolean } }[];
}

export interface Stage {
  db: pg.Pool;
  hook: Hook;
  /** One more process of the product, over the same database. */
  another(): Promise<Product>;
  close(): Promise<void>;
}

export interface Agreed {
  clientId: string;
  storeId: string;
  calendarId: string;
}

/** A database, a hook on loopback, and nothing that runs yet. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-sla-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ directory: join(folder, 'postgres'), log: () => undefined });
  const db = new pg.Pool({ connectionString: database.url, max: 2 });
  const running: Product[] = [];
  const { hook, server } = await startHook();
  return {
    db,
    hook,
    another: async () => {
      const product = await startProduct(database.url, join(folder, 'data'), await freePort());
      running.push(product);
      return product;
    },
    close: async () => {
      await Promise.all(running.map((product) => product.child.stop('SIGTERM')));
      server.closeAllConnections();
      server.close();
      await db.end();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startHook() {
  const hook: Hook = { url: '', arrived: [] };
  const server = createServer((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (body += part))
      .on('end', () => {
        const { id, clock } = JSON.parse(body) as Hook['arrived'][number];
        if (clock) hook.arrived.push({ at: Date.now(), id, clock });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { hook, server };
}

async function freePort(): Promise<number> {
  const server = createSocket();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
export const office = {
  timeZone: 'Europe/Kyiv',
  hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
};

/** A client under a contract, a rule that sends everything to the hook, and one request, so that its terms are known. */
export async function agree(product: Product, hook: Hook): Promise<Agreed> {
  const { id: clientId } = await product.call(createClient, { body: { name: 'Bench' } });
  const store = await product.call(addStore, { body: { url: 'http://shop.example', name: 'Shop', clientId } });
  await product.call(cancelDiscovery, { params: { id: store.id } });
  const calendar = await product.call(createCalendar, { body: { name: 'Office', data: office } });
  const promised = (minutes: number, hours: 'calendar' | 'around_the_clock') => ({ minutes, hours });
  const sla = {
    critical: { reaction: promised(30, 'around_the_clock') },
    major: {
      reaction: promised(60, 'calendar'),
      update: promised(40 * 60, 'calendar'),
      resolution: promised(170 * 60, 'calendar'),
    },
    minor: {},
    info: {},
  };
  const contract = await product.call(createContract, {
    body: {
      clientId,
      name: 'Care',
      timeZone: 'Europe/Kyiv',
      begins: '2026-01-01',
      terms: {
        calendarId: calendar.id,
        sla,
        price: { model: 'monthly', currency: 'EUR', monthlyFee: 10_000 },
        report: { rhythm: 'none', form: 'page' },
      },
    },
  });
  await product.call(activateContract, { params: { id: contract.id } });
  const settings = { url: hook.url, secret: 'a-secret-of-this-run' };
  const channel = await product.call(createChannel, { body: { kind: 'webhook', name: 'Bench', settings } });
  await product.call(createRule, { body: { name: 'Everything', channelIds: [channel.id] } });
  const answers = { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' } as const;
  await product.call(openRequest, { body: { storeId: store.id, topic: 'Cart', text: 'Empty.', answers } });
  return { clientId, storeId: store.id, calendarId: calendar.id };
}
