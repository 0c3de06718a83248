import { createReadStream } from 'node:fs';
import type { VersionRange } from '#core/versions';
import { words } from '#core/words';
import { unpacked, formOf } from '#kit/archive/files-in';
import { jsonMembers } from '#kit/archive/json-members';
import type { Advisory, SoftwareKind } from '../advisory.ts';
import { scoreOfRating } from '../cvss.ts';
import type { Feed } from '../feed.ts';
import { addressesOf, instantOf, listOf, objectOf, scoreOf, textOf } from '../shapes.ts';

const hour = 3_600_000;

/** One JSON object with a record under each id. Versions are compared as WordPress does it, by PHP's `version_compare`. */
const feed: Feed = {
  words: words({
    en: { label: 'Wordfence Intelligence', about: 'WordPress, its plugins and themes' },
    ru: { label: 'Wordfence Intelligence', about: 'WordPress, его плагины и темы' },
    uk: { label: 'Wordfence Intelligence', about: 'WordPress, його плагіни й теми' },
  }),
  covers: ['wordpress'],
  address: 'https://www.wordfence.com/api/intelligence/v3/vulnerabilities/production',
  needsKey: true,
  onAtFirst: true,
  everyMs: 6 * hour,
  mostBytes: 1024 ** 3,
  async *read(path) {
    const bytes = (await formOf(path)) === 'gzip' ? unpacked(path) : createReadStream(path, { highWaterMark: 1 << 18 });
    for await (const { key, value } of jsonMembers(bytes as AsyncIterable<Uint8Array>)) yield* advisoriesOf(key, value);
  },
};
export default feed;

const kinds: Record<string, SoftwareKind> = { core: 'core', plugin: 'plugin', theme: 'theme' };

function advisoriesOf(key: string | null, value: unknown): (Advisory | null)[] {
  const record = objectOf(value);
  const id = textOf(record['id']) ?? key;
  const title = textOf(record['title']);
  if (id === null || title === null || record['informational'] === true) return [null];
  const cvss = objectOf(record['cvss']);
  const of = {
    id,
    aliases: [textOf(record['cve'])].flatMap((cve) => cve ?? []),
    score: scoreOf(cvss['score']) ?? scoreOfRating(cvss['rating']),
    title,
    references: addressesOf(listOf(record['references'])),
    publishedAt: instantOf(record['published']),
    withdrawn: false,
  };
  return listOf(record['software']).map((one) => {
    const { type, slug, affected_versions: affected } = objectOf(one);
    const kind = kinds[textOf(type) ?? ''];
    const name = kind === 'core' ? 'wordpress' : textOf(slug)?.toLowerCase();
    const ranges = Object.values(objectOf(affected)).flatMap((range) => rangeOf(range) ?? []);
    if (kind === undefined || name === undefined || ranges.length === 0) return null;
    return { ecosystem: 'wordpress', kind, name, ranges, ...of };
  });
}

/** `*` is open; a bound that is missing says nothing at all. */
function rangeOf(value: unknown): VersionRange | null {
  const range = objectOf(value);
  const [from, to] = [textOf(range['from_version']), textOf(range['to_version'])];
  if (from === null || to === null) return null;
  return {
    scheme: 'php',
    from: from === '*' ? null : from,
    fromIncluded: range['from_inclusive'] !== false,
    to: to === '*' ? null : to,
    toIncluded: range['to_inclusive'] === true,
  };
}
