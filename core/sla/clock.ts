import { isOpen } from '#core/calendar';
import type { Severity } from '#core/incident';
import { type Course, type Ignored, waitingFor } from './course.ts';
import type { ClockEvent, Outcome, Waiting } from './events.ts';
import { courseOf } from './misses.ts';
import type { Agreements, TargetName } from './terms.ts';
import { type Deadline, isOpenTrack, type Track } from './track.ts';

/** How a target stands. Void: the clock stopped without the promise having mattered. */
export type Standing = 'on_track' | 'at_risk' | 'met' | 'missed' | 'void';

/** One target as it stands. Instants are epoch milliseconds, times milliseconds. */
export interface TargetReading {
  target: TargetName;
  standing: Standing;
  /** A missed target is open until it is done all the same. */
  open: boolean;
  startedAt: number;
  doneAt: number | null;
  /** What is promised now; null where the severity promises nothing. */
  duration: number | null;
  usedMs: number;
  /** Below 0 by so much as the time used is over the duration. */
  leftMs: number | null;
  /** Still in time at this instant. null while the clock waits for somebody. Stays where it was once it is missed. */
  dueAt: number | null;
  warnAt: number | null;
  missedAt: number | null;
}

export interface ClockReading {
  /** `waiting` for opening time: it runs, but nothing counts at this hour. `paused` for a client or third party. */
  state: 'not_started' | 'running' | 'waiting' | 'paused' | 'stopped';
  waitingFor: Waiting[];
  startedAt: number | null;
  severity: Severity | null;
  outcome: Outcome | null;
  /** null where nothing of the kind was ever promised. */
  reaction: TargetReading | null;
  resolution: TargetReading | null;
  /** The wait for the next update; when stopped, the last one. */
  update: TargetReading | null;
  /** All waits for updates, in order. */
  updates: TargetReading[];
  /** Every deadline as it was set and moved, in order. */
  deadlines: Deadline[];
  /** Entries that changed nothing, and why. */
  ignored: { seq: number; because: Ignored }[];
}

/**
 * Everything about a clock, computed from its log as it stands and the instant `now`; entries for later instants are not
 * looked at. The log may come in any order, entries twice. Throws a RangeError with a sentence where it names terms or a
 * calendar that was not handed in.
 */
export function readClock(log: readonly ClockEvent[], agreements: Agreements, now: number): ClockReading {
  const course = courseOf(log, agreements, now);
  const read = course.tracks.filter((track) => track.promised).map((track) => readTrack(track, now));
  const updates = read.filter(({ target }) => target === 'update');
  return {
    state: stateOf(course, now),
    waitingFor: course.outcome ? [] : waitingFor(course),
    startedAt: course.startedAt,
    severity: course.startedAt === null ? null : course.severity,
    outcome: course.outcome,
    reaction: read.find(({ target }) => target === 'reaction') ?? null,
    resolution: read.find(({ target }) => target === 'resolution') ?? null,
    update: updates.at(-1) ?? null,
    updates,
    deadlines: course.tracks.flatMap(({ history }) => history).sort((a, b) => a.setAt - b.setAt),
    ignored: course.ignored,
  };
}

function stateOf(course: Course, now: number): ClockReading['state'] {
  if (course.startedAt === null) return 'not_started';
  if (course.outcome) return 'stopped';
  if (course.pauses.length > 0) return 'paused';
  const counting = course.tracks.filter((track) => isOpenTrack(track) && track.spec);
  return counting.length > 0 && !counting.some(({ calendar }) => isOpen(calendar, now)) ? 'waiting' : 'running';
}

function readTrack(track: Track, now: number): TargetReading {
  const { target, startedAt, doneAt, usedMs, dueAt, warnAt, missedAt } = track;
  const duration = track.spec?.duration ?? null;
  return {
    target,
    standing: standingOf(track, now),
    open: isOpenTrack(track),
    startedAt,
    doneAt,
    duration,
    usedMs,
    leftMs: duration === null ? null : duration - usedMs,
    dueAt,
    warnAt,
    missedAt,
  };
}

function standingOf(track: Track, now: number): Standing {
  if (track.missedAt !== null) return 'missed';
  if (!isOpenTrack(track)) return track.void ? 'void' : 'met';
  return track.warnAt !== null && track.warnAt <= now ? 'at_risk' : 'on_track';
}
