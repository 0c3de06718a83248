import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { manners, type Platform } from '../../../test/fakes/shop/platforms.ts';
import { startShop } from '../../../test/fakes/shop/shop.ts';
import { type Handler, startWebServer } from '../../../test/fakes/web-server.ts';
import { inspect } from '../inspect.ts';
import type { Crawl } from './crawled.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function crawled(handler: Handler, crawlPages?: number): Promise<{ crawl: Crawl; asked: string[] }> {
  const asked: string[] = [];
  const web = await startWebServer((request, response) => {
    asked.push(request.url ?? '');
    handler(request, response);
  });
  open.push(web);
  return { crawl: await walkOf(web.origin, crawlPages), asked };
}

async function walkOf(origin: string, crawlPages = 100): Promise<Crawl> {
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts, gaps } = await inspect(new URL(origin), { net, pauseMs: 0, crawlPages });
  if (!artifacts.crawl) throw new Error(JSON.stringify(gaps.get('crawl')));
  return artifacts.crawl;
}

/** Pages by path; what is not there is answered 404. `→` leads on. */
const site =
  (pages: Record<string, string>): Handler =>
  (request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>No</h1>');
    else if (page.startsWith('→')) response.writeHead(301, { location: page.slice(1) }).end();
    else {
      const type = page.startsWith('<') ? 'text/html' : 'text/plain';
      response.writeHead(200, { 'content-type': type }).end(page.replaceAll('HOST', request.headers.host ?? ''));
    }
  };
const linksTo = (...paths: string[]) => `<title>T</title>${paths.map((path) => `<a href="${path}">x</a>`).join('')}`;
const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;
const of = (crawl: Crawl, path: string) => crawl.pages.find(({ url }) => pathOf(url) === path);

test.each(Object.keys(manners) as Platform[])(
  'a whole %s shop is walked through, and nothing put into its cart',
  async (platform) => {
    const shop = await startShop({ platform });
    open.push(shop);
    const usual = shop.web.handler;
    const asked: string[] = [];
    shop.web.handler = (request, response) => {
      asked.push(request.url ?? '');
      usual(request, response);
    };
    const crawl = await walkOf(shop.origin);
    expect(crawl.ended).toBe('done');
    expect(crawl.pages.filter(({ kind }) => kind === 'product')).toHaveLength(12);
    expect(crawl.pages.filter(({ kind }) => kind === 'category')).toHaveLength(3);
    expect(crawl.pages.every(({ status, depth }) => status === 200 && depth !== null && depth <= 2)).toBe(true);
    expect(asked.filter((path) => path.includes('add-to-cart='))).toEqual([]);
  },
);

test('depth is the shortest way, a redirect costs no click, and who links is counted', async () => {
  const { crawl } = await crawled(
    site({
      '/': linksTo('/a', '/old', '/gone'),
      '/a': linksTo('/b', '/gone'),
      '/old': '→/b',
      '/b': linksTo('/c'),
      '/c': linksTo('/'),
    }),
  );
  expect(crawl.pages.map(({ url, depth }) => [pathOf(url), depth]).sort()).toEqual([
    ['/', 0],
    ['/a', 1],
    ['/b', 1],
    ['/c', 2],
    ['/gone', 1],
    ['/old', 1],
  ]);
  expect(of(crawl, '/gone')).toMatchObject({ status: 404, linkedBy: 2, facts: null });
  expect(of(crawl, '/old')).toMatchObject({ status: 301, linkedBy: 1, facts: null, redirects: [{ status: 301 }] });
  expect(of(crawl, '/b')).toMatchObject({ status: 200, linkedBy: 1 });
});

test('robots.txt is obeyed, the sitemap read, and what changes something left alone', async () => {
  const { crawl, asked } = await crawled(
    site({
      '/robots.txt': 'User-agent: *\nDisallow: /private\nSitemap: http://HOST/map.xml',
      '/map.xml': '<urlset><url><loc>http://HOST/alone</loc></url><url><loc>http://HOST/private/b</loc></url></urlset>',
      '/': linksTo(
        '/private/a',
        '/logout',
        '/?add-to-cart=7',
        'https://elsewhere.example/',
        '/?utm_source=x',
        '/{{ url }}',
        '/cdn-cgi/l/email-protection',
      ),
      '/alone': '<title>Alone</title>',
    }),
  );
  expect(asked.filter((path) => /logout|add-to-cart|utm/.test(path))).toEqual([]);
  expect(crawl.pages.map(({ url }) => pathOf(url))).toEqual(['/', '/alone']);
  expect(of(crawl, '/alone')).toMatchObject({ inSitemap: true, depth: null, linkedBy: 0 });
  expect(crawl.left).toEqual({ robots: 2, series: 0, acts: 2 });
});

test('views of one list are a series; its pages are not', async () => {
  const facets = Array.from({ length: 60 }, (_, i) => `/list?color=${i % 10}&size=${i}`);
  const pages = Array.from({ length: 20 }, (_, i) => `/list?page=${i + 2}`);
  const { crawl, asked } = await crawled((request, response) => {
    const isHere = /^\/(?:list.*)?$/.test(request.url ?? '');
    response.writeHead(isHere ? 200 : 404, { 'content-type': 'text/html' }).end(linksTo(...facets, ...pages));
  });
  expect(asked.filter((path) => path.includes('color')).length).toBeLessThanOrEqual(8);
  expect(new Set(asked.filter((path) => path.includes('page='))).size).toBe(20);
  expect(crawl.left.series).toBeGreaterThan(50);
  expect(crawl.ended).toBe('done');
});

test('a budget of pages is kept', async () => {
  const { crawl } = await crawled(
    (request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(linksTo(`${request.url}x`, `${request.url}y`)),
    7,
  );
  expect(crawl).toMatchObject({ ended: 'pages' });
  expect(crawl.pages).toHaveLength(7);
});

test('goods named by numbers are a series, and a walk that leaves some out came to no end', async () => {
  const goods = Array.from({ length: 90 }, (_, i) => `/product/${i}/`);
  const { crawl } = await crawled(
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(linksTo(...goods)),
  );
  expect(crawl).toMatchObject({ ended: 'series', left: { series: 30 } });
});

test('a walk that is stopped by hand keeps what it saw', async () => {
  const stop = new AbortController();
  const usual = site({ '/': linksTo('/a', '/b', '/c'), '/a': '<title>A</title>' });
  let isWalking = false;
  const web = await startWebServer((request, response) => {
    if (isWalking && request.url === '/b') stop.abort(new Error('stopped by hand'));
    usual(request, response);
  });
  open.push(web);
  const { artifacts } = await inspect(new URL(web.origin), {
    net: createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null'),
    pauseMs: 0,
    signal: stop.signal,
    onProgress: (artifact) => void (isWalking ||= artifact === 'crawl'),
  });
  expect(artifacts.crawl).toMatchObject({ ended: 'stopped' });
  expect(artifacts.crawl!.pages.map(({ url }) => pathOf(url))).toEqual(['/', '/a']);
});
