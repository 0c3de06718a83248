import type { Language, Values } from '#core/words';

/** By how much it hurts; `info` is worth knowing and costs no points. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

export const areas = ['security', 'shop', 'seo', 'speed'] as const;
export type Area = (typeof areas)[number];

/** What was seen, in the store's own letters: shown as text only. */
export interface Evidence {
  /** Where. */
  url?: string;
  quote: string;
}

/** One thing that a check found wrong. */
export interface Problem {
  /**
   * What of the store it is about: an address, a host, a cookie's name; '' for the store as a whole. The same from run to
   * run, as it tells whether a problem is an old one.
   */
  about: string;
  /** Where this one weighs more or less than the check says. */
  severity?: Severity;
  /** For the check's sentences. */
  values?: Values;
  evidence: Evidence[];
}

/** The name of a problem from run to run. */
export const findingId = (check: string, about: string): string => `${check}:${about}`;

/** A way to mend it. */
export interface Option<Key extends string = string> {
  /** The word of the check that says what to do. */
  does: Key;
  effort: 'minutes' | 'hours' | 'days';
  /** Of breaking something by it. */
  risk: 'none' | 'low' | 'medium' | 'high';
  /** Only for this one: where the problem's values name it as `platform`. */
  platform?: string;
}

/**
 * `title` says how it is in a store that is well kept, `found` what is wrong with `{about}`, `consequence` what it means to
 * the owner, without jargon.
 */
export type CheckWord = 'title' | 'found' | 'consequence';

/**
 * A rule over artifacts: pure, so that it can judge old evidence anew. It never catches: where it throws, the outcome is
 * `unknown`, and that is our failure, not the store's.
 */
export interface Check<
  Artifacts,
  Need extends keyof Artifacts = keyof Artifacts,
  Does extends string = string,
  Also extends keyof Artifacts = keyof Artifacts,
> {
  area: Area;
  severity: Severity;
  /** Where it found something grave, people cannot buy. */
  stopsSales?: boolean;
  needs: readonly Need[];
  /** What it looks at where it is there, and does without where it is not. */
  also?: readonly Also[];
  /** All that is wrong, none where all is well; null where it does not apply to this store. */
  judge(artifacts: Pick<Artifacts, Need> & Partial<Pick<Artifacts, Also>>): Problem[] | null;
  words: Record<Language, Record<CheckWord, string> & Record<NoInfer<Does>, string>>;
  /** The best first. */
  options: readonly Option<Does>[];
  /** Addresses of what explains it. */
  references: readonly string[];
}
