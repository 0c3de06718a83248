import type { ReadPage } from './page.ts';

/**
 * A store platform: one file `<name>.platform.ts` that exports it as default; the file name is its name.
 * Everything here is judged from pages that were fetched; a platform itself never fetches.
 */
export interface Platform {
  label: string;
  /** How sure the pages make us, from what they themselves show. Never throws, whatever a page holds. */
  recognise(pages: readonly ReadPage[]): Recognition;
  /** Addresses worth asking when the pages leave a doubt, or tell no version; the answers are pages for `recognise`. */
  probes: readonly PlatformProbe[];
  conventions: Conventions;
}

export interface Recognition {
  /** 0 to 1. Below 0.3 nothing is claimed. */
  confidence: number;
  /** As much of it as pages tell: `10.0.2`, or only `4`. */
  version?: string;
  evidence: Evidence[];
}

/** What was seen, quoted in the store's own letters and so the same in every language, and how much it proves alone. */
export interface Evidence {
  text: string;
  weight: number;
}

export interface PlatformProbe {
  /** Relative to the store's root. */
  path: string;
  purpose: 'platform' | 'version';
}

/** Where a store of this platform usually has its pages. Paths are relative to its root, the likeliest first. */
export interface Conventions {
  cart: readonly string[];
  checkout: readonly string[];
  login: readonly string[];
  /** `{q}` stands for the encoded word. */
  search: readonly string[];
  /** Lists of all products, where the platform has such a page. */
  catalog: readonly string[];
  sitemaps: readonly string[];
  /** Of path and query. */
  category: readonly RegExp[];
  product: readonly RegExp[];
  admin: readonly string[];
}
