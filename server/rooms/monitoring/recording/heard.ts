import type { Outcome, Verdict } from '#core/probe';

/** One probe as a prober heard it, to be stored and judged. */
export interface Heard {
  key: number;
  region: number;
  /** Of the monitor as it was probed. */
  revision: number;
  /** When the probe began. */
  at: number;
  confirmation: boolean;
  /** Our own load spoiled its times. */
  distorted: boolean;
  outcome: Outcome;
  /** Kept with all that was found, though it be "up". */
  special?: boolean;
  /** A passing moment of our own load: kept, and of no consequence for a monitor that was up. */
  brief?: boolean;
}

/** As `probe_results.verdict` has it. */
export const verdictCodes: readonly Verdict[] = ['up', 'degraded', 'down', 'unknown'];
export const CONFIRMATION = 1;
export const DISTORTED = 2;

export const flagsOf = (heard: Heard): number =>
  (heard.confirmation ? CONFIRMATION : 0) | (heard.distorted ? DISTORTED : 0);
