import { type Outcome, type Reason, judge } from '#core/inspection';
import type { AdvisoriesFor } from '#advisories';
import { createFetcher } from '#discovery';
import { ForbiddenAddress, NameError, type ProbeNet } from '#kit/net/net';
import { FetchFailure } from '#kit/net/fetch-page';
import type { Artifacts } from './artifacts.ts';
import { checks } from './checks.ts';
import { isLookedAt } from './looked-at.ts';
import { crawlRequests } from './crawl/budget.ts';
import { Cannot, reason, whyOf } from './reasons.ts';
import { type Extra, gatherers, type Means } from './gatherer.ts';

export interface Inspection {
  address: string;
  startedAt: number;
  finishedAt: number;
  artifacts: Partial<Artifacts>;
  outcomes: Outcome[];
  /** Why an artifact is not there. */
  gaps: Map<string, Reason>;
  requests: number;
}

/** How far a long gatherer is: pages opened, of as many as it may open, and requests of the whole audit so far. */
export interface Within {
  pages: number;
  most: number;
  requests: number;
}

export interface InspectMeans {
  net: ProbeNet;
  /** Between two requests to the store. */
  pauseMs?: number;
  /** How many pages the walk through the shop may open: 100 where not said. */
  crawlPages?: number;
  /** How often Lighthouse measures each page on each device: 5 where not said. */
  lighthouseRuns?: number;
  /** Addresses that an earlier walk saw: opened too, beside so many pages, that both can be compared. */
  alsoOpen?: readonly string[];
  /** What is looked at only where it is asked for; checks that need another are left out. */
  extras?: readonly Extra[];
  /** Looks up known holes; without it nothing is said of them. */
  advisoriesFor?: AdvisoriesFor;
  resolvers?: readonly string[];
  registry?: string;
  now?(): number;
  signal?: AbortSignal;
  /**
   * Told which artifact is gathered next, and how many there are; of one that takes minutes again and again, how far it is
   * `within`.
   */
  onProgress?(artifact: keyof Artifacts, done: number, of: number, within?: Within): void;
}

/** Those of a walk through the shop by its links come on top. */
const MOST_REQUESTS = 500;
const EACH_MS = 20_000;

/**
 * Gathers, then judges. The one place where exceptions are caught: what we fail to gather is a gap, and what needs it is
 * `unknown`. Stopped by its signal it judges what it has.
 */
export async function inspect(address: URL, options: InspectMeans): Promise<Inspection> {
  const { now = Date.now, signal = new AbortController().signal } = options;
  const startedAt = now();
  let onPage: Means['onPage'] = () => undefined;
  const { means, used } = meansOf(address, { ...options, now, signal, onPage: (...how) => onPage(...how) });
  const artifacts: Partial<Artifacts> = {};
  const gaps = new Map<string, Reason>();
  const order = inOrderOfNeed().filter((name) => isAsked(name, options.extras));
  for (const [done, name] of order.entries()) {
    const gatherer = gatherers.get(name)!;
    const lacking = gatherer.needs.find((need) => artifacts[need] === undefined);
    if (lacking !== undefined) {
      gaps.set(name, gaps.get(lacking) ?? reason('not_gathered'));
      continue;
    }
    options.onProgress?.(name, done, order.length);
    onPage = (pages, most) => options.onProgress?.(name, done, order.length, { pages, most, requests: used() });
    try {
      signal.throwIfAborted();
      const gathered = await gatherer.gather(means, artifacts as Artifacts);
      if (!gatherer.countsHalf) signal.throwIfAborted();
      Object.assign(artifacts, { [name]: gathered });
    } catch (error) {
      gaps.set(name, signal.aborted ? reason('stopped') : whyOf(error));
    }
    if (name === 'site' && !artifacts.site?.reached) break;
  }
  const asked = [...checks].filter(([, { needs }]) => needs.every((need) => isAsked(need, options.extras)));
  const outcomes = judge<Artifacts>(new Map(asked), artifacts, gaps).map((one) => doubted(one, artifacts));
  return { address: address.href, startedAt, finishedAt: now(), artifacts, outcomes, gaps, requests: used() };
}

/** A walk that was broken off finds what it finds, and shows nothing to be well. */
function doubted(outcome: Outcome, artifacts: Partial<Artifacts>): Outcome {
  const { check, area, severity } = outcome;
  if (outcome.state !== 'passed' || isLookedAt(artifacts, check, '')) return outcome;
  const because = { missing: 'crawl', reason: reason('walk_broken_off') };
  return { check, area, severity, state: 'unknown', because };
}

function isAsked(artifact: keyof Artifacts, extras: readonly Extra[] = []): boolean {
  const { extra } = gatherers.get(artifact)!;
  return extra === undefined || extras.includes(extra);
}

/** Whoever is needed goes first. */
function inOrderOfNeed(): (keyof Artifacts)[] {
  const order: (keyof Artifacts)[] = [];
  const place = (name: keyof Artifacts): void => {
    if (order.includes(name)) return;
    for (const need of gatherers.get(name)!.needs) place(need);
    order.push(name);
  };
  for (const name of ['site', ...gatherers.keys()] as const) place(name);
  return order;
}

function meansOf(
  address: URL,
  {
    net,
    pauseMs = 100,
    crawlPages = 100,
    alsoOpen = [],
    lighthouseRuns = 5,
    resolvers = [],
    registry,
    advisoriesFor,
    now,
    signal,
    onPage,
  }: InspectMeans & Required<Pick<InspectMeans, 'now' | 'signal'>> & Pick<Means, 'onPage'>,
): { means: Means; used: () => number } {
  const plain = createFetcher(net, registry);
  const most = MOST_REQUESTS + crawlRequests(crawlPages + alsoOpen.length);
  let used = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const fetcher: typeof plain = {
    ...plain,
    fetch(url, { onRequest, ...rest }) {
      const asked = turn.then(() =>
        plain.fetch(url, {
          ...rest,
          onRequest: () => {
            onRequest();
            if (++used > most) throw new Cannot('too_many_requests', { n: most });
          },
        }),
      );
      turn = asked.catch(() => undefined).then(() => paused(pauseMs, signal));
      return asked;
    },
  };
  const fetch: Means['fetch'] = (url, options) =>
    fetcher
      .fetch(String(url), { ...options, signal, timeoutMs: EACH_MS, onRequest: () => undefined })
      .catch((error: unknown) => {
        if (error instanceof FetchFailure || error instanceof NameError || error instanceof ForbiddenAddress)
          return error;
        throw error;
      });
  return {
    means: {
      ...{ address, net, fetcher, fetch, resolvers, crawlPages, alsoOpen, lighthouseRuns, advisoriesFor },
      ...{ now, signal, onPage },
    },
    used: () => used,
  };
}

const paused = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
