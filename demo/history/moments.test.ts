import { expect, test } from 'vitest';
import { dayAt, inOrder, roundsBetween } from './moments.ts';

const now = Date.UTC(2026, 4, 20, 15, 0, 30);
const DAY = 86_400_000;

test('days are counted back from today, at times of day in UTC', () => {
  expect(new Date(dayAt(now, 2, '16:30')).toISOString()).toBe('2026-05-18T16:30:00.000Z');
  expect(new Date(dayAt(now, -2, '04:00')).toISOString()).toBe('2026-05-22T04:00:00.000Z');
});

test('rounds come the oftener the nearer they are, ascend, and end before now', () => {
  const rounds = roundsBetween(now - 90 * DAY, now);
  const gaps = rounds.slice(1).map((at, i) => at - rounds[i]!);
  expect(Math.max(...gaps)).toBe(3_600_000);
  expect(gaps.at(-1)).toBe(300_000);
  expect(gaps.every((gap, i) => i === 0 || gap <= gaps[i - 1]!)).toBe(true);
  expect(rounds.at(-1)).toBeLessThan(now);
  expect(rounds.length).toBeLessThan(3000);
});

test('moments stand before the round of their instant, and later ones after the last round', () => {
  const moment = (at: number) => ({ at, act: async () => {} });
  const [late, early, equal] = [moment(99), moment(1), moment(10)];
  expect([...inOrder([late, equal, early], [5, 10, 20])]).toEqual([early, 5, equal, 10, 20, late]);
});
