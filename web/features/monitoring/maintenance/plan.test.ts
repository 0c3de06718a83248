import { expect, test } from 'vitest';
import { cronOf, preview, weeklyOf, type Plan } from './plan.ts';

const plan = (over: Partial<Plan>): Plan => ({
  kind: 'once',
  begins: null,
  time: '03:00',
  days: ['1'],
  cron: '',
  minutes: 60,
  zone: 'Europe/Kyiv',
  ...over,
});
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

test('a weekly plan becomes a cron line, and the preview shows real windows of the zone', () => {
  const weekly = plan({ kind: 'weekly', time: '03:30', days: ['4', '1'] });
  expect(cronOf(weekly)).toBe('30 3 * * 1,4');
  expect(preview(weekly, Date.parse('2026-11-22T12:00:00Z')).map((w) => iso(w.from))).toEqual([
    '2026-11-23T01:30:00.000Z',
    '2026-11-26T01:30:00.000Z',
    '2026-11-30T01:30:00.000Z',
  ]);
});

test('a weekly line is read as days and a time, any other is not', () => {
  expect(weeklyOf('5 3 * * 1,4')).toEqual({ days: [1, 4], time: '03:05' });
  expect(['30 3 1 * *', '*/5 3 * * 1', '0 3 * * mon', '0 3 * * *'].map(weeklyOf)).toEqual([null, null, null, null]);
});

test('a rare window is looked for up to a year ahead', () => {
  expect(
    preview(plan({ kind: 'cron', cron: '0 0 1 1 *', zone: 'UTC' }), Date.parse('2026-03-01T00:00:00Z')).map((w) =>
      iso(w.from),
    ),
  ).toEqual(['2027-01-01T00:00:00.000Z']);
});

test('an unreadable cron line has no windows', () => {
  expect(cronOf(plan({ kind: 'cron', cron: 'every day' }))).toBe(null);
  expect(preview(plan({ kind: 'cron', cron: '61 3 * * *' }), 0)).toEqual([]);
});
