import type { FailureClass, Outcome, Reason, Verdict } from '#core/probe';
import { isFlapping, rememberFlip } from './flapping.ts';

export const statuses = ['pending', 'up', 'degraded', 'down', 'unknown'] as const;
export type Status = (typeof statuses)[number];

export interface Policy {
  /** Further agreeing probes that a flip needs: to down, from up to degraded, and for anything that gets better. */
  confirmations: { down: number; degraded: number; recover: number };
  /** So many unknown outcomes in a row make the status unknown. */
  unknownAfter: number;
  /** So many flips within the window are flapping; it ends after a whole window without a flip. */
  flapping: { flips: number; windowMs: number };
}

export const defaultPolicy: Policy = {
  confirmations: { down: 1, degraded: 1, recover: 1 },
  unknownAfter: 3,
  flapping: { flips: 4, windowMs: 30 * 60_000 },
};

/** Outcomes that contradict the status and are not yet enough to flip it. `null` times: to be taken from the next one. */
export interface Suspicion {
  toward: 'worse' | 'better';
  /** Outcomes in a row in this direction, and the time of the first. */
  count: number;
  since: number | null;
  /** The last outcome before them. Absent in what was remembered by earlier versions. */
  after?: number;
  /** Those at the end of them that go all the way, to down or to up. */
  farCount: number;
  farSince: number | null;
}

/** All that is remembered of one monitor in one region; small, and JSON. Instants are epoch milliseconds. */
export interface MonitorState {
  status: Status;
  /** When the status began: when it was first seen. */
  since: number;
  /** The last outcome before the status was first seen: it began after this. Absent in what was remembered by earlier versions. */
  beganAfter?: number;
  /** The last status that a target's own answer gave; `pending` before any. */
  known: Exclude<Status, 'unknown'>;
  /** The time of the last outcome judged. */
  at: number;
  suspicion: Suspicion | null;
  unknowns: number;
  unknownSince: number | null;
  /** Immediate repeats asked for in a row, so that a target that wavers is not probed without pause. */
  repeats: number;
  /** Recent flips between known statuses, newest last, at most as many as the policy counts. */
  flips: number[];
  flapping: { since: number } | null;
}

export interface Flip {
  from: Status;
  to: Status;
  /** When it began: the first probe that said so, not the one that confirmed it. */
  at: number;
  failure: FailureClass | null;
  reason: Reason;
}

export interface Judgement {
  state: MonitorState;
  /** Probe again at once, from another prober where there is one, before the next slot. */
  confirm: boolean;
  flip?: Flip;
  flapping?: 'began' | 'ended';
}

export function initialState(at: number): MonitorState {
  return {
    status: 'pending',
    since: at,
    known: 'pending',
    at,
    suspicion: null,
    unknowns: 0,
    unknownSince: null,
    repeats: 0,
    flips: [],
    flapping: null,
  };
}

type Found = Pick<Outcome, 'verdict' | 'failure' | 'reason'>;

/**
 * What one more outcome, probed at `now`, means for a monitor in a region. Outcomes come in the order of their probes;
 * one that is older than the last judged changes nothing. Our own failures (`unknown`) never flip to down and never
 * clear a suspicion.
 */
export function judge(before: MonitorState, outcome: Found, policy: Policy, now: number): Judgement {
  if (now < before.at) return { state: before, confirm: false };
  const state = { ...before, at: now };
  const judgement =
    outcome.verdict === 'unknown'
      ? judgeUnknown(state, outcome, policy, now)
      : judgeKnown(state, outcome, policy, { now, last: before.at });
  const flapping = isFlapping(judgement.state, policy, now);
  if (flapping === Boolean(before.flapping)) return judgement;
  judgement.state.flapping = flapping ? { since: now } : null;
  return { ...judgement, flapping: flapping ? 'began' : 'ended' };
}

function judgeUnknown(state: MonitorState, outcome: Found, policy: Policy, now: number): Judgement {
  state.unknowns += 1;
  state.unknownSince ??= now;
  state.repeats = 0;
  if (state.unknowns < policy.unknownAfter || state.status === 'unknown') return { state, confirm: false };
  const flip: Flip = {
    from: state.status,
    to: 'unknown',
    at: state.unknownSince,
    failure: null,
    reason: outcome.reason,
  };
  state.status = 'unknown';
  state.since = flip.at;
  // What was suspected stays so, but the time that nobody watched is not charged to the store.
  if (state.suspicion) state.suspicion = { ...state.suspicion, since: null, farSince: null };
  return { state, confirm: false, flip };
}

/** When an outcome was probed, and the one before it. */
interface Times {
  now: number;
  last: number;
}

function judgeKnown(state: MonitorState, outcome: Found, policy: Policy, times: Times): Judgement {
  const to = outcome.verdict as Exclude<Verdict, 'unknown'>;
  state.unknowns = 0;
  state.unknownSince = null;
  if (to === state.known || (state.known === 'pending' && to === 'up')) return agree(state, outcome, policy, times, to);
  const suspicion = suspect(state, to, times);
  const begun = flipsAt(suspicion, to, state.known, policy);
  if (begun !== null) return flipTo(state, outcome, policy, to, { now: begun, last: suspicion.after ?? begun });
  state.suspicion = suspicion;
  const { down, degraded, recover } = policy.confirmations;
  const confirm = state.repeats < down + degraded + recover;
  state.repeats = confirm ? state.repeats + 1 : 0;
  return { state, confirm };
}

function agree(state: MonitorState, outcome: Found, policy: Policy, times: Times, to: Flip['to']): Judgement {
  if (state.status !== to) return flipTo(state, outcome, policy, to, times);
  state.suspicion = null;
  state.repeats = 0;
  return { state, confirm: false };
}

const rank = { up: 0, pending: 0, degraded: 1, down: 2 };

function suspect(state: MonitorState, to: 'up' | 'degraded' | 'down', { now, last }: Times): Suspicion {
  const toward = rank[to] > rank[state.known] ? 'worse' : 'better';
  const same = state.suspicion?.toward === toward ? state.suspicion : null;
  const far = to !== 'degraded';
  return {
    toward,
    count: (same?.count ?? 0) + 1,
    since: same?.since ?? now,
    after: same ? same.after : last,
    farCount: far ? (same?.farCount ?? 0) + 1 : 0,
    farSince: far ? (same?.farSince ?? now) : null,
  };
}

/** The time from which the flip counts, or null where it still needs confirmation. */
function flipsAt(suspicion: Suspicion, to: 'up' | 'degraded' | 'down', known: Status, policy: Policy): number | null {
  const { down, degraded, recover } = policy.confirmations;
  const needed = 1 + (suspicion.toward === 'better' ? recover : to === 'down' ? down : degraded);
  // From up, "down, then degraded" is twice not up: that is degraded. From degraded, down and up are opposites.
  const near = to === 'degraded' && known !== 'degraded';
  const [count, since] = near ? [suspicion.count, suspicion.since] : [suspicion.farCount, suspicion.farSince];
  return count >= needed ? since : null;
}

function flipTo(state: MonitorState, outcome: Found, policy: Policy, to: Flip['to'], begun: Times): Judgement {
  const at = begun.now;
  const flip: Flip = { from: state.status, to, at, failure: outcome.failure ?? null, reason: outcome.reason };
  if (state.known !== 'pending' && state.known !== to) state.flips = rememberFlip(state.flips, at, policy);
  return {
    state: {
      ...state,
      status: to,
      known: to as MonitorState['known'],
      since: at,
      beganAfter: begun.last,
      suspicion: null,
      repeats: 0,
    },
    confirm: false,
    flip,
  };
}
