import { expect, test } from 'vitest';
import { instantOf, rangeFrom, wallOf } from './window.ts';

const kyiv = 'Europe/Kyiv';

test('what a picker gives is an instant of the zone, also on the day when clocks change', () => {
  expect(instantOf('2026-11-23 09:00:00', kyiv)).toBe('2026-11-23T07:00:00.000Z');
  expect(instantOf('2026-03-29 03:30:00', kyiv)).toBe('2026-03-29T01:00:00.000Z');
  expect(instantOf(null, kyiv)).toBeNull();
  expect(instantOf('', kyiv)).toBeNull();
  expect(wallOf(Date.UTC(2026, 10, 23, 7), kyiv)).toBe('2026-11-23 09:00:00');
});

test('a picture begins at midnight and has whole days, one of them with 25 hours', () => {
  expect(rangeFrom(Date.UTC(2026, 9, 24, 12), 2, kyiv)).toEqual({
    from: '2026-10-23T21:00:00.000Z',
    to: '2026-10-25T22:00:00.000Z',
  });
});
