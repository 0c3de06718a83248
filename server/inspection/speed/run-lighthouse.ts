import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { shortFolder } from '../browser/short-folder.ts';
import type { Device, Run } from './measured.ts';
import { type Place, turnOfThisMachine } from './one-at-a-time.ts';

/** To the process. */
export interface Asked {
  url: string;
  device: Device;
  runs: number;
  browser: string;
  proxy: string;
  /** See `OwnTrust`. */
  pin: string | null;
  /** For profiles; removed by us when the process is gone. */
  folder: string;
  turn: Place;
}

/** From the process: a run begins, is done, was lost; or nothing works at all. */
export type Told = { begun: number } | { run: Run } | { lost: string } | { failed: string };

export interface LighthouseMeans {
  browser: string;
  /** A forward proxy that decides what may be reached. */
  proxy: string;
  /** See `OwnTrust`. */
  pin?: string | null;
  signal: AbortSignal;
  /** For one run, from the moment that it is its turn: 120 s where not said. */
  runMs?: number;
  turn?: Place;
}

export interface Runs {
  runs: Run[];
  /** Why runs were lost, each. */
  lost: string[];
}

/**
 * Measures one page, one run after another, in a child process that is killed with its Chromium on abort, when a run takes
 * too long, and when we die ourselves. Runs that were done before stay.
 */
export async function runLighthouse(
  { url, device, runs }: Pick<Asked, 'url' | 'device' | 'runs'>,
  { browser, proxy, pin = null, signal, runMs = 120_000, turn = turnOfThisMachine }: LighthouseMeans,
): Promise<Runs> {
  signal.throwIfAborted();
  const folder = await mkdtemp(
    join(shortFolder('/lighthouse-4194304-XXXXXX/run-XXXXXX'), `lighthouse-${process.pid}-`),
  );
  await chmod(folder, 0o711);
  const done: Runs = { runs: [], lost: [] };
  try {
    await inProcess({ url, device, runs, browser, proxy, pin, folder, turn }, { signal, runMs }, done);
    signal.throwIfAborted();
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function inProcess(asked: Asked, { signal, runMs }: { signal: AbortSignal; runMs: number }, done: Runs): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'lighthouse-process.ts'), {
      // A group of its own, so that it can be ended with all that it started.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { PATH: '/usr/bin:/bin', HOME: asked.folder, TMPDIR: asked.folder, LANG: 'C.UTF-8' },
      execArgv: [],
    });
    let deadline: NodeJS.Timeout | undefined;
    const kill = (): void => end(child.pid);
    const late = (): void => {
      done.lost.push(`the page was not measured within ${Math.round(runMs / 1000)} s`);
      kill();
    };
    signal.addEventListener('abort', kill);
    child.on('message', (told: Told) => {
      if ('begun' in told) deadline = setTimeout(late, runMs);
      else clearTimeout(deadline);
      if ('run' in told) done.runs.push(told.run);
      if ('lost' in told) done.lost.push(told.lost);
      if ('failed' in told) done.lost.push(told.failed);
    });
    child.on('error', reject);
    child.on('exit', (code, by) => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', kill);
      kill();
      const missing = done.runs.length + done.lost.length === 0;
      if (missing && !signal.aborted) done.lost.push(`Lighthouse ended by itself (${by ?? String(code)})`);
      resolve();
    });
    child.send(asked);
  });
}

/** The process and whatever it started; it may be gone already. */
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
