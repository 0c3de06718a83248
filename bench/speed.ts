import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { compareRuns, spreadOf, type Verdict } from '#core/regression';
import { createNet } from '#kit/net/create-net';
import { printer } from '#kit/print/pdf';
import { measureSpeed } from '../server/inspection/speed/measure-speed.ts';

/**
 * What measuring by Lighthouse costs beside the bare tool, and whether a change is told from noise with real runs:
 * `node bench/speed.ts [--runs 40] [--set 5]`. Needs Chromium. The page is on this machine; the changed one has so much
 * more of script that its LCP should be a fifth longer. Both are measured in turn, so that both meet the same weather.
 */
const { values } = parseArgs({ options: { runs: { type: 'string' }, set: { type: 'string' } } });
const runs = Number(values.runs ?? 40);
const set = Number(values.set ?? 5);
const PAIRS = 100;
const rules = { better: 'lower', minAbsolute: 100 } as const;
/** Of the slow line that Lighthouse pretends, bytes a millisecond. */
const LINE = 184;

const say = (text: string) => process.stdout.write(`${text}\n`);
const browser = printer();
if (browser === null) throw new Error('There is no Chromium on this machine.');

const html = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title>
<script src="/theme.js"></script><h1>Beans</h1><img src="/hero.svg" width="360" height="240" alt="">
${'<p>Coffee from the mountains, roasted this week, sent tomorrow.</p>'.repeat(200)}`;
const theme = `${'function unused(a, b) { return a + b; }\n'.repeat(4000)}let end = performance.now() + 60; while (performance.now() < end);`;
const hero = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240"><!-- ${'x'.repeat(180_000)} --><rect width="360" height="240" fill="teal"/></svg>`;
let heavier = 0;
const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    if (request.url === '/theme-changed.js')
      return void response.setHeader('content-type', 'text/javascript').end(`${theme}// ${'x'.repeat(heavier)}`);
    if (request.url === '/theme.js') return void response.setHeader('content-type', 'text/javascript').end(theme);
    if (request.url === '/hero.svg') return void response.setHeader('content-type', 'image/svg+xml').end(hero);
    await sleep(100);
    const page = request.url === '/changed' ? html.replace('/theme.js', '/theme-changed.js') : html;
    response.setHeader('content-type', 'text/html').end(page);
  };
  void answer();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const folder = mkdtempSync(join(tmpdir(), 'vakhta-bench-speed-'));
try {
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]!.toFixed(1)}`);
  await cost();
  await changes();
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** LCP of each run, milliseconds. */
async function ours(path: string, count: number): Promise<number[]> {
  const speed = await measureSpeed([{ kind: 'home', url: `${origin}${path}` }], {
    net: createNet({ allowPrivate: true, ownPorts: [] }),
    signal: new AbortController().signal,
    runs: count,
    devices: ['phone'],
  });
  return speed.pages[0]!.values.lcp;
}

async function bare(): Promise<void> {
  const tool = join(import.meta.dirname, '../node_modules/lighthouse/cli/index.js');
  const flags = `--headless=new --disable-gpu${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`;
  await promisify(execFile)(
    process.execPath,
    [tool, `${origin}/`, '--only-categories=performance', '--quiet', '--output=json'].concat(
      `--output-path=${join(folder, 'bare.json')}`,
      `--chrome-flags=${flags}`,
    ),
    { env: { ...process.env, CHROME_PATH: browser! } },
  );
}

/** One of each in turn, so that the machine is as busy for both; then a set as it is really measured. */
async function cost(): Promise<void> {
  await bare();
  await ours('/', 1);
  const bareMs: number[] = [];
  const oneMs: number[] = [];
  for (let turn = 0; turn < set; turn++) {
    bareMs.push(await timed(bare));
    oneMs.push(await timed(() => ours('/', 1)));
  }
  const setMs = await timed(() => ours('/', set));
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  say(`bare tool, ${set} runs: ${seconds(sum(bareMs))} s, each ${seconds(spreadOf(bareMs).median)} s`);
  say(`ours, one by one: ${seconds(sum(oneMs))} s: ${(sum(oneMs) / sum(bareMs)).toFixed(2)} times the bare tool`);
  say(`ours, as a set of ${set}: ${seconds(setMs)} s: ${(setMs / sum(bareMs)).toFixed(2)} times the bare tool`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function changes(): Promise<void> {
  heavier = Math.round(0.2 * spreadOf(await ours('/', 5)).median * LINE);
  const same: number[] = [];
  const changed: number[] = [];
  for (let done = 0; done < runs; done += 5) {
    same.push(...(await ours('/', Math.min(5, runs - done))));
    changed.push(...(await ours('/changed', Math.min(5, runs - done))));
  }
  for (const [name, all] of [
    ['unchanged', same],
    [`${Math.round(heavier / 1000)} KB more of script`, changed],
  ] as const) {
    const { n, median, q1, q3, min, max } = spreadOf(all);
    say(`LCP, ${name}: ${n} runs, median ${median} ms, quartiles ${q1} to ${q3}, from ${min} to ${max}`);
  }
  say(`all of them: ${compareRuns(same, changed, rules)?.verdict}`);
  say('\n| runs on each side | alarms among 100 pairs without a change | +20 % found among 100 pairs |\n|---|---|---|');
  for (const n of [5, 10, 15, 20, 30].filter((one) => 2 * one <= same.length)) {
    let [alarms, found] = [0, 0];
    for (let pair = 0; pair < PAIRS; pair++) {
      const drawn = shuffled(same);
      const one = drawn.slice(0, n);
      if (isAlarm(compareRuns(one, drawn.slice(n, 2 * n), rules)?.verdict)) alarms++;
      if (compareRuns(one, shuffled(changed).slice(0, n), rules)?.verdict === 'regressed') found++;
    }
    say(`| ${n} | ${alarms} | ${found} |`);
  }
}

function isAlarm(verdict: Verdict | undefined): boolean {
  return verdict === 'regressed' || verdict === 'improved';
}

function shuffled(all: readonly number[]): number[] {
  return all
    .map((value) => ({ value, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
