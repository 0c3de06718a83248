import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { feeds, keepFeedFile, advisoriesIn } from '#advisories';
import { writeFeed } from './feeds/made.ts';

/**
 * A feed of known holes of 158 MB: read piece by piece, beside reading it as a whole. `node bench/feeds.ts [--mb 158] [--runs 3]`. Ends
 * with 1 where the memory grows by 100 MB or more.
 */
const { values } = parseArgs({ options: { mb: { type: 'string' }, runs: { type: 'string' } } });
const [mb, runs] = [Number(values.mb ?? 158), Number(values.runs ?? 3)];
const MEGABYTE = 1_000_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Measured {
  count: number;
  ms: number;
  grown: number;
}

const folder = await mkdtemp(join(tmpdir(), 'vakhta-bench-feeds-'));
try {
  const [file, compact] = [join(folder, 'feed.json'), join(folder, 'wordfence.jsonl')];
  const records = await writeFeed(file, mb * MEGABYTE);
  const feed = feeds.get('wordfence')!;
  const about = { feed: 'wordfence', covers: [...feed.covers], checkedAt: 0, etag: null, lastModified: null };
  await keepFeedFile(compact, about, advisoriesIn(feed, [file]));
  const size = async (path: string) => ((await stat(path)).size / MEGABYTE).toFixed(1);
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${records} records, ${await size(file)} MB`,
  );
  say(`kept in a compact file: ${await size(compact)} MB\n`);
  const whole = await measure('as a whole, the bare limit', 'whole', file);
  const pieces = await measure('piece by piece, into advisories', 'pieces', file);
  await measure('what is known of 30 plugins, from the compact file', 'asked', compact);
  say(
    `\nbeside the bare limit: time ${(pieces.ms / whole.ms).toFixed(2)} times, memory ${(pieces.grown / whole.grown).toFixed(2)} times`,
  );
  if (pieces.count !== records) throw new Error(`${pieces.count} of ${records} records were read.`);
  if (pieces.grown >= 100 * MEGABYTE) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}

/** The median of the times, and the most that the memory grew in any run. */
async function measure(label: string, way: string, file: string): Promise<Measured> {
  const all: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, 'feeds', 'read.ts'),
      way,
      file,
    ]);
    all.push(JSON.parse(stdout) as Measured);
  }
  const ms = all.map((one) => one.ms).toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
  const grown = Math.max(...all.map((one) => one.grown));
  say(
    `${label}: ${(ms / 1000).toFixed(2)} s, memory grows by ${(grown / MEGABYTE).toFixed(0)} MB; ${all[0]!.count} read`,
  );
  return { count: all[0]!.count, ms, grown };
}
