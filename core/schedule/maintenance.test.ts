import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMaintenance, inMaintenance, type Maintenance, windowsBetween } from './index.ts';

const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', '').slice(5);
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const told = (window: Maintenance, from: string, to: string) =>
  windowsBetween(window, utc(from), utc(to)).map((w) => `${iso(w.from)}/${iso(w.to)}`);

describe('windows', () => {
  const once: Maintenance = { from: utc('2026-06-01 10:00'), to: utc('2026-06-01 12:00') };
  const kyiv = { zone: 'Europe/Kyiv', durationMs: 2 * hour };
  test.each<[string, Maintenance, string, string, string[]]>([
    ['once, inside', once, '2026-06-01 00:00', '2026-06-02 00:00', ['06-01T10:00/06-01T12:00']],
    ['once, in part', once, '2026-06-01 11:00', '2026-06-01 11:30', ['06-01T10:00/06-01T12:00']],
    ['once, over', once, '2026-06-01 12:00', '2026-06-02 00:00', []],
    ['once, not yet', once, '2026-05-01 12:00', '2026-06-01 10:00', []],
    [
      'daily',
      { time: '03:00', ...kyiv },
      '2026-06-01 00:00',
      '2026-06-03 00:00',
      ['06-01T00:00/06-01T02:00', '06-02T00:00/06-02T02:00'],
    ],
    [
      'one that had begun before',
      { time: '03:00', ...kyiv },
      '2026-06-01 01:59',
      '2026-06-01 03:00',
      ['06-01T00:00/06-01T02:00'],
    ],
    ['one that ends there', { time: '03:00', ...kyiv }, '2026-06-01 02:00', '2026-06-01 03:00', []],
    [
      'weekly',
      { time: '23:30', days: ['sun', 'wed'], ...kyiv },
      '2026-06-01 00:00',
      '2026-06-08 00:00',
      ['06-03T20:30/06-03T22:30', '06-07T20:30/06-07T22:30'],
    ],
    [
      'second Tuesday',
      { cron: '0 3 * * 2#2', ...kyiv },
      '2026-06-01 00:00',
      '2026-08-01 00:00',
      ['06-09T00:00/06-09T02:00', '07-14T00:00/07-14T02:00'],
    ],
    [
      'spring: begins with the first minute that exists, lasts as long',
      { time: '03:30', ...kyiv },
      '2026-03-28 12:00',
      '2026-03-29 12:00',
      ['03-29T01:00/03-29T03:00'],
    ],
    ['autumn: once', { time: '03:30', ...kyiv }, '2026-10-24 12:00', '2026-10-25 12:00', ['10-25T00:30/10-25T02:30']],
  ])('%s', (_, window, from, to, expected) => {
    expect(told(window, from, to)).toEqual(expected);
  });

  test('an instant is in the one that lasts longest', () => {
    const windows: Maintenance[] = [once, { time: '10:30', zone: 'UTC', durationMs: 3 * hour }];
    expect(inMaintenance(windows, utc('2026-06-01 10:10'))).toEqual(once);
    expect(inMaintenance(windows, utc('2026-06-01 11:00'))!.to).toBe(utc('2026-06-01 13:30'));
    expect(inMaintenance(windows, utc('2026-06-01 13:30'))).toBeNull();
    expect(inMaintenance([], 0)).toBeNull();
  });

  test('being in one and lying in one of those between is the same', () => {
    const window = fc.record({
      time: fc.constantFrom('00:00', '03:30', '23:59'),
      zone: fc.constantFrom('Europe/Kyiv', 'America/Havana', 'UTC'),
      days: fc.constantFrom(undefined, ['sun' as const], ['mon' as const, 'sat' as const]),
      durationMs: fc.integer({ min: 1, max: 30 * hour }),
    });
    const start = utc('2026-10-20 00:00');
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: 20 * 24 * hour }), (one, ms) => {
        const among = windowsBetween(one, start, start + 30 * 24 * hour).some(
          (w) => start + ms >= w.from && start + ms < w.to,
        );
        expect(inMaintenance([one], start + ms) !== null).toBe(among);
      }),
    );
  });
});

describe('refused', () => {
  const good = { time: '03:00', zone: 'UTC', durationMs: hour };
  test.each<[Maintenance, string, RegExp]>([
    [{ from: 5, to: 5 }, 'to', /end after it begins/],
    [{ from: NaN, to: 5 }, 'from', /beginning/],
    [{ from: 1, to: NaN }, 'to', /end/],
    [{ ...good, zone: 'Mars' }, 'zone', /time zone .*"Mars" is not known/],
    [{ ...good, durationMs: 0 }, 'durationMs', /longer than nothing/],
    [{ ...good, durationMs: 8 * 24 * hour }, 'durationMs', /seven days/],
    [{ ...good, time: '24:00' }, 'time', /"24:00"/],
    [{ ...good, time: '3:00' }, 'time', /"3:00"/],
    [{ ...good, days: [] }, 'days', /at least one day/],
    [{ ...good, days: ['monday' as 'mon'] }, 'days', /"monday" is not one of sun/],
    [{ cron: '61 * * * *', zone: 'UTC', durationMs: hour }, 'minute', /minute/],
  ])('%j', (window, field, sentence) => {
    expect(checkMaintenance(window)).toMatchObject({ field, sentence: expect.stringMatching(sentence) });
  });

  test.each<[Maintenance]>([
    [{ from: 1, to: 2 }],
    [good],
    [{ ...good, days: ['sun'] }],
    [{ cron: '@daily', zone: 'UTC', durationMs: hour }],
  ])('%j is taken', (window) => {
    expect(checkMaintenance(window)).toBeNull();
  });
});
