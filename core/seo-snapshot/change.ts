import type { Severity } from '#core/inspection';
import type { SeoChangeKind } from './change.words.ts';
import type { SeoPage, SeoSnapshot } from './snapshot.ts';

/** One thing that became different, however many pages it happened to. */
export interface SeoChange {
  what: SeoChangeKind;
  /** Of the gravest of its pages. */
  weight: Severity;
  count: number;
  /** The gravest first, five at most; in the shop's own letters. */
  examples: SeoExample[];
}

export interface SeoExample {
  url: string;
  before: string | null;
  after: string | null;
}

/** What happened to one page, or to the shop as a whole. */
export interface SeoFact extends SeoExample {
  what: SeoChangeKind;
  weight: Severity;
}

export interface SnapshotPair {
  before: SeoSnapshot;
  after: SeoSnapshot;
  /** The later pages by their place. */
  now: ReadonlyMap<string, SeoPage>;
  movedTo(old: SeoPage): SeoPage | null;
  /** `robots.txt` forbids it to search engines only since the earlier look. */
  isBlocked(address: string): boolean;
}
