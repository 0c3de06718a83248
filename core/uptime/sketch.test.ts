import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToSketch, emptySketch, encodeSketch, mergeSketches, quantile, type Sketch } from './index.ts';

const latencies = fc.array(
  fc.oneof(fc.double({ min: 1, max: 120_000, noNaN: true }), fc.integer({ min: 1, max: 3000 })),
  { minLength: 1, maxLength: 200 },
);

function sketchOf(values: number[]): Sketch {
  const sketch = emptySketch();
  for (const value of values) addToSketch(sketch, value);
  return sketch;
}

describe('a latency sketch', () => {
  test('answers within five percent', () => {
    fc.assert(
      fc.property(latencies, fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 1), (values, q) => {
        const exact = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length - 1e-9) - 1)]!;
        const told = quantile(sketchOf(values), q)!;
        expect(Math.abs(told - exact) / exact).toBeLessThanOrEqual(0.0501);
      }),
    );
  });

  test('merged is as if all had gone into one', () => {
    fc.assert(
      fc.property(latencies, latencies, (a, b) => {
        expect(mergeSketches([sketchOf(a), sketchOf(b)].map(encodeSketch))).toEqual(sketchOf([...b, ...a]));
      }),
    );
  });

  test('read back is the same, and only filled buckets are written', () => {
    fc.assert(
      fc.property(latencies, (values) => {
        const pairs = encodeSketch(sketchOf(values));
        expect(mergeSketches([pairs])).toEqual(sketchOf(values));
        expect(pairs.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
        expect(pairs.length).toBeLessThanOrEqual(2 * values.length);
      }),
    );
  });

  test.each([
    [0, 1],
    [0.2, 1],
    [1, 1],
    [120_000, 120_000],
    [500_000, 120_000],
  ])('%d ms is told as about %d ms', (ms, told) => {
    expect(Math.abs(quantile(sketchOf([ms]), 0.5)! - told) / told).toBeLessThanOrEqual(0.05);
  });

  test('of nothing answers nothing', () => {
    expect(quantile(emptySketch(), 0.5)).toBeNull();
    expect(quantile(mergeSketches([]), 0.5)).toBeNull();
    expect(encodeSketch(emptySketch())).toEqual([]);
  });

  test.each([[[1]], [[-1, 2]], [[5000, 1]], [[3, -1]]])('%j is no sketch', (pairs) => {
    expect(() => mergeSketches([pairs])).toThrow(RangeError);
  });

  test('the stored buckets stay where they are', () => {
    expect(encodeSketch(sketchOf([1, 10, 100, 1000, 10_000, 120_000]))).toEqual([
      0, 1, 24, 1, 47, 1, 70, 1, 93, 1, 117, 1,
    ]);
  });
});
