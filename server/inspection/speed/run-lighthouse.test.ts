import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { printer } from '#kit/print/pdf';
import { createAuthority } from '../../../test/fakes/certificates.ts';
import { startWebServer } from '../../../test/fakes/web-server.ts';
import { NoBrowser } from '../browser/visit.ts';
import { measureSpeed } from './measure-speed.ts';

const page = (script: string) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Beans</title><h1>Beans</h1><p>${'Coffee from the mountains. '.repeat(60)}</p><script src="/theme.js"></script>
<script src="${script}"></script>`;
const theme = Array.from(
  { length: 1500 },
  (_, i) => `function unused${i}(first, second) {\n    return first + second;\n}\n`,
);

const web = await startWebServer((request, response) => {
  if (request.url === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(page('/own.js'));
  if (request.url === '/theme.js')
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(theme.join(''));
  response.writeHead(404).end();
});
afterAll(() => web.close());

const means = (more: object = {}) => ({
  net: createNet({ allowPrivate: true, ownPorts: [] }),
  signal: new AbortController().signal,
  runs: 1,
  turn: { path: `\0vakhta-test-${process.pid}` },
  ...more,
});

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`lighthouse-${process.pid}-`));

test.skipIf(printer() === null)(
  'a real run: figures, weights, waste and pictures of the page come home, and nothing stays behind',
  async () => {
    const before = folders();
    const speed = await measureSpeed(
      [{ kind: 'home', url: `${web.origin}/` }],
      means({ devices: ['phone'], runMs: 400_000 }),
    );
    expect(speed.failed).toEqual([]);
    expect(speed.lighthouse).toMatch(/^\d+\./);
    expect(speed.chromium).toMatch(/^\d+\./);
    const [home] = speed.pages;
    expect(home!.spread.score.median).toBeGreaterThan(10);
    expect(home!.spread.lcp).toMatchObject({ n: 1 });
    expect(home!.spread.lcp.median).toBeGreaterThan(0);
    expect(home!.seen.byKind.map(({ name }) => name)).toContain('Script');
    expect(home!.seen.byHost.map(({ name }) => name)).toContain('127.0.0.1');
    const theme = `${web.origin}/theme.js`;
    for (const list of ['unused', 'unminified', 'uncompressed'] as const)
      expect(home!.seen[list].map(({ url }) => url)).toContain(theme);
    expect(home!.seen.frames.length).toBeGreaterThan(0);
    expect(Buffer.from(home!.seen.frames[0]!.jpeg, 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(folders()).toEqual(before);
  },
  500_000,
);

test.skipIf(printer() === null)(
  'a shop of an authority that only the operator trusts is measured; of one that nobody knows it is said that it was not',
  async () => {
    const authority = createAuthority();
    const { certificate: cert, key } = authority.issue({ names: ['localhost'] });
    const shop = await startWebServer(web.handler, { cert, key });
    const home = [{ kind: 'home' as const, url: `https://localhost:${shop.port}/` }];
    const policy = { allowPrivate: true, ownPorts: [] };
    const net = createNet({ ...policy, authorities: [authority.certificate] });
    const once = { devices: ['desktop'], runMs: 400_000 };
    const speed = await measureSpeed(home, means({ ...once, net }));
    expect(speed.failed).toEqual([]);
    expect(speed.pages[0]!.spread.lcp.median).toBeGreaterThan(0);
    await expect(measureSpeed(home, means(once))).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
    await shop.close();
  },
  500_000,
);

test('without a Chromium it says so', async () => {
  await expect(measureSpeed([{ kind: 'home', url: web.origin }], means({ browser: null }))).rejects.toThrow(NoBrowser);
});
