import { Cron as Croner } from 'croner';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkCron, CronRefused, nextCron, parseCron } from './index.ts';

const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', '').replace('T', ' ');
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

/** The next runs as UTC minutes. */
function runs(expression: string, zone: string, after: string, count = 1): string[] {
  const found: string[] = [];
  for (let at = utc(after); found.length < count; found.push(iso(at))) at = nextCron(expression, zone, at);
  return found;
}

describe('next run', () => {
  test.each([
    ['* * * * *', '2026-06-01 10:00', '2026-06-01 10:01'],
    ['*/15 * * * *', '2026-06-01 10:01', '2026-06-01 10:15'],
    ['0 3 * * *', '2026-06-01 10:00', '2026-06-02 03:00'],
    ['0 3 * * *', '2026-06-01 03:00', '2026-06-02 03:00'],
    ['0 3 * * *', '2026-06-01 02:59:59.999', '2026-06-01 03:00'],
    ['30 8-17/3 * * *', '2026-06-01 09:00', '2026-06-01 11:30'],
    ['5/20 * * * *', '2026-06-01 10:06', '2026-06-01 10:25'],
    ['0 0 1 * *', '2026-06-01 00:00', '2026-07-01 00:00'],
    ['0 0 29 2 *', '2026-06-01 00:00', '2028-02-29 00:00'],
    ['0 0 29 2 *', '2096-03-01 00:00', '2104-02-29 00:00'],
    ['0 9 * * mon-fri', '2026-11-20 09:00', '2026-11-23 09:00'],
    ['0 9 * * 7', '2026-11-20 09:00', '2026-11-22 09:00'],
    ['0 9 * * 0', '2026-11-20 09:00', '2026-11-22 09:00'],
    ['0 9 * * fri-sun', '2026-11-20 09:00', '2026-11-21 09:00'],
    ['0 9 * * 5-7', '2026-11-21 09:00', '2026-11-22 09:00'],
    ['0 0 13 * fri', '2026-11-01 00:00', '2026-11-06 00:00'],
    ['0 0 13 * fri', '2026-11-12 01:00', '2026-11-13 00:00'],
    ['0 0 */2 * mon', '2026-11-01 00:00', '2026-11-09 00:00'],
    ['0 0 ? * mon', '2026-11-22 00:00', '2026-11-23 00:00'],
    ['0 0 l * *', '2026-02-01 00:00', '2026-02-28 00:00'],
    ['0 0 L * *', '2028-02-01 00:00', '2028-02-29 00:00'],
    ['0 3 * * tue#2', '2026-11-01 00:00', '2026-11-10 03:00'],
    ['0 3 * * 5L', '2026-11-01 00:00', '2026-11-27 03:00'],
    ['0 3 * * sun#1', '2026-11-02 00:00', '2026-12-06 03:00'],
    ['0 3 * * 1#5', '2026-12-01 00:00', '2027-03-29 03:00'],
    ['15,45 6,18 * jan,JUL *', '2026-06-01 00:00', '2026-07-01 06:15'],
    ['@hourly', '2026-06-01 10:00', '2026-06-01 11:00'],
    ['@daily', '2026-06-01 10:00', '2026-06-02 00:00'],
    ['@weekly', '2026-11-20 10:00', '2026-11-22 00:00'],
    ['@monthly', '2026-11-20 10:00', '2026-12-01 00:00'],
    ['@yearly', '2026-11-20 10:00', '2027-01-01 00:00'],
    ['  0   3 * *  * ', '2026-06-01 10:00', '2026-06-02 03:00'],
  ])('%s after %s is %s', (expression, after, next) => {
    expect(runs(expression, 'UTC', after)).toEqual([next]);
  });

  test.each([
    // expression, zone, after (UTC), next runs (UTC)
    ['30 3 * * *', 'Europe/Kyiv', '2026-03-28 12:00', ['2026-03-29 01:00', '2026-03-30 00:30']],
    ['0 4 * * *', 'Europe/Kyiv', '2026-03-28 12:00', ['2026-03-29 01:00', '2026-03-30 01:00']],
    ['0,30 3,4 * * *', 'Europe/Kyiv', '2026-03-28 23:00', ['2026-03-29 01:00', '2026-03-29 01:30', '2026-03-30 00:00']],
    ['30 3 * * *', 'Europe/Kyiv', '2026-10-24 12:00', ['2026-10-25 00:30', '2026-10-26 01:30']],
    ['30 3 * * *', 'Europe/Kyiv', '2026-10-25 00:30', ['2026-10-26 01:30']],
    ['0 2 * * *', 'America/New_York', '2026-03-07 12:00', ['2026-03-08 07:00', '2026-03-09 06:00']],
    ['30 1 * * *', 'America/New_York', '2026-10-31 12:00', ['2026-11-01 05:30', '2026-11-02 06:30']],
    // A job of every half an hour goes by the clock: nothing made up, nothing left out.
    ['*/30 * * * *', 'Europe/Kyiv', '2026-03-29 00:00', ['2026-03-29 00:30', '2026-03-29 01:00', '2026-03-29 01:30']],
    ['30 * * * *', 'Europe/Kyiv', '2026-03-29 00:00', ['2026-03-29 00:30', '2026-03-29 01:30']],
    ['30 * * * *', 'Europe/Kyiv', '2026-10-24 23:45', ['2026-10-25 00:30', '2026-10-25 01:30', '2026-10-25 02:30']],
    [
      '*/30 3 * * *',
      'Europe/Kyiv',
      '2026-10-24 23:45',
      ['2026-10-25 00:00', '2026-10-25 00:30', '2026-10-25 01:00', '2026-10-25 01:30', '2026-10-26 01:00'],
    ],
    ['*/30 3 * * *', 'Europe/Kyiv', '2026-03-28 23:00', ['2026-03-30 00:00']],
    ['0 0 * * *', 'America/Sao_Paulo', '2018-11-03 12:00', ['2018-11-04 03:00', '2018-11-05 02:00']],
    ['30 23 * * sat', 'America/Sao_Paulo', '2018-02-17 12:00', ['2018-02-18 01:30', '2018-02-25 02:30']],
    ['0 0 * * *', 'America/Havana', '2026-10-31 12:00', ['2026-11-01 04:00', '2026-11-02 05:00']],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-03 00:00', ['2026-10-03 15:30', '2026-10-04 15:15']],
    ['45 1 * * *', 'Australia/Lord_Howe', '2026-04-04 12:00', ['2026-04-04 14:45', '2026-04-05 15:15']],
    ['0 12 30 12 *', 'Pacific/Apia', '2011-12-29 12:00', ['2011-12-30 10:00', '2012-12-29 22:00']],
    ['30 23 * * *', 'America/St_Johns', '2006-10-28 12:00', ['2006-10-29 02:00', '2006-10-30 03:00']],
    ['0 0 * * *', 'America/St_Johns', '2006-10-28 12:00', ['2006-10-29 02:30', '2006-10-30 03:30']],
    ['0 9 * * *', 'Asia/Kathmandu', '2026-01-01 00:00', ['2026-01-01 03:15']],
    ['0 0 * * *', 'Asia/Beirut', '2026-03-28 12:00', ['2026-03-28 22:00', '2026-03-29 21:00']],
  ])('%s in %s after %s', (expression, zone, after, expected) => {
    expect(runs(expression, zone, after, expected.length)).toEqual(expected);
  });
});

describe('refused', () => {
  test.each([
    ['', 'cron', 'fields', /five fields.*has 0/],
    ['0 3 * *', 'cron', 'fields', /five fields.*has 4/],
    ['0 0 3 * * *', 'cron', 'fields', /has 6/],
    ['@sometimes', 'cron', 'shorthand', /"@sometimes" is not known/],
    ['constructor', 'cron', 'fields', /has 1/],
    ['@toString', 'cron', 'shorthand', /"@toString" is not known/],
    ['60 * * * *', 'minute', 'range', /minute.*60 is outside 0 to 59/],
    ['* 24 * * *', 'hour', 'range', /hour.*24 is outside/],
    ['* * 0 * *', 'day of month', 'range', /day of month.*0 is outside 1 to 31/],
    ['* * 32 * *', 'day of month', 'range', /32/],
    ['* * * 13 *', 'month', 'range', /month.*13/],
    ['* * * foo *', 'month', 'syntax', /month.*"foo" cannot be read/],
    ['* * * * 8', 'day of week', 'range', /day of week.*8/],
    ['* * * * 6-1', 'day of week', 'reversed', /"6-1" ends before/],
    ['30-10 * * * *', 'minute', 'reversed', /minute.*"30-10"/],
    ['*/0 * * * *', 'minute', 'step', /minute.*step of "\*\/0"/],
    ['*/x * * * *', 'minute', 'step', /step/],
    ['1,,2 * * * *', 'minute', 'syntax', /an empty item/],
    ['1.5 * * * *', 'minute', 'syntax', /"1.5"/],
    ['-5 * * * *', 'minute', 'syntax', /"-5"/],
    ['1-2-3 * * * *', 'minute', 'syntax', /1-2-3/],
    ['* * 15W * *', 'day of month', 'syntax', /15w/],
    ['* * * * mon#6', 'day of week', 'nth', /week 6/],
    ['* * * * l', 'day of week', 'syntax', /"l"/],
    ['0 0 30 2 *', 'day of month', 'never', /never runs/],
    ['0 0 31 2,4,6,9,11 *', 'day of month', 'never', /never runs/],
    [7, 'cron', 'not_text', /must be a text/],
  ])('%j: %s', (expression, field, code, sentence) => {
    expect(checkCron(expression)).toMatchObject({ field, code, sentence: expect.stringMatching(sentence) });
    if (typeof expression === 'string') expect(() => parseCron(expression)).toThrow(CronRefused);
  });

  test('nothing else', () => {
    expect(checkCron('*/5 8-18 * * mon-fri')).toBeNull();
    expect(() => nextCron('* * * * *', 'Europe/Atlantis', 0)).toThrow(RangeError);
  });

  test('a long text is not repeated whole', () => {
    expect(checkCron(`${'x'.repeat(5000)} * * * *`)!.sentence.length).toBeLessThan(200);
  });
});

describe('in every case', () => {
  const item = (min: number, max: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: 2, max: 9 }).map((n) => `*/${n}`),
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    );
  const expressions = fc
    .tuple(item(0, 59), item(0, 23), item(1, 28), item(1, 12), item(0, 6))
    .map((list) => list.join(' '));
  const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2037, 0, 1) });

  test('agrees with croner where the clock does not change', () => {
    fc.assert(
      fc.property(expressions, instants, (expression, after) => {
        const [, , day, , weekday] = expression.split(' ');
        // croner takes */2 for a restriction; cron does not. */1 and full ranges never arise here.
        fc.pre(![day, weekday].some((field) => field!.startsWith('*/')));
        const told = new Croner(expression, { timezone: 'UTC', paused: true }).nextRun(new Date(after));
        expect(iso(nextCron(expression, 'UTC', after))).toBe(iso(told!.getTime()));
      }),
      { numRuns: 300 },
    );
  });

  const zones = [
    'Europe/Kyiv',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Havana',
    'America/St_Johns',
    'Africa/Cairo',
  ];
  const nearChange = fc
    .tuple(fc.constantFrom(...zones), instants, fc.integer({ min: -50 * 60, max: 50 * 60 }))
    .map(([zone, at, minutes]) => {
      const change = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition('previous');
      return { zone, after: change!.epochMilliseconds + minutes * 60_000 };
    });
  const times = fc.tuple(item(0, 59), item(0, 23)).map((list) => `${list.join(' ')} * * *`);

  /** Walks minute by minute, as cron itself does: what the clock shows now, and what it has skipped. */
  function walk(expression: string, zone: string, after: number): number {
    const cron = parseCron(expression);
    const clock = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
    const due = (time: Temporal.PlainDateTime) => cron.hours.includes(time.hour) && cron.minutes.includes(time.minute);
    for (let at = Math.floor(after / 60_000) * 60_000 + 60_000; ; at += 60_000) {
      const now = clock(at);
      const from = clock(at - 60_000);
      if (cron.followsClock) {
        if (due(now)) return at;
        continue;
      }
      // Every minute on the wall since the last one seen, unless the wall showed it before.
      for (
        let time = from.add({ minutes: 1 });
        Temporal.PlainDateTime.compare(time, now) <= 0;
        time = time.add({ minutes: 1 })
      ) {
        if (
          due(time) &&
          time.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds <= at &&
          !seen(time, zone, at)
        )
          return at;
      }
    }
  }
  const seen = (time: Temporal.PlainDateTime, zone: string, at: number) => {
    const earlier = time.toZonedDateTime(zone, { disambiguation: 'earlier' });
    return earlier.toPlainDateTime().equals(time) && earlier.epochMilliseconds < at;
  };

  test('agrees with a walk by the minute around changes of the clock', () => {
    fc.assert(
      fc.property(times, nearChange, (expression, { zone, after }) => {
        fc.pre(expression !== '* * * * *');
        expect(iso(nextCron(expression, zone, after))).toBe(iso(walk(expression, zone, after)));
      }),
      { numRuns: 150 },
    );
  });

  test('lies after, and nothing lies between', () => {
    fc.assert(
      fc.property(expressions, nearChange, (expression, { zone, after }) => {
        const next = nextCron(expression, zone, after);
        expect(next).toBeGreaterThan(after);
        expect(nextCron(expression, zone, next - 1)).toBe(next);
      }),
      { numRuns: 200 },
    );
  });
});
