import { type ComparedMetric, comparedMetrics } from '#contract/speed';
import { type Change, compareRuns, type Rules } from '#core/regression';
import type { Device, Kind, PageRow, SlowdownRow } from './tables.ts';

/** Below them a change is nobody's business; milliseconds, and CLS without a unit. */
const rules: Record<ComparedMetric, Rules> = {
  lcp: { better: 'lower', minAbsolute: 100 },
  cls: { better: 'lower', minAbsolute: 0.02 },
  tbt: { better: 'lower', minAbsolute: 50 },
  ttfb: { better: 'lower', minAbsolute: 50 },
};

/** A big change is seen in few runs, a small or noisy one in many. */
const windows = [10, 20, 40];
/** Older ones say little of the shop as it was yesterday. */
const mostEarlier = 60;
/** A set asks many questions at once: all together may err in two sets of a hundred. */
const alpha = 0.02;

/** All sets of one page on one device, the oldest first; the last is the one that is judged. */
export interface Series {
  kind: Kind;
  device: Device;
  rows: readonly PageRow[];
}

export type Judged =
  | { what: 'slower'; of: Series; metric: ComparedMetric; began: PageRow; before: PageRow; change: Change }
  | { what: 'recovered'; slowdown: SlowdownRow; began: PageRow; change: Change };

interface Question {
  of: Series;
  metric: ComparedMetric;
  earlier: PageRow[];
  later: PageRow[];
  slowdown: SlowdownRow | undefined;
  change: Change;
}

/** What of a store is slower than before, or fast again, now that there is one set more. */
export function judgeSet(series: readonly Series[], slowdowns: readonly SlowdownRow[]): Judged[] {
  const questions = series.flatMap((of) => comparedMetrics.flatMap((metric) => ask(of, metric, slowdowns)));
  const sure = questions.filter(({ change, slowdown }) => {
    const sought = slowdown ? 'improved' : 'regressed';
    return change.verdict === sought && change.p * questions.length < alpha;
  });
  // The fewest runs that decide tell best since when.
  const first = new Map(sure.toReversed().map((one) => [`${one.of.kind} ${one.of.device} ${one.metric}`, one]));
  return [...first.values()].toReversed().flatMap(answer);
}

function answer({ of, metric, earlier, later, slowdown, change }: Question): Judged[] {
  const began = later[0]!;
  if (!slowdown) return [{ what: 'slower', of, metric, began, before: earlier.at(-1)!, change }];
  const usual = newest(of.rows.filter(({ at }) => at < slowdown.began_at).filter(comparable(of)), mostEarlier);
  const against = compareRuns(valuesOf(usual, metric), valuesOf(later, metric), rules[metric]);
  return against?.verdict === 'regressed' ? [] : [{ what: 'recovered', slowdown, began, change }];
}

function ask(of: Series, metric: ComparedMetric, slowdowns: readonly SlowdownRow[]): Question[] {
  const own = slowdowns.filter((one) => one.kind === of.kind && one.device === of.device && one.metric === metric);
  const slowdown = own.find(({ ended_at }) => ended_at === null);
  const counted = of.rows.filter(comparable(of)).filter(({ at }) => own.every((one) => counts(one, at)));
  return windows.flatMap((runs) => {
    const later = newest(counted, runs);
    const earlier = newest(counted.slice(0, counted.length - later.length), mostEarlier);
    const change = compareRuns(valuesOf(earlier, metric), valuesOf(later, metric), rules[metric]);
    const isEnough = Math.min(change?.earlier.n ?? 0, change?.later.n ?? 0) >= runs;
    return change && isEnough ? [{ of, metric, earlier, later, slowdown, change }] : [];
  });
}

/** While it is slow only what is slow; then without it, or from it on where it became the usual level. */
function counts({ began_at, ended_at, ended }: SlowdownRow, at: number): boolean {
  if (ended_at === null || ended === 'accepted') return at >= began_at;
  return at < began_at || at >= ended_at;
}

/** Figures of another Lighthouse or Chromium, or of another address, are of something else. */
const comparable = ({ rows }: Series) => {
  const last = rows.at(-1)!;
  return ({ versions, url }: PageRow): boolean => versions === last.versions && url === last.url;
};

/** So many sets that they hold `runs` runs. */
function newest(rows: readonly PageRow[], runs: number): PageRow[] {
  let [from, n] = [rows.length, 0];
  while (from > 0 && n < runs) n += rows[--from]!.runs.lcp.length;
  return rows.slice(from);
}

const valuesOf = (rows: readonly PageRow[], metric: ComparedMetric): number[] =>
  rows.flatMap(({ runs }) => runs[metric]);
