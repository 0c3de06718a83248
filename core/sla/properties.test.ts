import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Agreements, type ClockEvent, explainTarget, readClock, type TargetReading, targets } from './index.ts';
import { agreements as scenario } from './scenarios.ts';
import { walk } from './walker.ts';

const minute = 60_000;
const names = ['office', 'early', 'closedTuesday', 'night'] as const;
const calendars: Agreements['calendars'] = {
  ...scenario.calendars,
  night: {
    timeZone: 'Europe/Kyiv',
    hours: { sat: [['22:00', '06:00']], sun: [['00:00', '05:00']], mon: [['20:00', '04:30']] },
  },
};
const target = fc.record({
  duration: fc.integer({ min: 1, max: 900 }).map((m) => m * minute),
  hours: fc.constantFrom('calendar', 'around_the_clock'),
});
const promises = fc.record({ reaction: target, update: target, resolution: target }, { requiredKeys: [] });
const terms = fc.record({ critical: promises, major: promises, minor: promises }, { requiredKeys: [] });
const reason = fc.constantFrom('waiting_for_client', 'waiting_for_third_party');
const severity = fc.constantFrom('critical', 'major', 'minor');

/** Around an ordinary Monday, and around the night in which the clock of Kyiv goes forward. */
const begin = fc
  .tuple(fc.constantFrom(Date.UTC(2026, 5, 1, 6), Date.UTC(2026, 2, 28, 20)), fc.integer({ min: -600, max: 600 }))
  .map(([at, m]) => at + m * minute);
const span = 2 * 1440;

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('paused'), reason }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('paused'), reason, long: fc.integer({ min: -20, max: 900 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('resumed'), reason }, { requiredKeys: ['kind'] }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stopped'), outcome: fc.constantFrom('resolved', 'merged') }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('reopened', 'reaction_given', 'update_given', 'update_given') }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('severity_changed'), severity }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('terms_changed'), terms: fc.constantFrom('v1', 'v2') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('calendar_changed'), calendar: fc.constantFrom(...names) }) },
) as fc.Arbitrary<{ kind: ClockEvent['kind']; long?: number }>;

interface Setting {
  log: ClockEvent[];
  agreements: Agreements;
  start: number;
  now: number;
}
const settingsIn = (stray: fc.Arbitrary<number>): fc.Arbitrary<Setting> =>
  fc
    .record({
      strays: fc.array(stray, { minLength: 12, maxLength: 12 }),
      start: begin,
      severity,
      calendar: fc.constantFrom(...names),
      v1: terms,
      v2: terms,
      events: fc.array(fc.tuple(fc.integer({ min: 0, max: span }), happening), { maxLength: 9 }),
      now: fc.integer({ min: 0, max: span + 600 }),
    })
    .map(({ start, severity: grave, calendar, v1, v2, events, now, strays }) => ({
      start,
      now: start + now * minute + strays[11]!,
      agreements: { terms: { v1, v2 }, calendars } as Agreements,
      log: [
        entry(1, start, { kind: 'started', severity: grave, terms: 'v1', calendar }),
        ...events.map(([m, { long, ...what }], i) =>
          entry(i + 2, start + m * minute + strays[i]!, {
            ...what,
            ...(long !== undefined && { until: start + (m + long) * minute + strays[10]! }),
          }),
        ),
      ],
    }));

/** Everything on whole minutes, for the walker; and to the millisecond. */
const minutely = settingsIn(fc.constant(0));
const settings = settingsIn(fc.integer({ min: 0, max: 59_999 }));

function entry(seq: number, at: number, what: object): ClockEvent {
  return { seq, at, recordedAt: at, ...what } as unknown as ClockEvent;
}
const wholePause = fc.tuple(fc.integer({ min: -60, max: span }), fc.integer({ min: 1, max: 900 }), reason);
const all = ({ log, agreements, now }: Setting): TargetReading[] => {
  const { reaction, resolution, updates } = readClock(log, agreements, now);
  return [reaction, ...updates, resolution].filter((reading) => reading !== null);
};
const late = (instant: number | null) => instant ?? Infinity;

describe('whatever the log', () => {
  test('a walk minute by minute says the same', () => {
    fc.assert(
      fc.property(minutely, (setting) => {
        const { log, agreements, now } = setting;
        for (const name of targets) {
          const walked = walk(log, agreements, now, name);
          const read = all(setting).filter((reading) => reading.target === name);
          expect(
            read.map(({ startedAt, doneAt, usedMs, missedAt }) => ({ startedAt, doneAt, usedMs, missedAt })),
          ).toEqual(walked.map(({ startedAt, doneAt, usedMs, missedAt }) => ({ startedAt, doneAt, usedMs, missedAt })));
          for (const [i, reading] of read.entries()) {
            if (reading.open && late(reading.dueAt) < now + 14 * 1440 * minute)
              expect(reading.dueAt).toBe(walked[i]!.dueAt);
            if (!reading.open && reading.missedAt === null)
              expect(reading.standing).toBe(walked[i]!.void ? 'void' : 'met');
            if (!reading.open && late(reading.dueAt) < late(reading.doneAt)) expect(reading.standing).toBe('missed');
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a pause never shortens a deadline, nor makes a miss', () => {
    fc.assert(
      fc.property(settings, wholePause, (setting, [m, long, why]) => {
        const at = setting.start + m * minute;
        const more = [...setting.log, entry(99, at, { kind: 'paused', reason: why, until: at + long * minute })];
        const [plain, paused] = [all(setting), all({ ...setting, log: more })];
        expect(paused.length).toBe(plain.length);
        for (const [i, reading] of paused.entries()) {
          expect(late(reading.dueAt)).toBeGreaterThanOrEqual(late(plain[i]!.dueAt));
          expect(late(reading.missedAt)).toBeGreaterThanOrEqual(late(plain[i]!.missedAt));
          expect(reading.usedMs).toBeLessThanOrEqual(plain[i]!.usedMs);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('the order of handing in does not matter, nor entries told twice, nor the order of pauses', () => {
    fc.assert(
      fc.property(settings, fc.array(wholePause, { maxLength: 4 }), (setting, pauses) => {
        const told = (order: typeof pauses) =>
          order.map(([m, long, why], i) => {
            const at = setting.start + m * minute;
            return entry(100 + i, at, { kind: 'paused', reason: why, until: at + long * minute });
          });
        const one = [...setting.log, ...told(pauses)];
        const other = [...told(pauses.toReversed()), ...setting.log, ...setting.log].reverse();
        expect(all({ ...setting, log: other })).toEqual(all({ ...setting, log: one }));
      }),
      { numRuns: 300 },
    );
  });

  test('splitting changes nothing: a change to what holds already, a pause told in two halves', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: span }), wholePause, (setting, m, [from, long, why]) => {
        const at = setting.start + m * minute;
        const holds = readClock(setting.log, setting.agreements, at);
        const current = setting.log.filter((e) => e.at <= at).sort((a, b) => a.at - b.at || a.seq - b.seq);
        const calendar = current.findLast((e) => 'calendar' in e) as ClockEvent & { calendar: string };
        const same = [
          entry(101, at, { kind: 'severity_changed', severity: holds.severity }),
          entry(102, at, { kind: 'calendar_changed', calendar: calendar.calendar }),
        ];
        expect(all({ ...setting, log: [...setting.log, ...same] })).toEqual(all(setting));
        const [a, b] = [setting.start + from * minute, setting.start + (from + long) * minute];
        const middle = Math.floor((a + b) / 2);
        // A pause that begins later is not known yet.
        fc.pre(middle <= setting.now);
        const pause = (seq: number, start: number, until: number) =>
          entry(seq, start, { kind: 'paused', reason: why, until });
        expect(
          all({ ...setting, log: [...setting.log, pause(101, middle, b), pause(102, a, middle)] }).map(times),
        ).toEqual(all({ ...setting, log: [...setting.log, pause(101, a, b)] }).map(times));
      }),
      { numRuns: 300 },
    );
  });

  test('what a beginning of the log said of its time, the whole says too', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: span }), (setting, m) => {
        const then = Math.min(setting.now, setting.start + m * minute);
        const before = readClock(
          setting.log.filter(({ at }) => at <= then),
          setting.agreements,
          then,
        );
        const after = readClock(setting.log, setting.agreements, setting.now);
        expect(after.deadlines.filter(({ setAt }) => setAt <= then)).toEqual(before.deadlines);
        const misses = (reading: typeof before) =>
          [reading.reaction, reading.resolution, ...reading.updates]
            .map((t) => t?.missedAt ?? Infinity)
            .filter((at) => at < then);
        expect(misses(after)).toEqual(misses(before));
      }),
      { numRuns: 400 },
    );
  });

  test('no change gives back time used, nor puts a deadline into the past', () => {
    fc.assert(
      fc.property(settings, severity, fc.constantFrom(...names), (setting, grave, calendar) => {
        const { now } = setting;
        const changes = [
          entry(101, now, { kind: 'severity_changed', severity: grave }),
          entry(102, now, { kind: 'calendar_changed', calendar }),
          entry(103, now, { kind: 'terms_changed', terms: 'v2' }),
        ];
        const [before, after] = [setting, { ...setting, log: [...setting.log, ...changes] }].map((s) =>
          readClock(s.log, s.agreements, now),
        );
        for (const name of targets) {
          const [one, two] = [before![name], after![name]];
          if (!one || one.startedAt !== two?.startedAt) continue;
          expect(two.usedMs).toBe(one.usedMs);
          expect(two.missedAt).toBe(one.missedAt);
          if (two.open && two.missedAt === null) expect(late(two.dueAt)).toBeGreaterThanOrEqual(now);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the explanation has no holes and adds up', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { log, agreements, now } = setting;
        for (const reading of all(setting)) {
          const pieces = explainTarget(log, agreements, now, reading.target, reading.startedAt);
          const counted = (of: typeof pieces) =>
            of.reduce((sum, { kind, openMs }) => sum + (kind === 'counted' ? openMs : 0), 0);
          for (const [i, piece] of pieces.entries()) expect(piece.from).toBe(pieces[i - 1]?.to ?? reading.startedAt);
          if (all(setting).filter((t) => t.target === reading.target && t.startedAt === reading.startedAt).length > 1)
            continue;
          expect(counted(pieces.filter(({ ahead }) => !ahead))).toBe(reading.usedMs);
          const whole = explainTarget(log, agreements, now, reading.target, reading.startedAt, true);
          expect(whole.slice(0, pieces.length)).toEqual(pieces);
          if (whole.length > pieces.length) {
            expect([whole.at(-1)!.to, counted(whole)]).toEqual([reading.dueAt, reading.duration]);
            expect(['met', 'missed']).toContain(reading.standing);
          }
          if (!reading.open || late(reading.dueAt) === Infinity || reading.dueAt! <= now) continue;
          expect(whole).toEqual(pieces);
          expect(pieces.at(-1)!.to).toBe(reading.dueAt);
          expect(counted(pieces)).toBe(reading.duration);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('late entries that move deadlines heal no miss', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: span }), happening, (setting, m, { long, ...what }) => {
        fc.pre(['paused', 'resumed', 'severity_changed', 'terms_changed', 'calendar_changed'].includes(what.kind));
        const at = setting.start + m * minute;
        fc.pre(at < setting.now);
        const told = {
          ...entry(101, at, { ...what, ...(long && { until: at + long * minute }) }),
          recordedAt: setting.now,
        };
        const misses = (log: ClockEvent[]) => all({ ...setting, log }).map((t) => t.missedAt);
        const [before, after] = [misses(setting.log), misses([...setting.log, told])];
        const kept = before.filter((miss) => miss !== null);
        expect(after.filter((miss) => miss !== null).length).toBeGreaterThanOrEqual(kept.length);
        const wiped = misses([...setting.log, { ...told, correcting: true }]);
        expect(wiped).toEqual(misses([...setting.log, { ...told, recordedAt: at }]));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a log whose entries come late, in any order', () => {
  const lateness = fc.array(fc.integer({ min: -60, max: 900 }), { minLength: 10, maxLength: 10 });

  test('whatever was a miss when an entry came stays one, unless it had been done in time', () => {
    fc.assert(
      fc.property(settings, lateness, (setting, lates) => {
        const { agreements } = setting;
        let entered = -Infinity;
        const log = setting.log.map((event, i) => {
          entered = Math.max(entered, event.at + lates[i]! * minute);
          return { ...event, recordedAt: entered };
        });
        const end = Math.max(setting.now, ...log.map(({ recordedAt }) => recordedAt));
        const last = all({ ...setting, log, now: end });
        for (const [i, { recordedAt }] of log.entries()) {
          for (const { target: name, missedAt, startedAt } of all({
            log: log.slice(0, i),
            agreements,
            start: 0,
            now: recordedAt,
          })) {
            if (missedAt === null) continue;
            const same = last.filter((reading) => reading.target === name);
            const stays = same.some((reading) => reading.missedAt !== null && reading.missedAt <= missedAt);
            const acts = ['reaction_given', 'update_given', 'stopped'];
            const inTime = log.some(({ kind, at }) => acts.includes(kind) && at >= startedAt && at <= missedAt);
            expect(stays || inTime).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('entries a moment late are read as if they had been entered at once', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 900 }), (setting, ms) => {
        const order = [...setting.log].sort((a, b) => a.at - b.at).map((event, i) => ({ ...event, seq: i + 1 }));
        const late = order.map((event) => ({ ...event, recordedAt: event.at + ms }));
        const read = (log: ClockEvent[]) => all({ ...setting, log });
        // A deadline that passed within that moment was missed before anybody knew better.
        const passed = order.some((event, i) =>
          read(order.slice(0, i)).some(({ dueAt }) => dueAt !== null && dueAt >= event.at && dueAt < event.at + ms),
        );
        fc.pre(!passed);
        expect(read(late)).toEqual(read(order));
      }),
      { numRuns: 200 },
    );
  });
});

/** A wait that is over keeps the deadline that was known in its time. */
const times = ({ usedMs, dueAt, missedAt, standing, open }: TargetReading) => ({
  usedMs,
  dueAt: open ? dueAt : 0,
  missedAt,
  standing,
});
