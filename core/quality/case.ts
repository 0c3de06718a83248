import type { ClockEvent, ClockReading, Standing, TargetReading } from '#core/sla';
import type { QualityCase } from './figures.ts';

/** Whether a promise was kept: null where nothing was promised, it did not matter in the end, or is not decided yet. */
function kept(target: TargetReading | null): boolean | null {
  const decided: Partial<Record<Standing, boolean>> = { met: true, missed: false };
  return target ? (decided[target.standing] ?? null) : null;
}

/**
 * What figures need of one request or incident, from its clock. A word of the team is an answer whether it was promised or
 * not; what was solved without a word is answered by that. Of what was opened again the last solution counts.
 * @param log in the order of happening
 * @param known what the clock does not tell
 */
export function caseOf(
  log: readonly ClockEvent[],
  reading: ClockReading,
  known: Pick<QualityCase, 'noticedBy' | 'seenBefore'>,
): Omit<QualityCase, 'id' | 'severity'> {
  const startedAt = reading.startedAt ?? log[0]?.at ?? 0;
  const solved = log.filter((event) => event.kind === 'stopped' && event.outcome === 'resolved');
  const word = log.find(({ kind }) => kind === 'reaction_given' || kind === 'update_given') ?? solved[0];
  return {
    startedAt,
    answeredAt: word ? Math.max(word.at, startedAt) : null,
    solvedAt: reading.outcome === 'resolved' ? (solved.at(-1)?.at ?? null) : null,
    everSolved: solved.length > 0,
    reopened: log.filter(({ kind }) => kind === 'reopened').length,
    reactionKept: kept(reading.reaction),
    resolutionKept: kept(reading.resolution),
    ...known,
  };
}
