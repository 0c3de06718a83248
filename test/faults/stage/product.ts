import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunning, shutDown } from '#kit/db/embedded/cluster';
import { freePort } from '../../flows/stage/free-port.ts';
import { owner } from '../../flows/stage/server.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** One process of the product. */
export interface Part {
  pid: number;
  /** What it said on its standard output, and what it complained of on the other. */
  said(): string;
  complained(): string;
  /** As a machine dies. */
  kill(): Promise<void>;
  /**
   * Sends the signal to the process and all that it started in the same terminal, and waits for its end.
   * @returns its exit code and how long it took, in milliseconds
   */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): Promise<{ code: number | null; ms: number }>;
}

/** The product on a data folder and a port of its own, in as many processes as one likes. */
export interface Product {
  folder: string;
  port: number;
  base: string;
  /** Starts a process; all roles where none are named. Returns when it says that it runs. */
  start(...args: string[]): Promise<Part>;
  /** Signals every process that was begun, also those that are not ready yet. */
  signalAll(signal: 'SIGINT'): void;
  /** What PostgreSQL wrote of itself. */
  databaseLog(): string;
  /** `postgres://…` */
  databaseUrl(): string;
  /** Of the database's own process, or 0. */
  databasePid(): number;
  close(): Promise<void>;
}

/** @param extra environment over ours */
export async function newProduct(extra: Record<string, string> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-faults-'));
  // The embedded database runs as another account, which must get through.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const env = {
    ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}),
    HOME: folder,
    TMPDIR: tmpdir(),
    VAKHTA_DATA: folder,
    VAKHTA_PORT: String(port),
    VAKHTA_LINE_TARGETS: '',
    VAKHTA_OWNER_EMAIL: owner.email,
    VAKHTA_OWNER_PASSWORD: owner.password,
    ...extra,
  };
  const cluster = join(folder, 'postgres/cluster');
  const children: ChildProcess[] = [];
  return {
    folder,
    port,
    base: `http://127.0.0.1:${port}`,
    start: (...args) => startPart(args, env, children),

    signalAll: (signal) => {
      for (const child of children) if (isAlive(child)) process.kill(-child.pid!, signal);
    },
    databaseLog: () => readFileSync(join(folder, 'postgres/postgres.log'), 'utf8'),
    databaseUrl: () =>
      `postgres://vakhta:${readFileSync(join(folder, 'postgres/password'), 'utf8').trim()}@127.0.0.1:${readFileSync(join(folder, 'postgres/port'), 'utf8')}/vakhta`,
    databasePid: () => findRunning(cluster)?.pid ?? 0,
    close: async () => {
      await Promise.all(children.map((child) => ended(child, () => process.kill(-child.pid!, 'SIGTERM'))));
      const left = findRunning(cluster);
      if (left) await shutDown(left, cluster);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPart(
  args: readonly string[],
  env: Record<string, string>,
  children: ChildProcess[],
): Promise<Part> {
  // A group of its own, as a terminal gives to what runs in front.
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  const pieces = { out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (pieces.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (pieces.err += piece.toString()));
  const part: Part = {
    pid: child.pid!,
    said: () => pieces.out,
    complained: () => pieces.err,
    kill: async () => void (await ended(child, () => child.kill('SIGKILL'))),
    end: async (signal) => {
      const began = performance.now();
      const code = await ended(child, () => process.kill(-child.pid!, signal));
      return { code, ms: performance.now() - began };
    },
  };
  while (!/Vakhta (is at|runs)|A prober works/.test(pieces.out)) {
    if (!isAlive(child)) throw new Error(`It ended before it was ready:\n${pieces.out}${pieces.err}`);
    await sleep(20);
  }
  return part;
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function ended(child: ChildProcess, end: () => void): Promise<number | null> {
  if (isAlive(child)) {
    const gone = once(child, 'close');
    end();
    await gone;
  }
  return child.exitCode;
}
