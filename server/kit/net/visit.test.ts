import { afterEach, expect, test } from 'vitest';
import { createAuthority } from '../../../test/fakes/certificates.ts';
import { startWebServer, type Handler, type WebServer } from '../../../test/fakes/web-server.ts';
import { startDnsServer, type DnsServer } from '../../../test/fakes/dns-server.ts';
import { createNet } from './create-net.ts';
import { whereOf } from './exchange.ts';
import { ForbiddenAddress, type ProbeNet } from './net.ts';
import { visit, type VisitPlan } from './visit.ts';

const open: (WebServer | DnsServer)[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
const serve = async (handler: Handler, host?: string): Promise<WebServer> => {
  const web = await startWebServer(handler, undefined, host);
  open.push(web);
  return web;
};
const limits = { connectMs: 20_000, firstByteMs: 20_000, idleMs: 20_000, keepBytes: 100_000, readBytes: 1_000_000 };
const go = (
  url: string,
  plan: Partial<VisitPlan> = {},
  net: ProbeNet = createNet({ allowPrivate: true, ownPorts: [] }),
  signal = new AbortController().signal,
) =>
  visit(
    {
      where: whereOf(new URL(url)),
      method: 'GET',
      headers: ['User-Agent', 'test'],
      follow: true,
      maxRedirects: 5,
      limits,
      ...plan,
    },
    { net, timeoutMs: 30_000, signal },
  );

test('is pinned: a resolver that changes its mind after the judgement changes nothing', async () => {
  let answer = '127.0.0.1';
  const dns = await startDnsServer(({ name, type }) => {
    const said = answer;
    answer = '127.0.0.2';
    return { answers: type === 'A' ? [{ name, type, value: said }] : [] };
  });
  open.push(dns);
  const heard: string[] = [];
  const web = await serve(
    (request, response) =>
      void response.end(heard.push(`${request.socket.localAddress} ${request.headers.host}`) && 'ok'),
  );
  const seen = await go(
    `http://shop.test:${web.port}/`,
    {},
    createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] }),
  );
  expect(heard).toEqual([`127.0.0.1 shop.test:${web.port}`]);
  expect(seen.answer).toMatchObject({ status: 200, address: '127.0.0.1' });
});

test('every hop is judged: a redirect into the private network is refused', async () => {
  const inside = await serve((_, response) => void response.end('secret'));
  const outside = await serve(
    (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  );
  const net = createNet({ allowPrivate: true, ownPorts: [inside.port] });
  await expect(go(`${outside.origin}/`, {}, net)).rejects.toBeInstanceOf(ForbiddenAddress);
});

test('a dead address is followed by the next one', async () => {
  const web = await serve((_, response) => void response.end('ok'), '127.0.0.3');
  const dns = await startDnsServer(({ name, type }) => ({
    answers: type === 'A' ? ['127.0.0.2', '127.0.0.3'].map((value) => ({ name, type, value })) : [],
  }));
  open.push(dns);
  const seen = await go(
    `http://shop.test:${web.port}/`,
    {},
    createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] }),
  );
  expect(seen.answer?.fault).toBeUndefined();
  expect(seen.answer?.status).toBe(200);
});

test('cookies that are set on the way are given back, to whom they belong', async () => {
  const heard: string[] = [];
  const web = await serve((request, response) => {
    heard.push(`${request.url} ${request.headers.cookie ?? '-'}`);
    if (request.url === '/a')
      response
        .writeHead(302, {
          location: '/b',
          'set-cookie': ['sid=1; Path=/; HttpOnly', 'old=2; Max-Age=0', 'other=3; Domain=other.test'],
        })
        .end();
    else response.end('ok');
  });
  await go(`http://localhost:${web.port}/a`);
  expect(heard).toEqual(['/a -', '/b sid=1']);
});

test('a page that redirects to itself until it gets its cookie back is no circle', async () => {
  const web = await serve((request, response) =>
    request.headers.cookie
      ? void response.end('ok')
      : void response.writeHead(302, { location: '/', 'set-cookie': 'seen=1' }).end(),
  );
  expect(await go(`${web.origin}/`)).toMatchObject({ hops: [{ status: 302 }], answer: { status: 200 } });
});

test('what was meant for one shop is told to its other names, but to no other site and to nobody without TLS', async () => {
  const heard: string[] = [];
  const web = await serve((request, response) => {
    const { authorization, 'x-api-key': key, 'user-agent': agent, host } = request.headers;
    heard.push(`${host?.split(':')[0]} ${authorization ?? '-'} ${key ?? '-'} ${agent}`);
    const to = { '/sibling': 'www.shop.test', '/other': 'thief.test' }[request.url!];
    if (to) response.writeHead(302, { location: `http://${to}:${web.port}/` }).end();
    else response.end('ok');
  });
  const dns = await startDnsServer(({ name, type }) => ({
    answers: type === 'A' ? [{ name, type, value: '127.0.0.1' }] : [],
  }));
  open.push(dns);
  const net = createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] });
  const headers = ['User-Agent', 'test', 'Authorization', 'Basic me', 'X-Api-Key', 'secret'];
  for (const path of ['/sibling', '/other']) await go(`http://shop.test:${web.port}${path}`, { headers }, net);
  const { certificate: cert, key } = createAuthority().issue({ names: ['shop.test'] });
  const secure = await startWebServer(
    (_, response) => void response.writeHead(302, { location: `http://shop.test:${web.port}/` }).end(),
    { cert, key },
  );
  open.push(secure);
  await go(`https://shop.test:${secure.port}/`, { headers, trustAnyone: true }, net);
  expect(heard).toEqual([
    'shop.test Basic me secret test',
    'www.shop.test - secret test',
    'shop.test Basic me secret test',
    'thief.test - - test',
    'shop.test - - test',
  ]);
});

test('a form that was sent is not sent again to where it redirects', async () => {
  const heard: string[] = [];
  const web = await serve((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers['content-length'] ?? '-'}`);
    if (request.url === '/303') response.writeHead(303, { location: '/end' }).end();
    else if (request.url === '/307') response.writeHead(307, { location: '/end' }).end();
    else response.end('ok');
  });
  for (const path of ['/303', '/307']) await go(web.origin + path, { method: 'POST', body: 'a=1' });
  expect(heard).toEqual(['POST /303 3', 'GET /end -', 'POST /307 3', 'POST /end 3']);
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://[bad'])(
  'a redirect to %s is none',
  async (location) => {
    const web = await serve((_, response) => void response.writeHead(302, { location }).end());
    expect(await go(`${web.origin}/`)).toMatchObject({ redirectFault: 'target' });
  },
);

test('can be stopped at any moment', async () => {
  const web = await serve(() => undefined);
  const stop = new AbortController();
  const going = go(`${web.origin}/`, {}, undefined, stop.signal);
  setTimeout(() => stop.abort(), 50);
  expect((await going).answer?.fault).toBe('stopped');
  expect((await go(`${web.origin}/`, {}, undefined, stop.signal)).answer?.fault).toBe('stopped');
});
