import { createHash } from 'node:crypto';
import { addressSpeaksOf, isAside, likeness } from '#discovery';
import type { ReadPage } from '#platforms';
import type { CrawledKind, PageFacts } from './crawled.ts';
import { isFilled } from './filled.ts';
import { breadcrumbsOf, productDataOf } from './product-data.ts';
import { timesNothing } from './seeking.ts';

const MOST_ALTERNATES = 60;
const LONGEST = 1000;

const shortAlternatesOf = ({ alternates }: ReadPage): Pick<PageFacts, 'shortAlternates'> => {
  const short = alternates.filter(({ isWhole }) => !isWhole).map(({ language }) => language.slice(0, 40));
  return short.length === 0 ? {} : { shortAlternates: short.slice(0, MOST_ALTERNATES) };
};

export function factsOf(page: ReadPage): PageFacts {
  const { fetched, metas, text } = page;
  const canonicals = canonicalsOf(page);
  return {
    title: page.title,
    description: metas.get('description')?.slice(0, 500) ?? null,
    heading: page.heading,
    language: page.language?.slice(0, 40) ?? null,
    canonical: canonicals[0] ?? null,
    canonicals,
    robots: robotsOf(page),
    alternates: page.alternates
      .slice(0, MOST_ALTERNATES)
      .map(({ language, url }) => ({ language: language.slice(0, 40), url: url.href.slice(0, LONGEST) })),
    ...shortAlternatesOf(page),
    words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    textHash: createHash('sha256').update(text).digest('hex').slice(0, 16),
    bytes: fetched.bytes,
    isFilled: isFilled(page),
    saysNothing: timesNothing(text) > 0,
    product: productDataOf(page),
    breadcrumbs: breadcrumbsOf(page),
  };
}

/**
 * What robots are told, by the page and by its header. A page that was to be listed until a day which is over is told as
 * `noindex` too: it means the same, and evidence has to say so in later years.
 */
export function robotsOf({ metas, fetched }: ReadPage): string {
  const told = [metas.get('robots'), metas.get('googlebot'), fetched.headers['x-robots-tag']]
    .filter(Boolean)
    .join(', ')
    .toLowerCase()
    .slice(0, 300);
  return untilOver(told) ? `${told}, noindex` : told;
}

/** Of one named robot it says nothing to the others. */
const untilOver = (told: string): boolean =>
  [...told.matchAll(/(?:^|,)\s*unavailable_after\s*:\s*((?:[a-z]{3,9},\s*)?[^,]+)/g)].some(
    ([, day = '']) => Date.parse(day) < Date.now(),
  );

/** Of the page, then of the header `Link`; each once. */
function canonicalsOf({ canonicals, fetched, url }: ReadPage): string[] {
  const linked = /<([^<>]{1,1000})>\s*;[^,<]{0,200}?\brel="?canonical\b/i.exec(fetched.headers['link'] ?? '')?.[1];
  const all = canonicals.map(({ href }) => href.slice(0, LONGEST));
  if (linked !== undefined && URL.canParse(linked, url.href)) all.push(new URL(linked, url).href);
  return [...new Set(all)];
}

/** By what the page shows; a cart is known by its address, as it shows goods when it has some. */
export function kindOf(page: ReadPage): Exclude<CrawledKind, 'home'> {
  if (isService(page.url)) return 'service';
  if (likeness('product', page) >= 0.7) return 'product';
  if (likeness('category', page) >= 0.4) return 'category';
  return 'page';
}

/** Cart, checkout, sign-in, search, comparison. */
const isService = (url: URL): boolean =>
  (['cart', 'checkout', 'login', 'search'] as const).some((kind) => addressSpeaksOf(kind, url)) ||
  /[?&](?:s|q|search|search_query|query)=/.test(url.search) ||
  (isAside(url) && /wishlist|compare|account/i.test(url.pathname + url.search));
