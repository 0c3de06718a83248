import { type Because, between, explain, type Pause } from '#core/calendar';
import { knownPauses, waitingFor } from './course.ts';
import type { ClockEvent, Waiting } from './events.ts';
import { courseOf } from './misses.ts';
import type { Agreements, TargetName } from './terms.ts';
import { isOpenTrack, type Leg, type Track } from './track.ts';

/** A stretch `[from, to)` of what a target's clock looked at, and why it counted or did not. */
export interface TargetPiece {
  from: number;
  to: number;
  kind: 'counted' | 'skipped' | 'paused' | 'stopped' | 'not_promised';
  /** Open milliseconds in it: all where it counted, none where it was skipped, what was saved where it was paused. */
  openMs: number;
  /** The calendar that held then; null around the clock. */
  calendar: string | null;
  /** Why it was skipped. */
  because?: Because;
  date?: string;
  /** Whom a paused clock waited for. */
  waitingFor?: readonly Waiting[];
  /** Not passed yet: what leads to the deadline if nothing changes. */
  ahead: boolean;
}

/**
 * Why a target is due when it is due: everything from its start until it was done, or until `now` and on to its deadline,
 * in order and without holes. What counted and is not ahead adds up to the time used; with what counts ahead, to the
 * duration. For updates, the wait that `startedAt` names, or else the last one. Empty where nothing was promised.
 * @param toDeadline goes on to the deadline of what was done in time, too, as long as no pause was on when it was done
 */
export function explainTarget(
  log: readonly ClockEvent[],
  agreements: Agreements,
  now: number,
  target: TargetName,
  startedAt?: number,
  toDeadline = false,
): TargetPiece[] {
  const course = courseOf(log, agreements, now);
  const track = course.tracks.findLast(
    (t) => t.target === target && t.promised && (startedAt === undefined || t.startedAt === startedAt),
  );
  if (!track) return [];
  const passed = track.legs.flatMap((leg) => piecesOf(leg));
  if (!isOpenTrack(track))
    return toDeadline && isLedTo(track) ? [...passed, ...ahead(track, track.reached, [], [])] : passed;
  if (track.dueAt === null || track.dueAt <= now) return passed;
  return [...passed, ...ahead(track, now, knownPauses(course), waitingFor(course))];
}

/** Whether what is left of a target that was done leads to its deadline. */
const isLedTo = ({ dueAt, reached, void: isVoid, spec, usedMs, calendar }: Track): boolean =>
  !isVoid &&
  spec !== null &&
  dueAt !== null &&
  dueAt > reached &&
  between(calendar, reached, dueAt) === spec.duration - usedMs;

function piecesOf({ from, to, kind, calendar, calendarName, waitingFor }: Leg): TargetPiece[] {
  const common = { calendar: calendarName, ahead: false };
  if (kind === 'running') return explain(calendar, from, to).map((piece) => ({ ...piece, ...common }));
  const openMs = kind === 'not_promised' ? 0 : between(calendar, from, to);
  return [{ from, to, kind, openMs, ...common, ...(kind === 'paused' && { waitingFor }) }];
}

function ahead(
  { calendar, calendarName, dueAt }: Track,
  from: number,
  pauses: readonly Pause[],
  waiting: readonly Waiting[],
): TargetPiece[] {
  return explain(calendar, from, dueAt!, pauses).map((piece) => ({
    ...piece,
    calendar: calendarName,
    ahead: true,
    ...(piece.kind === 'paused' && { waitingFor: waiting }),
  }));
}
