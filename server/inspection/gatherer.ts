import type { AdvisoriesFor } from '#advisories';
import { discover as filesOf } from '#kit/discover';
import type { createFetcher } from '#discovery';
import type { ForbiddenAddress, NameError, ProbeNet } from '#kit/net/net';
import type { FetchedPage, FetchFailure, FetchOptions } from '#kit/net/fetch-page';
import type { Words } from '#core/words';
import type { Artifacts } from './artifacts.ts';

/** One file `<artifact>.gather.ts`: brings one artifact home. It may throw: then what needs it is `unknown`. */
export interface Gatherer<
  Name extends keyof Artifacts = keyof Artifacts,
  Need extends keyof Artifacts = keyof Artifacts,
> {
  needs: readonly Need[];
  /** Gathered only where it was asked for: it does more at the store than reading, or takes long. */
  extra?: Extra;
  /** What it saw until it was stopped is worth judging; else a half look counts as none. */
  countsHalf?: true;
  /** `doing`: what is being looked at, for whoever waits. */
  words: Words<'doing'>;
  gather(means: Means, so: Pick<Artifacts, Need>): Promise<Artifacts[Name]>;
}

/** `browser`: a product is put into a cart in a real browser, and nothing ordered. `lighthouse`: pages are loaded over and over. */
export type Extra = 'browser' | 'lighthouse';

/** What a gatherer may use. It changes nothing at the store: only reading requests, no form is sent, no sign-in tried. */
export interface Means {
  address: URL;
  net: ProbeNet;
  fetcher: ReturnType<typeof createFetcher>;
  /** One after another with a pause between; the store's own way of failing comes back as a value. */
  fetch(
    url: string | URL,
    options?: Pick<FetchOptions, 'anyType' | 'maxBytes'>,
  ): Promise<FetchedPage | FetchFailure | NameError | ForbiddenAddress>;
  /** Resolvers for DNS records, `ip[:port]`; the system's where absent. */
  resolvers: readonly string[];
  /** How many pages a walk through the shop may open. */
  crawlPages: number;
  /** What it opens beside them, as an earlier walk saw it. */
  alsoOpen: readonly string[];
  /** For each page on each device. */
  lighthouseRuns: number;
  /** Absent where nobody has data about known holes. */
  advisoriesFor?: AdvisoriesFor | undefined;
  /** Tells whoever waits how many pages were opened, of as many as may be. */
  onPage(pages: number, most: number): void;
  now(): number;
  signal: AbortSignal;
}

/** By artifact. */
export const gatherers = (await filesOf<Gatherer>(import.meta.dirname, '.gather.ts')) as ReadonlyMap<
  keyof Artifacts,
  Gatherer
>;
