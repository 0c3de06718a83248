import { expect, test } from 'vitest';
import { answerMs, chance } from './weather.ts';

const pace = { calmMs: 100, rush: 0.8, hoursAhead: 2 };
const at = (text: string): number => Date.parse(text);
const mean = (from: number): number =>
  Array.from({ length: 120 }, (_, i) => answerMs(pace, from + i * 30_000, 3)).reduce((sum, ms) => sum + ms, 0) / 120;

test('a shop is slower in its own evening than in its own night, and gives the same figures at every look', () => {
  const night = mean(at('2026-05-06T01:00:00Z'));
  const evening = mean(at('2026-05-06T17:30:00Z'));
  expect(night).toBeGreaterThan(85);
  expect(night).toBeLessThan(125);
  expect(evening).toBeGreaterThan(night * 1.5);
  expect(mean(at('2026-05-06T17:30:00Z'))).toBe(evening);
});

test('chances are spread evenly between 0 and 1', () => {
  const drawn = Array.from({ length: 2000 }, (_, i) => chance(1_700_000_000_000 + i * 60_000, 5));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth++)
    expect(drawn.filter((x) => Math.floor(x * 10) === tenth).length).toBeGreaterThan(140);
});
