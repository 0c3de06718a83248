import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Outcome, Verdict } from '#core/probe';
import { systemClock } from '#kit/clock';
import type { ProbeNet } from '#kit/net/net';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { type Done, Engine, type Task } from './engine.ts';

const outcome = (verdict: Verdict): Outcome => ({
  verdict,
  ...(verdict === 'down' ? { failure: 'timeout' as const } : {}),
  reason: { code: 'x', params: {} },
  totalMs: 1,
  phases: {},
  conditions: [],
});

let engine: Engine<string> | undefined;
afterEach(() => engine?.stop());

/** Runs one probe that ends so after so long, and its repeat, which ends like it. @returns what was stored, by batch */
async function lookOnce(of: { verdict: Verdict; takesMs: number; confirming?: boolean; repeats?: boolean }) {
  const ended: ('by itself' | 'cut')[] = [];
  const type = {
    settings: z.unknown(),
    interval: { default: 60, min: 10 },
    timeoutMs: 10_000,
    target: () => ({ host: 'shop.example' }),
    words: { en: {}, ru: {}, uk: {} },
    probe: async (_: unknown, { signal }: ProbeContext) => {
      await sleep(of.takesMs, undefined, { signal }).catch(() => ended.push('cut'));
      if (signal.aborted) throw new Error('cut');
      ended.push('by itself');
      return outcome(of.verdict);
    },
  } as unknown as MonitorType;
  const monitor = {
    type,
    settings: {},
    timeoutMs: 10_000,
    net: {} as ProbeNet,
    baseline: null,
    host: 'shop.example',
  };
  const tasks: Task<string>[] = [{ ref: 'page', slotAt: Date.now(), confirming: of.confirming ?? false, monitor }];
  const stored: Done<string>[][] = [];
  engine = new Engine<string>({
    clock: systemClock,
    doubtMs: 1000,
    weigh: ({ outcome: as }) => as,
    onError: () => undefined,
    work: {
      claim: () => Promise.resolve(tasks.splice(0)),
      store: (done) => {
        stored.push([...done]);
        return Promise.resolve({ more: false });
      },
      urgent: () => true,
      repeats: () => of.repeats ?? true,
    },
  });
  engine.start();
  while (stored.length === 0) await sleep(20);
  await engine.settled();
  return { stored, ended };
}

test.each(['down', 'degraded'] as const)(
  'a probe that takes long and ends %s brings its repeat along, begun before it ended',
  async (verdict) => {
    const { stored } = await lookOnce({ verdict, takesMs: 3000 });
    expect(stored.map((batch) => batch.map((done) => done.task.confirming))).toEqual([[false, true]]);
    const [first, repeat] = stored[0]!;
    expect(repeat!.at).toBeGreaterThan(first!.at);
    expect(repeat!.at).toBeLessThan(first!.at + 3000);
  },
);

test('a probe that takes long and ends well is believed at once, and its repeat is cut', async () => {
  const { stored, ended } = await lookOnce({ verdict: 'up', takesMs: 3000 });
  expect(stored.map((batch) => batch.length)).toEqual([1]);
  expect(ended).toEqual(['by itself', 'cut']);
});

test.each([
  ['a probe that fails quickly', { takesMs: 10 }],
  ['a repeat', { takesMs: 2500, confirming: true }],
  ['a probe whose repeat is another prober’s', { takesMs: 2500, repeats: false }],
])('%s is not repeated beside', async (_, of) => {
  const { stored } = await lookOnce({ verdict: 'down', ...of });
  expect(stored.map((batch) => batch.length)).toEqual([1]);
});
