import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';

test('runs of alike cells become cells with their times', () => {
  const up = { status: 'up', ratio: 1, downMs: 0 } as const;
  const down = { status: 'down', ratio: 0.5, downMs: 900_000 } as const;
  expect(
    barsOf(
      [
        { n: 2, ...up },
        { n: 1, ...down },
      ],
      { from: '2026-03-01T10:00:00.000Z', ms: 1_800_000 },
    ),
  ).toEqual([
    { ...up, from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T10:30:00.000Z' },
    { ...up, from: '2026-03-01T10:30:00.000Z', to: '2026-03-01T11:00:00.000Z' },
    { ...down, from: '2026-03-01T11:00:00.000Z', to: '2026-03-01T11:30:00.000Z' },
  ]);
  expect(barsOf([], { from: '2026-03-01T10:00:00.000Z', ms: 1 })).toEqual([]);
});
