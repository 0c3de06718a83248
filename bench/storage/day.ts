import type { z } from 'zod';
import type { reportedProbe } from '#contract/prober-protocol';

type Outcome = z.input<typeof reportedProbe>['outcome'];

/** What is particular to a monitor: how fast its page is, and when within the interval it is probed. */
export interface Profile {
  seed: number;
  medianMs: number;
  spread: number;
  phaseMs: number;
}

/** Even numbers in [0, 1), the same for the same seed. */
function chance(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export function profileOf(seed: number): Profile {
  const next = chance(seed + 1);
  return {
    seed,
    medianMs: 60 * Math.exp(next() * 2.6),
    spread: 0.15 + next() * 0.35,
    phaseMs: Math.floor(next() * 29_000),
  };
}

/** A day of a monitor: one in seven has an outage of two to sixty minutes, and now and then a page is slow. */
export function dayOf(profile: Profile, day: number): { outcome(at: number): Outcome } {
  const next = chance(profile.seed * 7919 + day);
  const out = next() < 1 / 7 ? { from: 3_600_000 + next() * 70_000_000, ms: 120_000 + next() ** 2 * 3_480_000 } : null;
  return {
    outcome(at) {
      const time = at % 86_400_000;
      if (out && time >= out.from && time < out.from + out.ms) return failing;
      const rush = 1 + 0.4 * Math.max(0, Math.sin(((time / 3_600_000 - 6) / 24) * 2 * Math.PI));
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      const total = profile.medianMs * rush * Math.exp(profile.spread * normal) * (next() < 0.005 ? 4 : 1);
      const [dns, connect, tls] = [1 + next() * 4, 0.06 * total, 0.12 * total];
      return {
        verdict: 'up',
        reason: { code: 'answered', params: { status: 200 } },
        totalMs: total + dns,
        phases: { dns, connect, tls, firstByte: total * 0.62, transfer: total * 0.2 },
        conditions: [],
      };
    },
  };
}

const failing: Outcome = {
  verdict: 'down',
  failure: 'http',
  reason: { code: 'condition', params: { text: '[STATUS] (503) = 200' } },
  totalMs: 140,
  phases: { dns: 2, connect: 12, tls: 24, firstByte: 98, transfer: 4 },
  conditions: [{ text: '[STATUS] (503) = 200', ok: false }],
  evidence: {
    address: '192.0.2.10',
    status: 503,
    headers: { server: 'nginx', 'content-type': 'text/html', 'retry-after': '120' },
    bodyExcerpt: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
  },
};
