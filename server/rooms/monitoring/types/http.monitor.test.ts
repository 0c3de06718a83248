import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebServer, type Handler, type WebServer } from '../../../../test/fakes/web-server.ts';
import http from './http.monitor.ts';
import { openLaboratory, probed, verdictOf, type Laboratory } from './testing/laboratory.ts';

let lab: Laboratory;
const open: WebServer[] = [];
beforeAll(async () => {
  lab = await openLaboratory({ slowMs: 3500 });
});
afterAll(async () => {
  await lab.close();
  await Promise.all(open.map((web) => web.close()));
});

/** As a proposed monitor, less patient, and still so that a busy machine passes for no slow shop. */
const impatient = { connectMs: 5000, firstByteMs: 5000, idleMs: 2500, slowMs: 2000 };
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
])(
  '%s',
  async (id, condition) => {
    const target = lab.target(id);
    const ctx = lab.context({ timeoutMs: id === 'http-total-timeout' ? 4000 : 20_000 });
    for (const url of [target.url, target.namedUrl]) {
      const settings = {
        ...impatient,
        url,
        checkHead: id.startsWith('trap'),
        visitors: /503|trap/.test(id) ? visitors : [],
      };
      expect(verdictOf(await probed(http, settings, ctx)), 'healthy').toEqual({ verdict: 'up' });
      await target.break();
      const outcome = await probed(http, settings, ctx);
      expect(verdictOf(outcome)).toEqual(target.expects);
      if (condition && url === target.url)
        expect(outcome.conditions.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([condition]);
      await target.mend();
    }
  },
  60_000,
);

async function serve(handler: Handler): Promise<string> {
  const web = await startWebServer(handler);
  open.push(web);
  return web.origin;
}

const look = (settings: Record<string, unknown>, timeoutMs = 5000) =>
  probed(http, settings, lab.context({ timeoutMs }));

test('measures each phase, over a fresh connection each time', async () => {
  let connections = 0;
  const web = await startWebServer(
    (_, response) => void response.setHeader('content-type', 'text/html').end('<p>shop</p>'),
  );
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
  expect(Object.keys((await look({ url: secure.namedUrl })).phases)).toEqual([
    'dns',
    'connect',
    'tls',
    'firstByte',
    'transfer',
  ]);
  expect(
    Object.keys((await look({ url: secure.namedUrl })).phases),
    'an answer of our own cache measures no DNS',
  ).toEqual(['connect', 'tls', 'firstByte', 'transfer']);
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
  await look({
    url: `${origin}/a?b=1`,
    method: 'POST',
    body: '{"a":1}',
    headers: [{ name: 'X-Shop', value: 'one' }],
    auth: { kind: 'basic', user: 'u', password: 'p' },
  });
  expect(asked).toMatchObject({
    method: 'POST',
    url: '/a?b=1',
    body: '{"a":1}',
    'content-type': 'application/json',
    'x-shop': 'one',
    authorization: 'Basic dTpw',
    host: new URL(origin).host,
    connection: 'close',
  });
  await look({ url: origin, auth: { kind: 'bearer', token: 't' } });
  expect(asked).toMatchObject({ method: 'GET', authorization: 'Bearer t', body: '' });
});

test('secrets stay at home when a redirect leads elsewhere', async () => {
  const heard: (string | undefined)[] = [];
  const elsewhere = await serve((request, response) => {
    heard.push(request.headers.authorization, request.headers.cookie);
    response.end('<p>there</p>');
  });
  const origin = await serve(
    (_, response) =>
      void response
        .writeHead(302, { location: elsewhere.replace('127.0.0.1', 'localhost'), 'set-cookie': 'sid=1' })
        .end(),
  );
  const outcome = await look({
    url: origin,
    auth: { kind: 'bearer', token: 't' },
    headers: [{ name: 'Cookie', value: 'a=b' }],
  });
  expect(outcome.verdict).toBe('up');
  expect(heard).toEqual([undefined, undefined]);
});

test('one overloaded answer to a second request is no failure for a kind of visitor', async () => {
  let served = 0;
  const origin = await serve((_, response) => {
    served++;
    if (served === 2) response.writeHead(503).end();
    else response.setHeader('content-type', 'text/html').end('<p>shop</p>');
  });
  expect(await look({ url: origin, visitors: ['browser'] })).toMatchObject({ verdict: 'up' });
  const guarded = await serve(
    (request, response) =>
      void response.writeHead(/Googlebot/.test(request.headers['user-agent'] ?? '') ? 403 : 200).end('<p>shop</p>'),
  );
  expect(await look({ url: guarded, visitors: ['crawler'] }), 'a guard that knows the real Googlebot').toMatchObject({
    verdict: 'up',
  });
});

test('connections that fail have their own classes', async () => {
  const gone = await startWebServer(() => undefined);
  await gone.close();
  expect(await look({ url: gone.origin })).toMatchObject({
    verdict: 'down',
    failure: 'connect',
    reason: { code: 'refused' },
  });
  const closing = await serve((request) => request.socket.destroy());
  expect(await look({ url: closing })).toMatchObject({
    verdict: 'down',
    failure: 'connect',
    reason: { code: 'closed' },
  });
  expect(await look({ url: 'http://no-such-name.test/' })).toMatchObject({
    verdict: 'down',
    failure: 'dns',
    reason: { code: 'name_unknown', params: { host: 'no-such-name.test' } },
  });
  const banner = lab.target('tcp-refused');
  expect(await look({ url: `http://127.0.0.1:${banner.port}` })).toMatchObject({
    verdict: 'down',
    failure: 'http',
    reason: { code: 'malformed' },
  });
  expect(await look({ url: closing.replace('http:', 'https:') })).toMatchObject({ verdict: 'down', failure: 'tls' });
});

test.each([
  ['tls-expired', 'certificate_expired'],
  ['tls-self-signed', 'certificate_self_signed'],
  ['tls-wrong-name', 'certificate_wrong_name'],
  ['tls-unknown-authority', 'certificate_untrusted'],
  ['tls-handshake', 'tls_failed'],
])('%s takes a page down, %s', async (id, code) => {
  const target = lab.target(id);
  await target.break();
  const outcome = await look({ url: target.namedUrl });
  expect(outcome).toMatchObject({ verdict: 'down', failure: 'tls', reason: { code } });
  if (id !== 'tls-handshake') expect(outcome.evidence?.certificate?.validTo).toMatch(/^20\d\d-/);
  if (id !== 'tls-handshake')
    expect(await look({ url: target.namedUrl, ignoreCertificate: true })).toMatchObject({ verdict: 'up' });
  await target.mend();
});

test('an old protocol alone does not take a page down', async () => {
  const target = lab.target('tls-old-protocol');
  await target.break();
  expect(await look({ url: target.namedUrl })).toMatchObject({ verdict: 'up' });
  await target.mend();
});

test.each([
  [{ url: 'ftp://shop.test/' }],
  [{ url: 'shop' }],
  [{ url: 'http://u:p@shop.test/' }],
  [{ url: 'http://a.test', status: '99' }],
  [{ url: 'http://a.test', headers: [{ name: 'A', value: 'x\r\nB: y' }] }],
  [{ url: 'http://a.test', json: [{ path: '$..x', is: 'exists' }] }],
])('refuses %o', (settings) => {
  expect(http.settings.safeParse(settings).success).toBe(false);
});

test('what was sent to sign in is in nothing that a probe keeps, though the shop sends it all back', async () => {
  const origin = await serve((request, response) => {
    const sent = JSON.stringify(request.headers);
    const { authorization = '', 'x-key': key = '' } = request.headers;
    const said = Buffer.from(authorization.slice(6), 'base64').toString();
    response.writeHead(500, { 'content-type': 'text/html', 'x-echo': authorization, 'x-said': said, link: `<${key}>` });
    response.end(`<h1>Fatal error: ${said}</h1><pre>${sent}</pre>`);
  });
  const outcome = await look({
    url: origin,
    auth: { kind: 'basic', user: 'watch', password: 'SeCret-42%' },
    headers: [
      { name: 'X-Key', value: 'key-7f3a9b' },
      { name: 'Cookie', value: 'session=s3ss10n-of-staff; lang=uk' },
      { name: 'Accept-Language', value: 'uk-UA' },
    ],
  });
  expect(outcome).toMatchObject({ verdict: 'down', evidence: { status: 500 } });
  const kept = JSON.stringify(outcome);
  for (const secret of [
    'SeCret',
    'key-7f3a9b',
    's3ss10n',
    Buffer.from('watch:SeCret-42%').toString('base64').slice(0, 8),
  ])
    expect(kept).not.toContain(secret);
  expect(kept).toContain('********');
  expect(kept).toContain('uk-UA');
});
