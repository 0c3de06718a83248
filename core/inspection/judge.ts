import type { Area, Check, Problem, Severity } from './check.ts';
import { type Reason, reasonOf } from './reason.ts';

/** What became of one check. Without a look there is no praise either: `unknown` says why. */
export type Outcome = { check: string; area: Area; severity: Severity } & (
  | { state: 'passed' | 'not_applicable' }
  | { state: 'failed'; problems: Problem[] }
  | { state: 'unknown'; because: Gap }
);

/** Why something could not be judged. `missing` names the artifact. */
export interface Gap {
  missing: string | null;
  reason: Reason;
}

/**
 * Judges what was gathered. A check whose artifact is missing, or that throws, is `unknown`.
 * @param gaps why an artifact is not there, by its name
 */
export function judge<Artifacts extends object>(
  checks: ReadonlyMap<string, Check<Artifacts>>,
  artifacts: Partial<Artifacts>,
  gaps: ReadonlyMap<string, Reason> = new Map(),
): Outcome[] {
  return [...checks].map(([name, check]) => {
    const { area, severity } = check;
    const head = { check: name, area, severity };
    const missing = check.needs.find((need) => artifacts[need] === undefined);
    if (missing !== undefined) {
      const reason = gaps.get(String(missing)) ?? { code: 'not_gathered' };
      return { ...head, state: 'unknown', because: { missing: String(missing), reason } };
    }
    try {
      const problems = check.judge(artifacts as Artifacts);
      if (problems === null) return { ...head, state: 'not_applicable' };
      if (problems.length === 0) return { ...head, state: 'passed' };
      return { ...head, state: 'failed', problems: distinct(problems) };
    } catch (error) {
      return { ...head, state: 'unknown', because: { missing: null, reason: reasonOf(error) } };
    }
  });
}

/** Two problems about one thing are one finding with the evidence of both, as grave as the graver. */
function distinct(problems: readonly Problem[]): Problem[] {
  const byThing = new Map<string, Problem>();
  for (const problem of problems) {
    const known = byThing.get(problem.about);
    byThing.set(problem.about, known ? { ...known, evidence: [...known.evidence, ...problem.evidence] } : problem);
  }
  return [...byThing.values()];
}
