import { expect, test } from 'vitest';
import { scaleOf } from './scale.ts';

const point = (at: number, median: number) => ({ id: `${at}`, at, median, q1: median, q3: median, runs: [median] });

test('the whole width is used, the limit is always seen, and one wild run is cut off', () => {
  const { x, y, top } = scaleOf([point(0, 1000), point(50, 1200), point(100, 1100)], {
    ...{ width: 210, height: 105, limit: 2500 },
  });
  expect([x(0), x(50), x(100)]).toEqual([5, 105, 205]);
  expect(top).toBe(2750);
  expect([y(0), y(top), y(90_000)]).toEqual([105, 5, 5]);
});

test('a score ends at a hundred', () => {
  expect(scaleOf([point(0, 98)], { width: 200, height: 100, most: 100 }).top).toBe(100);
});

test('one set alone stands in the middle, and zeros do not break it', () => {
  const { x, y } = scaleOf([point(7, 0)], { width: 200, height: 100 });
  expect([x(7), y(0)]).toEqual([100, 100]);
});
