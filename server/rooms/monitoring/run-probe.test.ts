import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Outcome } from '#core/probe';
import { createNet } from '#kit/net/create-net';
import { ForbiddenAddress } from '#kit/net/net';
import { watchLoop } from './loop-delay.ts';
import type { MonitorType, ProbeContext } from './monitor-type.ts';
import { ownWords } from './own-words.ts';
import { LATE_MS, runProbe } from './run-probe.ts';

const net = createNet({ allowPrivate: true, ownPorts: [] });
const context = (more: Partial<ProbeContext> = {}): ProbeContext => ({
  timeoutMs: 1000,
  net,
  now: 0,
  baseline: null,
  signal: new AbortController().signal,
  ...more,
});
const typeOf = (probe: MonitorType<object>['probe']): MonitorType<object> => ({
  settings: z.object({}),
  interval: { default: 60, min: 10 },
  timeoutMs: 1000,
  target: () => ({ host: 'x' }),
  words: { en: {}, ru: {}, uk: {} },
  probe,
});
const calm = { since: () => 0, stop: () => undefined };
const late = (ms: number) => ({ since: () => ms, stop: () => undefined });
const outcome = (more: Partial<Outcome>): Outcome => ({
  verdict: 'up',
  reason: { code: 'ok', params: {} },
  totalMs: 10,
  phases: {},
  conditions: [],
  ...more,
});

test('what a type found is passed on', async () => {
  const run = await runProbe(
    typeOf(async () => outcome({ verdict: 'down', failure: 'http' })),
    {},
    context(),
    calm,
  );
  expect(run).toMatchObject({ outcome: { verdict: 'down', failure: 'http' }, distorted: false, loopDelayMs: 0 });
  expect(run.error).toBeUndefined();
});

test('our own exception is unknown, never down, and kept for our log', async () => {
  const fault = new Error('ours');
  for (const probe of [
    async () => Promise.reject(fault),
    () => {
      throw fault;
    },
  ]) {
    const run = await runProbe(typeOf(probe), {}, context(), calm);
    expect(run.outcome).toEqual({
      verdict: 'unknown',
      reason: { code: 'prober_fault', params: {} },
      totalMs: null,
      phases: {},
      conditions: [],
    });
    expect(run.error).toBe(fault);
  }
});

test('an address that may not be probed is told as such', async () => {
  const run = await runProbe(
    typeOf(() => Promise.reject(new ForbiddenAddress('shop.test', '10.0.0.1'))),
    {},
    context(),
    calm,
  );
  expect(run.outcome).toMatchObject({
    verdict: 'unknown',
    reason: { code: 'address_forbidden', params: { host: 'shop.test', address: '10.0.0.1' } },
  });
});

test('a probe that outlives its deadline is given up', async () => {
  const run = await runProbe(
    typeOf(() => new Promise(() => undefined)),
    {},
    context({ timeoutMs: 100 }),
    calm,
  );
  expect(run.outcome).toMatchObject({ verdict: 'unknown', reason: { code: 'prober_fault' } });
});

test("a stop of the prober is nobody's failure", async () => {
  const stop = new AbortController();
  const probing = runProbe(
    typeOf(
      (_, ctx) =>
        new Promise((_resolve, reject) => ctx.signal.addEventListener('abort', () => reject(new Error('stopped')))),
    ),
    {},
    context({ signal: stop.signal }),
    calm,
  );
  stop.abort();
  expect((await probing).outcome).toMatchObject({ verdict: 'unknown', reason: { code: 'prober_stopped' } });
});

test.each<[Partial<Outcome>, number, number, string]>([
  [{ verdict: 'degraded', failure: 'slow', totalMs: 3100 }, 15_000, 900, 'unknown'],
  [{ verdict: 'degraded', failure: 'slow', totalMs: 6000 }, 15_000, 300, 'degraded'],
  [{ verdict: 'down', failure: 'timeout', totalMs: null }, 2000, 600, 'unknown'],
  [{ verdict: 'down', failure: 'timeout', totalMs: null }, 15_000, 600, 'down'],
  [{ verdict: 'down', failure: 'http', totalMs: 50 }, 2000, 5000, 'down'],
  [{ verdict: 'up', totalMs: 900 }, 2000, 800, 'up'],
])('%o within %d ms while we were %d ms late is %s', async (found, timeoutMs, delay, verdict) => {
  const run = await runProbe(
    typeOf(async () => outcome(found)),
    {},
    context({ timeoutMs }),
    late(delay),
  );
  expect(run.outcome.verdict).toBe(verdict);
  expect(run.outcome.failure).toBe(verdict === 'unknown' ? undefined : found.failure);
  expect(run.distorted).toBe(delay > LATE_MS);
});

test('a blocked process is noticed, within the time that it was blocked', async () => {
  const loop = watchLoop();
  await pause(100);
  const before = performance.now();
  const until = before + 600;
  while (performance.now() < until);
  await pause(50);
  expect(loop.since(before)).toBeGreaterThan(400);
  await expect.poll(() => loop.since(performance.now() - 100)).toBeLessThan(400);
  loop.stop();
});

test('what the runner says has words', () => {
  for (const words of Object.values(ownWords))
    for (const code of ['prober_fault', 'prober_stopped', 'address_forbidden', 'overloaded'])
      expect(words).toHaveProperty([`reason.${code}`]);
});
