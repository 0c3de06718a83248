import { expect, test } from 'vitest';
import { currencies, formatMoney, minorDigits } from './index.ts';

test('every currency has the digits of ISO 4217', () => {
  expect(currencies.length).toBeGreaterThan(150);
  expect(new Set(currencies).size).toBe(currencies.length);
  // Beside these the runtime's own table leaves out units that are seldom used, as of HUF.
  expect(['USD', 'HUF', 'UAH', 'JPY', 'KRW', 'KWD', 'TND'].map(minorDigits)).toEqual([2, 2, 2, 0, 0, 3, 3]);
});

test.each([
  [123_456, 'USD', 'en', '$1,234.56'],
  [50_000, 'USD', 'en', '$500'],
  [50_000, 'JPY', 'en', '¥50,000'],
  [1_500, 'KWD', 'en', 'KWD 1.500'],
  [123_450, 'UAH', 'uk', '1 234,50 ₴'],
  [0, 'EUR', 'ru', '0 €'],
])('%i minor units of %s are written %s: %s', (minor, currency, language, text) => {
  expect(formatMoney(minor, currency, language).replace(/\s/g, ' ')).toBe(text);
});

test('what is no currency is refused', () => {
  expect(() => minorDigits('usd')).toThrow('"usd" is no currency');
});
