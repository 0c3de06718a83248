import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Embedded, startEmbedded } from './embedded.ts';

const isRoot = process.getuid!() === 0;
let base: string;
let directory: string;
let said: string[];
let started: Embedded[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vakhta-embedded-'));
  chmodSync(base, 0o711);
  directory = join(base, 'postgres');
  said = [];
  started = [];
});

afterEach(async () => {
  for (const database of started) await database.stop();
  rmSync(base, { recursive: true, force: true });
});

async function start(port?: number): Promise<Embedded> {
  const database = await startEmbedded({ directory, log: (line) => said.push(line), ...(port ? { port } : {}) });
  started.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const result = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return result.rows;
}

const pidOfServer = () => Number(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
// A zombie that init has not fetched yet is as dead as it gets.
const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

test('is made once, listens on loopback only, stops for good, and comes back on its port with its rows', async () => {
  const first = await start();
  expect(said.join()).toContain('Made a PostgreSQL 18');
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
  await ask(first.url, `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('Вахта')`);
  const [settings] = await ask(
    first.url,
    `SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS listens,
            current_setting('unix_socket_directories') AS sockets, current_setting('server_encoding') AS encoding,
            upper('вахта') AS upper`,
  );
  expect(settings).toEqual({ fsync: 'on', listens: '127.0.0.1', sockets: '', encoding: 'UTF8', upper: 'ВАХТА' });
  const pid = pidOfServer();
  await first.stop();
  // Its lock is gone; the process itself may take a moment longer on a busy machine.
  await expect.poll(() => isAlive(pid)).toBe(false);

  said = [];
  // Another program of this machine may have taken the port meanwhile: then the next start keeps the new one.
  let [before, second] = [first, await start()];
  for (let n = 0; n < 4 && second.url !== before.url; n++) {
    await second.stop();
    [before, second] = [second, await start()];
  }
  expect(second.url).toBe(before.url);
  expect(said).toEqual([]);
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'Вахта' }]);
});

test('refuses a wrong password', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('outlives a kill -9 of the process that started it, and the next start takes it over', async () => {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const { url } = await startEmbedded({ directory: ${JSON.stringify(directory)}, log: () => {} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  await ask(url, 'CREATE TABLE acknowledged (n int); INSERT INTO acknowledged SELECT generate_series(1, 1000)');
  const pid = pidOfServer();
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(isAlive(pid)).toBe(true);

  const next = await start();
  expect(said.join()).toContain('already runs');
  expect(pidOfServer()).toBe(pid);
  expect(await ask(next.url, 'SELECT count(*)::int AS n FROM acknowledged')).toEqual([{ n: 1000 }]);
  await next.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('is shared by all who use the folder, and shut down by the last', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.url).toBe(two.url);
  const pid = pidOfServer();
  await one.stop();
  expect(await ask(two.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await two.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('is started again on the same address where it dies while it is used', async () => {
  const { url } = await start();
  await ask(url, 'CREATE TABLE acknowledged (n int); INSERT INTO acknowledged VALUES (7)');
  const pid = pidOfServer();
  process.kill(pid, 'SIGKILL');
  const rows = await vi.waitUntil(() => ask(url, 'SELECT n FROM acknowledged').catch(() => null), {
    timeout: 50_000,
    interval: 200,
  });
  expect(rows).toEqual([{ n: 7 }]);
  expect(pidOfServer()).not.toBe(pid);
  expect(said.join()).toContain('ended unexpectedly');
});

test('a postmaster.pid that names another program is no running server', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(
    join(directory, 'cluster/postmaster.pid'),
    `${process.pid}\n${directory}/cluster\n0\n5432\n\n127.0.0.1\n\nready\n`,
  );
  const second = await start();
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('an initdb that was cut short is begun anew', async () => {
  mkdirSync(join(directory, 'cluster.new/base'), { recursive: true });
  writeFileSync(join(directory, 'password'), 'half');
  const { url } = await start();
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a cluster of another major version is left alone, with a sentence that names both', async () => {
  mkdirSync(join(directory, 'cluster'), { recursive: true });
  writeFileSync(join(directory, 'cluster/PG_VERSION'), '15\n');
  if (isRoot) chmodSync(join(directory, 'cluster'), 0o700);
  await expect(start()).rejects.toThrow(/made by PostgreSQL 15, and this Vakhta brings 18/);
  expect(readFileSync(join(directory, 'cluster/PG_VERSION'), 'utf8')).toBe('15\n');
});

test('a port asked for by number must be free; a kept port that is taken meanwhile is replaced', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;
  await expect(start(port)).rejects.toThrow(`Port ${port} of 127.0.0.1, meant for the database, is taken`);
  writeFileSync(join(directory, 'port'), String(port));
  const { url } = await start();
  expect(new URL(url).port).not.toBe(String(port));
  squatter.close();
});

test.runIf(isRoot)(
  'under a folder that its account may not enter, a new database goes elsewhere and says so',
  async () => {
    chmodSync(base, 0o700);
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept (n int)');
    expect(lstatSync(directory).isSymbolicLink()).toBe(true);
    const elsewhere = realpathSync(directory);
    expect(elsewhere).toMatch(/^\/var\/lib\/vakhta\/postgres-/);
    expect(said.join()).toContain(`may not enter ${base}`);
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([]);
    await second.stop();
    rmSync(elsewhere, { recursive: true });
  },
);

test.runIf(isRoot)('an old database behind a folder that was closed since is named in a sentence', async () => {
  await (await start()).stop();
  chmodSync(base, 0o700);
  await expect(start()).rejects.toThrow(`may not enter ${base}`);
});

test.runIf(isRoot)(
  'what root started, the account that owns the database can start too, and the reverse; nobody else',
  async () => {
    await (await start()).stop();
    const owner = statSync(directory).uid;
    const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const database = await startEmbedded({ directory: ${JSON.stringify(directory)}, log: () => {} });
    await database.stop();`;
    const startAs = (uid: number) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], { uid, gid: uid, encoding: 'utf8' });
    expect(startAs(owner)).toMatchObject({ status: 0, stderr: '' });
    expect(startAs(12345).stderr).toContain(`The database in ${directory} belongs to`);
    await start();
  },
);
