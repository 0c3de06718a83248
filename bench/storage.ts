import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAnswers, measureDisk, measureWork } from './storage/measure.ts';
import { openStage } from './storage/stage.ts';
import { DAY_MS, liveYear } from './storage/year.ts';

/**
 * A year of checks every 30 s in the database, and what it takes to ask about it: `node bench/storage.ts
 * [--monitors 1000] [--days 365] [--recorded 1]`. See storage/year.ts for how the year is made.
 */
const { values } = parseArgs({
  options: { monitors: { type: 'string' }, days: { type: 'string' }, recorded: { type: 'string' } },
});
const [monitors, days, recorded] = [
  Number(values.monitors ?? 1000),
  Number(values.days ?? 365),
  Number(values.recorded ?? 1),
];
const begun = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const progress = (line: string) => say(`[${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s] ${line}`);

const start = Date.UTC(2025, 10, 20);
const end = start + days * DAY_MS;
say(
  `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${monitors} monitors every 30 s, ${days} days\n`,
);
const stage = await openStage(monitors, start);
try {
  await liveYear(stage, start, days, recorded, progress);
  await stage.record(end, end + 3_600_000);
  stage.clock.set(end + 3_700_000);
  await stage.desk.sweep('monitoring.rollups');
  progress('the first hour of the last day recorded, probe by probe');
  await measureAnswers(stage, say);
  await measureWork(stage, say);
  await measureDisk(stage, say);
} finally {
  await stage.close();
}
