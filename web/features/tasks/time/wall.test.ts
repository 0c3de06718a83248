import { expect, test } from 'vitest';
import { daysFrom, instantOf, weekOf } from './wall.ts';

test('a week begins on Monday, also over the end of a year', () => {
  expect(weekOf('2026-11-22')).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  expect(weekOf('2027-01-01')[0]).toBe('2026-12-28');
  expect(daysFrom('2026-12-28', 7)).toBe('2027-01-04');
});

test('what a clock shows is an instant of its zone', () => {
  expect(instantOf('2026-06-01 17:30', 'Europe/Kyiv')).toBe('2026-06-01T14:30:00.000Z');
  expect(instantOf('2026-12-01 17:30', 'Europe/Kyiv')).toBe('2026-12-01T15:30:00.000Z');
});
