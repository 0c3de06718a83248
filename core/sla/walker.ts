/** A clock read in the plainest way, minute by minute: the tests measure the real one by it. */
import { isOpen } from '#core/calendar';
import type { Agreements, ClockEvent, TargetName } from './index.ts';

export interface Walked {
  startedAt: number;
  doneAt: number | null;
  void: boolean;
  usedMs: number;
  dueAt: number | null;
  missedAt: number | null;
  promised: boolean;
}

const minute = 60_000;

/** The courses of one target. Everything in the log lies on whole minutes; corrections and late entries are not read. */
export function walk(log: readonly ClockEvent[], agreements: Agreements, now: number, target: TargetName): Walked[] {
  const events = log.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at || a.seq - b.seq);
  const started = events.findIndex((event) => event.kind === 'started');
  const start = events[started];
  if (start?.kind !== 'started' || start.at > now) return [];
  let { severity, terms, calendar } = start;
  let stopped = false;
  const runs: Walked[] = [fresh(start.at)];
  const last = () => runs.at(-1)!;

  const happen = (event: ClockEvent) => {
    if (event.kind === 'severity_changed') severity = event.severity;
    if (event.kind === 'terms_changed') terms = event.terms;
    if (event.kind === 'calendar_changed') calendar = event.calendar;
    if (event.kind === 'reopened' && stopped) {
      stopped = false;
      if (target === 'update') runs.push(fresh(event.at));
      else if (target === 'resolution' || last().void) Object.assign(last(), { doneAt: null, void: false });
    } else if (event.kind === 'stopped' && !stopped) {
      stopped = true;
      if (last().doneAt === null) Object.assign(last(), { doneAt: event.at, void: event.outcome !== 'resolved' });
    } else if ((event.kind === 'reaction_given' || event.kind === 'update_given') && !stopped) {
      const first = event.kind === 'update_given' || !runs.some(() => reacted(events, event));
      if (target === 'reaction' && last().doneAt === null) last().doneAt = event.at;
      if (target === 'update' && first) {
        last().doneAt = event.at;
        runs.push(fresh(event.at));
      }
    }
  };
  const spec = () => agreements.terms[terms]![severity]?.[target];
  const settle = (at: number) => {
    const run = last();
    const promise = spec();
    if (run.doneAt !== null || run.missedAt !== null) return;
    run.promised ||= promise !== undefined;
    if (!promise || run.usedMs < promise.duration) run.dueAt = null;
    else run.dueAt ??= at;
  };
  const tick = (at: number, judging: boolean) => {
    const [run, promise] = [last(), spec()];
    if (stopped || run.doneAt !== null || !promise) return;
    if (judging && run.missedAt === null && run.dueAt !== null && run.dueAt <= at) run.missedAt = run.dueAt;
    if (isPaused(events, at) || !(promise.hours === 'around_the_clock' || isOpen(agreements.calendars[calendar]!, at)))
      return;
    if (!judging && run.dueAt !== null) return;
    run.usedMs += minute;
    if (run.usedMs >= promise.duration) run.dueAt ??= at + minute;
  };

  let next = started + 1;
  settle(start.at);
  for (let at = start.at; at <= now; at += minute) {
    for (; events[next] && events[next]!.at <= at; next++) {
      happen(events[next]!);
      settle(at);
    }
    settle(at);
    if (at < now) tick(at, true);
  }
  return [...runs.slice(0, -1), ahead(runs.at(-1)!, now, tick)].filter((run) => run.promised);
}

/** Goes on for two weeks, only to see when it would be due. */
function ahead(run: Walked, now: number, tick: (at: number, judging: boolean) => void): Walked {
  if (run.doneAt !== null || run.dueAt !== null) return run;
  const { usedMs } = run;
  for (let at = now; at < now + 14 * 1440 * minute && run.dueAt === null; at += minute) tick(at, false);
  return { ...run, usedMs };
}

const fresh = (at: number): Walked => ({
  startedAt: at,
  doneAt: null,
  void: false,
  usedMs: 0,
  dueAt: null,
  missedAt: null,
  promised: false,
});

/** Whether somebody had reacted before an event; a void end is no reaction. */
function reacted(events: readonly ClockEvent[], before: ClockEvent): boolean {
  const earlier = events.slice(0, events.indexOf(before));
  return earlier.some((event, i) => {
    const open = !isStopped(events, i);
    if (event.kind === 'stopped') return open && event.outcome === 'resolved';
    return open && (event.kind === 'reaction_given' || event.kind === 'update_given');
  });
}

function isStopped(events: readonly ClockEvent[], upTo: number): boolean {
  const from = events.findIndex(({ kind }) => kind === 'started');
  const turn = events.slice(from, upTo).findLast(({ kind }) => kind === 'stopped' || kind === 'reopened');
  return turn?.kind === 'stopped';
}

function isPaused(events: readonly ClockEvent[], at: number): boolean {
  return events.some((pause, i) => {
    if (pause.kind !== 'paused' || pause.at > at) return false;
    const { until } = pause;
    if (until !== undefined && until <= at) return false;
    if (until === undefined && isStopped(events, i)) return false;
    return !events.some((end, j) => {
      if (j <= i || end.at > at || isStopped(events, j)) return false;
      if (end.kind === 'stopped') return until === undefined && started(events, j);
      if (end.kind !== 'resumed' || (end.reason && end.reason !== pause.reason)) return false;
      return until === undefined || end.seq > pause.seq;
    });
  });
}

const started = (events: readonly ClockEvent[], upTo: number) =>
  events.slice(0, upTo).some(({ kind }) => kind === 'started');
