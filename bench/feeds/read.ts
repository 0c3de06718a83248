import { readFileSync } from 'node:fs';
import { advisoriesIn, feeds, knownIn } from '#advisories';

/**
 * One way to read a feed, in a process of its own: `node bench/feeds/read.ts <way> <file>`. Prints how long it took, by how much the
 * memory of the process grew at most, and how many it read.
 */
const [way, file] = process.argv.slice(2) as [keyof typeof ways, string];
const feed = feeds.get('wordfence')!;

const ways = {
  /** The bare limit: everything at once. */
  whole: () => Promise.resolve(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).length),
  async pieces() {
    let count = 0;
    for await (const _ of advisoriesIn(feed, [file])) count++;
    return count;
  },
  async asked() {
    const software = Array.from({ length: 30 }, (_, n) => ({
      ecosystem: 'wordpress' as const,
      kind: 'plugin' as const,
      name: `plugin-${n + 1}`,
    }));
    return (await knownIn(file, software))!.advisories.length;
  },
};

const before = process.memoryUsage.rss();
const began = performance.now();
const count = await ways[way]();
const ms = performance.now() - began;
const grown = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ count, ms: Math.round(ms), grown }));
