import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import * as monitoring from '#contract/monitoring';
import { addStore, readStore } from '#contract/stores';
import { startEmbedded } from '#kit/db/embedded';
import { cpuOf, memoryOf, start } from './watch/processes.ts';
import { type Product, startProduct } from './watch/product.ts';

/**
 * How much the watch holds: `node bench/watch.ts [--quick]`. Monitors at 20 s against a page on this machine, beside a
 * bare loop at the same pace in the same run; CPU by process, lateness, memory, restart, bulk creation, the list.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    monitors: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
  },
});
const INTERVAL = 20;
const monitors = Number(values.monitors ?? (values.quick ? 1000 : 10_000));
const seconds = Number(values.seconds ?? (values.quick ? 40 : 120));
/** A handshake costs both ends; two cores that also run the target hold this many HTTPS checks. */
const httpsMonitors = Math.min(monitors, 4000);

interface Side {
  name: string;
  checks: number;
  product: number;
  database: number;
  target: number;
}

const folder = mkdtempSync(join(tmpdir(), 'vakhta-bench-'));
chmodSync(folder, 0o711);
const say = (text: string) => process.stdout.write(`${text}\n`);
const database = await startEmbedded({ directory: join(folder, 'postgres'), log: () => undefined });
const target = start(join(import.meta.dirname, 'watch', 'target.ts'), []);
const db = new pg.Client({ connectionString: database.url });
await db.connect();
const postmaster = (
  await db.query<{ pid: string }>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid")
).rows[0]!.pid;
let product: Product | undefined;
try {
  await run();
} finally {
  await product?.child.stop('SIGTERM');
  await target.stop('SIGKILL');
  await db.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const ports = (await target.said) as { http: number; https: number };
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${monitors} monitors every ${INTERVAL} s (${monitors / INTERVAL}/s), ${seconds} s each\n`,
  );
  const sides: Side[] = [];
  const kinds = (
    [
      ['http', monitors],
      ['https', httpsMonitors],
    ] as const
  ).filter(([kind]) => !values.only || values.only === kind);
  for (const [kind, count] of kinds)
    sides.push(await bare(kind, `${kind}://127.0.0.1:${ports[kind]}/`, count / INTERVAL));
  const port = await freePort();
  for (const [kind, count] of kinds) {
    // Started anew for each: what one kind costs is not to be seen on top of what the heap keeps of another.
    await product?.child.stop('SIGTERM');
    product = await startProduct(database.url, join(folder, 'data'), port);
    await sleep(10_000);
    const idle = memoryOf(product.child.pid);
    say(`idle: ${idle.toFixed(0)} MB`);
    const store = await product.call(addStore, { body: { url: `http://${kind}.example` } });
    sides.push(await watched(product, store.id, kind, `${kind}://127.0.0.1:${ports[kind]}/`, count, idle));
  }
  await restart(product!);
  table(sides);
}

async function bare(kind: string, url: string, rate: number): Promise<Side> {
  const [d0, t0] = [cpuOf(Number(postmaster)), cpuOf(target.pid)];
  const child = start(join(import.meta.dirname, 'watch', 'bare.ts'), [
    url,
    String(rate),
    String(seconds),
    database.url,
  ]);
  await child.ended;
  const { checks, cpu, late } = child.lines[0] as { checks: number; cpu: number; late: number };
  say(`bare ${kind}: ${checks} checks, ${late} late by more than a second`);
  return {
    name: `bare ${kind}`,
    checks,
    product: cpu,
    database: cpuOf(Number(postmaster)) - d0,
    target: cpuOf(target.pid) - t0,
  };
}

async function watched(
  p: Product,
  storeId: string,
  kind: string,
  url: string,
  count: number,
  idle: number,
): Promise<Side> {
  await create(p, storeId, kind, url, count);
  // Until each was probed, and once more.
  await sleep((count / 200 + INTERVAL * 2) * 1000);
  const [c0, d0, t0, n0] = [cpuOf(p.child.pid), cpuOf(Number(postmaster)), cpuOf(target.pid), Date.now()];
  await sleep(seconds * 1000);
  const [c1, d1, t1, n1] = [cpuOf(p.child.pid), cpuOf(Number(postmaster)), cpuOf(target.pid), Date.now()];
  const memory = memoryOf(p.child.pid);
  // Results are stored a second after their probe.
  await sleep(3000);
  const { rows } = await db.query<{ n: number; bad: number; p50: number; p99: number; max: number }>(
    `
    with l as (select (r.at - s.phase_ms + 1000) % s.interval_ms - 1000 as late, r.verdict from probe_results r join probe_slots s using (monitor_key, region) where r.at >= $1 and r.at < $2)
    select count(*)::int as n, count(*) filter (where verdict <> 0)::int as bad, percentile_disc(0.5) within group (order by late)::int as p50, percentile_disc(0.99) within group (order by late)::int as p99, max(late)::int as max from l`,
    [n0, n1],
  );
  const l = rows[0]!;
  // Phases are random: a window that is no whole number of intervals holds some more of them, or some less.
  const due = await db.query<{ n: number }>(
    'select sum((($2::bigint - phase_ms - 1) / interval_ms) - (($1::bigint - phase_ms - 1) / interval_ms))::int as n from probe_slots where interval_ms = $3',
    [n0, n1, INTERVAL * 1000],
  );
  const expected = due.rows[0]!.n;
  say(
    `${kind}: ${l.n} probes of ${expected} slots, ${l.bad} not up; after its slot a probe began p50 ${l.p50} ms, p99 ${l.p99} ms, at most ${l.max} ms; ${memory.toFixed(0)} MB, ${(((memory - idle) / count) * 1000).toFixed(1)} MB for each 1,000 monitors`,
  );
  if (kind === 'http') await lists(p);
  await remove(p, storeId);
  return { name: `Vakhta ${kind}`, checks: l.n, product: c1 - c0, database: d1 - d0, target: t1 - t0 };
}

async function remove(p: Product, storeId: string): Promise<void> {
  const file = {
    version: 1 as const,
    stores: [{ url: (await p.call(readStore, { params: { id: storeId } })).url, monitors: [] }],
  };
  await p.call(monitoring.importMonitors, { body: { file, prune: true } });
}

async function create(p: Product, storeId: string, kind: string, url: string, count: number): Promise<void> {
  for (let made = 0; made < count; made += 4000) {
    const items = Array.from({ length: Math.min(4000, count - made) }, (_, i) => ({
      storeId,
      type: 'http',
      name: `${kind} ${made + i}`,
      intervalSeconds: INTERVAL,
      settings: { url: `${url}${made + i}`, ignoreCertificate: true },
    }));
    const begun = performance.now();
    await p.call(monitoring.createMonitors, { body: { items } });
    say(`${items.length} monitors made by one call in ${((performance.now() - begun) / 1000).toFixed(2)} s`);
  }
}

async function lists(p: Product): Promise<void> {
  const begun = performance.now();
  let seen = 0;
  for (let offset = 0; offset < 2000; offset += 500)
    seen += (await p.call(monitoring.listMonitors, { query: { limit: 500, offset } })).items.length;
  say(`a list of ${seen} monitors, four pages: ${((performance.now() - begun) / 1000).toFixed(2)} s`);
}

async function restart(p: Product): Promise<void> {
  const store = await p.call(addStore, { body: { url: 'http://again.example' } });
  const ports = (await target.said) as { http: number };
  const count = Math.min(monitors, 4000);
  await create(p, store.id, 'again', `http://127.0.0.1:${ports.http}/`, count);
  await sleep((count / 200 + INTERVAL) * 1000);
  await p.child.stop('SIGKILL');
  await sleep(3 * INTERVAL * 1000);
  const begun = Date.now();
  product = await startProduct(database.url, join(folder, 'data'), Number(new URL(p.url).port));
  const up = Date.now();
  for (let left = count; left > 0; await sleep(250))
    left = (await db.query<{ n: number }>('select count(*)::int as n from probe_slots where last_at < $1', [begun]))
      .rows[0]!.n;
  say(
    `killed, away for ${3 * INTERVAL} s, started in ${((up - begun) / 1000).toFixed(1)} s: the last of ${count} monitors was probed ${((Date.now() - begun) / 1000).toFixed(1)} s after the start`,
  );
}

function table(sides: readonly Side[]): void {
  say('\n| | checks | CPU s per 1,000: process | database | both | target |\n|---|---|---|---|---|---|');
  const per = (s: Side, cpu: number) => ((cpu / s.checks) * 1000).toFixed(2);
  for (const s of sides)
    say(
      `| ${s.name} | ${s.checks} | ${per(s, s.product)} | ${per(s, s.database)} | ${per(s, s.product + s.database)} | ${per(s, s.target)} |`,
    );
  for (const kind of ['http', 'https']) {
    const [a, b] = [sides.find((s) => s.name === `bare ${kind}`), sides.find((s) => s.name === `Vakhta ${kind}`)];
    if (a && b)
      say(
        `\n${kind}: ${((b.product + b.database) / b.checks / ((a.product + a.database) / a.checks)).toFixed(2)} times the bare loop`,
      );
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
