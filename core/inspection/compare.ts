import { findingId, type Problem } from './check.ts';
import type { Outcome } from './judge.ts';

/** A problem with the check that found it. */
export interface Found {
  id: string;
  check: string;
  problem: Problem;
  outcome: Extract<Outcome, { state: 'failed' }>;
}

/** All that a run found, by the name that it has in every run. */
export const foundIn = (outcomes: readonly Outcome[]): Map<string, Found> =>
  new Map(
    outcomes.flatMap((outcome) =>
      outcome.state === 'failed'
        ? outcome.problems.map((problem): [string, Found] => {
            const id = findingId(outcome.check, problem.about);
            return [id, { id, check: outcome.check, problem, outcome }];
          })
        : [],
    ),
  );

/** The checks that a run could judge: one that does not apply says nothing of what was found when it did. */
export const judgedIn = (outcomes: readonly Outcome[]): Set<string> =>
  new Set(outcomes.filter(({ state }) => state === 'passed' || state === 'failed').map(({ check }) => check));

export interface Compared {
  new: Found[];
  /** Not found by the earlier run, but before it. */
  back: Found[];
  still: Found[];
  fixed: Found[];
  /** Found by the earlier run, and not judged by the later one. */
  unknown: Found[];
}

/**
 * What changed from one run to a later one.
 * @param seenBefore names of what was found by any run before the earlier one
 */
export function compare(
  before: readonly Outcome[],
  after: readonly Outcome[],
  seenBefore: ReadonlySet<string>,
): Compared {
  const [old, now] = [foundIn(before), foundIn(after)];
  const [judgedThen, judgedNow] = [judgedIn(before), judgedIn(after)];
  const fresh = [...now.values()].filter(({ id }) => !old.has(id));
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  return {
    new: fresh.filter(({ id }) => !seenBefore.has(id)),
    back: fresh.filter(({ id, check }) => seenBefore.has(id) && judgedThen.has(check)),
    // The earlier run could not look: it was never known to be gone.
    still: [...now.values()].filter(({ id, check }) => old.has(id) || (seenBefore.has(id) && !judgedThen.has(check))),
    fixed: gone.filter(({ check }) => judgedNow.has(check)),
    unknown: gone.filter(({ check }) => !judgedNow.has(check)),
  };
}
