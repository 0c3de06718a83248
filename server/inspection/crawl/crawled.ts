/** What a polite walk through the shop saw. Bounded: at most so many pages, and of each only what is judged. */
export interface Crawl {
  /** In the order of opening; a page that was led to stands by itself beside the address that leads to it. */
  pages: CrawledPage[];
  /**
   * Why it ended: no address was left, none but those of a series that was cut short, the budget of pages, requests or
   * time, the shop fell silent, or we were stopped.
   */
  ended: 'done' | 'series' | 'pages' | 'requests' | 'time' | 'silent' | 'stopped';
  /** Addresses that were seen, opened or not. */
  known: number;
  /** Not opened: robots.txt asks so; one more of a series of filters and sortings; it would change something. */
  left: { robots: number; series: number; acts: number };
}

export interface CrawledPage {
  url: string;
  /** 0 where there was no answer: then `failure` says why. */
  status: number;
  failure: string | null;
  redirects: { status: number; from: string; to: string }[];
  /** Where it was led to; the same as `url` where it was not. */
  endsAt: string;
  kind: CrawledKind;
  /** Clicks from the home page by the shortest way seen; null where no link to it was seen. */
  depth: number | null;
  inSitemap: boolean;
  /** How many of the pages link to it, and the first three. */
  linkedBy: number;
  linkedFrom: string[];
  /** Null where it is no page: an error, a redirect, a file. */
  facts: PageFacts | null;
}

/** `service` is a page that sells nothing and that nobody searches for: cart, checkout, sign-in, search, comparison. */
export type CrawledKind = 'home' | 'category' | 'product' | 'service' | 'page';

export interface PageFacts {
  title: string | null;
  description: string | null;
  heading: string | null;
  language: string | null;
  canonical: string | null;
  /** All that page and header name. */
  canonicals?: string[];
  /** `noindex, follow` in lower case, of the page and of the header. */
  robots: string;
  alternates: { language: string; url: string }[];
  /** Of these, the languages whose address was written without its host; absent where there are none. */
  shortAlternates?: string[];
  /** Words that a visitor may read. */
  words: number;
  textHash: string;
  bytes: number;
  /** Scripts fill it in: of what is not there, nothing is known. Absent where it was not looked at. */
  isFilled?: boolean;
  /** It says that there are no goods, or that nothing was found. */
  saysNothing?: boolean;
  product: ProductData;
  breadcrumbs: 'none' | 'valid' | 'invalid';
}

/** What a page says of its product to programs. */
export interface ProductData {
  /** Microdata is seen, not read: its values stand anywhere in the page. */
  how: 'json-ld' | 'microdata' | null;
  /** Blocks that are not JSON. */
  broken: number;
  name: string | null;
  /** As written; at most 20. */
  offers: { price: string | null; currency: string | null; availability: string | null }[];
}
