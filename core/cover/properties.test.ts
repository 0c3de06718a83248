import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Changes, coverSpans, gapsOf, type Hours, type Layer, onDuty, type Schedule } from './index.ts';
import { walk } from './walker.ts';

const minute = 60_000;
const day = 1440 * minute;
/** Zones, each with a date around which its clock changes or its calendar is odd. */
const places = [
  ['Europe/Kyiv', '2026-03-29'],
  ['Europe/Kyiv', '2026-10-25'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Havana', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Asia/Beirut', '2026-03-29'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Tashkent', '2026-06-01'],
] as const;
const people = ['anna', 'bohdan', 'vira', 'hanna'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const time = fc
  .integer({ min: 0, max: 47 })
  .map((n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`);
const hours: fc.Arbitrary<Hours> = fc
  .record({ days: fc.subarray([...weekdays], { minLength: 1 }), from: time, to: time })
  .filter(({ from, to }) => from !== to);
const person = fc.constantFrom(...people);

function dayNear(date: string, shift: number): string {
  return new Date(Date.parse(date) + shift * day).toISOString().slice(0, 10);
}

const scene = fc.constantFrom(...places).chain(([timeZone, date]) => {
  const start = Date.parse(date) - 2 * day;
  const window = fc
    .tuple(fc.integer({ min: 0, max: 4 * 1440 }), fc.integer({ min: 1, max: 2 * 1440 }))
    .map(([at, long]) => ({ from: start + at * minute, to: start + (at + long) * minute }));
  const layer = (id: string): fc.Arbitrary<Layer> =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(id),
      timeZone: fc.constantFrom(timeZone, 'UTC'),
      people: fc.array(person, { minLength: 1, maxLength: 4 }),
      starts: fc.tuple(fc.integer({ min: -5, max: 2 }), time).map(([n, t]) => `${dayNear(date, n)}T${t}`),
      turn: fc.oneof(
        fc.record({ unit: fc.constant('hours' as const), length: fc.integer({ min: 1, max: 30 }) }),
        fc.record({ unit: fc.constant('days' as const), length: fc.integer({ min: 1, max: 2 }) }),
        fc.record({ unit: fc.constant('weeks' as const), length: fc.constant(1) }),
      ),
      hours: fc.array(hours, { maxLength: 2 }),
      standIn: fc.boolean(),
    });
  const changed = fc.array(fc.tuple(window, person, person, fc.constantFrom('override', 'swap', 'absence')), {
    maxLength: 7,
  });
  return fc.record({
    from: fc.integer({ min: 0, max: 1440 }).map((n) => start + n * minute),
    length: fc.integer({ min: 1, max: 3 * 1440 }),
    schedule: fc.record({
      timeZone: fc.constant(timeZone),
      needed: fc.array(hours, { maxLength: 1 }),
      layers: fc.tuple(layer('a'), layer('b')).chain(([a, b]) => fc.constantFrom([a], [a, b])),
    }) as fc.Arbitrary<Schedule>,
    changes: changed.map((list): Changes => {
      const all = list.map(([w, one, two, kind], order) => ({ ...w, id: String(order), one, two, kind, order }));
      return {
        overrides: all.filter((c) => c.kind === 'override').map((c) => ({ ...c, personId: c.one })),
        swaps: all.filter((c) => c.kind === 'swap').map((c) => ({ ...c, givenBy: c.one, takenBy: c.two })),
        absences: all.filter((c) => c.kind === 'absence').map((c) => ({ ...c, personId: c.one })),
      };
    }),
  });
});

test('spans cut the range without holes, agree with who is on duty at every minute, and never name the absent', () => {
  fc.assert(
    fc.property(scene, ({ schedule, changes, from, length }) => {
      const to = from + length * minute;
      const spans = coverSpans(schedule, changes, from, to);
      expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([from, to]);
      for (const [i, span] of spans.entries()) {
        expect(span.to).toBeGreaterThan(span.from);
        if (i) expect(span.from).toBe(spans[i - 1]!.to);
        const step = Math.max(1, Math.floor((span.to - span.from) / minute / 20)) * minute;
        for (let at = span.from; at < span.to; at += step) {
          const { from: _, to: __, ...standing } = span;
          expect(onDuty(schedule, changes, at)).toEqual(standing);
        }
        expect(onDuty(schedule, changes, span.to - 1).duty).toEqual(span.duty);
        for (const a of changes.absences)
          if (a.from < span.to && a.to > span.from) expect(span.duty?.personId).not.toBe(a.personId);
      }
    }),
    { numRuns: 300 },
  );
});

test('a walk minute by minute finds the same people and the same gaps', () => {
  fc.assert(
    fc.property(scene, ({ schedule, changes, from, length }) => {
      const to = from + length * minute;
      const walked = walk(schedule, changes, from, to);
      const spans = coverSpans(schedule, changes, from, to);
      const gaps = gapsOf(spans);
      let [s, g] = [0, 0];
      const wrong: unknown[] = [];
      for (const { at, personId, needed } of walked) {
        while (spans[s]!.to <= at) s++;
        while (gaps[g] && gaps[g]!.to <= at) g++;
        const inGap = gaps[g] !== undefined && gaps[g]!.from <= at;
        const found = { at, personId: spans[s]!.duty?.personId ?? null, needed: spans[s]!.needed, inGap };
        const walkedHere = { at, personId, needed, inGap: needed && personId === null };
        if (JSON.stringify(found) !== JSON.stringify(walkedHere)) wrong.push({ found, walkedHere });
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a later override decides over all made before it, and cutting the range changes nothing', () => {
  fc.assert(
    fc.property(scene, fc.nat({ max: 1000 }), ({ schedule, changes, from, length }, cut) => {
      const to = from + length * minute;
      const all = { ...changes, absences: [], overrides: [...changes.overrides, { ...last, from, to }] };
      expect(coverSpans(schedule, all, from, to).every((s) => s.duty?.personId === 'vira')).toBe(true);
      const middle = from + Math.floor((length * cut) / 1001) * minute;
      const whole = coverSpans(schedule, changes, from, to);
      const halves = [...coverSpans(schedule, changes, from, middle), ...coverSpans(schedule, changes, middle, to)];
      expect(gapsOf(halves)).toEqual(gapsOf(whole));
      for (const span of halves) expect(whole.some((w) => w.from <= span.from && w.to >= span.to)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

const last = { id: 'last', personId: 'vira', order: 1000 };
