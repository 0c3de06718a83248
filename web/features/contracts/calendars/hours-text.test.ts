import { expect, test } from 'vitest';
import { hoursText, readHours } from './hours-text.ts';

test.each([
  ['', []],
  ['09:00–18:00', [['09:00', '18:00']]],
  [
    '9-13, 14.00 - 18:30',
    [
      ['09:00', '13:00'],
      ['14:00', '18:30'],
    ],
  ],
  ['22:00—06:00;', [['22:00', '06:00']]],
  ['0-24', [['00:00', '24:00']]],
])('%j is read', (text, hours) => {
  expect(readHours(text)).toEqual(hours);
  expect(readHours(hoursText(hours))).toEqual(hours);
});

test.each(['9', 'closed', '9-13 14-18', '9:0-18:00', '-'])('%j is not', (text) => {
  expect(readHours(text)).toBeNull();
});
