import type { ResponseOf } from '#contract/endpoint';
import type { readSpeedHistory } from '#contract/speed';
import type { Shown } from '../figure.ts';

export interface Point {
  id: string;
  /** Epoch ms. */
  at: number;
  median: number;
  q1: number;
  q3: number;
  runs: number[];
}

/** One metric of each set, the oldest first; a page is weighed once in a set. */
export const pointsOf = (sets: ResponseOf<typeof readSpeedHistory>['items'], metric: Shown): Point[] =>
  sets.map((set) => {
    const of = { id: set.setId, at: Date.parse(set.at) };
    if (metric === 'weight') return { ...of, median: set.weight, q1: set.weight, q3: set.weight, runs: [] };
    const { median, q1, q3 } = set.values[metric];
    return { ...of, median, q1, q3, runs: set.runs[metric] };
  });

const edge = 5;

/** From values to points of the drawing; `most`: no value is higher. One wild run does not flatten the rest: it is cut off at the top. */
export function scaleOf(
  points: readonly Point[],
  {
    width,
    height,
    limit = 0,
    most = Infinity,
  }: { width: number; height: number; limit?: number | undefined; most?: number },
): { x(at: number): number; y(value: number): number; top: number } {
  const [from, to] = [points[0]!.at, points.at(-1)!.at];
  const highest = Math.max(...points.map(({ q3 }) => q3));
  const top = Math.min(most, Math.max(highest * 1.25, limit * 1.1)) || 1;
  const inside = Math.max(0, width - 2 * edge);
  return {
    x: (at) => (to === from ? width / 2 : edge + ((at - from) / (to - from)) * inside),
    y: (value) => height - (Math.min(value, top) / top) * (height - edge),
    top,
  };
}
