import { expect, test } from 'vitest';
import { instantOf, wallOf } from './wall-time.ts';

test.each([
  ['2026-11-22 21:30', 'Europe/Kyiv', '2026-11-22T19:30:00.000Z'],
  ['2026-07-01 00:15:00', 'Europe/Kyiv', '2026-06-30T21:15:00.000Z'],
  ['2026-11-22T21:30', 'UTC', '2026-11-22T21:30:00.000Z'],
  ['2026-11-22 21:30', 'America/New_York', '2026-11-23T02:30:00.000Z'],
  ['2026-11-22 05:00', 'Asia/Kolkata', '2026-11-21T23:30:00.000Z'],
  ['2026-03-29 12:00', 'Europe/Kyiv', '2026-03-29T09:00:00.000Z'],
  // The clock skips it in spring: right after the gap.
  ['2026-03-29 03:30:00', 'Europe/Kyiv', '2026-03-29T01:00:00.000Z'],
  ['2026-02-31 10:00', 'UTC', null],
  ['soon', 'UTC', null],
  ['', 'UTC', null],
  [null, 'UTC', null],
])('%s in %s', (wall, zone, instant) => {
  expect(instantOf(wall, zone)).toBe(instant);
});

test('and back, as pickers want it', () => {
  expect(wallOf(Date.UTC(2026, 10, 23, 7), 'Europe/Kyiv')).toBe('2026-11-23 09:00:00');
});
