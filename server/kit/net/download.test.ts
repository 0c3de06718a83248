import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { download } from './download.ts';

let folder: string;
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakhta-download-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const path = (): string => join(folder, 'file');
const options = { mostBytes: 1_000_000, out: { ownPorts: [] } };

test('brings a file, packed or not, and says what the server says of it', async () => {
  const text = 'ten bytes '.repeat(20_000);
  const at = await serve(({ url }, response) => {
    response.setHeader('etag', '"7"');
    if (url === '/packed') response.setHeader('content-encoding', 'gzip');
    response.end(url === '/packed' ? gzipSync(text) : text);
  });
  for (const name of ['/plain', '/packed']) {
    const got = await download(at + name, path(), options);
    expect([got.status, got.headers.etag, got.partial, got.failure]).toEqual([200, '"7"', undefined, undefined]);
    expect(await readFile(path(), 'utf8')).toBe(text);
  }
});

test('follows to another host, and does not tell it who we are', async () => {
  const heard: (string | undefined)[] = [];
  const other = await serve(({ headers }, response) => {
    heard.push(headers.authorization, headers['if-none-match']);
    response.end('here');
  });
  const first = await serve(({ headers, url }, response) => {
    heard.push(headers.authorization);
    response.writeHead(302, { location: url === '/' ? '/again' : `${other}/file` }).end();
  });
  const headers = { authorization: 'Bearer secret', 'if-none-match': '"1"' };
  expect((await download(`${first}/`, path(), { ...options, headers })).status).toBe(200);
  expect(heard).toEqual(['Bearer secret', 'Bearer secret', undefined, '"1"']);
});

test('what has not changed, is missing or goes in circles leaves no file', async () => {
  const at = await serve(({ url }, response) => {
    if (url === '/circle') response.setHeader('location', '/circle');
    response.writeHead({ '/same': 304, '/gone': 404, '/circle': 301 }[url!]!).end();
  });
  const statuses = await Promise.all(['/same', '/gone', '/circle'].map((name) => download(at + name, path(), options)));
  expect(statuses.map(({ status }) => status)).toEqual([304, 404, 310]);
});

test('what is too big, or ends too soon, is told', async () => {
  const at = await serve(({ url }, response) => {
    if (url === '/bomb') {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(20_000_000)));
    } else if (url === '/packed') {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('text '.repeat(9000)).subarray(0, 60));
    } else {
      response.setHeader('content-length', '1000');
      response.write('short', () => response.destroy());
    }
  });
  const results = [];
  for (const name of ['/bomb', '/packed', '/broken'])
    results.push((await download(at + name, path(), options)).partial);
  expect(results).toEqual(['too_big', 'cut_off', 'cut_off']);
});

test('nobody there, silence, and an address that nothing is sent to', async () => {
  const at = await serve(() => undefined);
  const closed = await serve(() => undefined);
  servers.splice(1, 1)[0]!.close();
  const codes = [];
  for (const address of [at, closed, 'http://169.254.169.254/latest'])
    codes.push((await download(address, path(), { ...options, totalMs: 2000 })).failure?.code);
  expect(codes).toEqual(['silent', 'connection_refused', 'forbidden']);
});
