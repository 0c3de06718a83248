import type { ReadPage } from '#platforms';
import type { Discovery } from './discovery.ts';
import { type Budget, budgetOf, Enough, type Fetcher } from './fetcher.ts';
import type { Verified } from './find-pages.ts';
import { hintsOf } from './hints.ts';
import { type Report, said, type Said, shares, type Step, type StepCode, stepCodes, type StepState } from './steps.ts';
import { storefrontsOf } from './storefronts.ts';

export interface DiscoveryMeans {
  fetcher: Fetcher;
  /** Epoch milliseconds. */
  now(): number;
  /** Told each change of a step; never awaited. */
  onProgress(report: Report): void;
  signal: AbortSignal;
  /** Resolvers for DNS records, `ip[:port]`; the system's where absent. */
  resolvers?: readonly string[];
  /** Told of our own faults, for the log. */
  onFault?(code: StepCode, error: unknown): void;
  limits?: Partial<typeof LIMITS>;
}

const LIMITS = { requests: 40, totalMs: 120_000, eachMs: 15_000 };

export type Ending = [state: StepState, said: Said];
type SoFar = (reason: Enough['reason']) => Ending | null;

/** One discovery under way: what is known so far, and the one place where our own faults are caught. */
export class Run {
  readonly address: URL;
  readonly means: DiscoveryMeans;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  readonly steps = new Map<StepCode, Step>(
    stepCodes.map((code) => [code, { code, state: 'waiting', said: said('waiting') }]),
  );
  readonly found: Discovery;
  home: ReadPage | null = null;
  seen: ReadPage[] = [];
  verified: Verified[] = [];
  fronts: { language: string; page: ReadPage }[] = [];
  #within = new Map<StepCode, number>();

  constructor(address: URL, means: DiscoveryMeans) {
    const limits = { ...LIMITS, ...means.limits };
    this.address = address;
    this.means = means;
    this.signal = AbortSignal.any([means.signal, AbortSignal.timeout(limits.totalMs)]);
    this.budget = budgetOf(means.fetcher, { ...limits, signal: means.signal });
    this.found = {
      address: address.href,
      state: 'done',
      steps: [],
      startedAt: means.now(),
      finishedAt: 0,
      requests: 0,
      reached: null,
      foreign: null,
      platform: null,
      otherPlatforms: [],
      pages: [],
      storefronts: { languages: [], currencies: [], alternates: [] },
      certificate: null,
      names: null,
      domain: null,
      hints: { server: [], cdn: null, mail: null },
    };
  }

  tell(code: StepCode, state: StepState, what: Said, within = 0): void {
    const step = { code, state, said: what };
    this.steps.set(code, step);
    this.#within.set(code, state === 'running' ? within : state === 'waiting' ? 0 : 1);
    const progress = stepCodes.reduce((sum, one) => sum + shares[one] * (this.#within.get(one) ?? 0), 0);
    this.means.onProgress({ ...step, progress: Math.min(1, Math.round(progress * 1000) / 1000) });
  }

  /** @param soFar how the step ends where requests or time ran out amid it; null where that leaves nothing to say */
  async step(code: StepCode, work: () => Promise<Ending>, soFar: SoFar = () => null): Promise<void> {
    let ending: Ending;
    try {
      if (this.means.signal.aborted) throw new Enough('cancelled');
      ending = await work();
    } catch (error) {
      if (!(error instanceof Enough)) this.means.onFault?.(code, error);
      ending = endingOf(error, soFar);
    }
    this.tell(code, ...ending);
  }

  result(): Discovery {
    const page = this.home?.fetched ?? null;
    const cancelled = this.means.signal.aborted;
    return {
      ...this.found,
      state: cancelled ? 'cancelled' : this.found.reached ? 'done' : 'failed',
      steps: [...this.steps.values()],
      finishedAt: this.means.now(),
      requests: this.budget.used,
      storefronts: storefrontsOf(this.seen),
      hints: hintsOf(page, this.found.names),
    };
  }
}

function endingOf(error: unknown, soFar: SoFar): Ending {
  if (!(error instanceof Enough)) return ['unknown', said('ours')];
  if (error.reason === 'cancelled') return ['skipped', said('cancelled')];
  return soFar(error.reason) ?? ['unknown', said('late')];
}

/** The store's own name: where it leads, not how it was typed. */
export const hostOf = (run: Run): string => (run.home?.url ?? run.address).hostname.replace(/^\[|\]$/g, '');
