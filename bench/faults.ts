import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startFaultServer } from '../test/fakes/fault-server.ts';
import { startPostOffice } from '../test/fakes/post-office.ts';
import { allIncidents, incidentsOf, judge, summary, table } from './faults/finding.ts';
import { openWatch, statusCounts } from './faults/stage.ts';
import { closeAll, type Opened } from './stage/product.ts';

/**
 * Whether the watch finds what breaks: `npm run bench:faults -- [--every 20] [--only http-slow,tls-expired]`. Every fault of the fault server is a store
 * of its own, added by its address, with the monitors that are proposed for it; all of them look every so many seconds.
 * First everything is well, then everything breaks, then everything is mended. Ends with 1 where a fault was missed, had
 * the wrong class, or somebody was told of nothing.
 */
const { values } = parseArgs({ options: { every: { type: 'string' }, only: { type: 'string' } } });
const every = Number(values.every ?? 20);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const opened: Opened = [];
const server = await startFaultServer();
const office = await startPostOffice();
opened.push(server.close, office.close);
const only = values.only?.split(',');
const targets = server.targets.filter(({ id }) => !only || only.includes(id));
const watch = await openWatch(opened, { server, targets, office, everyMs: every * 1000, say }).catch(
  async (error: unknown) => {
    await closeAll(opened);
    throw error;
  },
);
try {
  const monitors = watch.faults.reduce((sum, fault) => sum + fault.monitors, 0);
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${watch.faults.length} targets, ${monitors} monitors every ${every} s`,
  );
  await becomeWell(180);
  say(`All is well; so it stays for ${2 * every} s`);
  await sleep(2 * every * 1000);

  const brokenAt = new Map<string, number>();
  for (const { target } of watch.faults) {
    brokenAt.set(target.id, Date.now());
    await target.break();
    // Spread over an interval, as faults are over the day.
    await sleep((every * 1000) / watch.faults.length);
  }
  say('Everything is broken');
  await untilFound(brokenAt, 4 * every + 60);
  const findings = await judgeAll(brokenAt);
  for (const line of table(findings)) say(line);
  for (const { id, said } of findings.filter((f) => f.falseAlarms > 0 || (!f.trap && !f.rightClass)))
    for (const line of said) say(`${id}: ${line}`);

  for (const { target } of watch.faults) await target.mend();
  const known = (await allIncidents(watch.desk)).length;
  const left = await becomeWell(4 * every + 60);
  say(
    left === 0
      ? 'Everything is mended, and said to be so'
      : `${left} monitors are still not well after everything was mended`,
  );
  const strays = (await allIncidents(watch.desk)).length - known;
  for (const line of summary(findings, strays)) say(line);
  const good = strays === 0 && left === 0 && findings.every((f) => f.falseAlarms === 0 && (f.trap || f.rightClass));
  process.exitCode = good ? 0 : 1;
} finally {
  await closeAll(opened);
}

/** @returns how many monitors are not up in the end */
async function becomeWell(limitSeconds: number): Promise<number> {
  for (const over = Date.now() + limitSeconds * 1000; ; await sleep(1000)) {
    const counts = await statusCounts(watch.desk);
    const rest = [...counts].filter(([status]) => status !== 'up').reduce((sum, [, n]) => sum + n, 0);
    if (rest === 0 || Date.now() > over) return rest;
  }
}

/** Waits for an incident of the right class for each fault, and a while longer for the notices. */
async function untilFound(brokenAt: ReadonlyMap<string, number>, limitSeconds: number): Promise<void> {
  for (const over = Date.now() + limitSeconds * 1000; Date.now() < over; await sleep(1000)) {
    const findings = await judgeAll(brokenAt);
    if (findings.every((f) => f.trap || (f.rightClass && f.toNotice !== null))) break;
  }
  await sleep(2 * every * 1000);
}

async function judgeAll(brokenAt: ReadonlyMap<string, number>) {
  const incidents = await allIncidents(watch.desk);
  const own = new Set(watch.faults.flatMap((fault) => incidentsOf(fault, incidents)));
  for (const stray of incidents.filter((incident) => !own.has(incident)))
    say(`of no target: ${stray.title} at ${stray.storeName}`);
  return watch.faults.map((fault) => judge(fault, incidents, brokenAt.get(fault.target.id)!, office));
}
