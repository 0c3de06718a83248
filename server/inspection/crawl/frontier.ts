import { mayFetch } from '#discovery';

/** Where an address was seen: a link of a page, the sitemap, a page's word about another (canonical, hreflang), or before. */
export type Way = 'link' | 'sitemap' | 'aside' | 'known';

/** What stands in the query and still names a page, as in `index.php?route=product/product&product_id=30`. */
const naming =
  /^(?:route|controller|path|pid|cid|id|id_\w+|\w+_id|product|category|cat|goods|item|lang|language|locale|hl)$/i;
const tracking = /^(?:utm_\w+|gclid|fbclid|yclid|gbraid|wbraid|msclkid|srsltid|_ga|_gl|mc_[ce]id)$/i;
const paging = /^(?:page|p|paged|pg|pagen?_?\d*|product_list_p)$/i;

/** A template that a script fills, and what a network in front puts into pages for itself: no pages of the shop. */
const noPage = /\{\{|%7B%7B|\$\{|\$%7B|%3C%|\/cdn-cgi\//i;

const LIMITS = {
  known: 20_000,
  length: 1000,
  /** Pages of a list, and other views of it, of one path. */
  paging: 30,
  views: 3,
  /** Views by the same filters, wherever they stand. */
  alike: 15,
  /** Paths that differ by their digits alone: a calendar, or a shop that names its goods by numbers. */
  numbered: 60,
  asides: 40,
};

/**
 * The addresses that are to be opened. Links come in the order of their being seen, so that what is near the home page
 * comes first, but each fourth is one that looks like a product, and each fourth comes from the sitemap: a menu of three
 * hundred categories does not take it all. Series without an end are cut.
 */
export class Frontier {
  readonly left = { robots: 0, series: 0, acts: 0 };
  /** Pages of a series were left out that may hold goods of their own: what lies behind is not known. */
  isCut = false;
  readonly #known = new Map<string, boolean>();
  readonly #lanes: Record<'link' | 'product' | 'sitemap' | 'aside' | 'known', string[]> = {
    known: [],
    link: [],
    product: [],
    sitemap: [],
    aside: [],
  };
  readonly #series = new Map<string, number>();
  readonly #taken = new Set<string>();
  readonly #host: string;
  readonly #allows: (url: URL) => boolean;
  readonly #isProduct: (url: URL) => boolean;
  #turn = 0;

  constructor(home: URL, allows: (url: URL) => boolean, isProduct: (url: URL) => boolean) {
    this.#host = bare(home);
    this.#allows = allows;
    this.#isProduct = isProduct;
  }

  get known(): number {
    return this.#known.size;
  }

  /** The name of the address in this walk; null where it is not to be opened, or is another site's. */
  offer(url: URL, way: Way): string | null {
    if (bare(url) !== this.#host || !/^https?:$/.test(url.protocol) || url.href.length > LIMITS.length) return null;
    if (noPage.test(url.href)) return null;
    const key = nameOf(url);
    const decided = this.#known.get(key);
    if (decided === false || (decided === undefined && !this.#admit(key, way))) return null;
    if (this.#taken.has(key)) return key;
    const lane = this.#lanes[way];
    if (decided === undefined) {
      lane.push(key);
      if (way === 'link' && this.#isProduct(new URL(key))) this.#lanes.product.push(key);
    } else if (way === 'link' && !this.#linked.has(key)) this.#lanes.link.push(key);
    if (way === 'link') this.#linked.add(key);
    return key;
  }
  readonly #linked = new Set<string>();

  /** Opened already, by whatever way. @returns false where it was before */
  take(key: string): boolean {
    if (this.#taken.has(key)) return false;
    if (!this.#known.has(key)) this.#known.set(key, true);
    this.#taken.add(key);
    return true;
  }

  next(): string | null {
    const turn = this.#turn++ % 4;
    const order = turn === 2 ? (['product', 'link', 'sitemap', 'aside'] as const) : orders[turn === 3 ? 1 : 0];
    // Each second; the home page is the first of all.
    for (const lane of turn % 2 === 1 ? (['known', ...order] as const) : ([...order, 'known'] as const)) {
      const waiting = this.#lanes[lane];
      while (waiting.length > 0) {
        const key = waiting.shift()!;
        if (this.take(key)) return key;
      }
    }
    return null;
  }

  #admit(key: string, way: Way): boolean {
    if (this.#known.size >= LIMITS.known) return false;
    const url = new URL(key);
    const why = !mayFetch(url) ? 'acts' : !this.#allows(url) ? 'robots' : this.#isOneMore(url, way) ? 'series' : null;
    this.#known.set(key, why === null);
    if (why !== null) this.left[why]++;
    return why === null;
  }

  #isOneMore(url: URL, way: Way): boolean {
    if (way === 'sitemap' || way === 'known') return false;
    if (way === 'aside') return this.#counted('aside') > LIMITS.asides;
    const steps = url.pathname.split('/').filter(Boolean);
    if (steps.length > 12 || steps.some((step) => steps.filter((other) => other === step).length > 2)) return true;
    const names = [...new Set([...url.searchParams.keys()].filter((name) => !naming.test(name)))].sort();
    if (names.length === 0)
      return /\d/.test(url.pathname) && this.#isCutAt(url.pathname.replace(/\d+/g, '#'), LIMITS.numbered);
    const page = `${url.pathname}?${[...url.searchParams].filter(([name]) => naming.test(name)).join('&')}`;
    if (queryOf(url) === 'page') return this.#isCutAt(`${page} pages`, LIMITS.paging);
    return this.#counted(page) > LIMITS.views || this.#counted(`?${names.join('&')}`) > LIMITS.alike;
  }

  #isCutAt(series: string, most: number): boolean {
    const isOver = this.#counted(series) > most;
    this.isCut ||= isOver;
    return isOver;
  }

  #counted(series: string): number {
    const n = (this.#series.get(series) ?? 0) + 1;
    this.#series.set(series, n);
    return n;
  }
}

const orders = [
  ['link', 'product', 'sitemap', 'aside'],
  ['aside', 'sitemap', 'link', 'product'],
] as const;

const bare = (url: URL): string => url.host.replace(/^www\./, '');

/** What the query of an address is: nothing, or the page itself; a page of a list; another view of it, by filters or sorting. */
export function queryOf(url: URL): 'none' | 'page' | 'view' {
  const names = [...url.searchParams.keys()].filter((name) => !naming.test(name) && !tracking.test(name));
  return names.length === 0 ? 'none' : names.every((name) => paging.test(name)) ? 'page' : 'view';
}

/** Without a fragment and what advertisements add. */
export function nameOf(address: URL): string {
  const url = new URL(address);
  url.hash = '';
  const added = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of added) url.searchParams.delete(name);
  return url.href;
}
