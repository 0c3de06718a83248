import type { Outcome } from '#core/probe';
import {
  defaultPolicy,
  initialState,
  judge,
  majority,
  type MonitorState,
  type Policy,
  type Status,
} from '#core/uptime';
import { type SpanChange } from '../history/store.ts';
import { kinds } from '../monitors/kinds.ts';
import type { Heard } from './heard.ts';
import { LATE_AFTER_MS, type SlotNow, type Watched } from './store.ts';

/** What one more result of a monitor brought. */
export interface Judged {
  /** Probe again at once. */
  confirm: boolean;
  /** The first that contradicts what is known: others had better look too. */
  suspected: boolean;
  /** Changes of its status, in order of time. */
  spans: SpanChange[];
  flapping: 'began' | 'ended' | null;
}

/** A monitor that nobody has probed for longer than this has no voice in its region. */
export const staleAfter = (intervalMs: number): number => 2 * intervalMs + 60_000;

/** What a job says about itself, or its silence, needs no second opinion. */
function policyOf(w: Pick<Watched, 'confirmations' | 'type'>): Policy {
  const c = kinds.get(w.type)?.type.passive ? 0 : w.confirmations;
  return { ...defaultPolicy, confirmations: { down: c, degraded: c, recover: c } };
}

/** Only "up" was heard lately, and one more "up" would change nothing. */
export function isCalm(w: Watched, region: number): boolean {
  const state = w.regions[region];
  return (
    !!state &&
    !w.paused &&
    !w.owes &&
    !w.flapping &&
    w.status === 'up' &&
    state.status === 'up' &&
    state.known === 'up' &&
    !state.suspicion &&
    !state.flapping &&
    state.unknowns === 0 &&
    state.repeats === 0
  );
}

/** Judges one result and brings `w` up to date with it. */
export function judgeHeard(w: Watched, heard: Heard, now: number): Judged {
  const slot = w.slots.find((s) => s.region === heard.region)!;
  const hole = holeBefore(w, heard);
  const before = awake(w.regions[heard.region] ?? initialState(heard.at), slot, heard.at, now);
  const flapped = w.flapping;
  const judgement = judge(before, heard.outcome, policyOf(w), heard.at);
  w.regions = { ...w.regions, [heard.region]: judgement.state };
  slot.last_at = Math.max(heard.at, slot.last_at ?? 0);
  w.flapping = Object.values(w.regions).some((state) => state.flapping);
  const turned = turn(w, heard, judgement.flip?.at ?? null);
  return {
    confirm: judgement.confirm,
    suspected: judgement.confirm && before.suspicion === null && judgement.state.suspicion?.toward === 'worse',
    spans: [...hole, ...turned],
    flapping: flapped === w.flapping ? null : w.flapping ? 'began' : 'ended',
  };
}

/** Since the last judged result only calm ones came, or the clock jumped back: the state is as of the last that was heard. */
function awake(state: MonitorState, slot: SlotNow, at: number, now: number): MonitorState {
  if (state.at > now + 5000) return { ...state, at: Math.min(at, now) };
  return slot.last_at !== null && slot.last_at > state.at && slot.last_at <= at
    ? { ...state, at: slot.last_at }
    : state;
}

/** When a monitor whose last probe began at `lastAt` counts as late. */
export const lateAt = (lastAt: number, intervalMs: number): number =>
  lastAt + Math.max(2 * intervalMs, intervalMs + LATE_AFTER_MS);

/** Nobody looked for a while, and nobody said so meanwhile: of that time nothing is known. */
function holeBefore(w: Watched, heard: Heard): SpanChange[] {
  // Before a change of the monitor another interval held, and was settled by the change.
  const lastAt = Math.max(
    ...w.slots.map((slot) => (slot.last_at === null ? 0 : Math.max(slot.last_at, slot.since_at))),
  );
  if (
    lastAt === 0 ||
    heard.at <= lateAt(lastAt, w.interval_ms) ||
    !['up', 'degraded', 'down'].includes(w.status) ||
    kinds.get(w.type)?.type.passive
  )
    return [];
  const from = Math.max(lastAt + w.interval_ms, w.since);
  w.since = heard.at;
  return [
    { key: w.key, at: from, status: 'unknown', failure: null, reason: notProbed },
    { key: w.key, at: heard.at, status: w.status, failure: w.failure, reason: w.reason },
  ];
}

export const notProbed = { code: 'not_probed', params: {} };

/** Nobody looks from a region any more: from `from` on nothing is known there. Judged at `at`. */
export function loseSight(w: Watched, region: number, from: number, at: number): SpanChange[] {
  const state = w.regions[region];
  if (!state || state.status === 'unknown' || w.paused) return [];
  const lost: MonitorState = {
    ...state,
    status: 'unknown',
    since: from,
    unknowns: 0,
    unknownSince: null,
    suspicion: state.suspicion && { ...state.suspicion, since: null, farSince: null },
  };
  w.regions = { ...w.regions, [region]: lost };
  const overall = together(w, at);
  if (overall.status !== 'unknown' || w.status === 'unknown') return [];
  const begun = Math.max(from, w.since);
  Object.assign(w, {
    status: 'unknown',
    since: begun,
    failure: null,
    reason: notProbed,
    conditions: [],
    evidence: null,
  });
  return [{ key: w.key, at: begun, status: 'unknown', failure: null, reason: notProbed }];
}

/** Takes over what the regions say together; returns the change of the monitor's status, if it is one. */
function turn(w: Watched, heard: Heard, flipAt: number | null): SpanChange[] {
  const overall = together(w, heard.at);
  const { outcome } = heard;
  if (overall.status === w.status) {
    if (saysSo(outcome, w.status) && w.status !== 'up') takeFacts(w, outcome);
    return [];
  }
  const at = overall.since ?? flipAt ?? heard.at;
  w.status = overall.status;
  w.since = at;
  if (saysSo(outcome, w.status)) takeFacts(w, outcome);
  else
    Object.assign(w, {
      failure: null,
      reason: w.status === 'unknown' ? outcome.reason : null,
      conditions: [],
      evidence: null,
    });
  return [{ key: w.key, at, status: w.status, failure: w.failure, reason: w.reason }];
}

function together(w: Watched, at: number): { status: Status; since: number | null } {
  if (w.slots.length === 1) {
    const state = w.regions[w.slots[0]!.region]!;
    return { status: state.status, since: state.since };
  }
  const regions = w.slots.map((slot) => {
    const state = w.regions[slot.region];
    return {
      region: String(slot.region),
      status: state?.status ?? ('pending' as const),
      since: state?.since ?? at,
      at: Math.max(slot.last_at ?? 0, state?.at ?? 0),
    };
  });
  const current = w.status === 'paused' ? 'pending' : w.status;
  return majority(regions, current, { now: at, staleMs: staleAfter(w.interval_ms) });
}

const saysSo = (outcome: Outcome, status: string): boolean => outcome.verdict === status;

function takeFacts(w: Watched, outcome: Outcome): void {
  w.failure = outcome.failure ?? null;
  w.reason = outcome.verdict === 'up' ? null : outcome.reason;
  w.conditions = outcome.conditions;
  w.evidence = outcome.evidence ?? null;
}
