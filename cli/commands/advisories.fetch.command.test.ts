import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Machine, newMachine } from '../testing/vakhta.ts';

vi.setConfig({ testTimeout: 240_000 });

let machine: Machine;
let web: Server;
let origin: string;
const range = { from_version: '*', from_inclusive: true, to_version: '5.3.1', to_inclusive: true };
const feed = JSON.stringify({
  'an-id': {
    title: 'Forms <= 5.3.1 - Anybody uploads files',
    software: [{ type: 'plugin', slug: 'forms', affected_versions: { a: range } }],
    cvss: { score: 9.8 },
    cve: 'CVE-2026-10001',
    references: ['https://example.org/advisory'],
  },
});
const home = `<!doctype html><html lang="en"><title>Shop</title><meta name="generator" content="WordPress 6.4.2">
  <link rel="stylesheet" href="/wp-content/plugins/forms/a.css?ver=5.3.1"><body class="woocommerce">Shop</body></html>`;

beforeAll(async () => {
  machine = await newMachine();
  web = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://x');
    if (pathname === '/feed') {
      const same = request.headers['if-none-match'] === '"1"';
      return void response.writeHead(same ? 304 : 200, { etag: '"1"' }).end(same ? undefined : feed);
    }
    const found = { '/': home, '/wp-content/plugins/forms/readme.txt': '=== Forms ===\nStable tag: 5.3.1\n' }[pathname];
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': pathname === '/' ? 'text/html' : 'text/plain',
    });
    response.end(found ?? 'not here');
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(async () => {
  web?.closeAllConnections();
  web?.close();
  await machine?.remove();
});

interface Judged {
  findings: { id: string; severity: string; title: string }[];
  unknown: { check: string; reason: string }[];
}

test('without data nothing is said of known holes but how to get them; with them there is a finding', async () => {
  const before = await machine.run('audit', origin, '--json');
  const open = (before.json as unknown as Judged).unknown.find(({ check }) => check === 'known-vulnerability')!;
  expect(open.reason).toContain('npx vakhta advisories fetch');

  const fetched = await machine.run('advisories', 'fetch', '--feed', 'wordfence', '--from', `${origin}/feed`);
  expect([fetched.code, fetched.out.split('\n')[0]]).toEqual([0, 'Wordfence Intelligence: 1 advisories']);
  const after = await machine.run('audit', origin, '--json');
  expect((after.json as unknown as Judged).findings).toContainEqual(
    expect.objectContaining({
      id: 'known-vulnerability:forms',
      severity: 'critical',
      title: expect.stringMatching(
        /^forms 5\.3\.1: 1 known hole \(CVE-2026-10001\); data of \d{1,2} [A-Z][a-z]+ \d{4}$/,
      ) as string,
    }),
  );
});

test('a file that was fetched before is taken in, into a folder of one’s own', async () => {
  const [file, folder] = [join(machine.folder, 'feed.json'), join(machine.folder, 'own')];
  writeFileSync(file, feed);
  const into = ['--feed', 'wordfence', '--from', file, '--into', folder];
  expect((await machine.run('advisories', 'fetch', ...into)).code).toBe(0);
  expect(readdirSync(folder)).toEqual(['wordfence.jsonl']);
  const audited = await machine.run('audit', origin, '--json', '--advisories', join(folder, 'wordfence.jsonl'));
  expect((audited.json as unknown as Judged).findings.map(({ id }) => id)).toContain('known-vulnerability:forms');

  const kept = readFileSync(join(folder, 'wordfence.jsonl'), 'utf8');
  writeFileSync(file, feed.slice(0, -20));
  const broken = await machine.run('advisories', 'fetch', ...into);
  expect([broken.code, broken.out.split('\n')[0]]).toEqual([
    1,
    'Wordfence Intelligence: the data end before they are complete.',
  ]);
  expect(readFileSync(join(folder, 'wordfence.jsonl'), 'utf8')).toBe(kept);
});

test('wrong input is told in one sentence', async () => {
  const complaints = [
    await machine.run('advisories', 'fetch', '--feed', 'nvd'),
    await machine.run('advisories', 'fetch', '--from', '/nowhere'),
    await machine.run('advisories', 'fetch', '--feed', 'wordfence', '--from', '/nowhere/at/all'),
    await machine.run('audit', origin, '--advisories', '/nowhere'),
  ];
  expect(complaints.every(({ code }) => code !== 0)).toBe(true);
  expect(complaints.map(({ err }) => err.trim())).toEqual([
    expect.stringContaining('There is no feed "nvd". There are friends-of-php,') as string,
    expect.stringContaining('--from needs --feed') as string,
    expect.stringContaining('There is no file /nowhere/at/all.') as string,
    expect.stringContaining('There is no file /nowhere: get one with "npx vakhta advisories fetch".') as string,
  ]);
});

test('a feed that needs a key is left out, and says where to put it', async () => {
  const ran = await machine.run('advisories', 'fetch', '--feed', 'wordfence');
  expect([ran.code, ran.out]).toEqual([
    1,
    expect.stringContaining('left out, it needs a key: set VAKHTA_WORDFENCE_KEY'),
  ]);
});
