import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Advisory } from '../advisory.ts';
import type { Feed } from '../feed.ts';

/** What a feed makes of a file with this content: the advisories, and how many documents it passed over. */
export async function readBy(
  feed: Feed,
  content: Buffer | string,
): Promise<{ advisories: Advisory[]; passedOver: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-feed-test-'));
  try {
    const path = join(folder, 'feed');
    await writeFile(path, content);
    const all: (Advisory | null)[] = [];
    for await (const one of feed.read(path)) all.push(one);
    const advisories = all.filter((one) => one !== null);
    return { advisories, passedOver: all.length - advisories.length };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Why a feed refuses such a file. */
export const refusalOf = (feed: Feed, content: Buffer | string): Promise<string> =>
  readBy(feed, content).then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
