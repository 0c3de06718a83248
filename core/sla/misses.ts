import { follow } from './course.ts';
import { type ClockEvent, effective, isCorrecting } from './events.ts';
import type { Agreements } from './terms.ts';
import type { Track } from './track.ts';

/** A miss that was a fact before a later entry told of earlier times. */
interface Established {
  target: Track['target'];
  startedAt: number;
  missedAt: number;
}

/**
 * A miss stays a miss: what is entered afterwards about earlier times can move a deadline, but not one that had already
 * passed. Done in time is in time, though, however late it was entered; and a correcting entry has everything before it
 * judged anew.
 */
export function keepMisses(tracks: readonly Track[], log: readonly ClockEvent[], agreements: Agreements): void {
  for (const miss of established(log, agreements)) {
    const same = tracks.filter((track) => track.target === miss.target);
    const inTime = same.some(
      ({ doneAt, void: isVoid }) =>
        doneAt !== null &&
        !isVoid &&
        doneAt <= miss.missedAt &&
        // The word that a wait for an update began with does not end it.
        (miss.target === 'update' ? doneAt > miss.startedAt : doneAt >= miss.startedAt),
    );
    if (inTime) continue;
    const track = same.findLast(({ startedAt }) => startedAt <= miss.missedAt) ?? same[0];
    if (track && (track.missedAt === null || miss.missedAt < track.missedAt)) {
      track.promised = true;
      track.missedAt = track.dueAt = miss.missedAt;
      track.warnAt = Math.min(track.warnAt ?? Infinity, miss.missedAt);
    }
  }
}

function established(log: readonly ClockEvent[], agreements: Agreements): Established[] {
  const known = [...new Map(log.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq);
  const judgedFrom = known.findLastIndex(isCorrecting) + 1;
  return known.flatMap(({ at, recordedAt }, i) => {
    if (i < judgedFrom || at >= recordedAt) return [];
    return follow(effective(known.slice(0, i)), agreements, recordedAt).tracks.flatMap(
      ({ target, startedAt, missedAt }) => (missedAt === null ? [] : [{ target, startedAt, missedAt }]),
    );
  });
}
