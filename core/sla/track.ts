import { add, between, type Calendar, type Pause } from '#core/calendar';
import type { ClockEvent, Waiting } from './events.ts';
import { type Target, type TargetName, warnLeftOf } from './terms.ts';

/** A stretch `[from, to)` of a target's course under one calendar. */
export interface Leg {
  from: number;
  to: number;
  kind: 'running' | 'paused' | 'stopped' | 'not_promised';
  calendar: Calendar;
  /** The version's name; null around the clock. */
  calendarName: string | null;
  waitingFor: readonly Waiting[];
}

/** A deadline as it was set at one moment, and what set it. */
export interface Deadline {
  target: TargetName;
  /** When the course of the target began that this deadline belongs to. */
  startedAt: number;
  setAt: number;
  because: Exclude<ClockEvent['kind'], 'corrected'> | 'pause_over';
  /** null while the clock waits for somebody, or where nothing is promised. */
  dueAt: number | null;
  warnAt: number | null;
}

/** What a target is measured by from some moment on. */
export interface Measure {
  spec: Target | null;
  calendar: Calendar;
  calendarName: string | null;
}

/** The course of one target: of the clock, or of one wait for an update. */
export interface Track extends Measure {
  target: TargetName;
  startedAt: number;
  doneAt: number | null;
  void: boolean;
  promised: boolean;
  /** Up to where the time used is counted. */
  reached: number;
  usedMs: number;
  dueAt: number | null;
  warnAt: number | null;
  missedAt: number | null;
  legs: Leg[];
  history: Deadline[];
}

export function newTrack(target: TargetName, at: number, measure: Measure): Track {
  return {
    ...measure,
    target,
    startedAt: at,
    doneAt: null,
    void: false,
    promised: measure.spec !== null,
    reached: at,
    usedMs: 0,
    dueAt: null,
    warnAt: null,
    missedAt: null,
    legs: [],
    history: [],
  };
}

export const isOpenTrack = (track: Track) => track.doneAt === null;

/** Counts what passed since the last change; a deadline that lies before `to` was missed. */
export function advance(track: Track, to: number, waitingFor: readonly Waiting[]): void {
  if (to <= track.reached) return;
  const { calendar, calendarName, spec, reached: from } = track;
  const kind = !spec ? 'not_promised' : waitingFor.length > 0 ? 'paused' : 'running';
  if (kind === 'running') track.usedMs += between(calendar, from, to);
  if (track.missedAt === null && track.dueAt !== null && track.dueAt < to) track.missedAt = track.dueAt;
  track.legs.push({ from, to, kind, calendar, calendarName, waitingFor });
  track.reached = to;
}

/** Time used stays used: what is left of the duration runs from now on by the measure that now holds. */
export function replan(track: Track, at: number, pauses: readonly Pause[], because: Deadline['because']): void {
  const { spec, calendar, usedMs } = track;
  if (!isOpenTrack(track) || track.missedAt !== null) return;
  if (spec) {
    track.promised = true;
    track.dueAt = add(calendar, at, Math.max(0, spec.duration - usedMs), pauses);
    const untilWarning = spec.duration - warnLeftOf(spec) - usedMs;
    if (untilWarning > 0) track.warnAt = add(calendar, at, untilWarning, pauses);
    else if (track.warnAt === null || track.warnAt > at) track.warnAt = at;
  } else track.dueAt = track.warnAt = null;
  const last = track.history.at(-1);
  if (last ? last.dueAt === track.dueAt && last.warnAt === track.warnAt : !spec) return;
  const { target, startedAt, dueAt, warnAt } = track;
  track.history.push({ target, startedAt, setAt: at, because, dueAt, warnAt });
}

export function finish(track: Track, at: number, outcome: 'done' | 'void'): void {
  track.doneAt = at;
  track.void = outcome === 'void';
}

/** Goes on with the time used; what passed while it was stopped does not count. */
export function reopen(track: Track, at: number): void {
  const { calendar, calendarName, reached: from } = track;
  track.doneAt = null;
  track.void = false;
  if (at > from) track.legs.push({ from, to: at, kind: 'stopped', calendar, calendarName, waitingFor: [] });
  track.reached = at;
}
