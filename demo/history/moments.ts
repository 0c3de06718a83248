/** Something that happens at an instant of the past. */
export interface Moment {
  at: number;
  act(): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant `ago` days before `now`'s day at a time of day in UTC; a negative `ago` is to come. */
export const dayAt = (now: number, ago: number, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return now - (now % DAY) - ago * DAY + hours * HOUR + minutes * MINUTE;
};

/** How often everything is looked at, from this age on: the nearer the oftener, as history is kept. */
export const paces = [
  { fromAgo: 90 * DAY, everyMs: HOUR },
  { fromAgo: 14 * DAY, everyMs: 30 * MINUTE },
  { fromAgo: 25 * HOUR, everyMs: 5 * MINUTE },
] as const;

/** When everything is looked at, from the beginning to now. */
export function roundsBetween(from: number, now: number): number[] {
  const rounds: number[] = [];
  for (let at = from + 5 * MINUTE; at < now; ) {
    rounds.push(at);
    at += paces.findLast(({ fromAgo }) => now - at <= fromAgo)?.everyMs ?? HOUR;
  }
  return rounds;
}

/** Moments and rounds in the order of time; those of one instant in the order given. */
export function* inOrder(moments: readonly Moment[], rounds: readonly number[]): Generator<Moment | number> {
  const sorted = [...moments].sort((a, b) => a.at - b.at);
  let next = 0;
  for (const at of rounds) {
    while (next < sorted.length && sorted[next]!.at <= at) yield sorted[next++]!;
    yield at;
  }
  yield* sorted.slice(next);
}
