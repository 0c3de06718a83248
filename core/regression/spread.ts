/** Of several measurements of one thing. Quartiles are interpolated, as most programs do. */
export interface Spread {
  n: number;
  median: number;
  /** A quarter of the values lies below, a quarter above. */
  q1: number;
  q3: number;
  /** The middle of the distances from the median. */
  mad: number;
  min: number;
  max: number;
}

/** @throws RangeError where there are none, or one is no number */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0 || !values.every(Number.isFinite)) throw new RangeError('A spread needs numbers.');
  const sorted = values.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const away = sorted.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  return {
    n: sorted.length,
    median,
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    mad: quantile(away, 0.5),
    min: sorted[0]!,
    max: sorted.at(-1)!,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - below);
}
