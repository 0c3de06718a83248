import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#kit/db/embedded';
import { findRunning, shutDown } from '#kit/db/embedded/cluster';
import { migrate } from '#kit/db/migrate';
import './database.ts';

/**
 * Hands out databases over loopback: POST makes a clone of the migrated template and answers its address, DELETE
 * `/<name>` removes it. PostgreSQL starts with the first that is asked for, so tests without one do not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let store: Promise<Store> | null = null;
  const desk = createServer((request, response) => {
    store ??= openStore();
    store
      .then((s) => (request.method === 'POST' ? s.clone() : s.drop(request.url!.slice(1))))
      .then(
        (text) => response.end(text),
        (error: Error) => response.writeHead(500).end(error.stack),
      );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('testDatabases', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await (await store?.catch(() => null))?.close();
  };
}

interface Store {
  clone(): Promise<string>;
  drop(name: string): Promise<string>;
  close(): Promise<void>;
}

async function openStore(): Promise<Store> {
  const server = await openServer();
  const prefix = `vakhta_test_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const template = `${prefix}_template`;
  await admin.query(`CREATE DATABASE ${template}`);
  await migrate(addressOf(server.url, template));

  const made = new Set<string>();
  let count = 0;
  const drop = async (name: string) => {
    if (!made.delete(name)) return '';
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    return '';
  };
  return {
    clone: async () => {
      const name = `${prefix}_${++count}`;
      made.add(name);
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
      return addressOf(server.url, name);
    },
    drop,
    close: async () => {
      if (process.env['TEST_DATABASE_URL']) {
        for (const name of made) await drop(name);
        await admin.query(`DROP DATABASE ${template} WITH (FORCE)`);
      }
      await admin.end();
      await server.stop();
    },
  };
}

/** A throw-away server without durability, or the one that TEST_DATABASE_URL names (its role must create databases). */
async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  await sweepDeadRuns();
  const folder = mkdtempSync(join(tmpdir(), `${runPrefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    shared_buffers: '64MB',
    max_connections: '300',
  };
  const server = await startEmbedded({ directory: join(folder, 'postgres'), log: () => {}, settings });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const runPrefix = 'vakhta-test-';

/** A run that was killed could not tidy up: its server and its folder go now. */
async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(runPrefix))) {
    if (existsSync(`/proc/${Number.parseInt(name.slice(runPrefix.length), 10)}`)) continue;
    const folder = join(tmpdir(), name);
    const cluster = join(folder, 'postgres/cluster');
    const running = findRunning(cluster);
    if (running) await shutDown(running, cluster);
    rmSync(folder, { recursive: true, force: true });
  }
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
