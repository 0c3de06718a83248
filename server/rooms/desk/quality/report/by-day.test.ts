import { expect, test } from 'vitest';
import { zoneOf } from '#core/time-zone';
import { byDay } from './by-day.ts';

const kyiv = zoneOf('Europe/Kyiv');
type Piece = Parameters<typeof byDay>[0][number];
const piece = (kind: Piece['kind'], from: string, to: string, text = kind as string, openMs?: number): Piece => ({
  kind,
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  text,
  openMs: openMs ?? (kind === 'counted' ? Date.parse(to) - Date.parse(from) : 0),
});
const hour = 3_600_000;

test('a night between two days belongs to both, and alike days stand in one line', () => {
  const pieces = [
    piece('counted', '2026-06-01T09:00+03:00', '2026-06-01T13:00+03:00'),
    piece('skipped', '2026-06-01T13:00+03:00', '2026-06-01T14:00+03:00', 'lunch'),
    piece('counted', '2026-06-01T14:00+03:00', '2026-06-01T18:00+03:00'),
    piece('skipped', '2026-06-01T18:00+03:00', '2026-06-02T09:00+03:00', 'closed'),
    piece('counted', '2026-06-02T09:00+03:00', '2026-06-02T09:30:30+03:00'),
  ];
  expect(byDay(pieces, kyiv)).toEqual([
    {
      ...{ from: '2026-06-01', until: '2026-06-01', countedMs: 8 * hour, pausedMs: 0 },
      ...{ counted: ['09:00–13:00', '14:00–18:00'], why: ['lunch', 'closed'] },
    },
    {
      ...{ from: '2026-06-02', until: '2026-06-02', countedMs: 30.5 * 60_000, pausedMs: 0 },
      ...{ counted: ['09:00–09:30:30'], why: ['closed'] },
    },
  ]);
});

test('days around the clock are joined, with the real length of the day on which clocks change', () => {
  const [line, ...more] = byDay([piece('counted', '2026-10-24T00:00+03:00', '2026-10-27T00:00+02:00')], kyiv);
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    ...{ from: '2026-10-24', until: '2026-10-26', counted: ['00:00–24:00'], countedMs: 73 * hour },
  });
});

test('in a zone whose day begins at one', () => {
  const beirut = zoneOf('Asia/Beirut');
  const lines = byDay([piece('counted', '2026-03-28T20:00+02:00', '2026-03-29T04:00+03:00')], beirut);
  expect(lines.map(({ from, counted, countedMs }) => [from, counted, countedMs / hour])).toEqual([
    ['2026-03-28', ['20:00–24:00'], 4],
    ['2026-03-29', ['01:00–04:00'], 3],
  ]);
});

test('what was cut in two by a line of the log is one stretch again', () => {
  const pieces = [
    piece('counted', '2026-06-01T09:00+03:00', '2026-06-01T09:20+03:00'),
    piece('counted', '2026-06-01T09:20+03:00', '2026-06-01T10:00+03:00'),
  ];
  expect(byDay(pieces, kyiv).map(({ counted }) => counted)).toEqual([['09:00–10:00']]);
});

test('what a wait saved is told once, on the day it began', () => {
  const lines = byDay([piece('paused', '2026-06-01T12:00+03:00', '2026-06-04T10:00+03:00', 'client', 20 * hour)], kyiv);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ from: '2026-06-01', until: '2026-06-04', pausedMs: 20 * hour, why: ['client'] });
});

test('nothing is lost however a stretch of time is cut', () => {
  const start = Date.parse('2026-03-20T00:00Z');
  for (let n = 0; n < 300; n++) {
    const cuts = Array.from({ length: 6 }, (_, i) => start + i * 31 * hour + ((n * 7919 + i * 104_729) % (30 * hour)));
    const pieces = cuts
      .slice(1)
      .map((to, i) =>
        piece(i % 2 ? 'skipped' : 'counted', new Date(cuts[i]!).toISOString(), new Date(to).toISOString()),
      );
    const counted = pieces.reduce((sum, { openMs }) => sum + openMs, 0);
    expect(byDay(pieces, kyiv).reduce((sum, line) => sum + line.countedMs, 0)).toBe(counted);
  }
});
