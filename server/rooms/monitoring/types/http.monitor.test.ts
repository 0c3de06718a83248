import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebServer, type Handler, type WebServer } from '../../../../test/fakes/web-server.ts';
import http from './http.monitor.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

let lab: Laboratory;
const open: WebServer[] = [];
beforeAll(async () => {
  lab = await openLaboratory({ slowMs: 700 });
});
afterAll(async () => {
  await lab.close();
  await Promise.all(open.map((web) => web.close()));
});

/** As a proposed monitor, only less patient. */
const impatient = { connectMs: 1000, firstByteMs: 1000, idleMs: 600, slowMs: 500 };
const visitors = ['browser', 'phone', 'crawler', 'returning', 'uncached'];

test.concurrent.each([
  ['http-503', '[STATUS] (503) = 200-399'],
  ['http-503-some-clients', '[STATUS iPhone] (503) < 500'],
  ['http-503-header', '[STATUS Cookie] (503) < 500'],
  ['http-cut', '[BODY] (3713 B) = 7426 B'],
  ['http-cut-chunked', '[BODY] (7426 B, broken off) = whole'],
  ['http-no-first-byte', '[CONNECTION] (first byte timeout) = ok'],
  ['http-stalled', '[CONNECTION] (idle timeout) = ok'],
  ['http-total-timeout', '[CONNECTION] (total timeout) = ok'],
  ['http-redirect-loop', '[REDIRECTS] (2) end'],
  ['http-redirect-chain', '[REDIRECTS] (11) ≤ 10'],
  ['http-slow', undefined],
  ['http-head-200-get-503', '[STATUS] (503) = 200-399'],
  ['http-head-200-get-partial', undefined],
  ['http-head-200-get-redirect-loop', undefined],
  ['http-head-200-get-timeout', undefined],
  ['trap-head-405', undefined],
  ['trap-head-timeout', undefined],
])('%s', async (id, condition) => {
  const target = lab.target(id);
  const ctx = lab.context({ timeoutMs: id === 'http-total-timeout' ? 2000 : 12_000 });
  for (const url of [target.url, target.namedUrl]) {
    const settings = { ...impatient, url, checkHead: id.startsWith('trap'), visitors: /503|trap/.test(id) ? visitors : [] };
    expect(verdictOf(await probed(http, settings, ctx)), 'healthy').toEqual({ verdict: 'up' });
    await target.break();
    const outcome = await probed(http, settings, ctx);
    expect(verdictOf(outcome)).toEqual(target.expects);
    if (condition && url === target.url) expect(outcome.conditions.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([condition]);
    await target.mend();
  }
}, 60_000);

async function serve(handler: Handler): Promise<string> {
  const web = await startWebServer(handler);
  open.push(web);
  return web.origin;
}

const look = (settings: Record<string, unknown>, timeoutMs = 5000) => probed(http, settings, lab.context({ timeoutMs }));

test('measures each phase, over a fresh connection each time', async () => {
  let connections = 0;
  const web = await startWebServer((_, response) => void response.setHeader('content-type', 'text/html').end('<p>shop</p>'));
  open.push(web);
  web.server.on('connection', () => connections++);
  for (let i = 0; i < 2; i++) {
    const { phases, totalMs, evidence } = await look({ url: web.origin });
    expect(Object.keys(phases)).toEqual(['connect', 'firstByte', 'transfer']);
    const sum = Object.values(phases).reduce((a, b) => a + b, 0);
    expect(sum).toBeLessThanOrEqual(totalMs! + 0.5);
    expect(evidence).toEqual({ address: '127.0.0.1', status: 200 });
  }
  expect(connections).toBe(2);
  const secure = lab.target('tls-expired');
  expect(Object.keys((await look({ url: secure.namedUrl })).phases)).toEqual(['dns', 'connect', 'tls', 'firstByte', 'transfer']);
  expect(Object.keys((await look({ url: secure.namedUrl })).phases), 'an answer of our own cache measures no DNS').toEqual(['connect', 'tls', 'firstByte', 'transfer']);
});

test('speaks as it is told: method, headers, body, sign-in', async () => {
  let asked: Record<string, unknown> = {};
  const origin = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked = { method: request.method, url: request.url, body, ...request.headers };
      response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
  });
  await look({ url: `${origin}/a?b=1`, method: 'POST', body: '{"a":1}', headers: [{ name: 'X-Shop', value: 'one' }], auth: { kind: 'basic', user: 'u', password: 'p' } });
  expect(asked).toMatchObject({ method: 'POST', url: '/a?b=1', body: '{"a":1}', 'content-type': 'application/json', 'x-shop': 'one', authorization: 'Basic dTpw', host: new URL(origin).host, connection: 'close' });
  await look({ url: origin, auth: { kind: 'bearer', token: 't' } });
  expect(asked).toMatchObject({ method: 'GET', authorization: 'Bearer t', body: '' });
});

test('secrets stay at home when a redirect leads elsewhere', async () => {
  const heard: (string | undefined)[] = [];
  const elsewhere = await serve((request, response) => {
    heard.push(request.headers.authorization, request.headers.cookie);
    response.end('<p>there</p>');
  });
  const origin = await serve((_, response) => void response.writeHead(302, { location: elsewhere.replace('127.0.0.1', 'localhost'), 'set-cookie': 'sid=1' }).end());
  const outcome = await look({ url: origin, auth: { kind: 'bearer', token: 't' }, headers: [{ name: 'Cookie', value: 'a=b' }] });
  expect(outcome.verdict).toBe('up');
  expect(heard).toEqual([undefined, undefined]);
});

test.each<[string, Record<string, unknown>, string, string | undefined, string]>([
  ['a status', { status: '200-299, 404' }, 'up', undefined, '[STATUS] (404) = 200-299, 404'],
  ['another status', { status: '200' }, 'down', 'http', '[STATUS] (404) = 200'],
  ['a text that is there', { status: '404', contains: ['Кружка'] }, 'up', undefined, '[BODY] (found) has "Кружка"'],
  ['a text that is missing', { status: '404', contains: ['Checkout'] }, 'down', 'content', '[BODY] (not found) has "Checkout"'],
  ['a text that must be absent', { status: '404', lacks: ['Кружка'] }, 'down', 'content', '[BODY] (found) lacks "Кружка"'],
  ['a header', { status: '404', answerHeaders: [{ name: 'X-Cache', contains: 'HIT' }] }, 'down', 'http', '[HEADER X-Cache] (MISS) has "HIT"'],
  ['a missing header', { status: '404', answerHeaders: [{ name: 'X-Other', contains: '' }] }, 'down', 'http', '[HEADER X-Other] (absent) = present'],
])('judges %s', async (_, settings, verdict, failure, condition) => {
  const origin = await serve((__, response) => void response.writeHead(404, { 'content-type': 'text/html; charset=windows-1251', 'x-cache': 'MISS' }).end(Buffer.from([0xca, 0xf0, 0xf3, 0xe6, 0xea, 0xe0])));
  const outcome = await look({ url: origin, ...settings });
  expect(verdictOf(outcome)).toEqual({ verdict, failure });
  expect(outcome.conditions.map(({ text }) => text)).toContain(condition);
});

test.each<[string, Record<string, string>, boolean]>([
  ['$.items[0].name', { is: 'equals', value: 'mug' }, true], ['items[0].price', { is: 'above', value: '10' }, true], ['$.items[0].price', { is: 'below', value: '10' }, false],
  ['$.tags', { is: 'contains', value: 'new' }, true], ['$.none', { is: 'exists' }, false], ['$.ok', { is: 'equals', value: 'true' }, true], ['$.__proto__', { is: 'exists' }, false],
])('JSON at %s %o', async (path, condition, holds) => {
  const origin = await serve((_, response) => void response.setHeader('content-type', 'application/json').end('{"ok":true,"items":[{"name":"mug","price":12.5}],"tags":["new","red"]}'));
  expect(await look({ url: origin, json: [{ path, ...condition }] })).toMatchObject(holds ? { verdict: 'up' } : { verdict: 'down', failure: 'content', reason: { code: 'json_other' } });
});

test('redirects must lead where they should', async () => {
  const origin = await serve((request, response) => (request.url === '/' ? void response.writeHead(301, { location: '/shop' }).end() : void response.end('<p>shop</p>')));
  expect(await look({ url: origin, redirectsTo: `${origin}/shop`, redirects: 1 })).toMatchObject({ verdict: 'up', evidence: { redirects: [{ status: 301, to: `${origin}/shop` }] } });
  expect(await look({ url: origin, redirectsTo: `${origin}/other` })).toMatchObject({ verdict: 'down', failure: 'redirect', reason: { code: 'redirect_other' } });
  expect(await look({ url: origin, redirects: 0 })).toMatchObject({ verdict: 'down', failure: 'redirect', reason: { code: 'redirect_count' } });
  expect(await look({ url: origin, follow: false, redirectsTo: `${origin}/shop`, status: '301' })).toMatchObject({ verdict: 'up' });
});

test.each([
  ['/database', 'page_database', '<h1>Error establishing a database connection</h1>'],
  ['/php', 'page_php', '<p>shop</p><br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function wc() in /var/www/index.php:12'],
  ['/parse', 'page_php', 'PHP Parse error: syntax error, unexpected token in /var/www/html/catalog/index.php on line 3'],
  ['/critical', 'page_critical', '<p>There has been a critical error on this website.</p>'],
  ['/ru', 'page_critical', '<p>На сайте возникла критическая ошибка.</p>'],
  ['/uk', 'page_database', '<h1>Помилка встановлення з’єднання з базою даних</h1>'],
  ['/magento', 'page_report', '<h1>There has been an error processing your request</h1><p>Error log record number: 123</p>'],
  ['/opencart', 'page_database', 'Error: Could not make a database link using shop@localhost!'],
  ['/prestashop', 'page_database', 'Link to database cannot be established: SQLSTATE[HY000] [2002] No such file or directory'],
  ['/symfony', 'page_framework', '<h1>Oops! An Error Occurred</h1>'],
  ['/nginx', 'page_unfinished', '<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>'],
  ['/suspended', 'page_suspended', '<title>Account Suspended</title><p>This Account has been suspended.</p>'],
  ['/empty', 'empty', ''],
  ['/blank', 'empty', '<html><head><title>Shop</title></head><body>&nbsp;\n</body></html>'],
])('a 200 that is none: %s', async (path, code, html) => {
  const origin = await serve((_, response) => void response.setHeader('content-type', 'text/html; charset=utf-8').end(html));
  expect(await look({ url: origin + path })).toMatchObject({ verdict: 'down', failure: 'content', reason: { code } });
  expect(await look({ url: origin + path, errorPages: false })).toMatchObject({ verdict: 'up' });
});

test('an article about errors, an empty answer of a program and a shell for scripts are no error pages', async () => {
  const article = `<title>Blog</title><h1>What to do when it breaks</h1><p>“Error establishing a database connection” means … ${'Call us before you touch anything at all. '.repeat(60)}</p>`;
  const pages: Record<string, [string, string]> = { '/blog': ['text/html', article], '/api': ['application/json', ''], '/spa': ['text/html', '<div id="app"></div><script src="/app.js"></script>'] };
  const origin = await serve((request, response) => void response.setHeader('content-type', pages[request.url!]![0]).end(pages[request.url!]![1]));
  for (const path of Object.keys(pages)) expect(await look({ url: origin + path }), path).toMatchObject({ verdict: 'up' });
});

test('unpacks what is packed, and survives bombs and broken packing', async () => {
  const bodies: Record<string, Buffer> = {
    '/fine': gzipSync('<p>Mugs</p>'), '/bomb': gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a')), '/broken': gzipSync('<p>Mugs</p>'.repeat(500)).subarray(0, 40),
  };
  const origin = await serve((request, response) => void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bodies[request.url!]));
  expect(await look({ url: `${origin}/fine`, contains: ['Mugs'] })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/bomb` })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/broken` })).toMatchObject({ verdict: 'down', failure: 'partial', reason: { code: 'undecodable' } });
});

test('reads long pages to the end and keeps little of them', async () => {
  const page = Buffer.alloc(3_000_000, '<p>mug</p>');
  const origin = await serve((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
    if (request.url === '/cut') response.write(page.subarray(0, 2_500_000), () => setTimeout(() => response.destroy(), 50));
    else response.end(page);
  });
  expect(await look({ url: `${origin}/whole` })).toMatchObject({ verdict: 'up' });
  expect(await look({ url: `${origin}/cut` }), 'the cut lies beyond what is looked at').toMatchObject({ verdict: 'down', failure: 'partial' });
});

test('one overloaded answer to a second request is no failure for a kind of visitor', async () => {
  let served = 0;
  const origin = await serve((_, response) => {
    served++;
    if (served === 2) response.writeHead(503).end();
    else response.setHeader('content-type', 'text/html').end('<p>shop</p>');
  });
  expect(await look({ url: origin, visitors: ['browser'] })).toMatchObject({ verdict: 'up' });
  const guarded = await serve((request, response) => void response.writeHead(/Googlebot/.test(request.headers['user-agent'] ?? '') ? 403 : 200).end('<p>shop</p>'));
  expect(await look({ url: guarded, visitors: ['crawler'] }), 'a guard that knows the real Googlebot').toMatchObject({ verdict: 'up' });
});

test('connections that fail have their own classes', async () => {
  const gone = await startWebServer(() => undefined);
  await gone.close();
  expect(await look({ url: gone.origin })).toMatchObject({ verdict: 'down', failure: 'connect', reason: { code: 'refused' } });
  const closing = await serve((request) => request.socket.destroy());
  expect(await look({ url: closing })).toMatchObject({ verdict: 'down', failure: 'connect', reason: { code: 'closed' } });
  expect(await look({ url: 'http://no-such-name.test/' })).toMatchObject({ verdict: 'down', failure: 'dns', reason: { code: 'name_unknown', params: { host: 'no-such-name.test' } } });
  const banner = lab.target('tcp-refused');
  expect(await look({ url: `http://127.0.0.1:${banner.port}` })).toMatchObject({ verdict: 'down', failure: 'http', reason: { code: 'malformed' } });
  expect(await look({ url: closing.replace('http:', 'https:') })).toMatchObject({ verdict: 'down', failure: 'tls' });
});

test.each([
  ['tls-expired', 'certificate_expired'], ['tls-self-signed', 'certificate_self_signed'], ['tls-wrong-name', 'certificate_wrong_name'],
  ['tls-unknown-authority', 'certificate_untrusted'], ['tls-handshake', 'tls_failed'],
])('%s takes a page down, %s', async (id, code) => {
  const target = lab.target(id);
  await target.break();
  const outcome = await look({ url: target.namedUrl });
  expect(outcome).toMatchObject({ verdict: 'down', failure: 'tls', reason: { code } });
  if (id !== 'tls-handshake') expect(outcome.evidence?.certificate?.validTo).toMatch(/^20\d\d-/);
  if (id !== 'tls-handshake') expect(await look({ url: target.namedUrl, ignoreCertificate: true })).toMatchObject({ verdict: 'up' });
  await target.mend();
});

test('an old protocol alone does not take a page down', async () => {
  const target = lab.target('tls-old-protocol');
  await target.break();
  expect(await look({ url: target.namedUrl })).toMatchObject({ verdict: 'up' });
  await target.mend();
});

test.each([
  [{ url: 'ftp://shop.test/' }], [{ url: 'shop' }], [{ url: 'http://u:p@shop.test/' }], [{ url: 'http://a.test', status: '99' }], [{ url: 'http://a.test', headers: [{ name: 'A', value: 'x\r\nB: y' }] }],
  [{ url: 'http://a.test', json: [{ path: '$..x', is: 'exists' }] }],
])('refuses %o', (settings) => {
  expect(http.settings.safeParse(settings).success).toBe(false);
});
