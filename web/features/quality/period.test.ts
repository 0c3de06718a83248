import { expect, test } from 'vitest';
import { daysOf, instantsIn, lastDay, periodOf, yearUpTo } from './period.ts';

test.each([
  [{}, '2026-11-23', '2026-11-01', '2026-12-01'],
  [{ period: 'nonsense' }, '2026-12-31', '2026-12-01', '2027-01-01'],
  [{ period: 'last_month' }, '2026-01-15', '2025-12-01', '2026-01-01'],
  [{ period: 'quarter' }, '2026-11-23', '2026-10-01', '2027-01-01'],
  [{ period: 'last_quarter' }, '2026-02-28', '2025-10-01', '2026-01-01'],
  [{ period: 'year' }, '2026-11-23', '2025-12-01', '2026-12-01'],
  [{ period: 'own', from: '2026-02-27', until: '2026-02-28' }, '2026-11-23', '2026-02-27', '2026-03-01'],
  [{ period: 'own', from: '2026-03-05', until: '2026-03-01' }, '2026-11-23', '2026-03-05', '2026-03-06'],
  [{ period: 'own', from: '2026-02-31' }, '2026-11-23', '2026-11-01', '2026-11-02'],
])('%j on %s', (search, today, from, to) => {
  expect(periodOf(search, today)).toMatchObject({ from, to });
});

test('a chart has twelve whole months, the last that in which the period ends', () => {
  const period = periodOf({ period: 'last_month' }, '2026-03-31');
  expect(lastDay(period)).toBe('2026-02-28');
  expect(yearUpTo(period)).toEqual({ from: '2025-03-01', to: '2026-03-01' });
});

test.each([
  ['2026-02', '2026-02-01', '2026-03-01'],
  ['2024-02', '2024-02-01', '2024-03-01'],
  ['2026-12', '2026-12-01', '2027-01-01'],
])('the bar of %s leads to the whole month', (month, from, to) => {
  expect(periodOf(daysOf(month), '2026-11-23')).toMatchObject({ name: 'own', from, to });
});

test('days begin at midnight of the zone, also when clocks change', () => {
  expect(instantsIn({ from: '2026-03-01', to: '2026-04-01' }, 'Europe/Kyiv')).toEqual({
    from: '2026-02-28T22:00:00.000Z',
    to: '2026-03-31T21:00:00.000Z',
  });
});
