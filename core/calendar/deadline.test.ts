import { describe, expect, test } from 'vitest';
import { add, type Calendar } from './index.ts';
import { t, d, iso, workdays, daily, pauses, office, night, always, yearEnd, zone } from './scenarios.ts';

type Add = [string, Calendar, string, string, string, [string, string][]?];
describe('a deadline', () => {
  test.each<Add>([
    ['within the morning', office, '2026-06-01 09:00 +3', '1h', '2026-06-01 10:00 +3'],
    ['falls on lunch and stays there', office, '2026-06-01 09:00 +3', '4h', '2026-06-01 13:00 +3'],
    ['a second more is after lunch', office, '2026-06-01 09:00 +3', '4h1s', '2026-06-01 14:00:01 +3'],
    ['across lunch', office, '2026-06-01 12:30 +3', '1h', '2026-06-01 14:30 +3'],
    ['falls on closing time and stays there', office, '2026-06-01 09:00 +3', '8h', '2026-06-01 18:00 +3'],
    ['a second more is tomorrow', office, '2026-06-01 09:00 +3', '8h1s', '2026-06-02 09:00:01 +3'],
    ['started at closing time', office, '2026-06-01 18:00 +3', '15m', '2026-06-02 09:15 +3'],
    ['started at night', office, '2026-06-01 03:12:45 +3', '15m', '2026-06-01 09:15 +3'],
    ['started during lunch', office, '2026-06-01 13:20 +3', '15m', '2026-06-01 14:15 +3'],
    ['over the weekend', office, '2026-06-05 17:45 +3', '30m', '2026-06-08 09:15 +3'],
    ['started on Saturday', office, '2026-06-06 12:00 +3', '8h', '2026-06-08 18:00 +3'],
    ['a whole week', office, '2026-06-01 09:00 +3', '40h', '2026-06-05 18:00 +3'],
    ['a week and a second', office, '2026-06-01 09:00 +3', '40h1s', '2026-06-08 09:00:01 +3'],
    ['to the second', office, '2026-06-01 12:59:50 +3', '20s', '2026-06-01 14:00:10 +3'],
    ['nothing to wait for', office, '2026-06-06 12:00 +3', '0m', '2026-06-06 12:00 +3'],
    ['a year of hours', office, '2026-01-05 09:00 +2', '2080h', '2027-01-01 18:00 +2'],
    ['night shift, before midnight', night, '2026-06-01 22:30 +3', '1h', '2026-06-01 23:30 +3'],
    ['night shift, over midnight', night, '2026-06-01 23:30 +3', '1h', '2026-06-02 00:30 +3'],
    ['night shift, falls on its end', night, '2026-06-01 22:00 +3', '8h', '2026-06-02 06:00 +3'],
    ['night shift, by day', night, '2026-06-02 12:00 +3', '1h', '2026-06-02 23:00 +3'],
    ['the shift of Friday ends on Saturday', night, '2026-06-06 05:00 +3', '2h', '2026-06-08 23:00 +3'],
    ['no shift on the morning of Monday', night, '2026-06-08 01:00 +3', '30m', '2026-06-08 22:30 +3'],
    ['around the clock', always, '2026-06-06 23:50 +3', '24h', '2026-06-07 23:50 +3'],
    ['around the clock, a month', always, '2026-06-01 00:00 +3', '720h', '2026-07-01 00:00 +3'],
    ['short day', yearEnd, '2026-12-24 11:00 +2', '2h', '2026-12-26 11:00 +2'],
    ['holiday wins over its override and its break', yearEnd, '2026-12-25 10:00 +2', '10m', '2026-12-26 10:10 +2'],
    ['extra Saturday', yearEnd, '2026-12-26 13:00 +2', '2h', '2026-12-28 10:00 +2'],
    ['break in the morning', yearEnd, '2026-12-23 09:00 +2', '1h', '2026-12-23 10:30 +2'],
    ['break over lunch and beyond', yearEnd, '2026-12-23 12:00 +2', '1h', '2026-12-23 15:00 +2'],
    ['falls on a break and stays there', yearEnd, '2026-12-23 09:00 +2', '30m', '2026-12-23 09:30 +2'],
    ['the first of January, every year', yearEnd, '2026-12-31 17:00 +2', '2h', '2027-01-04 10:00 +2'],
    ['and of a later one', yearEnd, '2031-12-31 17:00 +2', '2h', '2032-01-02 10:00 +2'],
    ['an instant is an instant, wherever it was told', office, '2026-06-01 15:00 -7', '30m', '2026-06-02 09:30 +3'],
  ])('%s', (_, calendar, start, duration, due) => {
    expect(iso(add(calendar, t(start), d(duration)))).toBe(iso(t(due)));
  });

  test.each<Add>([
    // Kyiv: on 2026-03-29 03:00 becomes 04:00, on 2026-10-25 04:00 becomes 03:00.
    ['spring: the night is an hour shorter', night, '2026-03-27 22:00 +2', '8h', '2026-03-28 06:00 +2'],
    [
      'spring: the shift of Saturday',
      zone('Europe/Kyiv', daily(['22:00', '06:00'])),
      '2026-03-28 22:00 +2',
      '7h',
      '2026-03-29 06:00 +3',
    ],
    [
      'spring: an hour more is in the next',
      zone('Europe/Kyiv', daily(['22:00', '06:00'])),
      '2026-03-28 22:00 +2',
      '8h',
      '2026-03-29 23:00 +3',
    ],
    ['spring: around the clock is real time', always, '2026-03-28 12:00 +2', '24h', '2026-03-29 13:00 +3'],
    [
      'spring: a start in the gap is the first minute that exists',
      zone('Europe/Kyiv', daily(['03:30', '08:00'])),
      '2026-03-29 00:00 +2',
      '1h',
      '2026-03-29 05:00 +3',
    ],
    [
      'spring: an end in the gap is there too',
      zone('Europe/Kyiv', daily(['01:00', '03:30'])),
      '2026-03-29 00:00 +2',
      '2h',
      '2026-03-29 04:00 +3',
    ],
    [
      'spring: an interval within the gap is nothing',
      zone('Europe/Kyiv', daily(['03:15', '03:45'])),
      '2026-03-29 00:00 +2',
      '30m',
      '2026-03-30 03:45 +3',
    ],
    [
      'autumn: the night is an hour longer',
      zone('Europe/Kyiv', daily(['22:00', '06:00'])),
      '2026-10-24 22:00 +3',
      '9h',
      '2026-10-25 06:00 +2',
    ],
    ['autumn: around the clock is real time', always, '2026-10-24 12:00 +3', '24h', '2026-10-25 11:00 +2'],
    [
      'autumn: what the clock shows twice counts twice',
      zone('Europe/Kyiv', daily(['03:00', '03:30'])),
      '2026-10-25 00:00 +3',
      '1h',
      '2026-10-25 03:30 +2',
    ],
    [
      'New York, spring',
      zone('America/New_York', daily(['00:00', '08:00'])),
      '2026-03-08 00:00 -5',
      '7h',
      '2026-03-08 08:00 -4',
    ],
    [
      'New York, autumn',
      zone('America/New_York', daily(['00:00', '08:00'])),
      '2026-11-01 00:00 -4',
      '9h',
      '2026-11-01 08:00 -5',
    ],
    [
      'office hours do not care for the change at night',
      zone('America/New_York', workdays(['09:00', '17:00'])),
      '2026-03-06 16:00 -5',
      '2h',
      '2026-03-09 10:00 -4',
    ],
    [
      'Lord Howe changes by half an hour, spring',
      zone('Australia/Lord_Howe', daily(['00:00', '08:00'])),
      '2026-10-04 00:00 +10.5',
      '7h30m',
      '2026-10-04 08:00 +11',
    ],
    [
      'Lord Howe, autumn',
      zone('Australia/Lord_Howe', daily(['00:00', '08:00'])),
      '2026-04-05 00:00 +11',
      '8h30m',
      '2026-04-05 08:00 +10.5',
    ],
    [
      'São Paulo 2018 had no midnight',
      zone('America/Sao_Paulo', daily(['00:00', '08:00'])),
      '2018-11-03 23:00 -3',
      '1h',
      '2018-11-04 02:00 -2',
    ],
    [
      'São Paulo: to the end of the day before',
      zone('America/Sao_Paulo', daily(['20:00', '24:00'])),
      '2018-11-03 20:00 -3',
      '4h',
      '2018-11-04 01:00 -2',
    ],
    [
      'São Paulo: the last hour of Saturday twice',
      zone('America/Sao_Paulo', { sat: [['20:00', '24:00']] }),
      '2018-02-17 20:00 -2',
      '5h',
      '2018-02-18 00:00 -3',
    ],
    [
      'Beirut has no midnight in spring',
      zone('Asia/Beirut', daily(['00:00', '06:00'])),
      '2026-03-28 23:00 +2',
      '30m',
      '2026-03-29 01:30 +3',
    ],
    [
      'Havana has midnight twice in autumn',
      zone('America/Havana', { sun: [['00:00', '02:00']] }),
      '2026-10-31 12:00 -4',
      '3h',
      '2026-11-01 02:00 -5',
    ],
    [
      "St John's 2006: over midnight and back",
      zone('America/St_Johns', { sat: [['23:00', '24:00']] }),
      '2006-10-28 23:00 -2.5',
      '1h59m',
      '2006-10-29 00:00 -3.5',
    ],
    [
      'Apia 2011 had no 30 December',
      zone('Pacific/Apia', daily(['09:00', '17:00'])),
      '2011-12-29 16:00 -10',
      '2h',
      '2011-12-31 10:00 +14',
    ],
    [
      'Kathmandu is three quarters off',
      zone('Asia/Kathmandu', daily(['09:00', '17:00'])),
      '2026-01-01 16:30 +5.75',
      '1h',
      '2026-01-02 09:30 +5.75',
    ],
    [
      'Casablanca in Ramadan',
      zone('Africa/Casablanca', daily(['00:00', '08:00'])),
      '2026-02-15 00:00 +1',
      '9h',
      '2026-02-15 08:00 +0',
    ],
  ])('when clocks change: %s', (_, calendar, start, duration, due) => {
    expect(iso(add(calendar, t(start), d(duration)))).toBe(iso(t(due)));
  });

  test.each<Add>([
    [
      'a pause within',
      office,
      '2026-06-01 09:00 +3',
      '2h',
      '2026-06-01 12:00 +3',
      [['2026-06-01 10:00 +3', '2026-06-01 11:00 +3']],
    ],
    [
      'a pause over lunch costs what was open',
      office,
      '2026-06-01 12:00 +3',
      '2h',
      '2026-06-01 16:00 +3',
      [['2026-06-01 12:30 +3', '2026-06-01 14:30 +3']],
    ],
    [
      'a pause at night costs nothing',
      office,
      '2026-06-01 17:00 +3',
      '2h',
      '2026-06-02 10:00 +3',
      [['2026-06-01 19:00 +3', '2026-06-02 08:00 +3']],
    ],
    [
      'a pause that began before',
      office,
      '2026-06-01 10:00 +3',
      '1h',
      '2026-06-01 12:00 +3',
      [['2026-05-29 10:00 +3', '2026-06-01 11:00 +3']],
    ],
    [
      'a pause that was over',
      office,
      '2026-06-01 10:00 +3',
      '1h',
      '2026-06-01 11:00 +3',
      [['2026-05-29 10:00 +3', '2026-06-01 10:00 +3']],
    ],
    [
      'due when the pause begins: stays there',
      office,
      '2026-06-01 10:00 +3',
      '1h',
      '2026-06-01 11:00 +3',
      [['2026-06-01 11:00 +3', '2026-06-01 12:00 +3']],
    ],
    [
      'a second more is after it',
      office,
      '2026-06-01 10:00 +3',
      '1h1s',
      '2026-06-01 12:00:01 +3',
      [['2026-06-01 11:00 +3', '2026-06-01 12:00 +3']],
    ],
    [
      'two that overlap count once',
      office,
      '2026-06-01 09:00 +3',
      '1h',
      '2026-06-01 11:30 +3',
      [
        ['2026-06-01 10:30 +3', '2026-06-01 11:00 +3'],
        ['2026-06-01 09:30 +3', '2026-06-01 10:45 +3'],
      ],
    ],
    [
      'a reversed one is none',
      office,
      '2026-06-01 09:00 +3',
      '2h',
      '2026-06-01 11:00 +3',
      [['2026-06-01 10:30 +3', '2026-06-01 09:30 +3']],
    ],
    [
      'seconds',
      office,
      '2026-06-01 09:00 +3',
      '30s',
      '2026-06-01 09:00:40 +3',
      [['2026-06-01 09:00:10 +3', '2026-06-01 09:00:20 +3']],
    ],
    [
      'over the change of the clock',
      always,
      '2026-03-28 12:00 +2',
      '24h',
      '2026-03-29 15:00 +3',
      [['2026-03-29 02:00 +2', '2026-03-29 05:00 +3']],
    ],
  ])('with pauses: %s', (_, calendar, start, duration, due, list) => {
    expect(iso(add(calendar, t(start), d(duration), pauses(list)))).toBe(iso(t(due)));
  });

  test('that never comes', () => {
    const start = t('2026-06-01 09:00 +3');
    expect(add({ timeZone: 'UTC', hours: {} }, start, 1)).toBeNull();
    expect(add({ timeZone: 'UTC', hours: {}, overrides: { '2026-06-02': [['09:00', '10:00']] } }, start, d('1h'))).toBe(
      t('2026-06-02 10:00 +0'),
    );
    expect(
      add({ timeZone: 'UTC', hours: {}, overrides: { '2026-06-02': [['09:00', '10:00']] } }, start, d('1h1s')),
    ).toBeNull();
    expect(add(office, start, d('1h'), [[start + d('30m'), Infinity]])).toBeNull();
    expect(add(office, start, d('30m'), [[start + d('30m'), Infinity]])).toBe(start + d('30m'));
    const months = Array.from({ length: 12 }, (_, m) => m + 1);
    const everyDay = months.flatMap((m) =>
      Array.from(
        { length: new Date(Date.UTC(2028, m, 0)).getUTCDate() },
        (_, i) => `${String(m).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`,
      ),
    );
    expect(add({ ...office, annualHolidays: everyDay }, start, 1)).toBeNull();
    expect(iso(add({ ...office, annualHolidays: everyDay.filter((day) => day !== '02-29') }, start, d('1h')))).toBe(
      iso(t('2028-02-29 10:00 +2')),
    );
  });

  test.each<[number, number, RegExp]>([
    [NaN, 1, /start must be an instant/],
    [Infinity, 1, /start must be an instant/],
    [9e15, 1, /start/],
    [0, -1, /duration must be 0 or more milliseconds, not -1/],
    [0, NaN, /duration/],
    [0, Infinity, /duration/],
  ])('refuses add(%d, %d)', (start, duration, sentence) => {
    expect(() => add(office, start, duration)).toThrow(sentence);
  });
});
