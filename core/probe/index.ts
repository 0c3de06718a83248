/**
 * What a probe finds out. A target's failure is a value with facts; our own failure is `unknown`, never `down`.
 */

/** `degraded` still serves visitors, only worse (slow, certificate soon expires). `unknown` is never charged to the store. */
export const verdicts = ['up', 'degraded', 'down', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** The small fixed set of ways in which a target fails. `tls_advisory` and `slow` degrade; the others take down. */
export const failureClasses = [
  'http',
  'timeout',
  'dns',
  'connect',
  'tls',
  'tls_advisory',
  'content',
  'partial',
  'redirect',
  'slow',
] as const;
export type FailureClass = (typeof failureClasses)[number];

/** Milliseconds of each phase, absent where the probe did not get that far or has no such phase. */
export interface Phases {
  dns?: number;
  connect?: number;
  tls?: number;
  firstByte?: number;
  transfer?: number;
}

/** One checked condition, for people: `[STATUS] (500) = 200`. The same in every language. */
export interface Condition {
  text: string;
  ok: boolean;
}

/** Why the verdict is what it is: a code whose sentence the monitor type holds in three languages, and its values. */
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** Facts kept for an engineer. Text is the store's own and never trusted: it is shown as text only. */
export interface Evidence {
  address?: string;
  status?: number;
  headers?: Record<string, string>;
  /** First 4 KiB of the body, decoded. */
  bodyExcerpt?: string;
  redirects?: { status: number; to: string }[];
  certificate?: {
    subject: string;
    issuer: string;
    validFrom: string;
    validTo: string;
    names: string[];
    fingerprint: string;
  };
  /** Resolver answers as `NS 192.0.2.1: A 192.0.2.10`. */
  answers?: string[];
  /** Free facts of a type (script hosts that appeared, the ping's lost packets …). */
  facts?: Record<string, string | number | boolean | string[]>;
}

/** What one probe of one target brought. `totalMs` is null where nothing could be timed. */
export interface Outcome {
  verdict: Verdict;
  /** Present whenever the verdict is `down` or `degraded`. */
  failure?: FailureClass;
  reason: Reason;
  totalMs: number | null;
  phases: Phases;
  conditions: Condition[];
  evidence?: Evidence;
  /** What the type learned as normal; stored as the monitor's baseline when there is none yet. JSON. */
  learned?: unknown;
}
