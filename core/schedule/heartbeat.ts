import type { FailureClass, Reason } from '#core/probe';
import { nextCron } from './next-cron.ts';

export type HeartbeatSchedule = { everyMs: number } | { cron: string; zone: string };

/** One call of a heartbeat's address. `exitCode` 0 is a success. */
export interface Ping {
  kind: 'start' | 'success' | 'failure';
  at: number;
  exitCode?: number;
}

/** What is remembered of a heartbeat; JSON. Instants are epoch milliseconds, null before the first. */
export interface Heartbeat {
  /** The last success or failure. */
  endedAt: number | null;
  failed: boolean;
  exitCode: number | null;
  /** A start that no success or failure has followed yet. */
  startedAt: number | null;
  /** How long the last run took, where it said when it started. */
  tookMs: number | null;
}

export const noPingYet: Heartbeat = { endedAt: null, failed: false, exitCode: null, startedAt: null, tookMs: null };

export interface HeartbeatSettings {
  schedule: HeartbeatSchedule;
  /** How late a ping may be. */
  graceMs: number;
  /** How long a run may take after it said that it started; the grace where it is absent. */
  maxRunMs?: number;
}

export interface HeartbeatJudgement {
  /** null: nothing is known yet, and nothing is wrong. */
  verdict: 'up' | 'down' | null;
  failure?: FailureClass;
  /**
   * `waiting`, `success`, `running` {startedAt}, `failed`, `exit_code` {exitCode}, `late` {dueAt, lastAt},
   * `not_finished` {startedAt}; instants are epoch milliseconds.
   */
  reason: Reason;
  /** When silence becomes a failure; null where only a ping can change anything. */
  deadline: number | null;
}

export function recordPing(heartbeat: Heartbeat, ping: Ping): Heartbeat {
  if (ping.kind === 'start') return { ...heartbeat, startedAt: ping.at };
  const { startedAt } = heartbeat;
  return {
    endedAt: ping.at,
    failed: ping.exitCode === undefined ? ping.kind === 'failure' : ping.exitCode !== 0,
    exitCode: ping.exitCode ?? null,
    startedAt: null,
    tookMs: startedAt === null ? null : Math.max(0, ping.at - startedAt),
  };
}

/** When the next ping is overdue after the last one, grace included. Throws as `nextCron` does. */
export function heartbeatDeadline(schedule: HeartbeatSchedule, graceMs: number, lastPing: number): number {
  return dueAfter(schedule, lastPing) + graceMs;
}

/** A job whose clock is a little ahead calls just before its time: that call answers for the run it is early for. */
const earlyMs = 30_000;
const farApartMs = 600_000;

function dueAfter(schedule: HeartbeatSchedule, lastPing: number): number {
  if ('everyMs' in schedule) return lastPing + schedule.everyMs;
  const next = nextCron(schedule.cron, schedule.zone, lastPing);
  if (next - lastPing > earlyMs) return next;
  const afterNext = nextCron(schedule.cron, schedule.zone, next);
  return afterNext - next >= farApartMs ? afterNext : next;
}

/** What a heartbeat's silence or its last call means at `now`. */
export function judgeHeartbeat(heartbeat: Heartbeat, settings: HeartbeatSettings, now: number): HeartbeatJudgement {
  const { endedAt, startedAt } = heartbeat;
  if (startedAt !== null) return judgeRunning(heartbeat, startedAt, settings, now);
  if (endedAt === null) return { verdict: null, reason: say('waiting'), deadline: null };
  if (heartbeat.failed) {
    const reason = heartbeat.exitCode === null ? say('failed') : say('exit_code', { exitCode: heartbeat.exitCode });
    return { verdict: 'down', failure: 'content', reason, deadline: null };
  }
  const deadline = heartbeatDeadline(settings.schedule, settings.graceMs, endedAt);
  if (now < deadline) return { verdict: 'up', reason: say('success'), deadline };
  const reason = say('late', { dueAt: deadline - settings.graceMs, lastAt: endedAt });
  return { verdict: 'down', failure: 'timeout', reason, deadline: null };
}

/** A run that has begun is a sign of life; it must end in time. A failure before it stands until it succeeds. */
function judgeRunning(
  heartbeat: Heartbeat,
  startedAt: number,
  settings: HeartbeatSettings,
  now: number,
): HeartbeatJudgement {
  const deadline = startedAt + (settings.maxRunMs ?? settings.graceMs);
  if (now >= deadline) {
    return { verdict: 'down', failure: 'timeout', reason: say('not_finished', { startedAt }), deadline: null };
  }
  const running = say('running', { startedAt });
  if (heartbeat.failed) return { verdict: 'down', failure: 'content', reason: running, deadline };
  return { verdict: heartbeat.endedAt === null ? null : 'up', reason: running, deadline };
}

function say(code: string, params: Reason['params'] = {}): Reason {
  return { code, params };
}
