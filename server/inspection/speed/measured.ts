import type { Spread } from '#core/regression';
import type { PageKind } from '#contract/stores';

export const devices = ['phone', 'desktop'] as const;
export type Device = (typeof devices)[number];

/**
 * Milliseconds; `score` from 0 to 100 and `cls` without a unit. `ttfb` is what the server took for the page itself, as the
 * browser saw it and without the slow line that Lighthouse pretends.
 */
export const metrics = ['score', 'lcp', 'cls', 'tbt', 'fcp', 'si', 'ttfb'] as const;
export type Metric = (typeof metrics)[number];

/** What Lighthouse measured: laboratory, not customers. */
export interface Speed {
  /** Versions; figures of different ones are not to be compared. */
  lighthouse: string;
  chromium: string;
  /** How many were asked for. */
  runs: number;
  pages: PageSpeed[];
  /** What could not be measured at all, and why. */
  failed: { kind: PageKind; url: string; device: Device; reason: string }[];
}

export interface PageSpeed {
  kind: PageKind;
  url: string;
  device: Device;
  /** Those that came to an end, in their order; each metric has one value of each. */
  values: Record<Metric, number[]>;
  spread: Record<Metric, Spread>;
  /** How fast this machine was in each run, as Lighthouse measures it: a slow machine makes slow pages. */
  machine: number[];
  /** The run nearest to the medians. */
  seen: RunDetails;
}

/** One run of Lighthouse. */
export interface Run {
  lighthouse: string;
  chromium: string;
  machine: number;
  metrics: Record<Metric, number>;
  details: RunDetails;
}

/** Of one run; lists hold the heaviest, 20 at most. Addresses are the store's own letters. */
export interface RunDetails {
  /** When the largest thing came, without the pretended slow line: ms until the server answered, and from there. */
  lcpParts: { server: number; rest: number } | null;
  /** Over the wire, bytes, the heaviest first. */
  byKind: Weight[];
  byHost: Weight[];
  unused: Waste[];
  unminified: Waste[];
  uncompressed: Waste[];
  /** Sent with more points than are shown. */
  oversize: Waste[];
  /** Could be packed better: an old format, or little compression. */
  oldFormat: Waste[];
  /** Far below what is seen first, and loaded at once. */
  eager: Waste[];
  thirdParties: ThirdParty[];
  /** Small JPEG pictures as base64, 8 at most. */
  frames: { ms: number; jpeg: string }[];
}

export interface Weight {
  name: string;
  bytes: number;
  requests: number;
}

export interface Waste {
  url: string;
  bytes: number;
  /** That could be saved. */
  wasted: number;
}

export interface ThirdParty {
  /** The company where it is known, else its domain. */
  name: string;
  bytes: number;
  /** How long its scripts kept the page from answering. */
  blockingMs: number;
}
