/** What is told next: a step of a round, both from 0. `step` may lie behind the last: all was told, and somebody has until then to answer. */
export interface Place {
  round: number;
  step: number;
}

/** How long a ladder is. */
export interface Ladder {
  steps: number;
  rounds: number;
}

/** The step to be told at a place, or null where the ladder is at its end. A ladder that was shortened meanwhile ends sooner. */
export function stepAt({ steps, rounds }: Ladder, { round, step }: Place): Place | null {
  if (step < steps) return round < rounds ? { round, step } : null;
  return round + 1 < rounds ? { round: round + 1, step: 0 } : null;
}
