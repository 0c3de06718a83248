import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Damaged } from '#kit/archive/damaged';
import { type Advisory, ecosystems, type Known, softwareKey, type SoftwareName, type Source } from './advisory.ts';

/** The first line of a file; then a line for each advisory; then how many there are. */
const head = z.object({
  vakhta: z.literal('advisories'),
  feed: z.string(),
  covers: z.array(z.enum(ecosystems)),
  checkedAt: z.number(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});
export type Head = Omit<z.output<typeof head>, 'vakhta'>;

/** Writes a feed beside the old file and puts it in its place when it is whole. Returns how many there are. */
export async function keepFeedFile(path: string, about: Head, advisories: AsyncIterable<Advisory>): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  let count = 0;
  const lines = async function* (): AsyncGenerator<string> {
    yield `${JSON.stringify({ vakhta: 'advisories', ...about })}\n`;
    for await (const advisory of advisories) {
      count++;
      yield `${softwareKey(advisory)}\t${JSON.stringify(advisory)}\n`;
    }
    yield `${JSON.stringify({ end: count })}\n`;
  };
  try {
    await pipeline(Readable.from(lines()), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, path);
    return count;
  } finally {
    await rm(draft, { force: true });
  }
}

/** What it holds was the newest at that moment, too. */
export async function confirmFeedFile(path: string, checkedAt: number): Promise<void> {
  const about = await headOf(path);
  if (about === null) return;
  const draft = `${path}.${process.pid}.new`;
  const lines = async function* (): AsyncGenerator<string> {
    let first = true;
    for await (const line of linesOf(path)) {
      yield first ? `${JSON.stringify({ vakhta: 'advisories', ...about, checkedAt })}\n` : `${line}\n`;
      first = false;
    }
  };
  try {
    await pipeline(Readable.from(lines()), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The first line alone; null where there is no such file. */
export async function headOf(path: string): Promise<Head | null> {
  if (!(await exists(path))) return null;
  for await (const line of linesOf(path)) return headIn(line, path);
  throw new Damaged('cut_off', `${path} is empty`);
}

/**
 * What the files say of some software.
 * @param place a file, or a folder of them; null is said where there are none
 * @throws Damaged where one is broken
 */
export async function knownIn(place: string, software: readonly SoftwareName[]): Promise<Known | null> {
  const files = await feedFiles(place);
  if (files.length === 0) return null;
  const wanted = new Set(software.map(softwareKey));
  const known: Known = { sources: [], advisories: [] };
  for (const file of files) known.sources.push(await search(file, wanted, known.advisories));
  return known;
}

async function search(path: string, wanted: ReadonlySet<string>, found: Known['advisories']): Promise<Source> {
  let about: Head | null = null;
  let last = '';
  for await (const line of linesOf(path)) {
    last = line;
    if (about === null) {
      about = headIn(line, path);
      continue;
    }
    const tab = line.indexOf('\t');
    if (tab === -1 || !wanted.has(line.slice(0, tab))) continue;
    found.push({ ...(JSON.parse(line.slice(tab + 1)) as Advisory), feed: about.feed });
  }
  const advisories = Number(/^\{"end":(\d+)\}$/.exec(last)?.[1]);
  if (about === null || Number.isNaN(advisories)) throw new Damaged('cut_off', `${path} ends before it is complete`);
  return { feed: about.feed, covers: about.covers, checkedAt: about.checkedAt, advisories };
}

async function feedFiles(place: string): Promise<string[]> {
  if (!(await exists(place))) return [];
  if (!(await stat(place)).isDirectory()) return [place];
  return (await readdir(place))
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .map((name) => join(place, name));
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

const linesOf = (path: string) =>
  createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });

function headIn(line: string, path: string): Head {
  const { success, data } = head.safeParse(jsonOf(line));
  if (!success) throw new Damaged('broken', `${path} is no file of advisories`);
  const { vakhta: _, ...about } = data;
  return about;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
