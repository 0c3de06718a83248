import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockEvent, readClock } from '#core/sla';
import { caseOf, figures, figuresOf, type QualityCase, sideOf } from './index.ts';

const instant = fc.integer({ min: 0, max: 1_000_000_000 });
const later = (startedAt: number) => fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((ms) => startedAt + ms));
const maybe = fc.option(fc.boolean());
const aCase: fc.Arbitrary<QualityCase> = instant.chain((startedAt) =>
  fc.record({
    id: fc.uuid(),
    startedAt: fc.constant(startedAt),
    answeredAt: later(startedAt),
    solvedAt: later(startedAt),
    everSolved: fc.boolean(),
    reopened: fc.nat(3),
    reactionKept: maybe,
    resolutionKept: maybe,
    noticedBy: fc.constantFrom('monitor' as const, 'engineer' as const, 'client' as const, null),
    seenBefore: fc.option(fc.nat(3)),
    severity: fc.constantFrom('critical' as const, 'major' as const, 'minor' as const, 'info' as const),
  }),
);
const someCases = fc.array(aCase, { maxLength: 40 });

describe('whatever the cases are', () => {
  test('each figure is what the list behind it adds up to', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const all = figuresOf(cases);
        for (const figure of figures) {
          const sides = cases.map((one) => sideOf(figure, one)).filter((side) => side !== null);
          expect(all[figure].of).toBe(sides.length);
          const told = all[figure];
          if (!('hit' in told)) continue;
          expect(told.hit).toBe(sides.filter((side) => side).length);
          expect(told.share).toBe(sides.length === 0 ? null : told.hit / told.of);
        }
      }),
    );
  });

  test('their order does not matter, and two periods add up to the whole', () => {
    fc.assert(
      fc.property(someCases, someCases, (one, other) => {
        const [all, a, b] = [figuresOf([...one, ...other]), figuresOf(one), figuresOf(other)];
        expect(figuresOf([...other, ...one])).toEqual(all);
        for (const figure of figures) expect(all[figure].of).toBe(a[figure].of + b[figure].of);
        for (const figure of ['reaction', 'resolution', 'reopened', 'repeats', 'found_first', 'critical'] as const)
          expect(all[figure].hit).toBe(a[figure].hit + b[figure].hit);
      }),
    );
  });

  test('means and medians lie between the shortest and the longest', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const times = cases.flatMap(({ startedAt, answeredAt }) =>
          answeredAt === null ? [] : [answeredAt - startedAt],
        );
        const { meanMs, medianMs } = figuresOf(cases).mtta;
        if (times.length === 0) expect([meanMs, medianMs]).toEqual([null, null]);
        for (const value of times.length === 0 ? [] : [meanMs!, medianMs!]) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...times));
          expect(value).toBeLessThanOrEqual(Math.max(...times));
        }
      }),
    );
  });
});

const hour = 3_600_000;
const agreements = {
  terms: {
    v1: {
      major: {
        reaction: { duration: hour, hours: 'around_the_clock' as const },
        resolution: { duration: 4 * hour, hours: 'around_the_clock' as const },
      },
    },
  },
  calendars: { any: { timeZone: 'UTC', hours: {} } },
};
/** `0 started`, `2 reaction_given`: hours and what happened. */
function read(lines: string, now = 100) {
  const log = lines.split('; ').map((line, i) => {
    const [hours, kind, outcome] = line.split(' ') as [string, string, string | undefined];
    const at = Number(hours) * hour;
    const more = kind === 'started' ? { severity: 'major', terms: 'v1', calendar: 'any' } : {};
    return { seq: i + 1, at, recordedAt: at, kind, ...more, ...(outcome && { outcome }) } as ClockEvent;
  });
  const found = caseOf(log, readClock(log, agreements, now * hour), { noticedBy: null, seenBefore: null });
  const inHours = (ms: number | null) => (ms === null ? null : ms / hour);
  return [inHours(found.answeredAt), inHours(found.solvedAt), found.reopened, found.reactionKept, found.resolutionKept];
}

test.each<[string, string, number | undefined, unknown[]]>([
  [
    'answered and solved in time',
    '0 started; 0.5 reaction_given; 3 stopped resolved',
    undefined,
    [0.5, 3, 0, true, true],
  ],
  ['late twice', '0 started; 2 reaction_given; 5 stopped resolved', undefined, [2, 5, 0, false, false]],
  ['missed and still open', '0 started', 5, [null, null, 0, false, false]],
  ['not decided yet', '0 started', 0.5, [null, null, 0, null, null]],
  ['solved without a word', '0 started; 0.5 stopped resolved', undefined, [0.5, 0.5, 0, true, true]],
  ['withdrawn in time', '0 started; 0.5 stopped withdrawn', undefined, [null, null, 0, null, null]],
  ['withdrawn too late', '0 started; 5 stopped withdrawn', undefined, [null, null, 0, false, false]],
  [
    'came back: the last solution counts',
    '0 started; 0.5 reaction_given; 1 stopped resolved; 50 reopened; 52 stopped resolved',
    undefined,
    [0.5, 52, 1, true, true],
  ],
  [
    'came back and is open',
    '0 started; 0.5 reaction_given; 1 stopped resolved; 50 reopened',
    51,
    [0.5, null, 1, true, null],
  ],
])('%s', (_, lines, now, expected) => {
  expect(read(lines, now)).toEqual(expected);
});
