import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { affects, type OsvEvent, osvSpans, type Scheme, type VersionRange } from '#core/versions';
import { Damaged } from '#kit/archive/damaged';
import { filesIn, formOf } from '#kit/archive/files-in';
import { jsonMembers } from '#kit/archive/json-members';
import type { Advisory, SoftwareName } from './advisory.ts';
import { baseScore, scoreOfRating } from './cvss.ts';
import { addressesOf, instantOf, listOf, objectOf, textOf, texts } from './shapes.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/** Documents of the OSV schema: an archive of them, a list, or a single one. A document that is no JSON is passed over. */
export async function* osvDocuments(path: string): AsyncGenerator<unknown> {
  const form = await formOf(path);
  if (form === 'list') {
    for await (const { value } of jsonMembers(createReadStream(path) as AsyncIterable<Uint8Array>)) yield value;
  } else if (form === 'object') {
    if ((await stat(path)).size > MOST_BYTES) throw new Damaged('too_big', 'one document is too big');
    const document = parsed(await readFile(path));
    if (document === null) throw new Damaged('no_json', 'it is no JSON');
    yield document;
  } else for await (const { bytes } of filesIn(path, isDocument, MOST_BYTES)) yield parsed(bytes);
}

/** Malicious packages are listed there, too, by the hundred thousand: no store shows that it runs one. */
const isDocument = (name: string): boolean => name.endsWith('.json') && !/(?:^|\/)MAL-/.test(name);

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return null;
  }
}

const systems: Record<string, [Pick<SoftwareName, 'ecosystem' | 'kind'>, Scheme]> = {
  Packagist: [{ ecosystem: 'composer', kind: 'package' }, 'composer'],
  npm: [{ ecosystem: 'npm', kind: 'library' }, 'semver'],
};

/** What a document of the OSV schema says of one ecosystem, one advisory for each package of it. */
export function advisoriesOfOsv(value: unknown, ecosystem: string): (Advisory | null)[] {
  const document = objectOf(value);
  const id = textOf(document['id']);
  if (id === null || document['withdrawn'] !== undefined) return [null];
  const [place, scheme] = systems[ecosystem]!;
  const of = {
    id,
    aliases: texts(document['aliases']),
    score: scoreOfOsv(document),
    title: textOf(document['summary']) ?? textOf(document['details']) ?? id,
    references: addressesOf(listOf(document['references']).map((one) => objectOf(one)['url'])),
    publishedAt: instantOf(document['published']),
    withdrawn: false,
  };
  const byName = new Map<string, VersionRange[]>();
  for (const affected of listOf(document['affected']).map(objectOf)) {
    const { ecosystem: system, name } = objectOf(affected['package']);
    const known = textOf(name)?.toLowerCase();
    if (known === undefined || String(system).split(':')[0] !== ecosystem) continue;
    byName.set(known, [...(byName.get(known) ?? []), ...rangesOf(affected, scheme)]);
  }
  const found = [...byName].map(([name, ranges]) => (ranges.length === 0 ? null : { ...place, name, ranges, ...of }));
  return found.length === 0 ? [null] : found;
}

/** Ranges first; single versions only where no range has them, as they are counted up in full otherwise. */
function rangesOf(affected: Record<string, unknown>, scheme: Scheme): VersionRange[] {
  const ranges: VersionRange[] = listOf(affected['ranges'])
    .map(objectOf)
    .filter(({ type }) => type === 'ECOSYSTEM' || type === 'SEMVER')
    .flatMap(({ type, events }) => {
      const by: Scheme = type === 'SEMVER' ? 'semver' : scheme;
      return osvSpans(by, eventsOf(events)).map((span) => ({ scheme: by, ...lastKnown(affected, span) }));
    });
  const single = texts(affected['versions']).filter((version) => !affects(ranges, version));
  return single.length === 0 ? ranges : [...ranges, { scheme, versions: single }];
}

const eventsOf = (events: unknown): OsvEvent[] =>
  listOf(events).map((one) => {
    const event = objectOf(one);
    const at = (key: string): string | undefined => textOf(event[key]) ?? undefined;
    return { introduced: at('introduced'), fixed: at('fixed'), last_affected: at('last_affected'), limit: at('limit') };
  });

/** GitHub's own field, from before the schema had a word for it: `<= 1.2.3`. */
function lastKnown<S extends { to: string | null; toIncluded: boolean }>(
  affected: Record<string, unknown>,
  span: S,
): S {
  const written = textOf(objectOf(affected['database_specific'])['last_known_affected_version_range']);
  const [, operator, version] = /^(<=|<)\s*(\S+)$/.exec(written ?? '') ?? [];
  return span.to !== null || version === undefined ? span : { ...span, to: version, toIncluded: operator === '<=' };
}

/** The newest version of CVSS that we can reckon, else the word for it. */
function scoreOfOsv(document: Record<string, unknown>): number | null {
  const scores = listOf(document['severity']).map((one) => baseScore(textOf(objectOf(one)['score']) ?? ''));
  const rating = objectOf(document['database_specific'])['severity'];
  return scores.find((score) => score !== null) ?? scoreOfRating(rating);
}
