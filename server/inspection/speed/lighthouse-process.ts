import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lighthouse, { desktopConfig } from 'lighthouse';
import { trusting } from '../browser/own-trust.ts';
import type { Asked, Told } from './run-lighthouse.ts';
import type { Run } from './measured.ts';
import { takeTurn } from './one-at-a-time.ts';
import { detailsOf } from './run-details.ts';

/**
 * Lighthouse in a process of its own, as it may hang, eat memory or be led astray by a page. Told by its parent what to
 * measure; each run has a Chromium of its own, which lives no longer than this process: it ends when its pipe does.
 */
const NOBODY = 65534;
const START_MS = 30_000;

let chromium: ChildProcess | null = null;
const stop = (): void => void chromium?.kill('SIGKILL');
process.on('exit', stop);
process.on('disconnect', () => process.exit(1));

process.once('message', (asked: Asked) => {
  measure(asked).then(
    () => process.exit(0),
    (error: unknown) => {
      tell({ failed: error instanceof Error ? error.message : String(error) });
      setImmediate(() => process.exit(1));
    },
  );
});

const tell = (told: Told): void => void process.send?.(told);

async function measure(asked: Asked): Promise<void> {
  for (let run = 0; run < asked.runs; run++) {
    const endTurn = await takeTurn(asked.turn);
    tell({ begun: run });
    const told: Told = await once(asked).then(
      (one) => ({ run: one }),
      (error: unknown) => ({ lost: error instanceof Error ? error.message : String(error) }),
    );
    await endTurn();
    tell(told);
  }
}

async function once({ url, device, folder, ...way }: Asked): Promise<Run> {
  const home = await mkdtemp(join(folder, 'run-'));
  if (process.getuid?.() === 0) await chown(home, NOBODY, NOBODY);
  try {
    // Containers often forbid the namespaces that the sandbox is made of.
    const port = await open(way, home, true).catch(() => open(way, home, false));
    const flags = { port, onlyCategories: ['performance'], disableFullPageScreenshot: true, maxWaitForLoad: 35_000 };
    const result = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined);
    if (!result) throw new Error('Lighthouse told nothing');
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`.slice(0, 300));
    const value = (id: string): number => {
      const found = lhr.audits[id]?.numericValue;
      if (found === undefined) throw new Error(`Lighthouse could not tell ${id}`);
      return found;
    };
    const score = lhr.categories['performance']?.score;
    if (typeof score !== 'number') throw new Error('Lighthouse gave no score');
    return {
      lighthouse: lhr.lighthouseVersion,
      chromium: /Chrome\/([\d.]+)/.exec(lhr.environment.hostUserAgent)?.[1] ?? '',
      machine: lhr.environment.benchmarkIndex,
      metrics: {
        score: Math.round(score * 100),
        lcp: value('largest-contentful-paint'),
        cls: value('cumulative-layout-shift'),
        tbt: value('total-blocking-time'),
        fcp: value('first-contentful-paint'),
        si: value('speed-index'),
        ttfb: value('server-response-time'),
      },
      details: detailsOf(result),
    };
  } finally {
    await close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Way = Pick<Asked, 'browser' | 'proxy' | 'pin'>;

/** Starts it and gives the port of its DevTools. */
async function open({ browser, proxy, pin }: Way, home: string, sandboxed: boolean): Promise<number> {
  const profile = join(home, sandboxed ? 'profile' : 'open');
  const options = [
    '--headless=new',
    '--remote-debugging-port=0',
    // Its end is the end of Chromium, however we die.
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    `--proxy-server=${proxy}`,
    '--proxy-bypass-list=<-loopback>',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ...trusting(pin),
    ...['--no-first-run', '--no-default-browser-check', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'],
    ...['--disable-extensions', '--disable-sync', '--disable-background-networking', '--disable-component-update'],
    ...['--disable-breakpad', '--disable-default-apps', '--mute-audio', '--hide-scrollbars'],
    ...(sandboxed ? [] : ['--no-sandbox']),
    'about:blank',
  ];
  const started = spawn(browser, options, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // Nothing of ours: neither secrets in the environment nor the owner's home.
    env: { HOME: home, TMPDIR: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    // Foreign pages are never shown by root.
    ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  chromium = started;
  const failed = new Promise<never>((_, reject) => {
    started.once('error', reject);
    started.once('exit', () => reject(new Error('Chromium ended before it could be used')));
  });
  failed.catch(() => undefined);
  return Promise.race([portOf(join(profile, 'DevToolsActivePort')), failed]);
}

async function portOf(file: string): Promise<number> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline) {
    const port = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
    if (port > 0) return port;
    await sleep(30);
  }
  throw new Error('Chromium did not come up');
}

async function close(): Promise<void> {
  const running = chromium;
  chromium = null;
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGKILL');
  await gone;
}
