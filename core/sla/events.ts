import type { Severity } from '#core/incident';

export const waitings = ['waiting_for_client', 'waiting_for_third_party'] as const;
/** Whom a paused clock waits for. */
export type Waiting = (typeof waitings)[number];

/** A clock that stops `resolved` has kept its promises or missed them; withdrawn or merged, what was open is void. */
export type Outcome = 'resolved' | 'withdrawn' | 'merged';

interface Entry {
  /** Its place in the log: unique, counting upwards in the order of entering. */
  seq: number;
  /** When it happened, which may be long before it was entered. */
  at: number;
  /** When it was entered. */
  recordedAt: number;
  /** A person sets the record right: misses that were established before this entry are judged anew. */
  correcting?: boolean;
}

type Happening =
  /** `terms` and `calendar` name versions among the `Agreements`. */
  | { kind: 'started'; severity: Severity; terms: string; calendar: string }
  /** With `until` a stretch told as a whole; without it, until a `resumed`. */
  | { kind: 'paused'; reason: Waiting; until?: number }
  /** Ends the pauses of one reason, or all of them. */
  | { kind: 'resumed'; reason?: Waiting }
  | { kind: 'stopped'; outcome: Outcome }
  | { kind: 'reopened' }
  | { kind: 'severity_changed'; severity: Severity }
  | { kind: 'terms_changed'; terms: string }
  | { kind: 'calendar_changed'; calendar: string }
  | { kind: 'reaction_given' }
  | { kind: 'update_given' }
  /** Moves the earlier entry `of` to another instant, or strikes it out (null). Always correcting. */
  | { kind: 'corrected'; of: number; to: number | null };

/** One line of a clock's append-only log. Instants are epoch milliseconds. */
export type ClockEvent = Entry & Happening;
export type EffectiveEvent = Exclude<ClockEvent, { kind: 'corrected' }>;

export const isCorrecting = (event: ClockEvent) => event.correcting === true || event.kind === 'corrected';

/** Every place of the log once, in the order in which it was entered. */
export function inOrderOfEntering(log: readonly ClockEvent[]): readonly ClockEvent[] {
  if (log.every(({ seq }, i) => i === 0 || log[i - 1]!.seq < seq)) return log;
  const sorted = log.toSorted((a, b) => a.seq - b.seq);
  return sorted.filter(({ seq }, i) => i === 0 || sorted[i - 1]!.seq < seq);
}

/**
 * What a log in the order of entering says to have happened, in the order of happening, corrections carried out (a
 * correction may itself be struck out). Entries of one instant keep the order in which they were entered.
 */
export function effective(log: readonly ClockEvent[]): EffectiveEvent[] {
  const moved = correctedTo(log);
  return log
    .filter((event): event is EffectiveEvent => event.kind !== 'corrected' && moved.get(event.seq) !== null)
    .map((event) => ({ ...event, at: moved.get(event.seq) ?? event.at }))
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** Where corrections moved entries to, by place in the log; null: struck out. The last word counts. */
export function correctedTo(log: readonly ClockEvent[]): ReadonlyMap<number, number | null> {
  const moved = new Map<number, number | null>();
  const corrections = inOrderOfEntering(log.filter((event) => event.kind === 'corrected')).toReversed();
  for (const { seq, of, to } of corrections as Extract<ClockEvent, { kind: 'corrected' }>[])
    if (of < seq && moved.get(seq) !== null && !moved.has(of)) moved.set(of, to);
  return moved;
}
