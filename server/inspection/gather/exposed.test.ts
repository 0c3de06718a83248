import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inspect } from '../inspect.ts';
import { reportOf } from '../report/report.ts';

const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const dump = `-- MySQL dump 10.13\nCREATE TABLE wp_users (id int);\n${'INSERT INTO wp_users VALUES (1);\n'.repeat(50_000)}`;
const tar = Buffer.alloc(1024);
tar.write('wp-config.php');
tar.write('ustar', 257);
/** As nginx sends what it knows no type of. */
const files: Record<string, string | Buffer> = {
  '/.env': 'DB_PASSWORD=hunter2hunter2\n',
  '/.git/HEAD': 'ref: refs/heads/main\n',
  '/backup.sql': dump,
  '/dump.sql.gz': gzipSync(dump),
  '/backup.zip': Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
  '/backup.tar.gz': gzipSync(tar),
};

test('what lies open is known by what it holds, whatever type the server gives it, and none of it is kept', async () => {
  const server = await startWebServer((request, response) => {
    const file = files[request.url ?? ''];
    if (file) return response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
    const home = request.url === '/' ? '<title>Shop</title><h1>Shop</h1>' : null;
    return response.writeHead(home ? 200 : 404, { 'content-type': 'text/html' }).end(home ?? 'Not here');
  });
  open.push(server);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const inspection = await inspect(new URL(server.origin), { net, pauseMs: 0 });
  const found = reportOf(inspection, 'en').findings.filter(({ check }) => check.startsWith('exposed-'));
  expect(found.map(({ id }) => id).sort()).toEqual([
    'exposed-backup:/backup.tar.gz',
    'exposed-backup:/backup.zip',
    'exposed-dump:/backup.sql',
    'exposed-dump:/dump.sql.gz',
    'exposed-repository:/.git/HEAD',
    'exposed-secrets:/.env',
  ]);
  expect(JSON.stringify(found)).not.toContain('hunter2');
  expect(JSON.stringify(inspection.artifacts.exposed)).not.toContain('\\u0000');
});
