import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bars, barsAt, overlay, type Span, spanStatuses, uptime } from './index.ts';

/** `u10 d5 .3 m2`: stretches one after another from 0; a dot is a hole. */
function spansOf(text: string): Span[] {
  const names: Record<string, Span['status']> = {
    u: 'up',
    g: 'degraded',
    d: 'down',
    k: 'unknown',
    m: 'maintenance',
    p: 'paused',
    n: 'pending',
  };
  let at = 0;
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => {
      const from = at;
      at += Number(part.slice(1));
      return part[0] === '.' ? [] : [{ from, to: at, status: names[part[0]!]! }];
    });
}
const text = (spans: Span[]) => spans.map((s) => `${s.status}[${s.from},${s.to ?? ''})`).join(' ');

describe('uptime', () => {
  test.each([
    ['u90 d10', 0.9],
    ['u80 g10 d10', 0.9],
    ['d100', 0],
    ['u100', 1],
    ['g100', 1],
    ['k100', null],
    ['m100', null],
    ['p100', null],
    ['n100', null],
    ['', null],
    ['.100', null],
    ['u45 k50 d5', 0.9],
    ['u45 m50 d5', 0.9],
    ['u45 p50 d5', 0.9],
    ['u45 .50 d5', 0.9],
    ['u50 d50 u900', 0.5],
  ])('%s in [0, 100) is %s', (spans, ratio) => {
    expect(uptime(spansOf(spans), 0, 100).ratio).toBe(ratio);
  });

  test('every kind apart, holes and pending as unknown', () => {
    expect(uptime(spansOf('n1 u2 g4 d8 k16 .32 m64 p128'), 0, 300)).toEqual({
      upMs: 2,
      degradedMs: 4,
      downMs: 8,
      unknownMs: 1 + 16 + 32 + 45,
      maintenanceMs: 64,
      pausedMs: 128,
      ratio: 6 / 14,
    });
  });

  test('a span without an end lasts on', () => {
    expect(uptime([{ from: 40, to: null, status: 'up' }], 0, 100)).toMatchObject({ upMs: 60, unknownMs: 40, ratio: 1 });
  });
});

describe('maintenance laid over', () => {
  test.each([
    ['u10', [[2, 5]], 'up[0,2) maintenance[2,5) up[5,10)'],
    ['d10', [[0, 10]], 'maintenance[0,10)'],
    ['u5 d5', [[3, 7]], 'up[0,3) maintenance[3,5) maintenance[5,7) down[7,10)'],
    ['u10', [[8, 20]], 'up[0,8) maintenance[8,10)'],
    [
      'u10',
      [
        [4, 6],
        [5, 8],
        [1, 2],
      ],
      'up[0,1) maintenance[1,2) up[2,4) maintenance[4,8) up[8,10)',
    ],
    ['u4 p4 u2', [[2, 9]], 'up[0,2) maintenance[2,4) paused[4,8) maintenance[8,9) up[9,10)'],
    ['u4 .4 u2', [[2, 9]], 'up[0,2) maintenance[2,4) maintenance[8,9) up[9,10)'],
    [
      'u10',
      [
        [5, 5],
        [7, 3],
      ],
      'up[0,10)',
    ],
    ['u10', [], 'up[0,10)'],
  ])('%s under %j', (spans, windows, expected) => {
    expect(
      text(
        overlay(
          spansOf(spans),
          windows.map(([from, to]) => ({ from: from!, to: to! })),
        ),
      ),
    ).toBe(expected);
  });

  test('a span without an end keeps none', () => {
    expect(text(overlay([{ from: 0, to: null, status: 'up' }], [{ from: 5, to: 7 }]))).toBe(
      'up[0,5) maintenance[5,7) up[7,)',
    );
  });
});

describe('bars', () => {
  test.each([
    ['u40', 'up up up up'],
    ['u10 d1 u29', 'up down up up'],
    ['u10 g1 d1 u28', 'up down up up'],
    ['u10 g10 m10 p10', 'up degraded maintenance paused'],
    ['.10 u5 .5 k10 p5 k5', 'unknown up unknown paused'],
    ['u9 m2 u29', 'maintenance maintenance up up'],
  ])('%s in four', (spans, expected) => {
    expect(
      bars(spansOf(spans), 0, 40, 4)
        .map((bar) => bar.status)
        .join(' '),
    ).toBe(expected);
  });

  test('between given edges, with ratios', () => {
    expect(barsAt(spansOf('u30 d10 u60'), [0, 25, 50, 100]).map((bar) => [bar.from, bar.to, bar.ratio])).toEqual([
      [0, 25, 1],
      [25, 50, 0.6],
      [50, 100, 1],
    ]);
  });
});

describe('whatever the spans', () => {
  const stretch = fc.tuple(fc.constantFrom(...spanStatuses, 'hole'), fc.integer({ min: 0, max: 50 }));
  const history = fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.array(stretch, { maxLength: 12 }))
    .map(([start, list]) => {
      let at = start;
      return list.flatMap(([status, ms]): Span[] => {
        const from = at;
        at += ms;
        return status === 'hole' ? [] : [{ from, to: at, status }];
      });
    });
  const range = fc
    .tuple(fc.integer({ min: -60, max: 300 }), fc.integer({ min: 0, max: 300 }))
    .map(([from, ms]) => [from, from + ms] as const);
  const windows = fc.array(
    range.map(([from, to]) => ({ from, to })),
    { maxLength: 4 },
  );
  const sum = (u: ReturnType<typeof uptime>) =>
    u.upMs + u.degradedMs + u.downMs + u.unknownMs + u.maintenanceMs + u.pausedMs;

  test('the kinds add up to the range', () => {
    fc.assert(
      fc.property(history, windows, range, (spans, planned, [from, to]) => {
        expect(sum(uptime(spans, from, to))).toBe(to - from);
        expect(sum(uptime(overlay(spans, planned), from, to))).toBe(to - from);
      }),
    );
  });

  test('cutting spans in two, or shuffling them, changes nothing', () => {
    fc.assert(
      fc.property(history, range, fc.integer({ min: -60, max: 300 }), (spans, [from, to], cut) => {
        const halves = spans.flatMap((span) =>
          cut > span.from && cut < span.to!
            ? [
                { ...span, from: cut },
                { ...span, to: cut },
              ]
            : [span],
        );
        expect(uptime(halves.reverse(), from, to)).toEqual(uptime(spans, from, to));
      }),
    );
  });

  test('cutting the range in two adds up', () => {
    fc.assert(
      fc.property(history, range, fc.double({ min: 0, max: 1, noNaN: true }), (spans, [from, to], share) => {
        const middle = from + Math.floor((to - from) * share);
        const [a, b, all] = [uptime(spans, from, middle), uptime(spans, middle, to), uptime(spans, from, to)];
        expect([a.upMs + b.upMs, a.downMs + b.downMs, a.unknownMs + b.unknownMs]).toEqual([
          all.upMs,
          all.downMs,
          all.unknownMs,
        ]);
      }),
    );
  });

  test('bars are the range in cells', () => {
    fc.assert(
      fc.property(history, range, fc.integer({ min: 1, max: 40 }), (spans, [from, to], count) => {
        const cells = bars(spans, from, to, count);
        expect(cells.length).toBe(count);
        expect(cells.reduce((all, cell) => all + sum(cell), 0)).toBe(to - from);
        expect(cells.reduce((all, cell) => all + cell.downMs, 0)).toBe(uptime(spans, from, to).downMs);
      }),
    );
  });

  test('maintenance covers exactly the watched part of its windows, and lifts or keeps what was down', () => {
    fc.assert(
      fc.property(history, windows, range, (spans, planned, [from, to]) => {
        const covered = overlay(spans, planned);
        const inWindow = (at: number) => planned.some((w) => at >= w.from && at < w.to);
        const statusAt = (list: Span[], at: number) => list.find((s) => at >= s.from && at < s.to!)?.status;
        for (let at = from; at < to; at += 7) {
          const was = statusAt(spans, at);
          expect(statusAt(covered, at)).toBe(was && was !== 'paused' && inWindow(at) ? 'maintenance' : was);
        }
      }),
    );
  });
});
