import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Handler, startWebServer } from '../../test/fakes/web-server.ts';
import { type Inspection, inspect } from './inspect.ts';
import { reportHtml } from './report/html.ts';
import { reportOf } from './report/report.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

interface Met {
  inspection: Inspection;
  asked: number;
  /** Of the artifacts as they would be kept. */
  bytes: number;
}

async function meet(handler: Handler, crawlPages = 100, now = Date.now): Promise<Met> {
  let asked = 0;
  const web = await startWebServer((request, response) => {
    asked++;
    handler(request, response);
  });
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const inspection = await inspect(new URL(web.origin), { net, pauseMs: 0, crawlPages, now });
  // Nothing here may be our own fault: that would be an exception of a check.
  for (const outcome of inspection.outcomes)
    if (outcome.state === 'unknown') expect(outcome.because.reason, outcome.check).not.toMatchObject({ code: 'ours' });
  const { crawl, sitemap, robots, shopping } = inspection.artifacts;
  return { inspection, asked, bytes: JSON.stringify({ crawl, sitemap, robots, shopping }).length };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (response: ServerResponse, body: string): void => void response.writeHead(200, html).end(body);
const linksTo = (paths: readonly string[]): string => paths.map((path) => `<a href="${path}">x</a>`).join('');
const MEGABYTE = 1024 * 1024;

test('a shop where each page links to two new ones, for ever', async () => {
  let n = 0;
  const { inspection, asked } = await meet((_, response) =>
    page(response, `<title>Maze ${n}</title>${linksTo([`/room-${n++}`, `/hall-${n++}`])}`),
  );
  const { crawl } = inspection.artifacts;
  expect(crawl).toMatchObject({ ended: 'pages' });
  expect(crawl!.pages).toHaveLength(100);
  expect(asked).toBeLessThanOrEqual(800);
});

test('a hundred thousand links on many pages are remembered within bounds', { timeout: 180_000 }, async () => {
  const links = linksTo(Array.from({ length: 100_000 }, (_, i) => `/catalog/item-${i}`));
  const { inspection, bytes } = await meet((request, response) => {
    if (/^\/(?:catalog\/item-\d*7)?$/.test(request.url ?? '')) page(response, `<title>All</title>${links}`);
    else if (request.url?.startsWith('/catalog/')) page(response, '<title>One</title>');
    else response.writeHead(404, html).end('no');
  }, 12);
  expect(inspection.artifacts.crawl!.pages).toHaveLength(12);
  expect(inspection.artifacts.crawl!.known).toBeLessThanOrEqual(20_000);
  expect(bytes).toBeLessThan(MEGABYTE);
});

test('filters upon filters, and a calendar without an end', async () => {
  const { inspection, asked } = await meet((request, response) => {
    const path = request.url ?? '/';
    const day = Number(/\/day\/(\d+)/.exec(path)?.[1] ?? 0);
    const more = path.includes('?') ? `${path}&f${path.length}=1` : `${path}?f=1`;
    page(
      response,
      `<title>${path.length}</title>${linksTo([more, `${more}&g=2`, `/day/${day + 1}`, `${path.split('?')[0]}x/x/x/x`])}`,
    );
  });
  expect(inspection.artifacts.crawl!.left.series).toBeGreaterThan(0);
  expect(inspection.artifacts.crawl!.pages.length).toBeLessThanOrEqual(100);
  expect(asked).toBeLessThanOrEqual(800);
});

test('every page leads on to another, for ever: each is a circle, and the walk ends', async () => {
  let n = 0;
  const { inspection, asked } = await meet((request, response) => {
    if (request.url === '/')
      page(response, `<title>Door</title>${linksTo(Array.from({ length: 80 }, (_, i) => `/go/to-${'ab'.repeat(i)}`))}`);
    else response.writeHead(302, { location: `/next-${n++}` }).end();
  });
  const { crawl } = inspection.artifacts;
  expect(crawl!.pages.filter(({ failure }) => failure === 'redirect_loop').length).toBeGreaterThan(10);
  expect(asked).toBeLessThanOrEqual(800);
});

test('pages and a sitemap that unpack to fifty megabytes', { timeout: 180_000 }, async () => {
  const bomb = gzipSync(
    Buffer.concat([
      Buffer.from('<title>Bomb</title><a href="/x">x</a><loc>/y</loc>'),
      Buffer.alloc(50 * MEGABYTE, 'word '),
    ]),
  );
  const { inspection, bytes } = await meet((request, response) => {
    if (!/^\/(?:|x|sitemap\.xml)$/.test(request.url ?? '')) return void response.writeHead(404, html).end('no');
    const type = request.url === '/sitemap.xml' ? 'application/xml' : 'text/html';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(bomb);
  }, 3);
  expect(inspection.artifacts.crawl).toBeDefined();
  expect(bytes).toBeLessThan(MEGABYTE);
});

test('a sitemap of two hundred thousand addresses, and sitemaps that name each other', async () => {
  const { inspection, bytes } = await meet((request, response) => {
    const host = `http://${request.headers.host}`;
    const map = (tag: string, at: (i: number) => string, count: number): string =>
      `<${tag}>${Array.from({ length: count }, (_, i) => `<loc>${host}${at(i)}</loc>`).join('')}</${tag}>`;
    const path = request.url ?? '/';
    if (path === '/robots.txt')
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`Sitemap: ${host}/a.xml\n`.repeat(9000));
    else if (path === '/a.xml') response.end(map('sitemapindex', (i) => (i % 2 ? '/a.xml' : `/big-${i}.xml`), 5000));
    else if (path.endsWith('.xml')) response.end(map('urlset', (i) => `/p/${path.length}-${i}`, 60_000));
    else page(response, `<title>${path}</title>`);
  }, 10);
  const { sitemap, crawl } = inspection.artifacts;
  expect(sitemap!.files.length).toBeLessThanOrEqual(8);
  expect(sitemap!.addresses.length).toBeLessThanOrEqual(300);
  expect(crawl!.pages).toHaveLength(10);
  expect(bytes).toBeLessThan(MEGABYTE);
});

test('a shop so slow that the time for the walk is over', async () => {
  let minutes = 0;
  let n = 0;
  const slow = (): number => minutes++ * 60_000;
  const { inspection } = await meet(
    (_, response) => page(response, linksTo([`/room-${n++}`, `/hall-${n++}`])),
    100,
    slow,
  );
  expect(inspection.artifacts.crawl).toMatchObject({ ended: 'time' });
  expect(inspection.artifacts.crawl!.pages.length).toBeLessThan(10);
});

test('a shop that falls silent is left alone', async () => {
  let asked = 0;
  const { inspection } = await meet((request, response) => {
    if (request.url === '/')
      page(response, `<title>Door</title>${linksTo(Array.from({ length: 50 }, (_, i) => `/p/${'ab'.repeat(i)}`))}`);
    else if (request.url?.startsWith('/p/') && ++asked > 0) response.writeHead(429).end();
    else response.writeHead(404, html).end('no');
  });
  expect(inspection.artifacts.crawl).toMatchObject({ ended: 'silent' });
  expect(inspection.artifacts.crawl!.pages.filter(({ status }) => status === 429)).toHaveLength(5);
});

test('titles, canonicals and structured data that attack whoever reads the report', async () => {
  const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>{about}{n}`';
  const data = JSON.stringify({
    '@type': 'Product',
    name: attack,
    offers: { '@type': 'Offer', price: attack, priceCurrency: attack, availability: attack },
  });
  const { inspection } = await meet((request, response) =>
    page(
      response,
      `<html lang='${attack}'><title>${attack.replaceAll('<', '&lt;')}</title><meta name="description" content='${attack}'>
<link rel="canonical" href='javascript:${attack}'><link rel="alternate" hreflang='${attack}' href="/"><meta property="og:type" content="product">
<script type="application/ld+json">${data.replaceAll('<', '\\u003c')}</script><h1>${attack.replaceAll('<', '&lt;')}</h1>
${linksTo(['/a', '/b', '//[', 'http://%', `/${'c'.repeat(5000)}`, '/%ff%fe', '/\ud800'])}<form><button>add to cart</button><input name="add-to-cart"></form>${request.url}`,
    ),
  );
  const report = reportOf(inspection, 'en');
  expect(report.findings.map(({ check }) => check)).toContain('product-data-invalid');
  const shown = reportHtml(report);
  expect(shown).not.toContain('<script>alert');
  expect(shown).not.toContain('<img src=x');
});

test('rubbish that says it is text, in a charset that does not exist', async () => {
  const bytes = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 + 13) % 256));
  const body = Buffer.concat([
    Buffer.from('<html><a href="/x">x</a><title>'),
    bytes,
    Buffer.from('<script type="application/ld+json">{'),
  ]);
  const { inspection } = await meet(
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-99' }).end(body),
    5,
  );
  expect(inspection.artifacts.crawl!.pages.length).toBeGreaterThan(0);
});
