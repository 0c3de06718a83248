import { createReadStream } from 'node:fs';
import { satisfies, type VersionRange } from '#core/versions';
import { words } from '#core/words';
import { formOf } from '#kit/archive/files-in';
import { jsonMembers } from '#kit/archive/json-members';
import type { Advisory } from '../advisory.ts';
import { baseScore, scoreOfRating } from '../cvss.ts';
import type { Feed } from '../feed.ts';
import { advisoriesOfOsv, osvDocuments } from '../osv.ts';
import { addressesOf, instantOf, listOf, objectOf, scoreOf, textOf } from '../shapes.ts';

/** The list of GitHub's API, page by page, or its database: an archive of documents of the OSV schema. */
const feed: Feed = {
  words: words({
    en: { label: 'GitHub advisories', about: 'PHP packages; the same as OSV has, some hours earlier' },
    ru: { label: 'Бюллетени GitHub', about: 'Пакеты PHP; то же, что в OSV, на несколько часов раньше' },
    uk: { label: 'Бюлетені GitHub', about: 'Пакети PHP; те саме, що в OSV, на кілька годин раніше' },
  }),
  covers: ['composer'],
  address: 'https://api.github.com/advisories?ecosystem=composer&type=reviewed&per_page=100',
  needsKey: false,
  // Without a key GitHub answers 60 requests an hour, and this takes about that many.
  onAtFirst: false,
  everyMs: 24 * 3_600_000,
  mostBytes: 2 * 1024 ** 3,
  paged: true,
  async *read(path) {
    if ((await formOf(path)) === 'list') {
      for await (const { value } of jsonMembers(createReadStream(path) as AsyncIterable<Uint8Array>))
        yield* 'ghsa_id' in objectOf(value) ? advisoriesOf(value) : advisoriesOfOsv(value, 'Packagist');
    } else for await (const document of osvDocuments(path)) yield* advisoriesOfOsv(document, 'Packagist');
  },
};
export default feed;

function advisoriesOf(value: unknown): (Advisory | null)[] {
  const record = objectOf(value);
  const id = textOf(record['ghsa_id']);
  if (id === null || textOf(record['withdrawn_at']) !== null) return [null];
  const known = listOf(record['identifiers']).flatMap((one) => textOf(objectOf(one)['value']) ?? []);
  const aliases = [...new Set([textOf(record['cve_id']), ...known])].filter((one) => one !== null && one !== id);
  const of = {
    id,
    aliases: aliases as string[],
    score: scoreOfRecord(record),
    title: textOf(record['summary']) ?? id,
    references: addressesOf([record['html_url'], ...listOf(record['references'])]),
    publishedAt: instantOf(record['published_at']),
    withdrawn: false,
  };
  const byName = new Map<string, VersionRange[]>();
  for (const hole of listOf(record['vulnerabilities']).map(objectOf)) {
    const { ecosystem, name } = objectOf(hole['package']);
    const [known, constraint] = [textOf(name)?.toLowerCase(), textOf(hole['vulnerable_version_range'])];
    if (ecosystem !== 'composer' || known === undefined || constraint === null) continue;
    if (satisfies('1', constraint) === null) continue;
    byName.set(known, [...(byName.get(known) ?? []), { scheme: 'composer', constraint }]);
  }
  if (byName.size === 0) return [null];
  return [...byName].map(([name, ranges]) => ({ ecosystem: 'composer', kind: 'package', name, ranges, ...of }));
}

function scoreOfRecord(record: Record<string, unknown>): number | null {
  const third = objectOf(objectOf(record['cvss_severities'])['cvss_v3']);
  const scores = [third, objectOf(record['cvss'])].map(
    (cvss) => baseScore(textOf(cvss['vector_string']) ?? '') ?? (scoreOf(cvss['score']) || null),
  );
  return scores.find((score) => score !== null) ?? scoreOfRating(record['severity']);
}
