import type { Calendar, Pause } from '#core/calendar';
import type { Severity } from '#core/incident';
import { type EffectiveEvent, type Outcome, type Waiting, waitings } from './events.ts';
import { type Agreements, aroundTheClock, type SlaTerms, type TargetName } from './terms.ts';
import {
  advance,
  type Deadline,
  finish,
  isOpenTrack,
  type Measure,
  newTrack,
  reopen,
  replan,
  type Track,
} from './track.ts';

interface ActivePause {
  seq: number;
  reason: Waiting;
  from: number;
  /** Infinity until somebody resumes. */
  until: number;
}

/** Why an entry changed nothing. */
export type Ignored =
  | 'not_started'
  | 'already_started'
  | 'stopped'
  | 'not_stopped'
  | 'already_paused'
  | 'not_paused'
  | 'already_given'
  | 'over'
  | 'unchanged';

/** A clock on its way through its log. */
export interface Course {
  agreements: Agreements;
  startedAt: number | null;
  reactedBefore: boolean;
  severity: Severity;
  terms: SlaTerms;
  calendar: Calendar;
  calendarName: string;
  outcome: Outcome | null;
  pauses: ActivePause[];
  tracks: Track[];
  ignored: { seq: number; because: Ignored }[];
}

/** The course of a clock up to `now`, from events in the order of happening. Later events are not looked at. */
export function follow(events: readonly EffectiveEvent[], agreements: Agreements, now: number): Course {
  const course = newCourse(agreements);
  for (const event of events) {
    if (event.at > now) break;
    take(course, event);
  }
  passTo(course, now);
  return course;
}

export function newCourse(agreements: Agreements): Course {
  return {
    agreements,
    startedAt: null,
    reactedBefore: false,
    severity: 'info',
    terms: {},
    calendar: aroundTheClock,
    calendarName: '',
    outcome: null,
    pauses: [],
    tracks: [],
    ignored: [],
  };
}

/** Lets time pass up to an event, and the event happen. */
export function take(course: Course, event: EffectiveEvent): void {
  passTo(course, event.at);
  const because = course.startedAt === null ? beforeStart(course, event) : happen(course, event);
  if (because) course.ignored.push({ seq: event.seq, because });
}

/** Whom the clock waits for. */
export function waitingFor(course: Course): Waiting[] {
  return waitings.filter((reason) => course.pauses.some((pause) => pause.reason === reason));
}

export const knownPauses = (course: Course) => course.pauses.map(({ from, until }): Pause => [from, until]);

/** Lets time pass; pauses that were told as a whole end on the way. */
export function passTo(course: Course, at: number): void {
  for (;;) {
    const end = course.pauses.reduce((first, { until }) => Math.min(first, until), Infinity);
    if (end > at) break;
    advanceAll(course, end);
    course.pauses = course.pauses.filter(({ until }) => until > end);
    replanAll(course, end, 'pause_over');
  }
  advanceAll(course, at);
}

function advanceAll(course: Course, to: number): void {
  if (course.startedAt === null || course.outcome) return;
  const waiting = waitingFor(course);
  for (const track of course.tracks) if (isOpenTrack(track)) advance(track, to, waiting);
}

function replanAll(course: Course, at: number, because: Deadline['because']): void {
  if (course.startedAt === null || course.outcome) return;
  const pauses = knownPauses(course);
  for (const track of course.tracks) replan(track, at, pauses, because);
}

function beforeStart(course: Course, event: EffectiveEvent): Ignored | null {
  if (event.kind === 'paused') return pause(course, event);
  if (event.kind === 'resumed') return resume(course, event);
  if (event.kind === 'reaction_given') {
    course.reactedBefore = true;
    return null;
  }
  if (event.kind !== 'started') return 'not_started';
  course.startedAt = event.at;
  course.severity = event.severity;
  takeTerms(course, event.terms);
  takeCalendar(course, event.calendar);
  for (const target of ['reaction', 'update', 'resolution'] as const)
    course.tracks.push(newTrack(target, event.at, measureOf(course, target)));
  replanAll(course, event.at, 'started');
  if (course.reactedBefore) finish(openTrack(course, 'reaction')!, event.at, 'done');
  return null;
}

function happen(course: Course, event: EffectiveEvent): Ignored | null {
  if (event.kind === 'started') return 'already_started';
  if (event.kind === 'reopened') return reopenClock(course, event.at);
  if (event.kind === 'severity_changed' || event.kind === 'terms_changed' || event.kind === 'calendar_changed')
    return change(course, event);
  if (event.kind === 'paused') return pause(course, event);
  if (course.outcome) return 'stopped';
  if (event.kind === 'resumed') return resume(course, event);
  if (event.kind === 'stopped') return stop(course, event.at, event.outcome);
  return speak(course, event);
}

type Of<K extends EffectiveEvent['kind']> = Extract<EffectiveEvent, { kind: K }>;

function change(course: Course, event: Of<'severity_changed' | 'terms_changed' | 'calendar_changed'>): Ignored | null {
  if (event.kind === 'severity_changed') {
    if (event.severity === course.severity) return 'unchanged';
    course.severity = event.severity;
  } else if (event.kind === 'terms_changed') takeTerms(course, event.terms);
  else takeCalendar(course, event.calendar);
  for (const track of course.tracks) Object.assign(track, isOpenTrack(track) ? measureOf(course, track.target) : {});
  replanAll(course, event.at, event.kind);
  return null;
}

function pause(course: Course, { seq, at, reason, until = Infinity }: Of<'paused'>): Ignored | null {
  if (until <= at) return 'over';
  if (until === Infinity) {
    if (course.outcome) return 'stopped';
    if (course.pauses.some((known) => known.reason === reason && known.until === Infinity)) return 'already_paused';
  }
  course.pauses.push({ seq, reason, from: at, until });
  replanAll(course, at, 'paused');
  return null;
}

/** A pause told as a whole ends early only where the resuming was entered after it. */
function resume(course: Course, { seq, at, reason }: Of<'resumed'>): Ignored | null {
  const left = course.pauses.filter(
    (known) => (reason && known.reason !== reason) || (known.until !== Infinity && known.seq > seq),
  );
  if (left.length === course.pauses.length) return 'not_paused';
  course.pauses = left;
  replanAll(course, at, 'resumed');
  return null;
}

/** Who has reacted has said something, and who has said something has reacted. */
function speak(course: Course, { at, kind }: Of<'reaction_given' | 'update_given'>): Ignored | null {
  const reaction = openTrack(course, 'reaction');
  if (!reaction && kind === 'reaction_given') return 'already_given';
  if (reaction) finish(reaction, at, 'done');
  const update = openTrack(course, 'update');
  if (update) finish(update, at, 'done');
  restartUpdates(course, at, kind);
  return null;
}

function restartUpdates(course: Course, at: number, because: Deadline['because']): void {
  const track = newTrack('update', at, measureOf(course, 'update'));
  course.tracks.push(track);
  replan(track, at, knownPauses(course), because);
}

function stop(course: Course, at: number, outcome: Outcome): null {
  course.outcome = outcome;
  course.pauses = course.pauses.filter(({ until }) => until !== Infinity);
  for (const track of course.tracks)
    if (isOpenTrack(track)) finish(track, at, outcome === 'resolved' ? 'done' : 'void');
  return null;
}

/** The resolution goes on with its time used, and so does a reaction that was never given; updates begin anew. */
function reopenClock(course: Course, at: number): Ignored | null {
  if (!course.outcome) return 'not_stopped';
  course.outcome = null;
  for (const track of course.tracks) {
    if (track.target === 'update' || (track.target === 'reaction' && !track.void)) continue;
    reopen(track, at);
    Object.assign(track, measureOf(course, track.target));
  }
  const pauses = knownPauses(course);
  for (const track of course.tracks) replan(track, at, pauses, 'reopened');
  restartUpdates(course, at, 'reopened');
  return null;
}

function openTrack(course: Course, target: TargetName): Track | undefined {
  return course.tracks.find((track) => track.target === target && isOpenTrack(track));
}

function measureOf(course: Course, target: TargetName): Measure {
  const spec = course.terms[course.severity]?.[target] ?? null;
  return spec?.hours === 'around_the_clock'
    ? { spec, calendar: aroundTheClock, calendarName: null }
    : { spec, calendar: course.calendar, calendarName: course.calendarName };
}

function takeTerms(course: Course, name: string): void {
  const terms = course.agreements.terms[name];
  if (!terms) throw new RangeError(`The log names the terms ${JSON.stringify(name)}, which were not handed in.`);
  course.terms = terms;
}

function takeCalendar(course: Course, name: string): void {
  const calendar = course.agreements.calendars[name];
  if (!calendar) throw new RangeError(`The log names the calendar ${JSON.stringify(name)}, which was not handed in.`);
  course.calendar = calendar;
  course.calendarName = name;
}
