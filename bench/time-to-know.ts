import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listMonitors } from '#contract/monitoring';
import { system } from '#kit/http/actor';
import { type PostOffice, startPostOffice } from '../test/fakes/post-office.ts';
import { watchPages } from './know/watch-pages.ts';
import { type Page, quickWays, startPage } from './know/targets.ts';
import { closeAll, type Opened, openProduct, tellWebhook } from './stage/product.ts';

/**
 * How soon people know: `npm run bench:know -- [--quick] [--seed 1]`. Pages checked every 20 s and every 60 s break
 * at random moments; seconds from there to the notice at a webhook, confirmation included. Ends with 1 where a goal is
 * missed. Pages that fall silent cost the watch its patience (10 s) and stand apart, without a goal.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, seed: { type: 'string' } } });
const paces = values.quick ? [20] : [20, 60];
const [each, silent] = values.quick ? [10, 2] : [30, 6];
const slowest = Math.max(...paces);
const goals: Record<number, { mean?: number; most: number }> = { 20: { most: 25 }, 60: { mean: 35, most: 65 } };
/** Longest from fault to notice that is waited for. */
const patience = slowest + 40;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const opened: Opened = [];
let closing: Promise<void> | undefined;
/** Leaves no database behind, whoever ends the run. */
function close(): Promise<void> {
  closing ??= closeAll(opened);
  return closing;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    say(`Stopped by ${signal}: there is no result`);
    void close().then(() => process.exit(1));
  });

let met = false;
try {
  met = await run();
} finally {
  await close();
}
process.exit(met ? 0 : 1);

/** @returns whether every goal is met, and no notice came while all was well */
async function run(): Promise<boolean> {
  const office = await startPostOffice();
  opened.push(office.close);
  const pages: Page[] = [];
  for (const pace of paces)
    for (let i = 0; i < each + silent; i++) {
      const way = i < each ? quickWays[i % quickWays.length]! : 'silent';
      const page = await startPage(`every-${pace}-${i + 1}-${way}`, way, pace);
      opened.push(page.close);
      pages.push(page);
    }
  const { desk, start } = await openProduct(opened);
  await tellWebhook(desk, `${office.origin}/webhook`);
  await watchPages(desk, pages);
  await start();
  const random = seeded(Number(values.seed ?? 1));
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${pages.length} pages every ${paces.join(' and ')} s`,
  );
  for (const over = Date.now() + (slowest + 30) * 1000; Date.now() < over; await sleep(1000)) {
    const { items } = await desk.call(system, listMonitors, { query: { limit: 500 } });
    if (items.every(({ status }) => status === 'up')) break;
  }
  const early = office.received.length;
  say(`Everything was looked at and is well; ${early} notices so far`);
  const brokenAt = await breakAll(pages, random);
  for (const over = Date.now() + patience * 1000; Date.now() < over; await sleep(500))
    if (pages.every((page) => noticeOf(page, office) !== undefined)) break;
  const results = paces.map((pace) => report(pace, pages, brokenAt, office));
  return !results.includes(false) && early === 0;
}

/** Each at a moment of its own within the slowest interval and a half, so that all phases of a check are met. */
async function breakAll(pages: readonly Page[], random: () => number): Promise<Map<Page, number>> {
  const begun = Date.now();
  const moments = pages.map((page) => ({ page, at: begun + random() * slowest * 1500 }));
  const brokenAt = new Map<Page, number>();
  for (const { page, at } of moments.toSorted((a, b) => a.at - b.at)) {
    await sleep(Math.max(0, at - Date.now()));
    page.break();
    brokenAt.set(page, Date.now());
  }
  return brokenAt;
}

function noticeOf(page: Page, office: PostOffice): number | undefined {
  return office.received.find(
    ({ json }) => (json as { incident?: { store: { name: string } } }).incident?.store.name === page.name,
  )?.at;
}

/** @returns whether the goal of this pace is met */
function report(
  pace: number,
  pages: readonly Page[],
  brokenAt: ReadonlyMap<Page, number>,
  office: PostOffice,
): boolean {
  const secondsOf = (group: readonly Page[]): number[] =>
    group
      .map((page) => (noticeOf(page, office) ?? Infinity) - brokenAt.get(page)!)
      .map((ms) => ms / 1000)
      .toSorted((a, b) => a - b);
  const own = pages.filter((page) => page.everySeconds === pace);
  const quick = secondsOf(own.filter(({ way }) => way !== 'silent'));
  const mute = secondsOf(own.filter(({ way }) => way === 'silent'));
  const mean = meanOf(quick);
  const { mean: meanGoal = Infinity, most } = goals[pace]!;
  const met = mean <= meanGoal && quick.at(-1)! <= most;
  const goal = `${meanGoal < Infinity ? `mean ${meanGoal} s, ` : ''}at most ${most} s`;
  say(
    `every ${pace} s, ${quick.length} faults: mean ${mean.toFixed(1)} s, median ${quick[Math.floor(quick.length / 2)]!.toFixed(1)} s, most ${quick.at(-1)!.toFixed(1)} s (goal: ${goal}): ${met ? 'met' : 'MISSED'}`,
  );
  say(
    `  ${mute.length} that fell silent, no goal: mean ${meanOf(mute).toFixed(1)} s, most ${mute.at(-1)!.toFixed(1)} s`,
  );
  return met;
}

function meanOf(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
