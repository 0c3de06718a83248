import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  add,
  between,
  type Calendar,
  checkCalendar,
  type DayHours,
  explain,
  isOpen,
  nextOpen,
  type Pause,
} from './index.ts';

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const minuteMs = 60_000;

/** What the wall clock shows minute by minute, in the plainest way: the tables are tested against it. */
function openMinutes(calendar: Calendar, from: number, count: number): boolean[] {
  const wall = wallClock(calendar.timeZone);
  const dates = new Map<number, (minute: number) => boolean>();
  return Array.from({ length: count }, (_, i) => {
    const { day, minute } = wall(from + i * minuteMs);
    let shows = dates.get(day);
    if (!shows) dates.set(day, (shows = showsOpen(calendar, new Temporal.PlainDate(1970, 1, 1).add({ days: day }))));
    return shows(minute);
  });
}

function showsOpen(calendar: Calendar, date: Temporal.PlainDate): (minute: number) => boolean {
  const yesterday = date.subtract({ days: 1 });
  const hours = [hoursOf(calendar, date), hoursOf(calendar, yesterday)] as const;
  const breaks = [calendar.breaks?.[date.toString()] ?? [], calendar.breaks?.[yesterday.toString()] ?? []] as const;
  return (minute) => isIn(...hours, minute) && !isIn(...breaks, minute);
}

function hoursOf(calendar: Calendar, date: Temporal.PlainDate): DayHours {
  const text = date.toString();
  if (calendar.holidays?.includes(text) || calendar.annualHolidays?.includes(text.slice(5))) return [];
  return calendar.overrides?.[text] ?? calendar.hours[names[date.dayOfWeek - 1]!] ?? [];
}

function isIn(today: DayHours, yesterday: DayHours, minute: number): boolean {
  return (
    today.map(minutes).some(([a, b]) => (b > a ? minute >= a && minute < b : minute >= a)) ||
    yesterday.map(minutes).some(([a, b]) => b < a && minute < b)
  );
}

function minutes([start, end]: readonly [string, string]): [number, number] {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return [minute(start), minute(end)];
}

/** Temporal's answer, asked anew for each quarter of an hour in which the clock changes and once for the others. */
function wallClock(zone: string) {
  const offsets = new Map<number, number>();
  const offset = (at: number) => {
    let known = offsets.get(at);
    if (known === undefined) {
      known = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
      offsets.set(at, known);
    }
    return known;
  };
  return (at: number) => {
    const quarter = Math.floor(at / (15 * minuteMs)) * 15 * minuteMs;
    const even = offset(quarter) === offset(quarter + 15 * minuteMs);
    const local = at + offset(even ? quarter : at);
    const day = Math.floor(local / 86_400_000);
    return { day, minute: Math.floor((local - day * 86_400_000) / minuteMs) };
  };
}

const zones = [
  'UTC',
  'Europe/Kyiv',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Scoresbysund',
];
const hourMs = 60 * minuteMs;

/** A zone and an instant at most three days from a change of its clock, of the years 2005 to 2026. */
const places = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.integer({ min: Date.UTC(2005, 5), max: Date.UTC(2026, 5) }),
    fc.integer({ min: -4320, max: 1440 }),
  )
  .map(([timeZone, at, minute]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(timeZone)
      .getTimeZoneTransition('previous');
    return { timeZone, at: (Math.floor((change?.epochMilliseconds ?? at) / minuteMs) + minute) * minuteMs };
  });
const time = fc.oneof(
  fc.constantFrom('00:00', '01:00', '01:30', '02:00', '02:30', '03:00', '23:30'),
  fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
);
const interval = fc
  .tuple(time, fc.oneof({ weight: 6, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .filter(([a, b]) => a !== b);
const dayHours = fc.oneof(
  fc.constant<DayHours>([
    ['09:00', '13:00'],
    ['14:00', '18:00'],
  ]),
  fc.constant<DayHours>([['22:00', '06:00']]),
  fc.constant<DayHours>([['00:00', '24:00']]),
  fc.array(interval, { maxLength: 3 }),
);
const week = fc.record(Object.fromEntries(names.map((day) => [day, dayHours])), { requiredKeys: [] }) as fc.Arbitrary<
  Calendar['hours']
>;

const settings = places.chain(({ timeZone, at }) => {
  const first = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const date = fc.integer({ min: -1, max: 5 }).map((days) => first.add({ days }).toString());
  const calendar: fc.Arbitrary<Calendar> = fc.record(
    {
      timeZone: fc.constant(timeZone),
      hours: week,
      holidays: fc.array(date, { maxLength: 2 }),
      annualHolidays: fc.array(
        date.map((text) => text.slice(5)),
        { maxLength: 1 },
      ),
      overrides: fc.dictionary(date, dayHours, { maxKeys: 2 }),
      breaks: fc.dictionary(date, fc.array(interval, { maxLength: 2 }), { maxKeys: 2 }),
    },
    { requiredKeys: ['timeZone', 'hours'] },
  );
  const pause = fc
    .tuple(fc.integer({ min: -100, max: 5000 }), fc.integer({ min: 0, max: 3000 }))
    .map(([from, ms]): Pause => [at + from * minuteMs, at + (from + ms) * minuteMs]);
  return fc.record({ at: fc.constant(at), calendar, pauses: fc.array(pause, { maxLength: 3 }) });
});
const minutesLong = fc.integer({ min: 0, max: 5 * 1440 });
const duration = fc.oneof(
  fc.integer({ min: 0, max: 40 * hourMs }),
  fc.integer({ min: 0, max: 600 }).map((m) => m * minuteMs),
);

describe('whatever the calendar', () => {
  test('the clock on the wall decides', () => {
    fc.assert(
      fc.property(settings, minutesLong, ({ at, calendar, pauses }, length) => {
        expect(checkCalendar(calendar)).toBeNull();
        const counts = openMinutes(calendar, at, length).map(
          (open, i) => open && !pauses.some(([from, to]) => at + i * minuteMs >= from && at + i * minuteMs < to),
        );
        expect(between(calendar, at, at + length * minuteMs, pauses)).toBe(counts.filter(Boolean).length * minuteMs);
        const next = nextOpen(calendar, at, pauses);
        const seen = counts.indexOf(true);
        if (seen >= 0) expect(next).toBe(at + seen * minuteMs);
        else expect(next === null || next >= at + length * minuteMs).toBe(true);
        for (let i = 0; i < length; i += 97) {
          const paused = pauses.some(([from, to]) => at + i * minuteMs >= from && at + i * minuteMs < to);
          if (!paused) expect(isOpen(calendar, at + i * minuteMs)).toBe(counts[i]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('between(s, add(s, d)) is d, and no earlier instant will do', () => {
    fc.assert(
      fc.property(settings, duration, ({ at, calendar, pauses }, ms) => {
        const due = add(calendar, at, ms, pauses);
        if (due === null) return;
        expect(between(calendar, at, due, pauses)).toBe(ms);
        if (ms > 0) expect(between(calendar, at, due - 1, pauses)).toBe(ms - 1);
      }),
      { numRuns: 500 },
    );
  });

  test('pausing never shortens a deadline, and costs at most itself', () => {
    fc.assert(
      fc.property(settings, duration, ({ at, calendar, pauses }, ms) => {
        const [plain, paused] = [add(calendar, at, ms), add(calendar, at, ms, pauses)];
        expect(plain === null).toBe(paused === null);
        if (plain === null || paused === null) return;
        expect(paused).toBeGreaterThanOrEqual(plain);
        expect(between(calendar, at, paused) - ms).toBeLessThanOrEqual(
          pauses.reduce((sum, [from, to]) => sum + between(calendar, from, to), 0),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the order of pauses does not matter, nor whether one is told in two halves', () => {
    fc.assert(
      fc.property(settings, duration, minutesLong, ({ at, calendar, pauses }, ms, length) => {
        const end = at + length * minuteMs;
        const halves = pauses
          .flatMap(([from, to]): Pause[] => [
            [Math.floor((from + to) / 2), to],
            [from, Math.floor((from + to) / 2)],
          ])
          .reverse();
        expect(add(calendar, at, ms, halves)).toBe(add(calendar, at, ms, pauses));
        expect(between(calendar, at, end, halves)).toBe(between(calendar, at, end, pauses));
        expect(nextOpen(calendar, at, halves)).toBe(nextOpen(calendar, at, pauses));
        expect(explain(calendar, at, end, pauses.toReversed())).toEqual(explain(calendar, at, end, pauses));
      }),
      { numRuns: 300 },
    );
  });

  test('splitting the range changes nothing', () => {
    fc.assert(
      fc.property(
        settings,
        minutesLong,
        minutesLong,
        fc.integer({ min: 0, max: 59_999 }),
        ({ at, calendar, pauses }, a, b, ms) => {
          const [middle, end] = [at + a * minuteMs + ms, at + (a + b) * minuteMs + 2 * ms];
          expect(between(calendar, at, middle, pauses) + between(calendar, middle, end, pauses)).toBe(
            between(calendar, at, end, pauses),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('splitting the duration changes nothing', () => {
    fc.assert(
      fc.property(settings, duration, duration, ({ at, calendar, pauses }, a, b) => {
        const half = add(calendar, at, a, pauses);
        fc.pre(half !== null);
        expect(add(calendar, half, b, pauses)).toBe(b > 0 ? add(calendar, at, a + b, pauses) : half);
      }),
      { numRuns: 300 },
    );
  });

  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(settings, duration, minutesLong, ({ at, calendar, pauses }, ms, later) => {
        const [one, two] = [add(calendar, at, ms, pauses), add(calendar, at + later * minuteMs, ms, pauses)];
        fc.pre(one !== null && two !== null);
        expect(two).toBeGreaterThanOrEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  test('the explanation covers the range and adds up', () => {
    fc.assert(
      fc.property(settings, minutesLong, ({ at, calendar, pauses }, length) => {
        const end = at + length * minuteMs;
        const pieces = explain(calendar, at, end, pauses);
        let reached = at;
        for (const piece of pieces) {
          expect(piece.from).toBe(reached);
          expect(piece.to).toBeGreaterThan(piece.from);
          expect(piece.openMs).toBe(
            piece.kind === 'counted' ? piece.to - piece.from : between(calendar, piece.from, piece.to),
          );
          if (piece.kind === 'skipped') expect(piece.openMs).toBe(0);
          expect(piece.because === undefined).toBe(piece.kind !== 'skipped');
          reached = piece.to;
        }
        expect(reached).toBe(end);
        expect(pieces.reduce((sum, piece) => sum + (piece.kind === 'counted' ? piece.openMs : 0), 0)).toBe(
          between(calendar, at, end, pauses),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('nothing of it depends on what was asked before', () => {
    fc.assert(
      fc.property(settings, duration, ({ at, calendar, pauses }, ms) => {
        const due = add(calendar, at, ms, pauses);
        between(calendar, at - 400 * 24 * hourMs, at + 400 * 24 * hourMs);
        expect(add(structuredClone(calendar), at, ms, pauses)).toBe(due);
        expect(add(calendar, at, ms, pauses)).toBe(due);
      }),
      { numRuns: 50 },
    );
  });
});
