import type { Bar, CellRun } from '#contract/monitoring';

/** Where the cells of all bars of the wall stand. */
export interface Cells {
  from: string;
  ms: number;
}

/** The wall sends alike cells as one: here they are cells again, each with its time. */
export function barsOf(runs: readonly CellRun[], { from, ms }: Cells): Bar[] {
  const begin = Date.parse(from);
  return runs
    .flatMap(({ n, ...cell }) => Array.from({ length: n }, () => cell))
    .map((cell, i) => ({ ...cell, from: iso(begin + i * ms), to: iso(begin + (i + 1) * ms) }));
}
const iso = (at: number): string => new Date(at).toISOString();
