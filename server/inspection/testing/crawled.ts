import type { Crawl, CrawledPage, PageFacts } from '../crawl/crawled.ts';

const at = (path: string): string => new URL(path, 'https://shop.example/').href;

/** What a page of a well-kept shop says. */
export const facts = (more: Partial<PageFacts> = {}): PageFacts => ({
  title: 'Mug',
  description: 'A mug for tea',
  heading: 'Mug',
  language: 'en',
  canonical: null,
  robots: '',
  alternates: [],
  words: 200,
  textHash: 'a1',
  bytes: 20_000,
  product: { how: null, broken: 0, name: null, offers: [] },
  breadcrumbs: 'valid',
  ...more,
});

type More = Partial<Omit<CrawledPage, 'facts'>> & { facts?: Partial<PageFacts> | null };

/** A page that was opened: a path, what it is, and what it says. Its own title and text, where none is given. */
export const opened = (path: string, { facts: said, ...more }: More = {}): CrawledPage => {
  const url = at(path);
  const isPage = said !== null && (more.status ?? 200) === 200;
  return {
    url,
    status: 200,
    failure: null,
    redirects: [],
    endsAt: url,
    kind: path === '/' ? 'home' : 'page',
    depth: path === '/' ? 0 : 1,
    inSitemap: false,
    linkedBy: 1,
    linkedFrom: [at('/')],
    facts: isPage ? facts({ title: path, description: path, textHash: path, canonical: url, ...said }) : null,
    ...more,
  };
};

/** An address that leads on. */
export const leading = (from: string, ...to: string[]): CrawledPage => {
  const way = [from, ...to].map(at);
  const redirects = to.map((_, i) => ({ status: 301, from: way[i]!, to: way[i + 1]! }));
  return opened(from, { status: 301, redirects, endsAt: way.at(-1)!, facts: null });
};

export const crawl = (pages: CrawledPage[], more: Partial<Crawl> = {}): Crawl => ({
  pages,
  ended: 'done',
  known: pages.length,
  left: { robots: 0, series: 0, acts: 0 },
  ...more,
});
