import { describe, expect, test } from 'vitest';
import { between, type Calendar, explain, isOpen, nextOpen } from './index.ts';
import { t, d, iso, daily, pauses, office, night, always, yearEnd, zone } from './scenarios.ts';

type Between = [string, Calendar, string, string, string, [string, string][]?];
describe('time between', () => {
  test.each<Between>([
    ['a morning', office, '2026-06-01 09:00 +3', '2026-06-01 12:00 +3', '3h'],
    ['over lunch', office, '2026-06-01 12:00 +3', '2026-06-01 15:00 +3', '2h'],
    ['from before opening to after closing', office, '2026-06-01 06:00 +3', '2026-06-01 23:00 +3', '8h'],
    ['a weekend', office, '2026-06-05 18:00 +3', '2026-06-08 09:00 +3', '0m'],
    ['reversed', office, '2026-06-01 12:00 +3', '2026-06-01 09:00 +3', '0m'],
    ['nothing', office, '2026-06-01 12:00 +3', '2026-06-01 12:00 +3', '0m'],
    ['seconds', office, '2026-06-01 12:59:30 +3', '2026-06-01 14:00:15 +3', '45s'],
    ['June 2026', office, '2026-06-01 00:00 +3', '2026-07-01 00:00 +3', '176h'],
    ['2026', office, '2026-01-01 00:00 +2', '2027-01-01 00:00 +2', '2088h'],
    ['2026 with holidays', yearEnd, '2026-01-01 00:00 +2', '2027-01-01 00:00 +2', '2069h30m'],
    ['one night', night, '2026-06-01 12:00 +3', '2026-06-02 12:00 +3', '8h'],
    ['Sunday night', night, '2026-06-07 12:00 +3', '2026-06-08 12:00 +3', '0m'],
    ['a day of spring', always, '2026-03-29 00:00 +2', '2026-03-30 00:00 +3', '23h'],
    ['a day of autumn', always, '2026-10-25 00:00 +3', '2026-10-26 00:00 +2', '25h'],
    [
      'a pause',
      office,
      '2026-06-01 09:00 +3',
      '2026-06-01 18:00 +3',
      '6h',
      [['2026-06-01 12:00 +3', '2026-06-01 15:00 +3']],
    ],
    [
      'all paused',
      office,
      '2026-06-01 09:00 +3',
      '2026-06-01 18:00 +3',
      '0m',
      [['2026-06-01 08:00 +3', '2026-06-01 19:00 +3']],
    ],
    [
      'pauses outside',
      office,
      '2026-06-01 09:00 +3',
      '2026-06-01 10:00 +3',
      '1h',
      [
        ['2026-06-01 08:00 +3', '2026-06-01 09:00 +3'],
        ['2026-06-01 10:00 +3', '2026-06-01 11:00 +3'],
      ],
    ],
    [
      'intervals that overlap count once',
      zone('UTC', daily(['09:00', '12:00'], ['11:00', '13:00'])),
      '2026-06-01 00:00 +0',
      '2026-06-02 00:00 +0',
      '4h',
    ],
    [
      'a shift that reaches into the next',
      zone('UTC', daily(['20:00', '10:00'], ['09:00', '12:00'])),
      '2026-06-01 12:00 +0',
      '2026-06-02 12:00 +0',
      '16h',
    ],
    [
      'to midnight, told as 00:00',
      zone('UTC', daily(['20:00', '00:00'])),
      '2026-06-01 12:00 +0',
      '2026-06-02 12:00 +0',
      '4h',
    ],
    [
      'a shift that began before a holiday runs to its end',
      { ...night, holidays: ['2026-06-03'] },
      '2026-06-02 12:00 +3',
      '2026-06-03 12:00 +3',
      '8h',
    ],
    ['none begins on it', { ...night, holidays: ['2026-06-03'] }, '2026-06-03 12:00 +3', '2026-06-04 12:00 +3', '0m'],
    [
      'an override replaces what begins on its date',
      { ...night, overrides: { '2026-06-03': [['23:00', '01:00']] } },
      '2026-06-02 12:00 +3',
      '2026-06-04 12:00 +3',
      '10h',
    ],
    [
      'a break in the small hours of a shift',
      { ...night, breaks: { '2026-06-03': [['02:00', '02:30']] } },
      '2026-06-02 12:00 +3',
      '2026-06-03 12:00 +3',
      '7h30m',
    ],
    [
      'a break over midnight',
      { ...night, breaks: { '2026-06-02': [['23:30', '00:30']] } },
      '2026-06-02 12:00 +3',
      '2026-06-03 12:00 +3',
      '7h',
    ],
    ['a leap day', { ...office, annualHolidays: ['02-29'] }, '2028-02-28 00:00 +2', '2028-03-02 00:00 +2', '16h'],
  ])('%s', (_, calendar, start, end, open, list) => {
    expect(between(calendar, t(start), t(end), pauses(list))).toBe(d(open));
  });

  test('a pause that is not over', () => {
    expect(
      between(office, t('2026-06-01 09:00 +3'), t('2026-06-01 18:00 +3'), [[t('2026-06-01 11:00 +3'), Infinity]]),
    ).toBe(d('2h'));
  });
});

describe('open', () => {
  test.each<[Calendar, string, boolean, string | null]>([
    [office, '2026-06-01 08:59:59 +3', false, '2026-06-01 09:00 +3'],
    [office, '2026-06-01 09:00 +3', true, null],
    [office, '2026-06-01 12:59:59 +3', true, null],
    [office, '2026-06-01 13:00 +3', false, '2026-06-01 14:00 +3'],
    [office, '2026-06-01 18:00 +3', false, '2026-06-02 09:00 +3'],
    [office, '2026-06-05 18:00 +3', false, '2026-06-08 09:00 +3'],
    [night, '2026-06-06 05:59:59 +3', true, null],
    [night, '2026-06-06 06:00 +3', false, '2026-06-08 22:00 +3'],
    [night, '2026-06-08 00:00 +3', false, '2026-06-08 22:00 +3'],
    [yearEnd, '2026-12-24 12:00 +2', false, '2026-12-26 10:00 +2'],
    [yearEnd, '2026-12-23 09:45 +2', false, '2026-12-23 10:00 +2'],
    [yearEnd, '2026-12-31 18:00 +2', false, '2027-01-04 09:00 +2'],
    [zone('America/Sao_Paulo', daily(['00:00', '08:00'])), '2018-11-03 23:59:59 -3', false, '2018-11-04 01:00 -2'],
    [zone('Europe/Kyiv', daily(['03:30', '05:00'])), '2026-03-29 02:59:59 +2', false, '2026-03-29 04:00 +3'],
    [zone('Europe/Kyiv', daily(['03:30', '05:00'])), '2026-10-25 03:15 +2', false, '2026-10-25 03:30 +2'],
  ])('%# at %s: %s', (calendar, at, open, next) => {
    expect(isOpen(calendar, t(at))).toBe(open);
    expect(iso(nextOpen(calendar, t(at)))).toBe(iso(t(next ?? at)));
  });

  test.each<[string, string, [string, string][], string]>([
    ['paused now', '2026-06-01 10:00 +3', [['2026-06-01 09:00 +3', '2026-06-01 11:00 +3']], '2026-06-01 11:00 +3'],
    [
      'paused into lunch',
      '2026-06-01 10:00 +3',
      [['2026-06-01 10:00 +3', '2026-06-01 13:30 +3']],
      '2026-06-01 14:00 +3',
    ],
    [
      'opens into a pause',
      '2026-06-01 08:00 +3',
      [['2026-06-01 09:00 +3', '2026-06-01 09:30 +3']],
      '2026-06-01 09:30 +3',
    ],
    [
      'one pause after another',
      '2026-06-01 08:00 +3',
      [
        ['2026-06-01 14:00 +3', '2026-06-01 17:00 +3'],
        ['2026-06-01 08:30 +3', '2026-06-01 13:00 +3'],
      ],
      '2026-06-01 17:00 +3',
    ],
    [
      'a pause later on',
      '2026-06-01 10:00 +3',
      [['2026-06-01 11:00 +3', '2026-06-01 12:00 +3']],
      '2026-06-01 10:00 +3',
    ],
  ])('next, %s', (_, at, list, next) => {
    expect(iso(nextOpen(office, t(at), pauses(list)))).toBe(iso(t(next)));
  });

  test('never again', () => {
    expect(nextOpen({ timeZone: 'UTC', hours: {} }, 0)).toBeNull();
    expect(
      nextOpen(
        { timeZone: 'UTC', hours: { mon: [] }, overrides: { '2026-06-02': [['09:00', '10:00']] } },
        t('2026-06-02 10:00 +0'),
      ),
    ).toBeNull();
    expect(nextOpen(office, t('2026-06-01 10:00 +3'), [[0, Infinity]])).toBeNull();
  });
});

describe('why then', () => {
  const told = (calendar: Calendar, start: string, end: string, list?: [string, string][]) =>
    explain(calendar, t(start), t(end), pauses(list)).map(
      (p) =>
        `${new Date(p.from).toISOString().slice(5, 16)} ${p.kind}${p.because ? ` ${p.because}` : ''}${p.date ? ` ${p.date}` : ''} ${(p.to - p.from) / 60_000}/${p.openMs / 60_000}`,
    );

  test.each<[string, string[], string[]]>([
    [
      'a day and a weekend',
      told(office, '2026-06-05 12:00 +3', '2026-06-08 10:00 +3'),
      [
        '06-05T09:00 counted 60/60',
        '06-05T10:00 skipped outside_hours 60/0',
        '06-05T11:00 counted 240/240',
        '06-05T15:00 skipped outside_hours 3780/0',
        '06-08T06:00 counted 60/60',
      ],
    ],
    [
      'around the clock is one piece',
      told(always, '2026-03-01 00:00 +2', '2026-04-01 00:00 +3'),
      ['02-28T22:00 counted 44580/44580'],
    ],
    [
      'breaks, overrides, holidays by their dates',
      told(yearEnd, '2026-12-23 09:00 +2', '2026-12-26 11:00 +2'),
      [
        '12-23T07:00 counted 30/30',
        '12-23T07:30 skipped break 2026-12-23 30/0',
        '12-23T08:00 counted 150/150',
        '12-23T10:30 skipped break 2026-12-23 30/0',
        '12-23T11:00 skipped outside_hours 60/0',
        '12-23T12:00 skipped break 2026-12-23 30/0',
        '12-23T12:30 counted 210/210',
        '12-23T16:00 skipped outside_hours 360/0',
        '12-23T22:00 skipped override 2026-12-24 540/0',
        '12-24T07:00 counted 180/180',
        '12-24T10:00 skipped override 2026-12-24 720/0',
        '12-24T22:00 skipped holiday 2026-12-25 1440/0',
        '12-25T22:00 skipped override 2026-12-26 600/0',
        '12-26T08:00 counted 60/60',
      ],
    ],
    [
      'a pause is one piece and says what it saved',
      told(office, '2026-06-01 11:00 +3', '2026-06-01 16:00 +3', [['2026-06-01 12:00 +3', '2026-06-01 15:00 +3']]),
      ['06-01T08:00 counted 60/60', '06-01T09:00 paused 180/120', '06-01T12:00 counted 60/60'],
    ],
    [
      'a pause that began before and one that outlasts it',
      told(office, '2026-06-01 11:00 +3', '2026-06-01 13:00 +3', [
        ['2026-06-01 12:30 +3', '2026-06-05 15:00 +3'],
        ['2026-05-01 12:30 +3', '2026-06-01 11:30 +3'],
      ]),
      ['06-01T08:00 paused 30/30', '06-01T08:30 counted 60/60', '06-01T09:30 paused 30/30'],
    ],
    ['reversed', told(office, '2026-06-01 16:00 +3', '2026-06-01 11:00 +3'), []],
    [
      'reversed and empty within a pause',
      [['11:00'], ['16:00']].flatMap(([end]) =>
        told(office, '2026-06-01 16:00 +3', `2026-06-01 ${end} +3`, [['2026-06-01 10:00 +3', '2026-06-01 17:00 +3']]),
      ),
      [],
    ],
  ])('%s', (_, pieces, expected) => {
    expect(pieces).toEqual(expected);
  });
});
