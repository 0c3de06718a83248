import { describe, expect, test } from 'vitest';
import { add, type Calendar, checkCalendar } from './index.ts';

const good = {
  timeZone: 'Europe/Kyiv',
  hours: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    fri: [['22:00', '06:00']],
    sun: [],
  },
  holidays: ['2026-12-25'],
  annualHolidays: ['12-25', '02-29'],
  overrides: { '2026-12-24': [['09:00', '12:00']], '2026-12-31': [] },
  breaks: { '2026-12-23': [['12:00', '12:30']] },
};

describe('a calendar is refused', () => {
  test.each<[unknown, string, RegExp]>([
    [null, 'calendar', /must be an object/],
    ['9 to 5', 'calendar', /must be an object/],
    [[], 'calendar', /must be an object/],
    [
      { ...good, timeZone: 'Europe/Kiew' },
      'timeZone',
      /timeZone must be the name of a time zone.*"Europe\/Kiew" is not known/,
    ],
    [{ ...good, timeZone: undefined }, 'timeZone', /timeZone must be/],
    [{ ...good, timeZone: '+02:00' }, 'timeZone', /not "\+02:00"/],
    [{ ...good, hours: undefined }, 'hours', /hours must be an object/],
    [{ ...good, hours: [] }, 'hours', /hours must be an object/],
    [{ ...good, hours: { monday: [] } }, 'hours.monday', /hours.monday is not a weekday/],
    [{ ...good, hours: { mon: '09:00-18:00' } }, 'hours.mon', /hours.mon must be a list/],
    [{ ...good, hours: { mon: ['09:00', '18:00'] } }, 'hours.mon[0]', /hours.mon\[0\] must be two times/],
    [{ ...good, hours: { mon: [['09:00']] } }, 'hours.mon[0]', /two times/],
    [
      {
        ...good,
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['9:00', '18:00'],
          ],
        },
      },
      'hours.mon[1][0]',
      /hours.mon\[1\]\[0\] must be a time from 00:00 to 23:59, not "9:00"/,
    ],
    [{ ...good, hours: { mon: [['09:00', '24:01']] } }, 'hours.mon[0][1]', /from 00:00 to 24:00, not "24:01"/],
    [{ ...good, hours: { mon: [['24:00', '24:00']] } }, 'hours.mon[0][0]', /not "24:00"/],
    [{ ...good, hours: { mon: [['09:60', '18:00']] } }, 'hours.mon[0][0]', /09:60/],
    [{ ...good, hours: { mon: [['09:00:00', '18:00']] } }, 'hours.mon[0][0]', /09:00:00/],
    [{ ...good, hours: { mon: [[9, 18]] } }, 'hours.mon[0][0]', /not 9/],
    [{ ...good, hours: { mon: [['09:00', '09:00']] } }, 'hours.mon[0]', /begins and ends at "09:00"/],
    [{ ...good, holidays: '2026-12-25' }, 'holidays', /must be a list/],
    [{ ...good, holidays: ['2026-12-25', '2026-02-29'] }, 'holidays[1]', /holidays\[1\] must be a date.*2026-02-29/],
    [{ ...good, holidays: ['25.12.2026'] }, 'holidays[0]', /25\.12\.2026/],
    [{ ...good, annualHolidays: ['02-30'] }, 'annualHolidays[0]', /month and day/],
    [{ ...good, annualHolidays: ['2026-12-25'] }, 'annualHolidays[0]', /month and day/],
    [{ ...good, overrides: [] }, 'overrides', /must be an object/],
    [{ ...good, overrides: { '24.12.': [] } }, 'overrides.24.12.', /must be a date/],
    [{ ...good, overrides: { '2026-12-24': [['09:00', 'noon']] } }, 'overrides.2026-12-24[0][1]', /"noon"/],
    [{ ...good, breaks: { '2026-12-24': [['12:00', '12:00']] } }, 'breaks.2026-12-24[0]', /begins and ends/],
    [{ ...good, breaks: { '2026-12-24': null } }, 'breaks.2026-12-24', /list/],
    [{ ...good, holiday: [] }, 'holiday', /no field "holiday"; it has timeZone/],
  ])('%j', (data, field, sentence) => {
    expect(checkCalendar(data)).toMatchObject({ field, sentence: expect.stringMatching(sentence) });
  });

  test('and taken where nothing is wrong', () => {
    expect(checkCalendar(good)).toBeNull();
    expect(checkCalendar({ timeZone: 'UTC', hours: {} })).toBeNull();
  });

  test('reckoning with it says the same', () => {
    expect(() => add({ timeZone: 'UTC', hours: { mon: [['9', '17']] } } as unknown as Calendar, 0, 1)).toThrow(
      /hours\.mon\[0\]\[0\] must be a time/,
    );
  });
});
