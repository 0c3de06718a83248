export const phases = ['dns', 'connect', 'tls', 'firstByte', 'transfer'] as const;
export type Phase = (typeof phases)[number];
type Column = (number | null)[];

/** Response times of equal buckets, milliseconds; `at` is the start of each in epoch seconds. */
export interface Series extends Record<Phase, Column> {
  stepMs: number;
  at: number[];
  total: Column;
  p95: Column;
  failures: number[];
}

export interface Layer {
  name: Phase | 'total';
  /** The layer's own values, for reading. */
  own: Column;
  /** Heights counted from zero with the layers below, for drawing. */
  top: Column;
}

/** Phases one upon another, the first at the bottom; only the total where no probe has phases. */
export function stack(series: Series): Layer[] {
  const present = phases.filter((phase) => series[phase].some((value) => value !== null && value > 0));
  if (present.length === 0) return [{ name: 'total', own: series.total, top: series.total }];
  const sums: Column = series.at.map((_, i) => (present.some((phase) => series[phase][i] != null) ? 0 : null));
  return present.map((name) => {
    const own = series[name];
    own.forEach((value, i) => {
      if (sums[i] !== null) sums[i] = sums[i]! + (value ?? 0);
    });
    return { name, own, top: [...sums] };
  });
}
