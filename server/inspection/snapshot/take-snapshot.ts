import { KIND, type SeoPage, type SeoSnapshot, VERSION } from '#core/seo-snapshot';
import type { Artifacts } from '../artifacts.ts';
import type { CrawledPage, PageFacts } from '../crawl/crawled.ts';
import type { Inspection } from '../inspect.ts';

/** The SEO state that a walk saw, to be kept; null where there was no walk. */
export function takeSnapshot({
  artifacts,
  finishedAt,
}: Pick<Inspection, 'artifacts' | 'finishedAt'>): SeoSnapshot | null {
  const { site, crawl, sitemap, robots } = artifacts;
  if (!site?.reached || !crawl || !sitemap) return null;
  // A shop that robots.txt shuts as a whole is a state worth telling.
  if (crawl.pages.length === 0 && crawl.left.robots === 0) return null;
  return {
    kind: KIND,
    version: VERSION,
    store: site.reached.url,
    takenAt: new Date(finishedAt).toISOString(),
    whole: crawl.ended === 'done',
    sitemap: {
      addresses: sitemap.total,
      whole: sitemap.addresses.length + sitemap.foreign.length === sitemap.total,
    },
    robots: robots ? robotsOf(robots) : null,
    pages: crawl.pages.map(pageOf),
  };
}

/** As search engines take it: what is not there forbids nothing; of what fails nothing is known. */
function robotsOf({ status, text }: Artifacts['robots']): string | null {
  if (text !== null) return text.slice(0, LONGEST_ROBOTS);
  return status === 200 || (status >= 400 && status < 500) ? '' : null;
}

/** Texts are as long as they may be when read again. */
const LONGEST = 500;
const LONGEST_ROBOTS = 20_000;

const pageOf = ({ url, status, endsAt, redirects, kind, inSitemap, linkedBy, facts }: CrawledPage): SeoPage => ({
  url,
  status,
  leadsTo: redirects.length > 0 && endsAt !== url ? endsAt : null,
  kind,
  inSitemap,
  linkedBy,
  says: facts && saysOf(facts),
});

const saysOf = ({
  title,
  description,
  heading,
  canonical,
  robots,
  alternates,
  product,
}: PageFacts): SeoPage['says'] => ({
  title: short(title),
  description: short(description),
  heading: short(heading),
  canonical,
  robots,
  alternates,
  product: product.how && {
    how: product.how,
    offers: product.offers.length,
    priced: product.offers.filter(({ price, currency }) => price !== null && currency !== null).length,
  },
});

const short = (text: string | null): string | null => text?.slice(0, LONGEST) ?? null;
