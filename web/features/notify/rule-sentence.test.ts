import { expect, test } from 'vitest';
import { daysText, isOvernight } from './rule-sentence.ts';

const name = (day: number) => ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day]!;

test.each([
  [[1, 2, 3, 4, 5, 6, 7], null],
  [[1, 2, 3, 4, 5], 'Mon–Fri'],
  [[6, 7], 'Sat, Sun'],
  [[5, 1, 3], 'Mon, Wed, Fri'],
  [[1, 2, 3, 6], 'Mon–Wed, Sat'],
])('%j', (days, text) => {
  expect(daysText(days, name)).toBe(text);
});

test.each([
  ['22:00', '06:00', true],
  ['09:00', '18:00', false],
  ['00:00', '00:00', true],
])('%s to %s', (from, to, overnight) => {
  expect(isOvernight({ timeZone: 'UTC', days: [1], from, to })).toBe(overnight);
});
