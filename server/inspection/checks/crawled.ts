import type { Evidence, Problem, Severity } from '#core/inspection';
import { addressSpeaksOf } from '#discovery';
import type { Crawl, CrawledPage, PageFacts } from '../crawl/crawled.ts';
import { queryOf } from '../crawl/frontier.ts';

export type Page = CrawledPage & { facts: PageFacts };

const MOST_SHOWN = 10;

/** Whether robots are told not to list the page. `max-image-preview:none` says something else. */
export const isHidden = (robots: string): boolean =>
  robots.split(',').some((told) => /^(?:googlebot\s*:\s*)?(?:noindex|none)$/.test(told.trim()));

/** Two spellings of one address. */
export const isSame = (a: string, b: string): boolean => spelled(a) === spelled(b);
const spelled = (url: string): string => url.replace(/%[0-9a-f]{2}/gi, (part) => part.toUpperCase());

export const pagesOf = ({ pages }: Crawl): Page[] => pages.filter((page): page is Page => page.facts !== null);

/**
 * Meant for everybody: something names it, and it is no cart, checkout or sign-in, which lead whoever is a stranger to and
 * fro as they like.
 */
export const isOpen = ({ url, linkedBy, inSitemap }: CrawledPage): boolean =>
  (linkedBy > 0 || inSitemap) &&
  !(['cart', 'checkout', 'login'] as const).some((kind) => addressSpeaksOf(kind, new URL(url)));

/** The second page of a list, or one after it. */
export const isLater = (url: string): boolean => queryOf(new URL(url)) === 'page' || /\/page\/\d+/.test(url);

/** Another view of a list, by filters or sorting: what it repeats is told of as that. */
export const isView = ({ url, kind }: Page): boolean => kind === 'category' && queryOf(new URL(url)) === 'view';

/** Pages that a search engine would list: not hidden, not the copy of another, no second page of a list, no cart. */
export const listed = (crawl: Crawl): Page[] =>
  pagesOf(crawl).filter(
    ({ url, kind, facts }) =>
      kind !== 'service' &&
      !isHidden(facts.robots) &&
      (facts.canonical === null || isSame(facts.canonical, url)) &&
      !isLater(url),
  );

/** A fault that many pages share is one finding: it is mended in one place. */
export function shared<T>(
  faulty: readonly T[],
  of: number,
  show: (one: T) => Evidence,
  severity?: Severity,
): Problem[] {
  if (faulty.length === 0) return [];
  const evidence = faulty.slice(0, MOST_SHOWN).map(show);
  return [{ about: '', ...(severity && { severity }), values: { n: faulty.length, of }, evidence }];
}

/** All pages that share what `same` says of them; what is null counts for nothing. */
export function alike(pages: readonly Page[], same: (page: Page) => string | null): Page[][] {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const key = same(page);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Pages that repeat each other: the more of the shop they are, the graver. */
export function repeated(groups: Page[][], of: number, show: (page: Page) => string): Problem[] {
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const severity = n >= 10 && n >= of * 0.3 ? ('medium' as const) : ('low' as const);
  const evidence = groups
    .slice(0, 5)
    .flatMap((group) =>
      group.slice(0, 3).map((page) => ({ url: page.url, quote: `${show(page)} (×${group.length})` })),
    );
  return n === 0 ? [] : [{ about: '', severity, values: { n, of }, evidence }];
}
