import { expect, test } from 'vitest';
import { duration, ratio, roundDuration } from './duration.ts';

test.each([
  [0.4, '< 1 ms'],
  [320, '320 ms'],
  [4_240, '4.2 s'],
  [45_000, '45 s'],
  [90_000, '1 min 30 s'],
  [720_000, '12 min'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [90_000_000, '1 d 1 h'],
  [40 * 86_400_000, '40 d'],
])('%i ms are %s', (ms, text) => expect(duration(ms, 'en')).toBe(text));

test('an outage is never rounded away', () => {
  expect(ratio(0.999999, 'en')).toBe('99.99%');
  expect(ratio(1, 'en')).toBe('100%');
});

test('other languages write their own units and separators', () => {
  expect(duration(90_000, 'ru')).toBe('1 мин 30 с');
  expect(duration(4_240, 'uk')).toBe('4,2 с');
});

test('an age is one round unit', () => {
  expect(roundDuration(215_000, 'en')).toBe('3 min');
  expect(roundDuration(31_200_000, 'uk')).toBe('8 год');
  expect(roundDuration(300, 'en')).toBe('1 s');
});
