import { exportMonitors, listMonitors, listProbes, readSeries, readUptime, readWall } from '#contract/monitoring';
import { INTERVAL_MS, type Stage } from './stage.ts';
import { DAY_MS, run } from './year.ts';

type Say = (line: string) => void;

/** So many different monitors are asked about, spread over all. */
const ASKED = 200;

export async function measureAnswers(stage: Stage, say: Say): Promise<void> {
  const { desk, owner, monitorIds, clock } = stage;
  const some = Array.from({ length: ASKED }, (_, i) => monitorIds[Math.floor((i * monitorIds.length) / ASKED)]!);
  const uptime = (id: string) => desk.call(owner, readUptime, { params: { id } });
  const series = (days: number) => (id: string) =>
    desk.call(owner, readSeries, {
      params: { id },
      query: {
        from: new Date(clock.now() - days * DAY_MS).toISOString(),
        to: new Date(clock.now()).toISOString(),
        points: 500,
      },
    });
  say('\n| answer | first, database just started | middle | 95 of 100 within | slowest |\n|---|---|---|---|---|');
  const each = async (name: string, ids: readonly string[], ask: (id: string) => Promise<unknown>) => {
    await stage.restart();
    const spent: number[] = [];
    for (const id of ids) spent.push(await time(() => ask(id)));
    const [first, sorted] = [spent[0]!, spent.toSorted((a, b) => a - b)];
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0);
    say(`| ${name} | ${first.toFixed(0)} ms | ${at(0.5)} ms | ${at(0.95)} ms | ${at(1)} ms |`);
  };
  await each('uptime and p95 of 1, 7, 30, 90 and 365 days, one monitor', some, uptime);
  await each('the same of fifty monitors at once', Array<string>(10).fill(''), () =>
    Promise.all(some.slice(0, 50).map(uptime)),
  );
  await each('response times of 24 hours', some, series(1));
  await each('response times of 90 days', some, series(90));
  await each('log of probes, first page', some, (id) => desk.call(owner, listProbes, { params: { id }, query: {} }));
  await each('list of monitors, first page, uptime of 24 hours', Array<string>(20).fill(''), () =>
    desk.call(owner, listMonitors, { query: { limit: 50 } }),
  );
  await each(
    `wall of ${monitorIds.length / 10} stores, ${monitorIds.length} monitors`,
    Array<string>(20).fill(''),
    () => desk.call(owner, readWall, { query: { limit: 200 } }),
  );
  await each('all monitors as a file', Array<string>(5).fill(''), () =>
    desk.call(owner, exportMonitors, { query: {} }),
  );
}

/** What the room does of itself, every few seconds or minutes. */
export async function measureWork(stage: Stage, say: Say): Promise<void> {
  const { desk, clock } = stage;
  const from = clock.now();
  await stage.record(from, from + 300_000);
  clock.set(from + 400_000);
  say(
    `five minutes of results (${stage.monitorIds.length * 10}) rolled up: ${(await time(() => desk.sweep('monitoring.rollups'))).toFixed(0)} ms`,
  );
  say(
    `housekeeping, which runs every ten minutes: ${(await time(() => desk.sweep('monitoring.house'))).toFixed(0)} ms`,
  );
}

/** Rows of a monitor and day, and how many days of them the default policy keeps. */
const policy = {
  probe_results: [DAY_MS / INTERVAL_MS, 14],
  rollups_5m: [288, 45],
  rollups_hour: [24, 400],
  rollups_day: [1, 1830],
} as const;

/** Bytes on disk with indexes, for a day of one monitor and for all that the policy keeps. */
export async function measureDisk(stage: Stage, say: Say): Promise<void> {
  const count = stage.monitorIds.length;
  await run(stage, 'vacuum analyze');
  say(
    '\n| table | rows now | GB now | bytes a row | rows a day | days kept | MB for a monitor |\n|---|---|---|---|---|---|---|',
  );
  let sum = 0;
  for (const [table, [rows, days]] of Object.entries(policy)) {
    const [found] = await run(
      stage,
      `select (select sum(pg_total_relation_size(relid)) from pg_partition_tree($1::regclass)) as parts,
        pg_total_relation_size($1::regclass) as own, (select count(*) from ${table}) as n`,
      [table],
    );
    const { parts, own, n } = found as { parts: number | null; own: number; n: number };
    const bytes = parts ?? own;
    const megabytes = ((bytes / n) * rows * days) / 1024 ** 2;
    sum += megabytes;
    const now = (bytes / 1024 ** 3).toFixed(2);
    say(`| ${table} | ${n} | ${now} | ${(bytes / n).toFixed(0)} | ${rows} | ${days} | ${megabytes.toFixed(2)} |`);
  }
  const [spans] = await run(
    stage,
    `select count(*)::int as n, pg_total_relation_size('monitor_spans') as bytes from monitor_spans`,
  );
  say(`\n${spans!['n']} spans, ${(spans!['bytes']! / count / 1024).toFixed(1)} kB for a monitor and year.`);
  const all = ((sum * count) / 1024).toFixed(1);
  say(`What the default policy keeps of one monitor at 30 s: ${sum.toFixed(1)} MB; of ${count}: ${all} GB.`);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
