import type { Rule } from '#contract/notify';

export type Hours = NonNullable<Rule['hours']>;

/** `Mon–Fri` where days follow each other, else `Mon, Wed`; null for the whole week. */
export function daysText(days: number[], name: (day: number) => string): string | null {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return null;
  const runs: number[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', ')))
    .join(', ');
}

/** Whether the hours go past midnight. */
export const isOvernight = (hours: Hours): boolean => hours.to <= hours.from;
