import { type Spread, spreadOf } from './spread.ts';

export type Verdict = 'regressed' | 'improved' | 'no_change' | 'not_enough';

export interface Rules {
  better: 'lower' | 'higher';
  /** A change below it is none, however sure it is; in the metric's own unit. */
  minAbsolute: number;
}

export interface Change {
  verdict: Verdict;
  /** By how much the later runs lie above the earlier ones, in the metric's unit, and where it surely lies. */
  shift: number;
  low: number;
  high: number;
  /** The shift as a share of the earlier median; null where that is zero. */
  relative: number | null;
  /** How often chance alone makes such a difference. */
  p: number;
  earlier: Spread;
  later: Spread;
}

/** Fewer say nothing, on either side. */
const MIN_RUNS = 10;
/** Of a hundred pairs without a change two may look like one. */
const ALPHA = 0.02;
const Z = 2.326;
/** Less of a change is nobody's business. */
const MIN_SHARE = 0.05;
/** "No change" is said only where such a change would have been seen. */
const WORTH_SEEING = 0.2;

/**
 * Whether a metric has changed between two lots of runs, by the Mann–Whitney test with the Hodges–Lehmann shift as its size:
 * ranks do not mind that page loads are skewed, in two heaps, or wild now and then.
 */
export function compareRuns(earlier: readonly number[], later: readonly number[], rules: Rules): Change | null {
  if (earlier.length === 0 || later.length === 0) return null;
  const [before, after] = [spreadOf(earlier), spreadOf(later)];
  const differences = later.flatMap((one) => earlier.map((other) => one - other)).sort((a, b) => a - b);
  const { p, deviation } = mannWhitney(earlier, later);
  const pairs = differences.length;
  const cut = Math.max(0, Math.floor(pairs / 2 - Z * deviation));
  const shift = spreadOf(differences).median;
  const change = {
    ...{ shift, p, earlier: before, later: after },
    low: differences[cut]!,
    high: differences[pairs - 1 - cut]!,
    relative: before.median === 0 ? null : shift / before.median,
  };
  return { verdict: verdictOf(change, rules), ...change };
}

function verdictOf(change: Omit<Change, 'verdict'>, { better, minAbsolute }: Rules): Verdict {
  const { shift, p, low, high, earlier, later } = change;
  if (Math.min(earlier.n, later.n) < MIN_RUNS) return 'not_enough';
  const least = Math.max(minAbsolute, MIN_SHARE * Math.abs(earlier.median));
  if (p < ALPHA && Math.abs(shift) >= least) return shift > 0 === (better === 'lower') ? 'regressed' : 'improved';
  const seen = Math.max(minAbsolute, WORTH_SEEING * Math.abs(earlier.median));
  return low > -seen && high < seen ? 'no_change' : 'not_enough';
}

/** Two-sided, by the normal approximation with ties; good from ten on each side. */
function mannWhitney(a: readonly number[], b: readonly number[]): { p: number; deviation: number } {
  const all = [...a.map((value) => ({ value, later: 0 })), ...b.map((value) => ({ value, later: 1 }))].sort(
    (one, other) => one.value - other.value,
  );
  const [n, m, total] = [a.length, b.length, a.length + b.length];
  let [ranks, ties] = [0, 0];
  for (let from = 0; from < total; ) {
    let to = from;
    while (to < total && all[to]!.value === all[from]!.value) to++;
    for (let at = from; at < to; at++) ranks += all[at]!.later * ((from + to + 1) / 2);
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const wins = ranks - (m * (m + 1)) / 2;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1) || 1)));
  const away = Math.max(0, Math.abs(wins - (n * m) / 2) - 0.5);
  return { p: deviation === 0 ? 1 : Math.min(1, 2 * (1 - normal(away / deviation))), deviation };
}

/** The share of a normal distribution below z >= 0; right to seven places (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z);
  const tail =
    t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
