import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type Handler, type WebServer } from '../../../../../test/fakes/web-server.ts';
import http from '../http.monitor.ts';
import { probed, verdictOf } from '../testing/laboratory.ts';

const net = createNet({ allowPrivate: true, ownPorts: [] });
const open: WebServer[] = [];
afterAll(() => Promise.all(open.map((web) => web.close())));

async function serve(handler: Handler): Promise<string> {
  const web = await startWebServer(handler);
  open.push(web);
  return web.origin;
}

const look = (settings: Record<string, unknown>) =>
  probed(http, settings, {
    timeoutMs: 5000,
    net,
    now: Date.now(),
    baseline: null,
    signal: new AbortController().signal,
  });

test.each<[string, Record<string, unknown>, string, string | undefined, string]>([
  ['a status', { status: '200-299, 404' }, 'up', undefined, '[STATUS] (404) = 200-299, 404'],
  ['another status', { status: '200' }, 'down', 'http', '[STATUS] (404) = 200'],
  ['a text that is there', { status: '404', contains: ['Кружка'] }, 'up', undefined, '[BODY] (found) has "Кружка"'],
  [
    'a text that is missing',
    { status: '404', contains: ['Checkout'] },
    'down',
    'content',
    '[BODY] (not found) has "Checkout"',
  ],
  [
    'a text that must be absent',
    { status: '404', lacks: ['Кружка'] },
    'down',
    'content',
    '[BODY] (found) lacks "Кружка"',
  ],
  [
    'a header',
    { status: '404', answerHeaders: [{ name: 'X-Cache', contains: 'HIT' }] },
    'down',
    'http',
    '[HEADER X-Cache] (MISS) has "HIT"',
  ],
  [
    'a missing header',
    { status: '404', answerHeaders: [{ name: 'X-Other', contains: '' }] },
    'down',
    'http',
    '[HEADER X-Other] (absent) = present',
  ],
])('judges %s', async (_, settings, verdict, failure, condition) => {
  const origin = await serve(
    (__, response) =>
      void response
        .writeHead(404, { 'content-type': 'text/html; charset=windows-1251', 'x-cache': 'MISS' })
        .end(Buffer.from([0xca, 0xf0, 0xf3, 0xe6, 0xea, 0xe0])),
  );
  const outcome = await look({ url: origin, ...settings });
  expect(verdictOf(outcome)).toEqual({ verdict, failure });
  expect(outcome.conditions.map(({ text }) => text)).toContain(condition);
});

test.each<[string, Record<string, string>, boolean]>([
  ['$.items[0].name', { is: 'equals', value: 'mug' }, true],
  ['items[0].price', { is: 'above', value: '10' }, true],
  ['$.items[0].price', { is: 'below', value: '10' }, false],
  ['$.tags', { is: 'contains', value: 'new' }, true],
  ['$.none', { is: 'exists' }, false],
  ['$.ok', { is: 'equals', value: 'true' }, true],
  ['$.__proto__', { is: 'exists' }, false],
])('JSON at %s %o', async (path, condition, holds) => {
  const origin = await serve(
    (_, response) =>
      void response
        .setHeader('content-type', 'application/json')
        .end('{"ok":true,"items":[{"name":"mug","price":12.5}],"tags":["new","red"]}'),
  );
  expect(await look({ url: origin, json: [{ path, ...condition }] })).toMatchObject(
    holds ? { verdict: 'up' } : { verdict: 'down', failure: 'content', reason: { code: 'json_other' } },
  );
});

test('redirects must lead where they should', async () => {
  const origin = await serve((request, response) =>
    request.url === '/' ? void response.writeHead(301, { location: '/shop' }).end() : void response.end('<p>shop</p>'),
  );
  expect(await look({ url: origin, redirectsTo: `${origin}/shop`, redirects: 1 })).toMatchObject({
    verdict: 'up',
    evidence: { redirects: [{ status: 301, to: `${origin}/shop` }] },
  });
  expect(await look({ url: origin, redirectsTo: `${origin}/other` })).toMatchObject({
    verdict: 'down',
    failure: 'redirect',
    reason: { code: 'redirect_other' },
  });
  expect(await look({ url: origin, redirects: 0 })).toMatchObject({
    verdict: 'down',
    failure: 'redirect',
    reason: { code: 'redirect_count' },
  });
  expect(await look({ url: origin, follow: false, redirectsTo: `${origin}/shop`, status: '301' })).toMatchObject({
    verdict: 'up',
  });
});

test.each([
  ['/database', 'page_database', '<h1>Error establishing a database connection</h1>'],
  [
    '/php',
    'page_php',
    '<p>shop</p><br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function wc() in /var/www/index.php:12',
  ],
  [
    '/parse',
    'page_php',
    'PHP Parse error: syntax error, unexpected token in /var/www/html/catalog/index.php on line 3',
  ],
  ['/critical', 'page_critical', '<p>There has been a critical error on this website.</p>'],
  ['/ru', 'page_critical', '<p>На сайте возникла критическая ошибка.</p>'],
  ['/uk', 'page_database', '<h1>Помилка встановлення з’єднання з базою даних</h1>'],
  [
    '/magento',
    'page_report',
    '<h1>There has been an error processing your request</h1><p>Error log record number: 123</p>',
  ],
  ['/opencart', 'page_database', 'Error: Could not make a database link using shop@localhost!'],
  [
    '/prestashop',
    'page_database',
    'Link to database cannot be established: SQLSTATE[HY000] [2002] No such file or directory',
  ],
  ['/symfony', 'page_framework', '<h1>Oops! An Error Occurred</h1>'],
  [
    '/nginx',
    'page_unfinished',
    '<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>',
  ],
  ['/suspended', 'page_suspended', '<title>Account Suspended</title><p>This Account has been suspended.</p>'],
  ['/empty', 'empty', ''],
  ['/blank', 'empty', '<html><head><title>Shop</title></head><body>&nbsp;\n</body></html>'],
])('a 200 that is none: %s', async (path, code, html) => {
  const origin = await serve(
    (_, response) => void response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
  );
  expect(await look({ url: origin + path })).toMatchObject({ verdict: 'down', failure: 'content', reason: { code } });
  expect(await look({ url: origin + path, errorPages: false })).toMatchObject({ verdict: 'up' });
});

test('an article about errors, an empty answer of a program and a shell for scripts are no error pages', async () => {
  const article = `<title>Blog</title><h1>What to do when it breaks</h1><p>“Error establishing a database connection” means … ${'Call us before you touch anything at all. '.repeat(60)}</p>`;
  const pages: Record<string, [string, string]> = {
    '/blog': ['text/html', article],
    '/api': ['application/json', ''],
    '/spa': ['text/html', '<div id="app"></div><script src="/app.js"></script>'],
  };
  const origin = await serve(
    (request, response) =>
      void response.setHeader('content-type', pages[request.url!]![0]).end(pages[request.url!]![1]),
  );
  for (const path of Object.keys(pages))
    expect(await look({ url: origin + path }), path).toMatchObject({ verdict: 'up' });
});

test('unpacks what is packed, and survives bombs and broken packing', async () => {
  const bodies: Record<string, Buffer> = {
    '/fine': gzipSync('<p>Mugs</p>'),
    '/bomb': gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a')),
    '/broken': gzipSync('<p>Mugs</p>'.repeat(500)).subarray(0, 40),
  };
  const origin = await serve(
    (request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(bodies[request.url!]),
  );
  expect(await look({ url: `${origin}/fine`, contains: ['Mugs'] })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/bomb` })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/broken` })).toMatchObject({
    verdict: 'down',
    failure: 'partial',
    reason: { code: 'undecodable' },
  });
});

test('reads long pages to the end and keeps little of them', async () => {
  const page = Buffer.alloc(3_000_000, '<p>mug</p>');
  const origin = await serve((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
    if (request.url === '/cut')
      response.write(page.subarray(0, 2_500_000), () => setTimeout(() => response.destroy(), 50));
    else response.end(page);
  });
  expect(await look({ url: `${origin}/whole` })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/cut` }), 'the cut lies beyond what is looked at').toMatchObject({
    verdict: 'down',
    failure: 'partial',
  });
});
