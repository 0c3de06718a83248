import { KIND, type SeoPage, type SeoSnapshot, VERSION } from '#core/seo-snapshot';
import type { CrawledPage, PageFacts } from '../crawl/crawled.ts';
import type { Inspection } from '../inspect.ts';

/** The SEO state that a walk saw, to be kept; null where there was no walk. */
export function takeSnapshot({
  artifacts,
  finishedAt,
}: Pick<Inspection, 'artifacts' | 'finishedAt'>): SeoSnapshot | null {
  const { site, crawl, sitemap } = artifacts;
  if (!site?.reached || !crawl || !sitemap || crawl.pages.length === 0) return null;
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
    pages: crawl.pages.map(pageOf),
  };
}

/** Texts are as long as they may be when read again. */
const LONGEST = 500;

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
