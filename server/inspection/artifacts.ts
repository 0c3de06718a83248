import type { Known } from '#advisories';
import type { PageKind } from '#contract/stores';
import type { Discovery } from '#discovery';
import type { FetchedPage } from '#kit/net/fetch-page';
import type { SentCertificate } from '#kit/net/tls/sent-certificate';
import type { Staple } from '#kit/net/tls/staple';
import type { SuiteKind } from '#kit/net/tls/suites';
import type { Filtering } from './browser/filter.ts';
import type { Searching } from './browser/search.ts';
import type { Walk } from './browser/walk.ts';
import type { Crawl } from './crawl/crawled.ts';
import type { Shopping } from './crawl/shopping.ts';
import type { PageCache } from './page-cache/page-cache.ts';
import type { Speed } from './speed/measured.ts';
import type { PaymentPage } from './payment/payment-page.ts';
import type { Software } from './software/software.ts';

export type { SentCertificate };

/** What gatherers bring home, each under the name of its file: plain data, so that it can be kept and judged again. */
export interface Artifacts {
  /** What the store is, from its address alone. */
  site: Discovery;
  /** The pages that matter, as a visitor gets them; the first is the home page. */
  pages: PageSeen[];
  /** Answers to addresses that nobody should be able to read. */
  exposed: Exposed;
  /** Names of accounts that the store tells everybody; null where its platform tells none. */
  accounts: Account[] | null;
  /** Which versions of TLS are spoken; null for a store without. */
  protocols: Protocols | null;
  /** With what it encrypts, and the certificates that it sends; null for a store without TLS. */
  encryption: Encryption | null;
  /** Who may send mail in the store's name; null below a host of shops, and for digits. */
  mail: MailDomain | null;
  robots: Robots;
  sitemap: Sitemap;
  /** What a polite walk through the shop saw. */
  crawl: Crawl;
  /** Scripts, styles, fonts and pictures that the pages that matter name in their HTML, the first of each page. */
  assets: Asset[];
  /** What a customer meets who looks for a thing and goes to pay. */
  shopping: Shopping;
  /** What it shows that it runs: platform, modules, themes, script libraries. */
  software: Software[];
  /** What is known of their holes, and how old that knowledge is. */
  advisories: Known;
  /** What one filter of a list did in a browser; null where there is no list with a filter that we know. Only where asked for. */
  filtering: Filtering | null;
  /** What the shop's own search box did in a browser; null where no word of a product is known. Only where asked for. */
  searching: Searching | null;
  /** The way of a customer in a browser, to the checkout; null where no product is known. Gathered only where it was asked for. */
  walk: Walk | null;
  /** What is said of caches where pages are asked for again. */
  caching: PageCache;
  /** What Lighthouse measured. Gathered only where it was asked for. */
  speed: Speed;
  /** Cart and checkout with something to pay for, and all that runs there; null where nothing got into the cart. Only where it was asked for. */
  payment: PaymentPage[] | null;
}

export interface PageSeen {
  kind: PageKind;
  fetched: FetchedPage;
}

export interface Asset {
  kind: 'script' | 'style' | 'image' | 'font';
  url: string;
  /** The pages that name it. */
  pages: PageKind[];
  /** 0 where there was no answer. */
  status: number;
  type: string;
  /** After unpacking; null where it was cut, as it is bigger than we read. */
  bytes: number | null;
  /** `gzip`, `br`, …; null where it was sent as it is. */
  encoding: string | null;
  cacheControl: string | null;
  /** Epoch milliseconds or null; `expires` of old servers. */
  expiresAt: number | null;
  /** A script or style is written for people: its lines are short and it is full of white space. */
  spacious: boolean;
  /** What a script or style holds that was answered well: a page of HTML is none, with its title; null where not looked at. */
  holds: { what: 'code' | 'nothing' } | { what: 'page'; title: string } | null;
  /** `x-content-type-options: nosniff`: a browser goes by the type alone. */
  nosniff: boolean;
  /** A page names it as a module: a browser insists on its type. */
  isModule: boolean;
  /** Who turned us away from it, where that shows: a protection from robots, which lets customers pass. */
  wall: string | null;
  /** Names of the cookies that came with it. */
  cookies?: string[];
}

export interface Exposed {
  /** What the store says to an address that cannot exist: several shops answer 200. */
  nowhere: Answer[];
  answers: Answer[];
}

export interface Account {
  /** Its first letters alone: who reads a report needs no more. */
  name: string;
  /** Where it was told, and how. */
  url: string;
  how: 'list' | 'redirect' | 'page' | 'sitemap';
}

/** As much of an answer as tells what it is. */
export interface Answer {
  path: string;
  url: string;
  /** 0 where there was none. */
  status: number;
  type: string;
  /** The first 4,000 characters; 20,000 where a page is looked for. */
  text: string;
  bytes: number;
  /** Where it was led to. */
  endsAt: string;
}

export interface Protocols {
  host: string;
  /** `TLSv1`, `TLSv1.1`, `TLSv1.2`, `TLSv1.3`: true where a handshake came about; null where that was not found out. */
  spoken: Record<Protocol, boolean | null>;
}
export const protocols = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type Protocol = (typeof protocols)[number];

export interface Encryption {
  host: string;
  /** The suite that it took of each kind that was offered up to TLS 1.2; false where it declined, null where that was not found out. */
  taken: Record<SuiteKind, string | false | null>;
  /** It declines every TLS below 1.3. */
  onlyLatest: boolean;
  /** Of the number that keys are agreed on by with DHE. */
  dhBits: number | null;
  /** As sent, the store's own first; null where that does not show, as with TLS 1.3 alone. */
  chain: SentCertificate[] | null;
  /** Null where no answer of OCSP came along. */
  staple: Staple | null;
}

export interface MailDomain {
  domain: string;
  /** Null where the resolver did not answer. */
  mx: string[] | null;
  txt: string[] | null;
  dmarc: string[] | null;
  /** Keys that sign its mail, under the names that senders usually give them; others cannot be listed from outside. */
  dkim: { selector: string; record: string }[];
}

export interface Robots {
  url: string;
  /** 0 where there was no answer. */
  status: number;
  /** Null where there is none. */
  text: string | null;
  /** Sitemaps that it names, as written. */
  sitemaps: string[];
}

export interface Sitemap {
  /** Those that robots.txt names, else the usual ones; of an index a few children. */
  files: SitemapFile[];
  /** Addresses in those that were read. */
  total: number;
  /** Of this shop, spread over all of them; 300 at most. */
  addresses: string[];
  /** Of other sites; 20 at most. */
  foreign: string[];
}

export interface SitemapFile {
  url: string;
  status: number;
  /** It holds what a sitemap holds. */
  isMap: boolean;
  isIndex: boolean;
  addresses: number;
  /** By robots.txt or an index, not guessed by us. */
  named: boolean;
}
