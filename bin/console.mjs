import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pinnedNode, root, Sorry } from './install.mjs';

const stamp = join(root, '.cache/console');

/** Builds the console where its sources changed since the last build. */
export async function ensureConsole(progress) {
  const wanted = hashSources();
  const built = existsSync(join(root, 'web/dist/index.html'));
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    progress.done('The console is built');
    return;
  }
  rmSync(stamp, { force: true });
  await progress.during('Building the console', build());
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function hashSources() {
  const hash = createHash('sha256');
  for (const folder of ['web', 'contract', 'core']) {
    for (const file of filesOf(join(root, folder))) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  }
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist' && !entry.name.startsWith('.') && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]));
}

async function build() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(pinnedNode(), [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  child.stderr.on('data', (piece) => (said += piece));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0)
    throw new Sorry(
      `The console could not be built:\n${stripVTControlCharacters(said).trim().split('\n').slice(0, 40).join('\n')}`,
    );
}
