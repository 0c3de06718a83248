import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAccount, handOver } from './account.ts';
import type { Place } from './place.ts';
import type { Program } from './program.ts';

export interface Running {
  pid: number;
  port: number;
  /** What PostgreSQL wrote last about itself: `starting`, `ready`, `stopping`. */
  status: string;
}

/** Reads `postmaster.pid`; null where no server of this cluster runs, whatever that file says. */
export function findRunning(cluster: string): Running | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  // A number alone proves nothing: after a reboot it may be another program's.
  if (!pid || workingFolder(pid) !== cluster) return null;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/** Creates the cluster unless it is there, and says whether it did. Interrupted, the next call begins anew. */
export async function createCluster(place: Place, program: Program): Promise<boolean> {
  const versionFile = join(place.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const major = Number.parseInt(readFileSync(versionFile, 'utf8'), 10);
    if (major === program.major) return false;
    throw new Error(
      `The database in ${place.cluster} was made by PostgreSQL ${major}, and this Vakhta brings ${program.major}. ` +
        `Start the version of Vakhta that made it, save with "npx vakhta backup-self", and restore here.`,
    );
  }
  const fresh = `${place.cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const password = join(place.folder, 'password');
  rmSync(password, { force: true });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  handOver(password, place.account);
  await run(join(program.bin, 'initdb'), place, [
    ...['-D', fresh, '--username=vakhta', `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', '--data-checksums'],
  ]);
  renameSync(fresh, place.cluster);
  return true;
}

/**
 * Starts PostgreSQL apart from us, so that neither Ctrl-C nor our own death reaches it. Returns at once, with the
 * question whether it has ended already.
 */
export function launch(place: Place, program: Program, port: number, settings: Record<string, string>): () => boolean {
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true });
  const all = { ...ownSettings(), ...settings, port: String(port) };
  const log = openSync(logFile(place), 'a', 0o600);
  handOver(logFile(place), place.account);
  const child = spawn(
    join(program.bin, 'postgres'),
    ['-D', place.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asAccount(place.account), cwd: place.folder, detached: true, stdio: ['ignore', log, log], env: environment() },
  );
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  closeSync(log);
  return () => ended;
}

/** Fast shutdown: connections are cut, everything acknowledged is on disk. Resolves when the process is gone. */
export async function shutDown(running: Running, cluster: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (workingFolder(running.pid) !== cluster) return;
    process.kill(running.pid, signal);
    for (let waited = 0; waited < patience; waited += 10) {
      await sleep(10);
      if (workingFolder(running.pid) !== cluster) return;
    }
  }
  throw new Error(`PostgreSQL (process ${running.pid}) does not stop; ${cluster} is still in use.`);
}

export function logFile(place: Place): string {
  return join(place.folder, 'postgres.log');
}

/** The end of PostgreSQL's own log, for a sentence that explains why it did not start. */
export function lastWords(place: Place): string {
  const file = logFile(place);
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-2000).trim().split('\n').slice(-5).join('\n') : '';
}

/** Keeps one old log beside the current one once that is large. */
export function rotateLog(place: Place): void {
  const file = logFile(place);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(file, `${file}.1`);
}

function ownSettings(): Record<string, string> {
  const memory = Math.floor(totalmem() / 2 ** 20);
  const buffers = Math.min(256, Math.max(32, Math.floor(memory / 16)));
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memory / 3))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_connections: '120',
    min_wal_size: '64MB',
    max_wal_size: '512MB',
    checkpoint_timeout: '10min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
  };
}

function environment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

async function run(program: string, place: Place, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...asAccount(place.account),
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`${program} failed (${code}):\n${said.trim()}`);
}
