import type { PageKind } from '#contract/stores';
import type { PeerCertificate } from '#kit/net/peer-certificate';
import type { Recognised } from '#platforms';
import type { Said, Step } from './steps.ts';

/** What was found out about a store from its address. Texts are the store's own: shown as text only. */
export interface Discovery {
  /** As it was asked for. */
  address: string;
  state: 'done' | 'failed' | 'cancelled';
  steps: Step[];
  startedAt: number;
  finishedAt: number;
  requests: number;
  reached: Reached | null;
  /** Something answers at the address that is no web server; `greets` where it speaks first. */
  foreign: { greets: boolean } | null;
  platform: Recognised | null;
  /** The other platforms that left a mark, the likelier first. */
  otherPlatforms: Recognised[];
  /** At most one of a kind, and the home pages of other storefronts as `home`. In the order of the buying path. */
  pages: FoundPage[];
  storefronts: Storefronts;
  certificate: PeerCertificate | null;
  names: Names | null;
  domain: { name: string; expiresAt: number | null; registrar: string | null } | null;
  hints: Hints;
}

export interface Reached {
  /** Where the home page is, after redirects. */
  url: string;
  status: number;
  redirects: { status: number; from: string; to: string }[];
  /** The address that answered. */
  address: string;
  ms: number;
  firstByteMs: number;
  /** Under its address only plain HTTP is spoken, though it was given with `https`. */
  plain: boolean;
  /** What plain HTTP does where the store is on HTTPS: null where that was not found out. */
  http: 'to_https' | 'answers' | 'silent' | null;
  /** The name with `www.` where the store is without it, and the other way round. */
  sibling: { host: string; leads: 'here' | 'elsewhere' | 'nowhere' } | null;
  /** How the other ways in lead home, as far as they answered: without TLS, the sibling, both. Older discoveries have none. */
  waysIn?: { url: string; redirects: { status: number; from: string; to: string }[] }[];
  /** Somebody in front of the store turns us away: `Cloudflare`. */
  wall: string | null;
}

export interface FoundPage {
  kind: PageKind;
  url: string;
  title: string | null;
  how: Said;
  /** 0 to 1, of being that kind. */
  confidence: number;
  status: number;
  ms: number;
  firstByteMs: number;
  /** Words that stand on the page and are unlikely to change by themselves; null where none were found. */
  text: string | null;
  /** Where it leads: a checkout with nothing to check out sends one to the cart. */
  endsAt: string;
  /** Of another storefront: its language. */
  language: string | null;
}

export interface Storefronts {
  /** As `uk`, `en-gb`; the page's own first. */
  languages: string[];
  /** ISO 4217, the likeliest first. */
  currencies: string[];
  alternates: { language: string; url: string }[];
}

/** What the resolver answered; null where it did not, which says nothing about the store. */
export interface Names {
  host: string;
  a: string[] | null;
  aaaa: string[] | null;
  cname: string[] | null;
  /** Of the registrable domain. */
  domain: string | null;
  ns: string[] | null;
  mx: { exchange: string; priority: number }[] | null;
  caa: string[] | null;
  txt: string[] | null;
}

/** Names of products, the same in every language. */
export interface Hints {
  server: string[];
  cdn: string | null;
  mail: string | null;
}
