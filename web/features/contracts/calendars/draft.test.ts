import { expect, test } from 'vitest';
import { calendarData } from '#contract/contracts';
import { dataOf, draftOf } from './draft.ts';

const data = calendarData.parse({
  timeZone: 'Europe/Kyiv',
  hours: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    fri: [['22:00', '06:00']],
  },
  holidays: [
    { date: '2027-01-01', name: 'New Year', source: 'PL' },
    { date: '2027-03-15', name: 'Our day' },
  ],
  annualHolidays: ['02-29', '12-25'],
  overrides: { '2026-12-24': [['09:00', '12:00']], '2026-12-31': [] },
  breaks: { '2026-12-23': [['12:00', '12:30']] },
});

test('a form says what it was given', () => {
  expect(dataOf(draftOf(data))).toEqual({ data, unread: [] });
});

test('what cannot be read is named', () => {
  const draft = draftOf(data);
  draft.hours.tue = 'nine to five';
  draft.special.push({ kind: 'hours', date: '2027-04-01', hours: '9', name: '' });
  draft.special.push({ kind: 'off', date: '', hours: '', name: '' });
  const { unread } = dataOf(draft);
  expect(unread).toEqual(['tue', `special.${draft.special.length - 2}`, `special.${draft.special.length - 1}`]);
});
