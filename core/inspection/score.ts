import { type Area, areas, severities, type Severity } from './check.ts';
import type { Outcome } from './judge.ts';

/** Points that a check loses by its gravest problem. */
const costs: Record<Severity, number> = { critical: 40, high: 20, medium: 8, low: 3, info: 0 };

export interface AreaScore {
  area: Area;
  /** 0 to 100; null where nothing could be judged. */
  score: number | null;
  /** Why it is not 100, the dearest first. */
  lines: { check: string; severity: Severity; problems: number; points: number }[];
  passed: number;
  unknown: number;
}

/** Of 100 points each failed check takes what its gravest problem costs; what could not be judged takes nothing. */
export function scores(outcomes: readonly Outcome[]): AreaScore[] {
  return areas.map((area) => {
    const here = outcomes.filter((outcome) => outcome.area === area);
    const count = (state: Outcome['state']) => here.filter((outcome) => outcome.state === state).length;
    const lines = here
      .flatMap((outcome) => {
        if (outcome.state !== 'failed') return [];
        const severity = gravest(outcome.problems.map((problem) => problem.severity ?? outcome.severity));
        return [{ check: outcome.check, severity, problems: outcome.problems.length, points: costs[severity] }];
      })
      .sort((a, b) => b.points - a.points || a.check.localeCompare(b.check));
    const lost = lines.reduce((sum, { points }) => sum + points, 0);
    const judged = lines.length + count('passed') > 0;
    return {
      area,
      score: judged ? Math.max(0, 100 - lost) : null,
      lines,
      passed: count('passed'),
      unknown: count('unknown'),
    };
  });
}

export const gravest = (list: readonly Severity[]): Severity =>
  severities.find((severity) => list.includes(severity)) ?? 'info';
