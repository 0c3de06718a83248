import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, type Downloaded } from '#kit/net/download';
import type { WayOut } from '#kit/net/way-out';
import type { Advisory } from './advisory.ts';
import type { Feed } from './feed.ts';
import { FeedTrouble } from './trouble.ts';

/** What a server said of the data that we have: to ask whether there are newer ones. */
export interface Stamp {
  etag: string | null;
  lastModified: string | null;
}

interface Asking {
  address: string;
  key: string | null;
  stamp: Stamp | null;
  out: WayOut;
  signal?: AbortSignal | undefined;
}

const MOST_PAGES = 500;

/**
 * Brings a feed home and hands its files to `take`, then removes them. Null where what we have is still the newest.
 * @throws FeedTrouble
 */
export async function fetchFeed<T>(
  feed: Feed,
  asking: Asking,
  take: (files: string[], stamp: Stamp) => Promise<T>,
): Promise<T | null> {
  if (feed.needsKey && !asking.key) throw new FeedTrouble('no_key');
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-feed-'));
  try {
    const files: string[] = [];
    let stamp: Stamp = { etag: null, lastModified: null };
    for (let address: string | null = asking.address; address !== null; ) {
      const path = join(folder, String(files.length));
      const got: Downloaded = await download(address, path, optionsOf(feed, asking, files.length === 0));
      if (got.status === 304 && files.length === 0) return null;
      complain(got);
      if (files.length === 0)
        stamp = { etag: got.headers.etag ?? null, lastModified: got.headers['last-modified'] ?? null };
      files.push(path);
      address = feed.paged && files.length < MOST_PAGES ? nextOf(got.headers.link, address) : null;
    }
    return await take(files, stamp);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function optionsOf(feed: Feed, { key, stamp, out, signal }: Asking, first: boolean): Parameters<typeof download>[2] {
  const headers: Record<string, string> = { accept: 'application/json, */*;q=0.9' };
  if (key) headers['authorization'] = `Bearer ${key}`;
  if (first && stamp?.etag) headers['if-none-match'] = stamp.etag;
  else if (first && stamp?.lastModified) headers['if-modified-since'] = stamp.lastModified;
  return { headers, mostBytes: feed.mostBytes, out, signal };
}

function complain({ status, headers, failure, partial }: Downloaded): void {
  if (failure) throw new FeedTrouble(failure.code, { host: failure.host, why: failure.why });
  if (partial) throw new FeedTrouble(partial, { detail: `${headers['content-length'] ?? '?'} bytes` });
  if (status === 401) throw new FeedTrouble('key', { status });
  if (status === 429 || (status === 403 && headers['x-ratelimit-remaining'] === '0')) throw new FeedTrouble('limited');
  if (status !== 200) throw new FeedTrouble('status', { status });
}

/** Of the same host alone: an answer does not lead us elsewhere with our key. */
function nextOf(link: string | string[] | undefined, address: string): string | null {
  const next = /<([^>]{1,2000})>;\s*rel="next"/.exec([link].flat().join(', '))?.[1];
  if (next === undefined || !URL.canParse(next, address)) return null;
  const url = new URL(next, address);
  return url.host === new URL(address).host ? url.href : null;
}

/**
 * All advisories of the files of a feed.
 * @throws FeedTrouble where there is none; Damaged
 */
export async function* advisoriesIn(feed: Feed, files: readonly string[]): AsyncGenerator<Advisory> {
  let found = 0;
  for (const file of files)
    for await (const advisory of feed.read(file)) {
      if (advisory === null || advisory.withdrawn) continue;
      found++;
      yield advisory;
    }
  if (found === 0) throw new FeedTrouble('empty');
}
