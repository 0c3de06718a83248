import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  checkZone,
  civilOf,
  dateOf,
  dayOf,
  firstInstant,
  instantsOf,
  isoDate,
  localOf,
  offsetAt,
  stretches,
  weekdayOf,
  weekdays,
  zoneOf,
} from './index.ts';

const zones = [
  'UTC',
  'Europe/Kyiv',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Asia/Tehran',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Recife',
  'America/Scoresbysund',
  'Antarctica/Troll',
];
const instant = fc.integer({ min: 0, max: Date.UTC(2045, 0, 1) / 1000 }).map((s) => s * 1000);
const utc = (text: string) => Date.parse(`${text}Z`);

describe('offsets', () => {
  test('are those of Temporal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (name, at) => {
        const told = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;
        expect(offsetAt(zoneOf(name), at)).toBe(told);
      }),
      { numRuns: 2000 },
    );
  });

  test('change exactly where Temporal says', () => {
    for (const name of zones.slice(1)) {
      let at = Temporal.Instant.from('1995-01-01T00:00Z').toZonedDateTimeISO(name);
      for (
        let next = at.getTimeZoneTransition('next');
        next && next.year < 2030;
        next = at.getTimeZoneTransition('next')
      ) {
        at = next;
        const offset = offsetAt(zoneOf(name), at.epochMilliseconds);
        expect([name, at.epochMilliseconds, offset]).toEqual([name, at.epochMilliseconds, at.offsetNanoseconds / 1e6]);
        expect(offsetAt(zoneOf(name), at.epochMilliseconds - 1)).toBe(
          at.subtract({ seconds: 1 }).offsetNanoseconds / 1e6,
        );
      }
    }
  });

  test('stretches join into the whole range and each keeps one offset', () => {
    const span = fc.integer({ min: 1, max: 3 * 365 * 86_400 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, span, (name, from, seconds) => {
        const found = stretches(zoneOf(name), from, from + seconds * 1000);
        expect(found[0]!.from).toBe(from);
        expect(found.at(-1)!.to).toBe(from + seconds * 1000);
        found.forEach((s, i) => {
          if (i) expect(s.from).toBe(found[i - 1]!.to);
          if (i) expect(s.offset).not.toBe(found[i - 1]!.offset);
          expect(offsetAt(zoneOf(name), s.from)).toBe(s.offset);
          expect(offsetAt(zoneOf(name), s.to - 1)).toBe(s.offset);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('local times', () => {
  test.each([
    ['an ordinary morning', 'Europe/Kyiv', '2026-07-01T09:00', ['2026-07-01T06:00'], '2026-07-01T06:00'],
    ['spring gap', 'Europe/Kyiv', '2026-03-29T03:30', [], '2026-03-29T01:00'],
    ['the first minute after the gap', 'Europe/Kyiv', '2026-03-29T04:00', ['2026-03-29T01:00'], '2026-03-29T01:00'],
    ['repeated hour', 'Europe/Kyiv', '2026-10-25T03:30', ['2026-10-25T00:30', '2026-10-25T01:30'], '2026-10-25T00:30'],
    ['no midnight', 'America/Sao_Paulo', '2018-11-04T00:00', [], '2018-11-04T03:00'],
    [
      'midnight twice',
      'America/Havana',
      '2026-11-01T00:00',
      ['2026-11-01T04:00', '2026-11-01T05:00'],
      '2026-11-01T04:00',
    ],
    ['half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', [], '2026-10-03T15:30'],
    ['a day that never was', 'Pacific/Apia', '2011-12-30T12:00', [], '2011-12-30T10:00'],
  ])('%s', (_, name, local, all, first) => {
    expect(instantsOf(zoneOf(name), utc(local))).toEqual(all.map(utc));
    expect(firstInstant(zoneOf(name), utc(local))).toBe(utc(first));
  });

  test('an instant is among the instants of its local time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (name, at) => {
        const zone = zoneOf(name);
        expect(instantsOf(zone, localOf(zone, at))).toContain(at);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('dates', () => {
  test('are those of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilOf(day)).toEqual(civil);
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(day);
        expect(weekdayOf(day)).toBe(date.getUTCDay());
      }),
    );
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', 'today'])(
    '%s is none',
    (text) => {
      expect(dateOf(text)).toBeNull();
    },
  );

  test('read and written', () => {
    expect(isoDate(dateOf('2028-02-29')!)).toBe('2028-02-29');
    expect(weekdays[weekdayOf(dateOf('2026-11-22')!)]).toBe('sun');
  });
});

test.each([[null], [7], [''], ['+02:00'], ['Europe/Atlantis'], ['../etc']])('%j is no time zone', (name) => {
  expect(checkZone(name)).toMatch(/must be the name of a time zone/);
});

test('Europe/Kyiv is a time zone', () => {
  expect(checkZone('Europe/Kyiv')).toBeNull();
});
