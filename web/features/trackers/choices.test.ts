import { expect, test } from 'vitest';
import { choicesOf } from './choices.ts';

test('places are chosen by name, and those of one name are told apart', () => {
  expect(
    choicesOf([
      { setting: '2', name: 'Support', within: 'Shops' },
      { setting: '1', name: 'Support', within: 'Agency' },
      { setting: '3', name: 'Board', within: null },
    ]),
  ).toEqual([
    { value: '3', label: 'Board' },
    { value: '1', label: 'Support · Agency' },
    { value: '2', label: 'Support · Shops' },
  ]);
});
