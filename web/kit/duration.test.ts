import { expect, test } from 'vitest';
import { duration, ratio, roundDuration, share } from './duration.ts';

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
  expect(ratio(0.999_999_999_999, 'en', 0)).toBe('99%');
  expect(ratio(1, 'en')).toBe('100%');
  expect([ratio(0.29, 'en', 0), ratio(0.57, 'en')]).toEqual(['29%', '57%']);
});

test.each([
  [0, '0%'],
  [1 / 400, '1%'],
  [2 / 23, '9%'],
  [15 / 16, '94%'],
  [399 / 400, '99%'],
  [1, '100%'],
])('a share of %d is %s: all and none are said of nothing else', (value, text) =>
  expect(share(value, 'en')).toBe(text),
);

test('other languages write their own units and separators', () => {
  expect(duration(90_000, 'ru')).toBe('1 мин 30 с');
  expect(duration(4_240, 'uk')).toBe('4,2 с');
});

test('an age is one round unit', () => {
  expect(roundDuration(215_000, 'en')).toBe('3 min');
  expect(roundDuration(31_200_000, 'uk')).toBe('8 год');
  expect(roundDuration(300, 'en')).toBe('1 s');
});
