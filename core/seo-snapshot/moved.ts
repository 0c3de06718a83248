import { placeIn } from './place.ts';
import type { SeoPage, SeoSnapshot } from './snapshot.ts';

/** Of two titles, so much of their words must be the same. */
const LIKE_ENOUGH = 0.6;
/** A word of more pages says nothing of one. */
const MOST_WITH_WORD = 50;

/**
 * Finds where pages have gone that are gone from their old address: among those that are new, the one that names the old
 * address, or has the same title, heading or last part of its address, or else nearly the same title.
 */
export function whereTo(before: SeoSnapshot, after: SeoSnapshot): (old: SeoPage) => SeoPage | null {
  const known = new Set(before.pages.map(({ url }) => placeIn(before, url)));
  const fresh = after.pages.filter((page) => page.says !== null && !known.has(placeIn(after, page.url)));
  const wasTitle = counted(before.pages.map(({ says }) => says?.title));
  const wasHeading = counted(before.pages.map(({ says }) => says?.heading));
  const byTitle = only(fresh, ({ says }) => fold(says?.title));
  const byHeading = only(fresh, ({ says }) => fold(says?.heading));
  const byName = only(fresh, ({ url }) => nameOf(url));
  const byCanonical = only(fresh, ({ says }) => (says?.canonical ? placeIn(after, says.canonical) : ''));
  const byWord = wordIndex(fresh);

  return (old) => {
    const [title, heading] = [fold(old.says?.title), fold(old.says?.heading)];
    const sure = [
      byCanonical.get(placeIn(before, old.url)),
      // A title that stood on several pages names none of them.
      wasTitle.get(title) === 1 ? byTitle.get(title) : null,
      wasHeading.get(heading) === 1 ? byHeading.get(heading) : null,
      byName.get(nameOf(old.url)),
    ].find((page) => page && isSameKind(page, old));
    return sure ?? likest(old, byWord);
  };
}

const isSameKind = (one: SeoPage, other: SeoPage): boolean => one.kind === other.kind;

const fold = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

function counted(texts: readonly (string | null | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(fold(text), (counts.get(fold(text)) ?? 0) + 1);
  return counts;
}

/** Null where several have it. */
function only(pages: readonly SeoPage[], by: (page: SeoPage) => string): Map<string, SeoPage | null> {
  const found = new Map<string, SeoPage | null>();
  for (const page of pages) {
    const key = by(page);
    if (key !== '') found.set(key, found.has(key) ? null : page);
  }
  return found;
}

/** The last part of an address without numbers and endings: `/mugs/12-blue-mug.html` and `/product/blue-mug/` are one. */
function nameOf(url: string): string {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').findLast((part) => part !== '') : '';
  const name = (last ?? '').replace(/\.\w{2,5}$/, '').replace(/^\d+-|-\d+$/g, '');
  return /\p{L}{3}/u.test(name) ? name.toLowerCase() : '';
}

const wordsOf = ({ says }: SeoPage): Set<string> =>
  new Set(fold(`${says?.title ?? ''} ${says?.heading ?? ''}`).match(/[\p{L}\p{N}]{2,}/gu) ?? []);

function wordIndex(pages: readonly SeoPage[]): Map<string, SeoPage[]> {
  const index = new Map<string, SeoPage[]>();
  for (const page of pages)
    for (const word of wordsOf(page)) {
      const list = index.get(word);
      if (list) list.push(page);
      else index.set(word, [page]);
    }
  return index;
}

function likest(old: SeoPage, byWord: ReadonlyMap<string, SeoPage[]>): SeoPage | null {
  const words = wordsOf(old);
  const rare = [...words].map((word) => byWord.get(word) ?? []).filter((pages) => pages.length <= MOST_WITH_WORD);
  let best: { page: SeoPage; like: number } | null = null;
  for (const page of new Set(rare.flat())) {
    if (!isSameKind(page, old)) continue;
    const others = wordsOf(page);
    const shared = [...words].filter((word) => others.has(word)).length;
    const like = shared / (words.size + others.size - shared);
    if (like >= LIKE_ENOUGH && like > (best?.like ?? 0)) best = { page, like };
  }
  return best?.page ?? null;
}
