import type { FetchedPage } from '#kit/net/fetch-page';
import { fold, readPage, type ReadPage } from '#platforms';
import { type Candidate, candidatesOf, sameStore, searchesFor, type Seen, type Site } from './candidates.ts';
import type { FoundPage } from './discovery.ts';
import type { Budget } from './fetcher.ts';
import { judge, productName } from './judge-page.ts';
import { isAside, likelihood, mayFetch, type SoughtKind, wordsIn } from './kinds-of-links.ts';
import { type Named, readSitemaps } from './sitemap.ts';
import { said, type Said } from './steps.ts';

/** Found and looked at; texts to watch for are learned later, when all pages can be compared. */
export interface Verified {
  kind: SoughtKind;
  page: ReadPage;
  how: Said;
  confidence: number;
  /** Where one is to ask: a checkout without goods sends on to the cart. */
  asked: URL;
}

const order: SoughtKind[] = ['category', 'product', 'cart', 'checkout', 'login', 'search'];
const tries: Record<SoughtKind, number> = { category: 5, product: 5, cart: 4, checkout: 4, login: 3, search: 3 };

/** Looks for each page that matters, the buying path first; each is fetched and judged by what it shows. */
export async function findPages(
  home: ReadPage,
  site: Site,
  budget: Budget,
  onKind: (kind: SoughtKind, found: number) => void,
  onFound: (found: Verified) => void,
): Promise<void> {
  const seen: Seen[] = [{ as: 'home', page: home }];
  const missing = await pageThatIsNot(site, budget);
  const found = new Map<SoughtKind, Verified>();
  const read = new Map<string, ReadPage | null>();
  const look = async (url: URL): Promise<ReadPage | null> => {
    const known = read.get(url.href);
    if (known !== undefined) return known;
    const page = await budget.fetch(url);
    const usable =
      page instanceof Error || page.status !== 200 || page.text === '' || isMissing(page, missing)
        ? null
        : readPage(page);
    read.set(url.href, usable);
    return usable;
  };
  const settle = (one: Verified): void => {
    found.set(one.kind, one);
    seen.push({ as: one.kind, page: one.page });
    onFound(one);
  };
  for (const kind of order) {
    onKind(kind, found.size);
    const verified = await firstOfKind(
      kind,
      kind === 'search' ? searchesFor(wordOf(found, home), seen, site) : candidatesOf(kind, seen, site),
      look,
      found,
      site,
    );
    if (verified) settle(verified);
    if (kind !== 'product' || (found.has('category') && found.has('product'))) continue;
    const named = await readSitemaps(site.root, site.platform.conventions.sitemaps, budget, (all) =>
      order.slice(0, 2).every((sought) => found.has(sought) || likelyOf(sought, all, site).length > 0),
    );
    for (const sought of order.slice(0, 2)) {
      const late = found.has(sought)
        ? null
        : await firstOfKind(sought, fromSitemap(sought, named, site), look, found, site);
      if (late) settle(late);
    }
  }
}

/** The first of the likeliest candidates that shows itself to be of the kind. */
export async function firstOfKind(
  kind: SoughtKind,
  candidates: readonly Candidate[],
  look: (url: URL) => Promise<ReadPage | null>,
  found: ReadonlyMap<SoughtKind, Verified>,
  site: Site,
): Promise<Verified | null> {
  let best: Verified | null = null;
  for (const candidate of candidates.slice(0, tries[kind])) {
    const page = await look(candidate.url);
    if (!page || !sameStore(page.url, site)) continue;
    const shown = emptyCheckout(kind, candidate, page, found) ?? judge(kind, page);
    if (shown < 0.35) continue;
    const confidence = Math.round((1 - (1 - candidate.prior * 0.5) * (1 - shown)) * 100) / 100;
    if (!best || confidence > best.confidence)
      best = {
        kind,
        page,
        how: candidate.how,
        confidence,
        asked: shown === EMPTY ? candidate.url : settled(candidate.url, page),
      };
    if (best.confidence >= 0.7) break;
  }
  return best;
}

/** A checkout without goods sends one to the cart: it works then, and the cart is what it shows. */
function emptyCheckout(
  kind: SoughtKind,
  candidate: Candidate,
  page: ReadPage,
  found: ReadonlyMap<SoughtKind, Verified>,
): number | null {
  if (kind !== 'checkout' || page.fetched.redirects.length === 0) return null;
  const cart = found.get('cart')?.page.url;
  const toCart = cart ? cart.pathname === page.url.pathname && cart.host === page.url.host : judge('cart', page) >= 0.6;
  return toCart && likelihood('checkout', { url: candidate.url, text: '', hint: '' }, noConventions) > 0 ? EMPTY : null;
}
const EMPTY = 0.6;

/** Where the page really is: a monitor need not take the detour. Only a redirect to another scheme or host is kept. */
function settled(asked: URL, page: ReadPage): URL {
  return page.url.protocol === asked.protocol && page.url.host === asked.host ? page.url : asked;
}
const noConventions = {
  cart: [],
  checkout: [],
  login: [],
  search: [],
  catalog: [],
  sitemaps: [],
  category: [],
  product: [],
  admin: [],
};

/** The likeliest addresses; where neither they nor the files' names give a product away, the wordiest: goods have long names. */
function fromSitemap(kind: SoughtKind, named: readonly Named[], site: Site): Candidate[] {
  const likely = likelyOf(kind, named, site);
  if (likely.length > 0 || kind !== 'product') return likely.slice(0, 20);
  const wordy = named.filter(({ url, of }) => of === null && mayFetch(url) && !isAside(url) && wordsIn(url) > 1);
  return wordy
    .toSorted((a, b) => wordsIn(b.url) - wordsIn(a.url))
    .slice(0, 20)
    .map(({ url }) => ({ kind, url, prior: 0.1, how: said('how_sitemap') }));
}

function likelyOf(kind: SoughtKind, named: readonly Named[], site: Site): Candidate[] {
  const scored = named
    .filter(({ url }) => mayFetch(url))
    .map(({ url, of }) => {
      const byAddress = likelihood(kind, { url, text: '', hint: '' }, site.platform.conventions);
      const prior = of === kind && !isAside(url) ? Math.max(byAddress, 0.5) : byAddress;
      return { kind, url, prior, how: said('how_sitemap') };
    });
  return scored
    .filter((one) => one.prior > 0)
    .sort((a, b) => b.prior - a.prior || a.url.pathname.length - b.url.pathname.length);
}

/** A word that the shop has several things for, if possible: of its product's name, its category, or its own. */
function wordOf(found: ReadonlyMap<SoughtKind, Verified>, home: ReadPage): string {
  const product = found.get('product')?.page;
  const category = found.get('category')?.page;
  const listed = [
    ...new Map((category ?? home).links.map((link) => [link.url.href, link.text.toLowerCase()])).values(),
  ];
  for (const text of [product && productName(product), category?.heading, home.heading, home.title]) {
    const words = fold(text ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 3 && word.length <= 20 && !/^\d+$/.test(word));
    const known = words.map((word) => ({
      word,
      times: listed.filter((one) => one.includes(word.toLowerCase())).length,
      long: word.length >= 4,
    }));
    const best = known.sort((x, y) => Number(y.times > 1) - Number(x.times > 1) || Number(y.long) - Number(x.long))[0];
    if (best) return best.word;
  }
  return 'a';
}

/** Shops that answer 200 to anything are known by what they answer to an address that cannot exist. */
async function pageThatIsNot(site: Site, budget: Budget): Promise<FetchedPage | null> {
  const page = await budget.fetch(new URL('vakhta-looks-for-a-page-that-is-not-here', site.base));
  return page instanceof Error || page.status !== 200 ? null : page;
}

function isMissing(page: FetchedPage, missing: FetchedPage | null): boolean {
  if (!missing) return false;
  if (page.url === missing.url) return true;
  const title = (text: string): string => /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim() ?? '';
  return title(page.text) === title(missing.text) && Math.abs(page.bytes - missing.bytes) <= missing.bytes * 0.02 + 64;
}

export function asFound({ kind, page, how, confidence, asked }: Verified, text: string | null): FoundPage {
  return {
    kind,
    url: asked.href,
    title: page.title,
    how,
    confidence,
    status: page.fetched.status,
    ms: Math.round(page.fetched.ms),
    firstByteMs: Math.round(page.fetched.firstByteMs),
    text,
    endsAt: page.url.href,
    language: null,
  };
}
