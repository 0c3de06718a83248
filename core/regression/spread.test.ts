import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './index.ts';

test('the middle, the quarters and the distance from the middle', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ n: 5, median: 3, q1: 2, q3: 4, mad: 1, min: 1, max: 5 });
  expect(spreadOf([1, 2])).toMatchObject({ median: 1.5, q1: 1.25, q3: 1.75, mad: 0.5 });
  expect(spreadOf([7])).toEqual({ n: 1, median: 7, q1: 7, q3: 7, mad: 0, min: 7, max: 7 });
});

test('it is in order for whatever was measured, and one wild value does not move the middle far', () => {
  const measured = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(measured, (values) => {
      const { min, q1, median, q3, max } = spreadOf(values);
      expect([min, q1, median, q3, max]).toEqual([min, q1, median, q3, max].toSorted((a, b) => a - b));
    }),
  );
  expect(spreadOf([1000, 1010, 990, 1005, 60_000]).median).toBe(1005);
});

test('of nothing there is none', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
  expect(() => spreadOf([Number.NaN])).toThrow(RangeError);
});
