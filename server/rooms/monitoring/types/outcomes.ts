import type { Condition, Evidence, FailureClass, Outcome, Phases, Reason } from '#core/probe';
import { languages, type Words } from '#core/words';

/** The codes for which words hold a `reason.<code>`. */
export type ReasonCode<W> = W extends Words<infer Key> ? (Key extends `reason.${infer Code}` ? Code : never) : never;

/** What a probe measured and kept, whatever the verdict becomes. */
export interface Findings {
  totalMs: number | null;
  phases: Phases;
  conditions: Condition[];
  evidence?: Evidence;
  learned?: unknown;
}

/** Ways to end a probe of a type whose words are `W`: every reason must have its words. */
export interface Endings<W> {
  up(findings: Findings, code: ReasonCode<W>, params?: Reason['params']): Outcome;
  down(findings: Findings, failure: FailureClass, code: ReasonCode<W>, params?: Reason['params']): Outcome;
  degraded(findings: Findings, failure: FailureClass, code: ReasonCode<W>, params?: Reason['params']): Outcome;
  unknown(findings: Findings, code: ReasonCode<W>, params?: Reason['params']): Outcome;
}

export function endings<W>(_words: W): Endings<W> {
  return {
    up: (findings, code, params = {}) => ({ ...findings, verdict: 'up', reason: { code, params } }),
    down: (findings, failure, code, params = {}) => ({
      ...findings,
      verdict: 'down',
      failure,
      reason: { code, params },
    }),
    degraded: (findings, failure, code, params = {}) => ({
      ...findings,
      verdict: 'degraded',
      failure,
      reason: { code, params },
    }),
    unknown: (findings, code, params = {}) => ({ ...findings, verdict: 'unknown', reason: { code, params } }),
  };
}

/** The words of both; a type takes over those of the parts that it is made of. */
export function joinWords<A extends string, B extends string>(a: Words<A>, b: Words<B>): Words<A | B> {
  const joined = Object.fromEntries(languages.map((language) => [language, { ...a[language], ...b[language] }]));
  return joined as Words<A | B>;
}

/** Text of the store for a sentence or a condition: one line, no control characters, not too long. */
export function quoted(text: string, length = 80): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

export const seconds = (ms: number): number => Math.round(ms / 100) / 10;
