/** One request or incident, as figures see it. Instants are epoch milliseconds. */
export interface QualityCase {
  id: string;
  startedAt: number;
  /** The first word of the team; null where there was none yet. */
  answeredAt: number | null;
  /** The last solution; null where it is open, or ended without one. */
  solvedAt: number | null;
  everSolved: boolean;
  /** How often it came back after it had been solved. */
  reopened: number;
  /** null: not promised, void, or not decided yet. */
  reactionKept: boolean | null;
  resolutionKept: boolean | null;
  /** Of incidents; null for requests, which are what clients ask. */
  noticedBy: 'monitor' | 'engineer' | 'client' | null;
  /** Of incidents: how often the same cause was there in the 90 days before; null where that cannot be told. */
  seenBefore: number | null;
  severity: 'critical' | 'major' | 'minor' | 'info';
}

export const figures = [
  'reaction',
  'resolution',
  'mtta',
  'mttr',
  'reopened',
  'repeats',
  'found_first',
  'critical',
] as const;
/** `reaction`, `resolution`: promises kept. `mtta`, `mttr`: mean time to the answer and to the solution. */
export type Figure = (typeof figures)[number];

interface Share {
  /** How many it is true of. */
  hit: number;
  of: number;
  /** null where there is nothing to tell of. */
  share: number | null;
}
interface Mean {
  of: number;
  meanMs: number | null;
  medianMs: number | null;
}
export type Figures = Record<Exclude<Figure, 'mtta' | 'mttr'>, Share> & Record<'mtta' | 'mttr', Mean>;

/**
 * Whether a figure counts a case, and as what: `true` for what a share is of, `false` for the rest of the same; for means
 * `true`. null: the figure does not tell of it. The list behind a figure is what is not null here.
 */
export function sideOf(figure: Figure, one: QualityCase): boolean | null {
  if (figure === 'reaction') return one.reactionKept;
  if (figure === 'resolution') return one.resolutionKept;
  if (figure === 'reopened') return one.everSolved ? one.reopened > 0 : null;
  if (figure === 'repeats') return one.seenBefore === null ? null : one.seenBefore > 0;
  if (figure === 'found_first') return one.noticedBy === null ? null : one.noticedBy !== 'client';
  if (figure === 'critical') return one.severity === 'critical';
  return (figure === 'mtta' ? one.answeredAt : one.solvedAt) === null ? null : true;
}

/** All figures of some cases. Times are real elapsed time, nights and waits included. */
export function figuresOf(cases: readonly QualityCase[]): Figures {
  return {
    reaction: shareOf('reaction', cases),
    resolution: shareOf('resolution', cases),
    reopened: shareOf('reopened', cases),
    repeats: shareOf('repeats', cases),
    found_first: shareOf('found_first', cases),
    critical: shareOf('critical', cases),
    mtta: meanOf(cases.flatMap(({ startedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - startedAt]))),
    mttr: meanOf(cases.flatMap(({ startedAt, solvedAt }) => (solvedAt === null ? [] : [solvedAt - startedAt]))),
  };
}

function shareOf(figure: Figure, cases: readonly QualityCase[]): Share {
  const sides = cases.map((one) => sideOf(figure, one)).filter((side) => side !== null);
  const hit = sides.filter(Boolean).length;
  return { hit, of: sides.length, share: sides.length === 0 ? null : hit / sides.length };
}

function meanOf(times: readonly number[]): Mean {
  const sorted = times.toSorted((a, b) => a - b);
  const of = sorted.length;
  if (of === 0) return { of, meanMs: null, medianMs: null };
  const [low, high] = [sorted[Math.floor((of - 1) / 2)]!, sorted[Math.floor(of / 2)]!];
  return {
    of,
    meanMs: Math.round(sorted.reduce((sum, time) => sum + time, 0) / of),
    medianMs: Math.round((low + high) / 2),
  };
}
