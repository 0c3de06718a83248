import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Handler, startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { discover } from './discover.ts';
import { createFetcher } from './fetcher.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

async function look(handler: Handler, limits = {}) {
  let asked = 0;
  let most = 0;
  let now = 0;
  web = await startWebServer((request, response) => {
    asked++;
    most = Math.max(most, ++now);
    response.on('close', () => now--);
    handler(request, response);
  });
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const found = await discover(new URL(web.origin), {
    fetcher: createFetcher(net),
    now: Date.now,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    limits,
  });
  return { found, asked, most };
}

const html = { 'content-type': 'text/html; charset=utf-8' };

test('a hundred thousand links, all of which lead on', async () => {
  const links = Array.from({ length: 100_000 }, (_, i) => `<a href="/catalog/item-${i}">Item ${i}</a>`).join('');
  const { found, asked, most } = await look(
    (_, response) => void response.writeHead(200, html).end(`<title>Maze</title>${links}`),
  );
  expect(found.state).toBe('done');
  expect(asked).toBeLessThanOrEqual(40);
  expect(most).toBe(1);
});

test('every page but the first redirects to another one, for ever', async () => {
  let n = 0;
  const { found, asked } = await look((request, response) => {
    if (request.url === '/')
      response
        .writeHead(200, html)
        .end('<a href="/cart">Cart</a><a href="/checkout">Checkout</a><a href="/catalog/x">Catalog</a>');
    else response.writeHead(302, { location: `/next-${n++}` }).end();
  });
  expect(found.pages).toHaveLength(1);
  expect(asked).toBeLessThanOrEqual(40);
});

test('pages without an end', async () => {
  const chunk = `<p>${'endless '.repeat(8000)}</p>`;
  const { found, asked } = await look((_, response) => {
    response.writeHead(200, html);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  expect(found.state).toBe('done');
  expect(asked).toBeLessThanOrEqual(40);
});

test('pages that come a byte at a time end with the time for all of it', async () => {
  const { found } = await look(
    (_, response) => {
      response.writeHead(200, html);
      response.write('<title>Drip</title><a href="/cart">Cart</a>');
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    },
    { eachMs: 500, totalMs: 3000 },
  );
  expect(found.reached).toMatchObject({ status: 200 });
  expect(found.steps.every((step) => step.state !== 'waiting' && step.state !== 'running')).toBe(true);
});

test('sitemaps that name sitemaps that name sitemaps', async () => {
  let maps = 0;
  const { found, asked } = await look((request, response) => {
    if (/xml/.test(request.url ?? '')) {
      const children = Array.from(
        { length: 1000 },
        () => `<sitemap><loc>http://${request.headers.host}/product-${maps++}.xml</loc></sitemap>`,
      ).join('');
      response.writeHead(200, { 'content-type': 'text/xml' }).end(`<sitemapindex>${children}</sitemapindex>`);
    } else if (request.url === '/') response.writeHead(200, html).end('<title>Maps</title>');
    else response.writeHead(404, html).end('no');
  });
  expect(found.state).toBe('done');
  expect(asked).toBeLessThanOrEqual(40);
});

test('rubbish that says it is text, in a charset that does not exist, with tags nobody closes', async () => {
  const bytes = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 + 13) % 256));
  const { found } = await look(
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-99' })
        .end(
          Buffer.concat([
            Buffer.from('<html><a href="/cart'),
            bytes,
            Buffer.from('<title><script type="application/ld+json">{"@type":'),
          ]),
        ),
  );
  expect(found.state).toBe('done');
  expect(found.platform).toMatchObject({ name: 'unknown' });
});

test('a shop that answers every address with its home page has no cart there', async () => {
  const { found } = await look(
    (_, response) =>
      void response.writeHead(200, html).end('<title>One page</title><h1>Cart of dreams</h1><a href="/cart">Cart</a>'),
  );
  expect(found.pages.map((page) => page.kind)).toEqual(['home']);
});
