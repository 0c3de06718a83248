import { expect, test } from 'vitest';
import { lifted, without } from './steps.ts';

const steps = [
  { title: 'a', after: [] },
  { title: 'b', after: [1] },
  { title: 'c', after: [1, 2] },
  { title: 'd', after: [3] },
];
const shown = (list: readonly { title: string; after: number[] }[]) =>
  list.map(({ title, after }) => `${title} ${after.map((one) => list[one - 1]!.title).join('')}`.trim());

test('a step goes up, and keeps whom it waits for where they still come before', () => {
  expect(shown(lifted(steps, 2))).toEqual(['a', 'c a', 'b a', 'd c']);
  expect(shown(lifted(steps, 1))).toEqual(['b', 'a', 'c ab', 'd c']);
});

test('a step goes, and nobody waits for it', () => {
  expect(shown(without(steps, 0))).toEqual(['b', 'c b', 'd c']);
  expect(shown(without(steps, 2))).toEqual(['a', 'b a', 'd']);
});
