import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { createAuthority, type Issued } from '../../../test/fakes/certificates.ts';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inBrowser } from './visit.ts';
import { openWayOut } from './way-out.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Ours: nobody but the operator of this server knows it. */
const ours = createAuthority('The operator’s own authority');
const strange = createAuthority('An authority that nobody knows');

async function shop({ certificate: cert, key }: Issued): Promise<WebServer> {
  const web = await startWebServer(
    (request, response) => {
      response.writeHead(200, { 'content-type': request.url === '/a.js' ? 'text/javascript' : 'text/html' });
      response.end(
        request.url === '/a.js'
          ? "fetch('/told', { method: 'POST', body: 'x'.repeat(300000) }).then(() => (document.title = 'all told'))"
          : '<!doctype html><title>A shop</title><script src="/a.js"></script>',
      );
    },
    { cert, key },
  );
  closing.push(web.close);
  return web;
}

const netTrusting = (...authorities: string[]) =>
  createNet({ allowPrivate: true, ownPorts: [], ...(authorities.length > 0 ? { authorities } : {}) }, '/dev/null');

/** What a browser makes of a shop: its title, or why it would not have it. */
const opened = (url: string, net = netTrusting(ours.certificate)) =>
  inBrowser({ net, signal: new AbortController().signal, timeoutMs: 50_000 }, async ({ page }) => {
    const failed = await page.goto(url, { waitUntil: 'networkidle' }).then(
      () => null,
      (error: Error) => /net::ERR_\w+/.exec(error.message)?.[0] ?? error.message,
    );
    return failed ?? (await page.title());
  });

test('a shop of an authority that only the operator trusts opens, with all that it asks for', async () => {
  const { port } = await shop(ours.issue({ names: ['localhost'] }));
  expect(await opened(`https://localhost:${port}/`)).toBe('all told');
});

test('what browsers refuse stays refused: an authority unknown to us, another name, a time that is over', async () => {
  const { port } = await shop(ours.issue({ names: ['localhost'] }));
  expect(await opened(`https://localhost:${port}/`, netTrusting())).toBe('net::ERR_CERT_AUTHORITY_INVALID');
  const unknown = await shop(strange.issue({ names: ['localhost'] }));
  expect(await opened(`https://localhost:${unknown.port}/`)).toBe('net::ERR_CERT_AUTHORITY_INVALID');
  const other = await shop(ours.issue({ names: ['other.example'] }));
  expect(await opened(`https://localhost:${other.port}/`)).toMatch(/^net::ERR_CERT_/);
  const late = await shop(
    ours.issue({ names: ['localhost'], validFrom: new Date(1e12), validTo: new Date(Date.now() - 1000) }),
  );
  expect(await opened(`https://localhost:${late.port}/`)).toMatch(/^net::ERR_CERT_/);
  const own = await shop(ours.issue({ names: ['localhost'], selfSigned: true }));
  expect(await opened(`https://localhost:${own.port}/`)).toMatch(/^net::ERR_CERT_/);
});

test('HTTP/2 stays HTTP/2, and a web socket of the same host opens', async () => {
  const { certificate: cert, key } = ours.issue({ names: ['localhost'] });
  const versions: string[] = [];
  const server = createSecureServer({ cert, key, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>none</title>');
  });
  server.on('upgrade', (_request, socket) => {
    versions.push('upgrade');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  await inBrowser(
    { net: netTrusting(ours.certificate), signal: new AbortController().signal, timeoutMs: 50_000 },
    async ({ page }) => {
      await page.goto(`https://localhost:${port}/`);
      await page.evaluate(
        `new Promise((done) => { new WebSocket('wss://localhost:${port}/').onerror = () => done(); })`,
      );
    },
  );
  expect(versions).toContain('2.0');
  expect(versions).toContain('upgrade');
});

test('a visit has a key of its own, and none where nobody is trusted beside the public authorities', async () => {
  const [one, two, none] = await Promise.all([
    openWayOut(netTrusting(ours.certificate)),
    openWayOut(netTrusting(ours.certificate)),
    openWayOut({ ...netTrusting(), authorities: [] }),
  ]);
  closing.push(one.close, two.close, none.close);
  expect(one.pin).toMatch(/^[\w+/]{43}=$/);
  expect(two.pin).not.toBe(one.pin);
  expect(none.pin).toBeNull();
});

test('the operator says whom to trust by NODE_EXTRA_CA_CERTS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'v-ca-'));
  closing.push(() => rm(folder, { recursive: true }));
  writeFileSync(join(folder, 'ca.pem'), ours.certificate);
  const asks = `import { createNet } from '#kit/net/create-net';
    process.stdout.write(createNet({ allowPrivate: true, ownPorts: [] }).authorities.join(''));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', asks], {
    env: { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
  });
  expect(stdout.trim()).toBe(ours.certificate.trim());
});
