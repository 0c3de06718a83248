import { expect, test } from 'vitest';
import { type Ladder, type Place, stepAt } from './ladder.ts';

function walk(ladder: Ladder, from: Place = { round: 0, step: 0 }): string {
  const told: string[] = [];
  for (let at = stepAt(ladder, from); at && told.length < 50; at = stepAt(ladder, { ...at, step: at.step + 1 }))
    told.push(`${at.round}.${at.step}`);
  return told.join(' ');
}

test.each<[string, Ladder, Place, string]>([
  ['one step', { steps: 1, rounds: 1 }, { round: 0, step: 0 }, '0.0'],
  ['three steps, twice', { steps: 3, rounds: 2 }, { round: 0, step: 0 }, '0.0 0.1 0.2 1.0 1.1 1.2'],
  ['one step, three times', { steps: 1, rounds: 3 }, { round: 0, step: 0 }, '0.0 1.0 2.0'],
  ['from the middle', { steps: 3, rounds: 2 }, { round: 0, step: 2 }, '0.2 1.0 1.1 1.2'],
  ['behind the last step of a round', { steps: 2, rounds: 2 }, { round: 0, step: 2 }, '1.0 1.1'],
  ['at the end', { steps: 2, rounds: 2 }, { round: 1, step: 2 }, ''],
  ['shortened meanwhile', { steps: 1, rounds: 1 }, { round: 0, step: 4 }, ''],
  ['fewer rounds meanwhile', { steps: 3, rounds: 1 }, { round: 1, step: 1 }, ''],
])('%s', (_, ladder, from, told) => {
  expect(walk(ladder, from)).toBe(told);
});
