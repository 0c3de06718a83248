/** The SEO state of a shop at one time: plain data that a file or a database can keep, and compare with a later one. */
export interface SeoSnapshot {
  kind: typeof KIND;
  version: typeof VERSION;
  /** Address of the home page. */
  store: string;
  /** ISO 8601. */
  takenAt: string;
  /** The walk came to its end: what it did not see is not there. */
  whole: boolean;
  /** Addresses in it; `whole` where all of them were compared with the pages. */
  sitemap: { addresses: number; whole: boolean };
  /** `robots.txt`; empty where there is none, null where that is not known. */
  robots: string | null;
  pages: SeoPage[];
}

export const KIND = 'vakhta-seo-snapshot';
export const VERSION = 1;

export const seoPageKinds = ['home', 'category', 'product', 'service', 'page'] as const;
export type SeoPageKind = (typeof seoPageKinds)[number];

/** Texts are the shop's own letters: hostile until shown as text only. */
export interface SeoPage {
  url: string;
  /** Of the address itself, so 301 where it leads on; 0 where there was no answer. */
  status: number;
  /** Null where it leads nowhere else. */
  leadsTo: string | null;
  kind: SeoPageKind;
  inSitemap: boolean;
  /** Pages that link to it. */
  linkedBy: number;
  /** Null where it is no page. */
  says: SeoSays | null;
}

export interface SeoSays {
  title: string | null;
  description: string | null;
  heading: string | null;
  canonical: string | null;
  /** `noindex, follow`, in lower case. */
  robots: string;
  alternates: { language: string; url: string }[];
  /** Null where it tells programs of no product; `priced` of its offers have a price and a currency. Microdata is seen, not read. */
  product: { how: 'json-ld' | 'microdata'; offers: number; priced: number } | null;
}
