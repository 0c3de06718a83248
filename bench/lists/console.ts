import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type CDPSession, chromium as engine, type Page } from 'playwright-core';
import { listMonitors, pauseMonitor, resumeMonitor } from '#contract/monitoring';
import { listStores } from '#contract/stores';
import type { Product } from '../watch/product.ts';
import { visitor } from './visitor.ts';

export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** How long each page is looked at while something of the stores changes. */
const WATCHED_MS = 30_000;

interface Traffic {
  requests: number;
  bytes: number;
  api: Map<string, number>;
}

/** Opens the heavy pages of the console: time to content, what they ask for, memory, and what they ask again as things change. */
export async function lookAtConsole(product: Product, say: (line: string) => void): Promise<void> {
  const browser = await engine.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { cookie } = await visitor(product.url);
    await context.addCookies(
      cookie
        .split('; ')
        .map((pair) => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1), url: product.url })),
    );
    const shop = (await product.call(listStores, { query: { limit: 1 } })).items[0]!;
    const visit = 'content after | main thread busy | requests | on the wire';
    say(
      `| page | empty cache: ${visit} | again: ${visit} | nodes | heap | read again in 30 s of ten changes a second | busy then |`,
    );
    say(`|${'---|'.repeat(13)}`);
    const pages = [
      ['wall, cards', '/', '.store-card'],
      ['list of monitors', '/monitors', '.monitor-name'],
      ['a store', `/stores/${shop.id}`, '.monitor-name'],
    ] as const;
    for (const [name, path, sign] of pages) say(await lookAt(product, context, name, path, sign));
    say('');
  } finally {
    await browser.close();
  }
}

async function lookAt(
  product: Product,
  context: BrowserContext,
  name: string,
  path: string,
  sign: string,
): Promise<string> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  for (const domain of ['Network.enable', 'Performance.enable', 'Network.clearBrowserCache'] as const)
    await session.send(domain);
  const traffic = listen(session);
  const open = async () => {
    const [before, requests, bytes] = [await metrics(session), traffic.requests, traffic.bytes];
    const content = await contentAfter(page, product.url + path, sign);
    await sleep(2000);
    const spent = (await metrics(session)).busyMs - before.busyMs;
    return `${content.toFixed(0)} ms | ${spent.toFixed(0)} ms | ${traffic.requests - requests} | ${((traffic.bytes - bytes) / 1024).toFixed(0)} kB`;
  };
  const [cold, again] = [await open(), await open()];
  await session.send('HeapProfiler.collectGarbage');
  const { busyMs, heapMB, shapes } = await metrics(session);
  traffic.api.clear();
  await stir(product);
  const read = [...traffic.api].map(([api, n]) => `${n} × ${api}`).join(', ') || 'nothing';
  const stirred = `${(((await metrics(session)).busyMs - busyMs) / (WATCHED_MS / 100)).toFixed(0)} %`;
  await page.close();
  return `| ${name} | ${cold} | ${again} | ${shapes} | ${heapMB.toFixed(0)} MB | ${read} | ${stirred} |`;
}

/** Time that the page's main thread was busy, its heap, and the elements it shows. */
async function metrics(session: CDPSession): Promise<{ busyMs: number; heapMB: number; shapes: number }> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  const of = (name: string) => all.find((metric) => metric.name === name)!.value;
  return { busyMs: of('TaskDuration') * 1000, heapMB: of('JSHeapUsedSize') / 1024 ** 2, shapes: of('Nodes') };
}

/** From the call of the address until the first sign of content is drawn. */
async function contentAfter(page: Page, url: string, sign: string): Promise<number> {
  const begun = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(sign).first().waitFor();
  return performance.now() - begun;
}

function listen(session: CDPSession): Traffic {
  const traffic: Traffic = { requests: 0, bytes: 0, api: new Map() };
  session.on('Network.requestWillBeSent', ({ request }) => {
    traffic.requests += 1;
    const path = new URL(request.url).pathname;
    if (path.startsWith('/api/')) traffic.api.set(path, (traffic.api.get(path) ?? 0) + 1);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (traffic.bytes += encodedDataLength));
  return traffic;
}

/** Ten changes a second for half a minute: monitors of many stores are paused and resumed. */
async function stir(product: Product): Promise<void> {
  const { items } = await product.call(listMonitors, { query: { limit: 100 } });
  const until = Date.now() + WATCHED_MS;
  for (let i = 0; Date.now() < until; i++) {
    const params = { id: items[Math.floor(i / 2) % items.length]!.id };
    await product.call(i % 2 === 0 ? pauseMonitor : resumeMonitor, { params });
    await sleep(100);
  }
}
