import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns, type Rules } from './index.ts';

const lcp: Rules = { better: 'lower', minAbsolute: 100 };

/** The same row of numbers from 0 to 1 for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const bell = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Noise = (random: () => number) => number;
/** A page that does not change, as Lighthouse sees it on machines of different calm. */
const noises: Record<string, Noise> = {
  'usual: 1,400 to 1,650 ms for half of the runs, one of twelve late': (random) =>
    1500 * Math.exp(0.1 * bell(random)) + (random() < 0.08 ? 900 * random() : 0),
  'wide and skewed: 650 to 2,383 ms': (random) =>
    Math.min(2383, Math.max(650, 650 + 330 * Math.exp(0.75 * bell(random)))),
  'two heaps: three of four near 850 ms, the rest near 1,750 ms': (random) =>
    (random() < 0.25 ? 1750 : 850) * Math.exp(0.12 * bell(random)),
};
const runs = (noise: Noise, n: number, random: () => number, times = 1): number[] =>
  Array.from({ length: n }, () => Math.round(times * noise(random)));

/** How many of a hundred pairs get a verdict. */
function among(pairs: number, of: (random: () => number) => string | undefined): Record<string, number> {
  const count: Record<string, number> = {};
  for (let pair = 0; pair < pairs; pair++) {
    const verdict = of(randomOf(1000 + pair)) ?? 'none';
    count[verdict] = (count[verdict] ?? 0) + 1;
  }
  return count;
}

describe.each(Object.entries(noises))('%s', (name, noise) => {
  const enough = name.startsWith('usual') ? 20 : 60;
  test.each([10, 20, 60])('no change, %d runs on each side: fewer than 5 of 100 pairs raise an alarm', (n) => {
    const { regressed = 0, improved = 0 } = among(
      100,
      (random) => compareRuns(runs(noise, n, random), runs(noise, n, random), lcp)?.verdict,
    );
    expect(regressed + improved).toBeLessThan(5);
  });
  test(`a fifth slower, ${enough} runs on each side: found in 95 of 100 pairs at least`, () => {
    const found = among(
      100,
      (random) => compareRuns(runs(noise, enough, random), runs(noise, enough, random, 1.2), lcp)?.verdict,
    );
    expect(found['regressed']).toBeGreaterThanOrEqual(95);
  });
  test('where five runs cannot tell, it says so', () => {
    const said = among(20, (random) => compareRuns(runs(noise, 5, random), runs(noise, 5, random, 2), lcp)?.verdict);
    expect(said).toEqual({ not_enough: 20 });
  });
});

describe('what counts as a change', () => {
  const calm = (around: number, n = 20): number[] => Array.from({ length: n }, (_, i) => around + (i % 5));
  test.each([
    ['sure, and worth it', 2000, 2400, lcp, 'regressed'],
    ['the other way', 2400, 2000, lcp, 'improved'],
    ['sure, and too small in itself', 400, 480, lcp, 'no_change'],
    ['sure, and too small for such a page', 8000, 8150, lcp, 'no_change'],
    ['none', 2000, 2000, lcp, 'no_change'],
    ['a score that fell', 90, 70, { better: 'higher', minAbsolute: 3 }, 'regressed'],
    ['a score that rose', 70, 90, { better: 'higher', minAbsolute: 3 }, 'improved'],
  ] as const)('%s', (_, before, after, rules, verdict) => {
    expect(compareRuns(calm(before), calm(after), rules)?.verdict).toBe(verdict);
  });
  test('from nothing to something', () => {
    const still = Array.from({ length: 12 }, () => 0);
    const moving = Array.from({ length: 12 }, () => 0.3);
    const cls: Rules = { better: 'lower', minAbsolute: 0.02 };
    expect(compareRuns(still, moving, cls)).toMatchObject({ verdict: 'regressed', shift: 0.3, relative: null });
    expect(compareRuns(still, still, cls)).toMatchObject({ verdict: 'no_change', p: 1 });
  });
  test('no change is said only where a fifth would have been seen', () => {
    const wild = Array.from({ length: 10 }, (_, i) => 1000 + 400 * i);
    expect(compareRuns(wild, wild, lcp)?.verdict).toBe('not_enough');
  });
  test('nothing on one side is no comparison', () => {
    expect(compareRuns([], calm(1), lcp)).toBeNull();
    expect(compareRuns(calm(1), [], lcp)).toBeNull();
  });
});

const measured = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 25 });

test('turned round, a regression is an improvement of the same size', () => {
  const turned = { regressed: 'improved', improved: 'regressed', no_change: 'no_change', not_enough: 'not_enough' };
  // Without a share of the earlier median, which differs by direction.
  const rules: Rules = { better: 'lower', minAbsolute: 3000 };
  fc.assert(
    fc.property(measured, measured, (earlier, later) => {
      const [there, back] = [compareRuns(earlier, later, rules)!, compareRuns(later, earlier, rules)!];
      expect(back.shift).toBeCloseTo(-there.shift);
      expect(back.p).toBeCloseTo(there.p);
      expect(back.verdict).toBe(turned[there.verdict]);
    }),
  );
});

test('the shift lies where it surely lies, and fewer than ten runs never decide', () => {
  fc.assert(
    fc.property(measured, measured, (earlier, later) => {
      const { low, shift, high, verdict, p } = compareRuns(earlier, later, lcp)!;
      expect(low).toBeLessThanOrEqual(shift);
      expect(high).toBeGreaterThanOrEqual(shift);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      if (Math.min(earlier.length, later.length) < 10) expect(verdict).toBe('not_enough');
    }),
  );
});
