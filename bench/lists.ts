import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as monitoring from '#contract/monitoring';
import { addStore, cancelDiscovery, createClient, pageKinds } from '#contract/stores';
import { startEmbedded } from '#kit/db/embedded';
import { chromium, lookAtConsole } from './lists/console.ts';
import { visitor } from './lists/visitor.ts';
import { cpuOf, memoryOf, start } from './watch/processes.ts';
import { type Product, startProduct } from './watch/product.ts';

/**
 * How light long lists are: `node bench/lists.ts [--monitors 4000] [--stores 200]`. Many monitors by one call, the lists
 * and the wall by the API, memory of the server, and the console in a real browser where there is one. A page on this
 * machine is what is watched.
 */
const { values } = parseArgs({ options: { monitors: { type: 'string' }, stores: { type: 'string' } } });
const monitors = Number(values.monitors ?? 4000);
const stores = Number(values.stores ?? 200);
const INTERVAL = 60;

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'vakhta-lists-'));
chmodSync(folder, 0o711);
const database = await startEmbedded({ directory: join(folder, 'postgres'), log: () => undefined });
const target = start(join(import.meta.dirname, 'watch', 'target.ts'), []);
let product: Product | undefined;
try {
  const { http } = (await target.said) as { http: number };
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${stores} stores, ${monitors} monitors every ${INTERVAL} s`,
  );
  product = await startProduct(database.url, join(folder, 'data'), await freePort());
  await sleep(10_000);
  memory(product, 'idle');
  await create(product, await makeStores(product), `http://127.0.0.1:${http}/`);
  await sleep((monitors / 200 + INTERVAL) * 1000);
  memory(product, `${monitors} monitors, each probed at least once`);
  await measureLists(product);
  memory(product, 'after the lists');
  if (existsSync(chromium)) await lookAtConsole(product, say);
  else say(`No browser at ${chromium}: the console was not measured.`);
  memory(product, 'at the end');
} finally {
  await product?.child.stop('SIGTERM');
  await target.stop('SIGKILL');
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function memory(p: Product, when: string): void {
  say(`memory of the server, ${when}: ${memoryOf(p.child.pid).toFixed(0)} MB`);
}

/** Stores of twenty clients. Their addresses lead nowhere: what discovery would find is not asked for here. */
async function makeStores(p: Product): Promise<string[]> {
  const clients = await Promise.all(
    Array.from({ length: 20 }, (_, i) => p.call(createClient, { body: { name: `Client ${i + 1}` } })),
  );
  const ids: string[] = [];
  for (let i = 0; i < stores; i++) {
    const store = await p.call(addStore, {
      body: { url: `http://shop-${i + 1}.example`, name: `Shop ${i + 1}`, clientId: clients[i % 20]!.id },
    });
    await p.call(cancelDiscovery, { params: { id: store.id } });
    ids.push(store.id);
  }
  return ids;
}

async function create(p: Product, storeIds: readonly string[], url: string): Promise<void> {
  const items = Array.from({ length: monitors }, (_, i) => {
    const page = pageKinds[Math.floor(i / stores) % pageKinds.length]!;
    return {
      storeId: storeIds[i % stores]!,
      type: 'http',
      name: `${page} ${Math.floor(i / stores) + 1}`,
      page,
      intervalSeconds: INTERVAL,
      settings: { url: `${url}${i}` },
    };
  });
  const begun = performance.now();
  await p.call(monitoring.createMonitors, { body: { items } });
  say(`${items.length} monitors made by one call: ${((performance.now() - begun) / 1000).toFixed(2)} s`);
}

/** Each answer seven times: the first, and the middle of the others. */
async function measureLists(p: Product): Promise<void> {
  const { read } = await visitor(p.url);
  const asked: Record<string, string[]> = {
    'first page of the list, as the console asks': ['/api/monitors?limit=50&offset=0'],
    '2,000 monitors, four pages of 500': [0, 500, 1000, 1500].map(
      (offset) => `/api/monitors?limit=500&offset=${offset}`,
    ),
    'a search in the list': ['/api/monitors?limit=50&offset=0&q=checkout%201'],
    'monitors that are down': ['/api/monitors?limit=50&offset=0&status=down'],
    [`wall of ${stores} stores`]: ['/api/wall?limit=200&offset=0'],
    'wall of one client': ['/api/wall?limit=200&offset=0&q=Shop%201'],
  };
  say('\n| answer | first | middle of six | CPU of the server for each | on the wire |\n|---|---|---|---|---|');
  for (const [name, addresses] of Object.entries(asked)) {
    const times: number[] = [];
    const before = cpuOf(p.child.pid);
    let bytes = 0;
    for (let turn = 0; turn < 7; turn++) {
      const begun = performance.now();
      bytes = 0;
      for (const address of addresses) bytes += await read(address);
      times.push(performance.now() - begun);
    }
    const [first, ...others] = times;
    const cpu = ((cpuOf(p.child.pid) - before) / 7) * 1000;
    say(
      `| ${name} | ${first!.toFixed(0)} ms | ${others.sort((a, b) => a - b)[2]!.toFixed(0)} ms | ${cpu.toFixed(0)} ms | ${(bytes / 1024).toFixed(0)} kB |`,
    );
  }
  say('');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
