import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, phaseOf, slotAfter } from './index.ts';

const interval = fc.integer({ min: 1, max: 86_400_000 });

describe('probe slots', () => {
  test.each([
    [60_000, 0, 0, 60_000],
    [60_000, 0, 59_999, 60_000],
    [60_000, 0, 60_000, 120_000],
    [60_000, 7_000, 0, 7_000],
    [60_000, 7_000, 7_000, 67_000],
    [20_000, 19_999, 1_000_000, 1_019_999],
    [60_000, 5_000, -100_000, -55_000],
  ])('every %d ms with phase %d, after %d: %d', (intervalMs, phaseMs, at, slot) => {
    expect(slotAfter(intervalMs, phaseMs, at)).toBe(slot);
  });

  test('come after, within one interval, and follow one another by one interval', () => {
    fc.assert(
      fc.property(interval, fc.uuid(), fc.integer({ min: 0, max: 2e12 }), (intervalMs, id, at) => {
        const phase = phaseOf(id, intervalMs);
        expect(phase >= 0 && phase < intervalMs).toBe(true);
        const slot = slotAfter(intervalMs, phase, at);
        expect(slot > at && slot - at <= intervalMs).toBe(true);
        expect(slotAfter(intervalMs, phase, slot)).toBe(slot + intervalMs);
        expect(slotAfter(intervalMs, phase, slot - 1)).toBe(slot);
      }),
    );
  });

  test.each([
    ['random ids', (i: number) => `0193${(i * 2654435761).toString(16)}-7000-8000-${i.toString(16).padStart(12, '0')}`],
    ['ids that count up', (i: number) => String(i)],
  ])('%s spread evenly over the interval', (_, idOf) => {
    const seconds = Array.from({ length: 60 }, () => 0);
    for (let i = 0; i < 60_000; i++) seconds[Math.floor(phaseOf(idOf(i), 60_000) / 1000)]! += 1;
    // 1000 are expected in each; one in a million even spreads would leave this range.
    expect(Math.min(...seconds)).toBeGreaterThan(840);
    expect(Math.max(...seconds)).toBeLessThan(1160);
  });
});

describe('back-off', () => {
  test.each([
    [1, 1, 1000],
    [2, 1, 2000],
    [3, 1, 4000],
    [7, 1, 60_000],
    [1000, 1, 60_000],
    [0, 1, 1000],
    [1, 0, 500],
    [3, 0.5, 3000],
  ])('attempt %d with jitter %d waits %d ms', (attempt, jitter, ms) => {
    expect(backoff(attempt, { baseMs: 1000, maxMs: 60_000 }, jitter)).toBe(ms);
  });

  test('never shrinks with attempts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), interval, interval, (attempt, baseMs, maxMs) => {
        const [one, two] = [backoff(attempt, { baseMs, maxMs }), backoff(attempt + 1, { baseMs, maxMs })];
        expect(one <= two && two <= maxMs).toBe(true);
      }),
    );
  });
});
