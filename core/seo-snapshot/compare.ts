import type { Severity } from '#core/inspection';
import type { SeoChange, SeoFact } from './change.ts';
import { changesOfPage } from './changes-of-page.ts';
import { whereTo } from './moved.ts';
import { placeIn } from './place.ts';
import { blockedBy, forbiddenBy } from './robots.ts';
import type { SeoPage, SeoSnapshot } from './snapshot.ts';

const weights: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
const MOST_EXAMPLES = 5;
/** A sitemap breathes: goods come and go. */
const SHRANK = { least: 5, share: 0.1, grave: 0.5 };

/**
 * What became different from one snapshot to a later one, or from a shop to its copy, by what it means to search engines; the
 * gravest first. Prices and stock are no matter of it. What only one of two walks could see is not called gone.
 */
export const compareSnapshots = (before: SeoSnapshot, after: SeoSnapshot): SeoChange[] =>
  grouped(factsBetween(before, after));

/** The same page by page, the gravest first. */
export function factsBetween(before: SeoSnapshot, after: SeoSnapshot): SeoFact[] {
  const now = new Map(after.pages.map((page) => [placeIn(after, page.url), page]));
  const goneTo = whereTo(before, after);
  const taken = new Set<SeoPage>();
  const movedTo = (old: SeoPage): SeoPage | null => {
    const page = goneTo(old);
    if (page) taken.add(page);
    return page;
  };
  const pair = { before, after, now, movedTo, isBlocked: blockedBy(before, after) };
  const facts = before.pages.flatMap((page) => changesOfPage(page, pair));
  return [...sitemapFacts(before, after), ...facts, ...newPages(before, after, taken)].sort(
    (a, b) => rank(a) - rank(b),
  );
}

function sitemapFacts(before: SeoSnapshot, after: SeoSnapshot): SeoFact[] {
  const [was, is] = [before.sitemap.addresses, after.sitemap.addresses];
  const lost = was - is;
  const example = { url: after.store, before: String(was), after: String(is) };
  if (was > 0 && is === 0) return [{ what: 'sitemap_gone', weight: 'high', ...example }];
  if (lost < SHRANK.least || lost < was * SHRANK.share) return [];
  return [{ what: 'sitemap_shrank', weight: lost >= was * SHRANK.grave ? 'high' : 'medium', ...example }];
}

/** Where the first walk was cut short, a page that it did not see may be an old one. */
function newPages(before: SeoSnapshot, after: SeoSnapshot, moved: ReadonlySet<SeoPage>): SeoFact[] {
  if (!before.whole) return [];
  const known = new Set(
    before.pages.flatMap(({ url, leadsTo }) => [url, leadsTo ?? url].map((one) => placeIn(before, one))),
  );
  const wasForbidden = forbiddenBy(before);
  const ends = new Set(after.pages.flatMap(({ leadsTo }) => (leadsTo === null ? [] : [placeIn(after, leadsTo)])));
  return after.pages
    .filter((page) => page.says !== null && page.kind !== 'service' && !moved.has(page))
    .filter(({ url }) => !known.has(placeIn(after, url)) && !ends.has(placeIn(after, url)))
    .map(({ url, says }) => ({
      what: wasForbidden(url) ? 'robots_opened' : 'new_pages',
      weight: 'info',
      url,
      before: null,
      after: says?.title ?? null,
    }));
}

const rank = ({ weight }: { weight: Severity }): number => weights.indexOf(weight);

/** @param facts the gravest first */
function grouped(facts: readonly SeoFact[]): SeoChange[] {
  return [...Map.groupBy(facts, ({ what }) => what)]
    .map(([what, all]): SeoChange => {
      const examples = all.slice(0, MOST_EXAMPLES).map(({ url, before, after }) => ({ url, before, after }));
      return { what, weight: all[0]!.weight, count: all.length, examples };
    })
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || a.what.localeCompare(b.what));
}
