import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { budgetOf, createFetcher } from './fetcher.ts';
import { readSitemaps } from './sitemap.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

async function read(files: Record<string, string | Buffer>, enough: Parameters<typeof readSitemaps>[3] = () => false) {
  const asked: string[] = [];
  web = await startWebServer((request, response) => {
    asked.push(request.url ?? '');
    const body = files[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': typeof body === 'string' ? 'text/xml; charset=utf-8' : 'application/gzip' })
        .end(typeof body === 'string' ? body.replaceAll('HERE', web!.origin) : body);
  });
  const { origin } = web;
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const budget = budgetOf(createFetcher(net), {
    requests: 20,
    totalMs: 60_000,
    eachMs: 5000,
    signal: new AbortController().signal,
  });
  const named = await readSitemaps(new URL(origin), ['sitemap.xml'], budget, enough);
  return { paths: named.map(({ url }) => url.href.replace(origin, '')), of: named.map(({ of }) => of), asked };
}
const map = (...paths: string[]): string =>
  `<?xml version="1.0"?><urlset>${paths.map((path) => `<url><loc>HERE${path}</loc></url>`).join('')}</urlset>`;

test('follows robots.txt to an index, and reads what speaks of products first', async () => {
  const { paths, asked } = await read({
    '/robots.txt': 'User-agent: *\nDisallow: /cart\nSitemap: HERE/index.xml\n',
    '/index.xml':
      '<sitemapindex><sitemap><loc>HERE/post-sitemap.xml</loc></sitemap><sitemap><loc><![CDATA[HERE/product-sitemap.xml]]></loc></sitemap></sitemapindex>',
    '/product-sitemap.xml': map('/product/blue-mug/?a=1&amp;b=2'),
    '/post-sitemap.xml': map('/hello'),
  });
  expect(paths).toEqual(['/product/blue-mug/?a=1&b=2', '/hello']);
  expect(asked).toEqual(['/robots.txt', '/index.xml', '/product-sitemap.xml', '/post-sitemap.xml']);
});

test('without robots.txt the usual place is asked; it stops when it has enough', async () => {
  const { paths, asked } = await read({ '/sitemap.xml': map('/a', '/b') });
  expect(paths).toEqual(['/a', '/b']);
  expect(asked).toEqual(['/robots.txt', '/sitemap.xml']);
  await web?.close();
  expect((await read({ '/sitemap.xml': map('/a') }, () => true)).asked).toEqual(['/robots.txt']);
});

test('reads packed ones, plain lists, and nothing of other sites', async () => {
  const files = {
    '/robots.txt': 'Sitemap: /packed.xml.gz\nSitemap: /list.txt\nSitemap: https://elsewhere.example/sitemap.xml',
  };
  const { paths } = await read({
    ...files,
    '/packed.xml.gz': gzipSync(
      '<urlset><url><loc>/packed</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>',
    ),
    '/list.txt': 'HERE/one\nHERE/two\nnot an address\n',
  });
  expect(paths).toEqual(['/packed', '/one', '/two']);
});

test('of a sitemap without an end at most fifty thousand addresses are kept', async () => {
  const { paths } = await read({ '/sitemap.xml': map(...Array.from({ length: 70_000 }, (_, i) => `/p${i}`)) });
  expect(paths.length).toBeLessThanOrEqual(50_000);
  expect(paths.length).toBeGreaterThan(10_000);
});

test('a file that is named after products or categories says what its addresses are, one of articles does not', async () => {
  const files = ['sitemap-products.xml', 'product_cat-sitemap.xml', 'sitemap-blog-categories.xml'];
  const { of } = await read({
    '/sitemap.xml': `<sitemapindex>${files.map((file) => `<sitemap><loc>HERE/${file}</loc></sitemap>`).join('')}</sitemapindex>`,
    ...Object.fromEntries(files.map((file, i) => [`/${file}`, map(`/at-${i}`)])),
  });
  expect(new Set(of)).toEqual(new Set(['category', 'product', null]));
  expect(of[0]).not.toBeNull();
});
