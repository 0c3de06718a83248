import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  advisoriesIn,
  confirmFeedFile,
  type Feed,
  feeds,
  fetchFeed,
  headOf,
  keepFeedFile,
  sayTrouble,
  type Stamp,
  troubleOf,
} from '#advisories';
import { command, type Context, Problem } from '../command.ts';
import { advisoriesFolder, feedKey } from '../config.ts';

interface Fetched {
  feed: string;
  label: string;
  state: 'fetched' | 'unchanged' | 'left_out' | 'failed';
  advisories: number | null;
  trouble: string | null;
}

export default command({
  summary: 'Fetch what is known of holes in shops’ software, for “vakhta audit” on this machine',
  options: [
    ['--feed <name>', `only this one: ${[...feeds.keys()].join(', ')}`],
    ['--from <address or file>', 'a mirror, or a file that was fetched before; with --feed'],
    ['--into <folder>', 'keep it there instead of the folder for caches'],
  ],
  async run(context, _, options) {
    const chosen = chosenBy(options['feed'], options['from']);
    const folder = typeof options['into'] === 'string' ? options['into'] : advisoriesFolder();
    const results: Fetched[] = [];
    for (const [name, feed] of chosen)
      results.push(await fetchOne(context, name, feed, folder, options['from'] as string | undefined));
    context.print({ folder, feeds: results }, ({ feeds: lines }) => [...lines.map(line), '', folder].join('\n'));
    const failed = results.some(({ state }) => state === 'failed');
    if (failed || !results.some(({ state }) => state !== 'left_out')) process.exitCode = 1;
  },
});

function chosenBy(name: string | boolean | undefined, from: string | boolean | undefined): [string, Feed][] {
  if (typeof name === 'string') {
    const feed = feeds.get(name);
    if (!feed)
      throw new Problem('usage', `There is no feed "${name}". There are ${[...feeds.keys()].join(', ')}.`, 'feed');
    return [[name, feed]];
  }
  if (from !== undefined)
    throw new Problem('usage', '--from needs --feed: it does not tell by itself which one it is.', 'feed');
  return [...feeds].filter(([, { onAtFirst }]) => onAtFirst);
}

async function fetchOne(context: Context, name: string, feed: Feed, folder: string, from?: string): Promise<Fetched> {
  const { label } = feed.words.en;
  const path = join(folder, `${name}.jsonl`);
  const key = feedKey(name);
  const done = { feed: name, label, trouble: null };
  if (feed.needsKey && !key && from === undefined) {
    const trouble = `needs a key: set VAKHTA_${name.toUpperCase().replaceAll('-', '_')}_KEY`;
    return { ...done, state: 'left_out', advisories: null, trouble };
  }
  context.note(`${label} …`);
  const keep = (files: string[], stamp: Stamp): Promise<number> =>
    keepFeedFile(
      path,
      { feed: name, covers: [...feed.covers], checkedAt: Date.now(), ...stamp },
      advisoriesIn(feed, files),
    );
  try {
    if (from !== undefined && !/^https?:\/\//i.test(from)) {
      await mustBeFile(from);
      return { ...done, state: 'fetched', advisories: await keep([from], { etag: null, lastModified: null }) };
    }
    const old = await headOf(path).catch(() => null);
    // What is here may be from another address than a mirror that is named now.
    const asking = {
      address: from ?? feed.address,
      key,
      stamp: from === undefined ? old : null,
      out: { ownPorts: [] },
    };
    const count = await fetchFeed({ ...feed, needsKey: false }, asking, keep);
    if (count === null) await confirmFeedFile(path, Date.now());
    return { ...done, state: count === null ? 'unchanged' : 'fetched', advisories: count };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return { ...done, state: 'failed', advisories: null, trouble: sayTrouble(trouble, label, 'en') };
  }
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Problem('file', `There is no file ${path}.`, 'from');
}

function line({ label, state, advisories, trouble }: Fetched): string {
  if (state === 'failed') return trouble!;
  if (state === 'left_out') return `${label}: left out, it ${trouble}`;
  return state === 'unchanged' ? `${label}: nothing new` : `${label}: ${advisories} advisories`;
}
