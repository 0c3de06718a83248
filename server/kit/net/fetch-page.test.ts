import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDnsServer, type DnsServer } from '../../../test/fakes/dns-server.ts';
import { startWebServer, type Handler } from '../../../test/fakes/web-server.ts';
import { createNet } from './create-net.ts';
import { fetchPage, type FetchOptions } from './fetch-page.ts';
import { userAgent } from './user-agent.ts';
import { ForbiddenAddress, NameError, type ProbeNet } from './net.ts';

/** Names of the laboratory: `shop.test` is this machine, `inside.test` a cloud's metadata service, others do not exist. */
const records: Record<string, string> = { 'shop.test': '127.0.0.1', 'inside.test': '169.254.169.254' };
let dns: DnsServer;
let net: ProbeNet;
beforeAll(async () => {
  dns = await startDnsServer(({ name, type }) => {
    const value = records[name];
    if (value === undefined) return { rcode: 'NXDOMAIN' };
    return { answers: type === 'A' ? [{ name, type: 'A', value }] : [] };
  });
  net = createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] }, '/dev/null');
});
afterAll(() => dns.close());

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function serve(handler: Handler): Promise<string> {
  const server = await startWebServer(handler);
  open.push(server);
  return `http://shop.test:${server.port}`;
}
const fetched = (url: string, more: Partial<FetchOptions> = {}) =>
  fetchPage(url, { net, signal: new AbortController().signal, ...more });

test('reads a page, its headers and cookies, and says who asks', async () => {
  let asked: Record<string, unknown> = {};
  const origin = await serve((request, response) => {
    asked = request.headers;
    response.setHeader('set-cookie', ['OCSESSID=abc; path=/; HttpOnly', 'currency=EUR']);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<title>Кружки</title>');
  });
  const page = await fetched(`${origin}/a?b=1#c`);
  expect(page).toMatchObject({
    url: `${origin}/a?b=1`,
    status: 200,
    text: '<title>Кружки</title>',
    charset: 'utf-8',
    cut: null,
    address: '127.0.0.1',
  });
  expect(page.cookies).toEqual([
    { name: 'OCSESSID', value: 'abc' },
    { name: 'currency', value: 'EUR' },
  ]);
  expect(asked['user-agent']).toBe(userAgent());
  expect(asked['host']).toBe(new URL(origin).host);
});

test('follows redirects, sends back the cookie that a shop insists on, and names the hops', async () => {
  const origin = await serve((request, response) => {
    if (request.headers.cookie !== 'seen=1') response.writeHead(302, { location: '/', 'set-cookie': 'seen=1' }).end();
    else response.end('in');
  });
  const page = await fetched(`${origin}/`);
  expect(page).toMatchObject({ text: 'in', redirects: [{ status: 302, from: `${origin}/`, to: `${origin}/` }] });
});

test('a circle, a long chain and a target that is no page are told apart from silence', async () => {
  const origin = await serve((request, response) => {
    const n = Number(request.url?.slice(2) ?? 0);
    const to = request.url === '/loop' ? '/loop' : request.url === '/file' ? 'file:///etc/passwd' : `/n${n + 1}`;
    response.writeHead(301, { location: to }).end();
  });
  await expect(fetched(`${origin}/loop`)).rejects.toMatchObject({ code: 'redirect_loop' });
  await expect(fetched(`${origin}/n1`)).rejects.toMatchObject({ code: 'redirect_loop' });
  await expect(fetched(`${origin}/file`)).rejects.toMatchObject({ code: 'redirect_target' });
});

test('judges every hop: a redirect to a forbidden address or an unknown name is refused', async () => {
  const origin = await serve((request, response) => {
    response.writeHead(302, { location: `http://${request.url?.slice(1)}.test/` }).end();
  });
  await expect(fetched(`${origin}/inside`)).rejects.toBeInstanceOf(ForbiddenAddress);
  await expect(fetched(`${origin}/gone`)).rejects.toBeInstanceOf(NameError);
});

test('an endless page and a gzip bomb are cut at the cap', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/bomb') {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' });
      response.end(gzipSync(Buffer.alloc(20 * 1024 * 1024, 'a')));
      return;
    }
    response.setHeader('content-type', 'text/html');
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  for (const path of ['/endless', '/bomb']) {
    const page = await fetched(origin + path, { maxBytes: 200_000 });
    expect(page).toMatchObject({ cut: 'cap', bytes: 200_000 });
    expect(page.text).toHaveLength(200_000);
  }
});

test('a drip, a stall and silence end at the deadline; what came is kept', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/silent') return;
    response.setHeader('content-type', 'text/html');
    response.write('<title>slow</title>');
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  await expect(fetched(`${origin}/silent`, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'timeout' });
  const page = await fetched(`${origin}/drip`, { timeoutMs: 2_000 });
  expect(page.cut).toBe('time');
  expect(page.text).toContain('<title>slow</title>');
});

test('a body shorter than promised, and one whose compression is broken, are said to be', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/broken') {
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' })
        .end(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
      return;
    }
    response.writeHead(200, { 'content-length': '1000', 'content-type': 'text/html' });
    response.write('half', () => response.socket?.destroy());
  });
  expect(await fetched(`${origin}/short`)).toMatchObject({ cut: 'server', text: 'half' });
  expect(await fetched(`${origin}/broken`)).toMatchObject({ cut: 'broken' });
});

test('refused connections, rubbish instead of HTTP, and cancelling have their own names', async () => {
  const rubbish = createTcpServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('SSH-2.0-OpenSSH\r\n'),
  );
  await new Promise<void>((done) => rubbish.listen(0, '127.0.0.1', done));
  const { port } = rubbish.address() as AddressInfo;
  await expect(fetched(`http://shop.test:${port}`)).rejects.toMatchObject({ code: 'protocol' });
  await expect(fetched(`https://shop.test:${port}`)).rejects.toMatchObject({ code: 'tls' });
  await new Promise((done) => rubbish.close(done));
  await expect(fetched(`http://shop.test:${port}`)).rejects.toMatchObject({ code: 'connect' });
  const silent = await serve(() => undefined);
  const cancel = new AbortController();
  const waiting = fetched(silent, { signal: cancel.signal });
  setTimeout(() => cancel.abort(), 50);
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});

test('counts every request, redirects included, and stops where the counter does', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/end') response.end('here');
    else response.writeHead(302, { location: request.url === '/' ? '/middle' : '/end' }).end();
  });
  let count = 0;
  await fetched(origin, { onRequest: () => void count++ });
  expect(count).toBe(3);
  const enough = new Error('enough');
  await expect(
    fetched(origin, {
      onRequest: () => {
        if (count++ > 3) throw enough;
      },
    }),
  ).rejects.toBe(enough);
});

test('decodes what is declared, what is not, and what is packed', async () => {
  const cyrillic = Buffer.from([0xcc, 0xe0, 0xe3, 0xe0, 0xe7, 0xe8, 0xed]);
  const bodies: Record<string, [string, Buffer]> = {
    '/header': ['text/html; charset=windows-1251', cyrillic],
    '/meta': ['text/html', Buffer.concat([Buffer.from('<meta charset="windows-1251">'), cyrillic])],
    '/nothing': ['text/html', cyrillic],
    '/nonsense': ['text/html; charset=klingon', Buffer.from('Магазин')],
    '/packed.xml.gz': ['application/gzip', gzipSync(Buffer.from('<?xml version="1.0" encoding="UTF-8"?>Магазин'))],
  };
  const origin = await serve((request, response) => {
    const [type, body] = bodies[request.url ?? ''] ?? ['text/plain', Buffer.alloc(0)];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  for (const path of Object.keys(bodies)) expect((await fetched(origin + path)).text, path).toContain('Магазин');
});

test('pictures are weighed, and not read as text', async () => {
  const origin = await serve(
    (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([1, 2, 3])),
  );
  expect(await fetched(origin)).toMatchObject({ text: '', bytes: 3 });
});
