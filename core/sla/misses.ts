import { type Course, follow, newCourse, passTo, take } from './course.ts';
import { type ClockEvent, effective, inOrderOfEntering, isCorrecting } from './events.ts';
import type { Agreements } from './terms.ts';
import { isOpenTrack, type Track } from './track.ts';

/** A miss that was a fact before a later entry told of earlier times. */
interface Established {
  target: Track['target'];
  startedAt: number;
  missedAt: number;
}

/** The course of a clock up to `now`, with the misses that no later entry may heal. */
export function courseOf(log: readonly ClockEvent[], agreements: Agreements, now: number): Course {
  const known = inOrderOfEntering(log);
  const judgedFrom = known.findLastIndex(isCorrecting) + 1;
  const established: Established[] = [];
  // Nearly all entries come in the order of happening: one course is led along, and begun anew only for one that does not.
  let [course, reached] = [newCourse(agreements), -Infinity];
  for (const [i, event] of known.entries()) {
    const { at, recordedAt } = event;
    if (i >= judgedFrom && at < recordedAt && recordedAt <= now) {
      const before = reached > recordedAt ? follow(effective(known.slice(0, i)), agreements, recordedAt) : course;
      for (const track of before.tracks) established.push(...missesBy(track, recordedAt));
    }
    if (event.kind !== 'corrected' && at >= reached) {
      take(course, event);
      reached = at;
    } else {
      const entries = effective(known.slice(0, i + 1));
      reached = entries.at(-1)?.at ?? -Infinity;
      course = entries.length > 0 ? follow(entries, agreements, reached) : newCourse(agreements);
    }
  }
  if (reached > now) course = follow(effective(known), agreements, now);
  else passTo(course, now);
  keepMisses(course.tracks, established);
  return course;
}

/** A deadline that has been set is missed when it passes and nothing happens. */
function missesBy(track: Track, at: number): Established[] {
  const { target, startedAt, dueAt } = track;
  const missedAt = track.missedAt ?? (isOpenTrack(track) && dueAt !== null && dueAt < at ? dueAt : null);
  return missedAt === null ? [] : [{ target, startedAt, missedAt }];
}

/**
 * A miss stays a miss: what is entered afterwards about earlier times can move a deadline, but not one that had already
 * passed. Done in time is in time, though, however late it was entered; and a correcting entry has everything before it
 * judged anew.
 */
function keepMisses(tracks: readonly Track[], established: readonly Established[]): void {
  for (const miss of established) {
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
    const track =
      same.find(({ startedAt }) => startedAt === miss.startedAt) ??
      same.findLast(({ startedAt }) => startedAt < miss.missedAt) ??
      same[0];
    if (track && (track.missedAt === null || miss.missedAt < track.missedAt)) {
      track.promised = true;
      track.missedAt = track.dueAt = miss.missedAt;
      track.warnAt = Math.min(track.warnAt ?? Infinity, miss.missedAt);
    }
  }
}
