import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  createCluster,
  findRunning,
  lastWords,
  launch,
  logFile,
  rotateLog,
  type Running,
  shutDown,
} from './embedded/cluster.ts';
import { handOver } from './embedded/account.ts';
import { enter, exclusively, isUsed } from './embedded/lock.ts';
import { type Place, preparePlace } from './embedded/place.ts';
import { findProgram, type Program } from './embedded/program.ts';

export interface EmbeddedOptions {
  /** The database's own folder, made where it is missing: `<data>/postgres`. */
  directory: string;
  /** Told of slow steps and of everything a person should know, one sentence at a time. */
  log(line: string): void;
  /** A free port, kept from start to start, where absent. */
  port?: number;
  /** PostgreSQL's own settings over ours, for tests and benchmarks. */
  settings?: Record<string, string>;
}

export interface Embedded {
  /** `postgres://vakhta:…@127.0.0.1:<port>/vakhta` */
  url: string;
  /** Leaves the database; whoever leaves last shuts it down, fast and safely. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Brings up the PostgreSQL that comes with the packages, on loopback, with a random password, every acknowledged
 * write on disk. Processes of one data folder share one server. A server left behind by a kill -9 is taken over.
 * While anyone uses it, a server that died is started again.
 *
 * @throws an Error whose message is a sentence for a person: no built-in PostgreSQL for this machine, a folder that
 *   its account may not enter, a port that is taken, a cluster of another major version, PostgreSQL's own last words
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(resolve(options.directory), options.log);
  const program = findProgram(place.account, place.folder);
  const { url, leave } = await exclusively(place.folder, async () => ({
    url: await bringUp(place, program, options),
    leave: enter(place),
  }));
  const watch = keepAlive(place, program, { ...options, port: Number(new URL(url).port) });
  let stopped: Promise<void> | null = null;
  return {
    url,
    stop: () => (stopped ??= watch.stop().then(() => leaveLast(place, leave))),
  };
}

function leaveLast(place: Place, leave: () => void): Promise<void> {
  return exclusively(place.folder, async () => {
    leave();
    const running = isUsed(place.folder) ? null : findRunning(place.cluster);
    if (running) await shutDown(running, place.cluster);
  });
}

async function bringUp(place: Place, program: Program, options: EmbeddedOptions): Promise<string> {
  const left = findRunning(place.cluster);
  if (left?.status === 'stopping') await shutDown(left, place.cluster);
  let running = findRunning(place.cluster);
  if (running) options.log(`PostgreSQL already runs on port ${running.port}; using it.`);
  else {
    const began = performance.now();
    if (await createCluster(place, program))
      options.log(`Made a PostgreSQL ${program.version} database in ${place.folder} (${seconds(began)}).`);
    rotateLog(place);
    running = await launchUntilUp(place, program, options);
  }
  const password = readFileSync(join(place.folder, 'password'), 'utf8').trim();
  const address = `postgres://vakhta:${password}@127.0.0.1:${running.port}`;
  await prepareDatabase(`${address}/postgres`, place);
  return `${address}/vakhta`;
}

async function launchUntilUp(place: Place, program: Program, options: EmbeddedOptions): Promise<Running> {
  for (let tries = 1; ; tries++) {
    const ended = launch(place, program, await choosePort(place, options.port), options.settings ?? {});
    for (;;) {
      await sleep(5);
      const running = findRunning(place.cluster);
      if (running?.status === 'ready') return running;
      if (!running && ended()) break;
    }
    // The children of a killed server need a moment to notice before its memory is free.
    const words = lastWords(place);
    if (tries === 50 || !words.includes('shared memory block'))
      throw new Error(`PostgreSQL did not start. Its last words in ${logFile(place)}:\n${words}`);
    await sleep(200);
  }
}

/** Waits out a recovery after a crash, which may take minutes, and makes sure that our database exists. */
async function prepareDatabase(url: string, place: Place): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const found = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'vakhta'`);
      if (!found.rowCount) await client.query('CREATE DATABASE vakhta');
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      // 57P03: it starts up or recovers. Anything else would not pass by waiting.
      if (code !== '57P03' && !(code === 'ECONNREFUSED' && findRunning(place.cluster)))
        throw new Error(`PostgreSQL in ${place.folder} does not let us in: ${(error as Error).message}`, {
          cause: error,
        });
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function choosePort(place: Place, wanted: number | undefined): Promise<number> {
  const file = join(place.folder, 'port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(wanted ?? kept);
  if (port === null && wanted !== undefined)
    throw new Error(`Port ${wanted} of 127.0.0.1, meant for the database, is taken by another program.`);
  const chosen = port ?? (await freePort(0))!;
  writeFileSync(file, String(chosen));
  handOver(file, place.account);
  return chosen;
}

/** The port itself where it is free, any free one for 0, else null. */
function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}

/** Looks every two seconds whether the server lives, and starts it again on its port where it does not. */
function keepAlive(place: Place, program: Program, options: EmbeddedOptions): { stop(): Promise<void> } {
  const end = new AbortController();
  const watching = (async () => {
    while (await pause(2000, end.signal)) {
      if (findRunning(place.cluster)) continue;
      options.log('PostgreSQL ended unexpectedly; starting it again.');
      const again = await exclusively(place.folder, () => bringUp(place, program, options)).catch(
        (error: Error) => error,
      );
      if (again instanceof Error) options.log(again.message);
    }
  })();
  return {
    stop: async () => {
      end.abort();
      await watching;
    },
  };
}

/** False where it was cut short. Keeps no process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal, ref: false }).catch(() => false);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
