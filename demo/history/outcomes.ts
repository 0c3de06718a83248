import type { Monitor } from '#contract/monitoring';
import type { Outcome, Phases } from '#core/probe';
import type { StagedStore } from '../stage/stores.ts';
import { answerMs, chance } from '../stage/weather.ts';

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

/** A page is heavier or lighter than the home page. */
const weights: Record<string, number> = {
  home: 1,
  category: 1.25,
  product: 0.9,
  search: 1.6,
  cart: 0.8,
  checkout: 0.95,
  login: 0.6,
};

/** What a probe of this monitor brings while all is well. */
export function wellAt(monitor: Monitor, store: StagedStore, seed: number, at: number): Outcome {
  const phases = phasesAt(monitor, store, seed, at);
  const totalMs = tenths(Object.values(phases).reduce((sum, ms) => sum + ms, 0));
  return { verdict: 'up', reason: { code: 'ok', params: {} }, totalMs, phases, conditions: [] };
}

function phasesAt({ type, page }: Monitor, { pace }: StagedStore, seed: number, at: number): Phases {
  const dns = tenths(1 + chance(at, seed + 1) * 2);
  if (type === 'dns') return { dns };
  const connect = tenths(0.4 + chance(at, seed + 2) * 0.6);
  if (type === 'tcp') return { dns, connect };
  const tls = tenths(2.5 + chance(at, seed + 3) * 2);
  if (type === 'tls') return { dns, connect, tls };
  const firstByte = tenths(answerMs(pace, at, seed) * (weights[page ?? 'home'] ?? 1));
  return { dns, connect, tls, firstByte, transfer: tenths(0.8 + chance(at, seed + 4)) };
}

/** The same finding at another instant: what was really seen once, with times as they vary. */
export function seenAgain(outcome: Outcome, seed: number, at: number): Outcome {
  const factor = 0.92 + chance(at, seed) * 0.16;
  const phases = Object.fromEntries(Object.entries(outcome.phases).map(([name, ms]) => [name, tenths(ms * factor)]));
  return {
    ...outcome,
    phases,
    totalMs: outcome.totalMs === null ? null : tenths(outcome.totalMs * factor),
    learned: undefined,
  };
}
