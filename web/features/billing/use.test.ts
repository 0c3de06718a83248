import { expect, test } from 'vitest';
import { piecesOf, sumsOf } from './use.ts';

const none = { rolledOver: 0, included: 0, bonus: 0, prepaid: 0 };

test('a month is drawn as what is spent, what goes beyond, and what is left', () => {
  const use = {
    has: { ...none, included: 120, prepaid: 60 },
    spent: { ...none, included: 120, prepaid: 15 },
    excess: 0,
    unbilled: 0,
    aside: 10,
  };
  expect(sumsOf(use)).toEqual({ has: 180, spent: 135, left: 45, beyond: 0 });
  expect(piecesOf(use)).toEqual([
    { kind: 'included', minutes: 120, left: false },
    { kind: 'prepaid', minutes: 15, left: false },
    { kind: 'prepaid', minutes: 45, left: true },
  ]);
});

test('time beyond all hours stands behind them', () => {
  const use = { has: { ...none, included: 60 }, spent: { ...none, included: 60 }, excess: 30, unbilled: 15, aside: 0 };
  expect(sumsOf(use)).toMatchObject({ left: 0, beyond: 45 });
  expect(piecesOf(use).map(({ kind }) => kind)).toEqual(['included', 'excess', 'unbilled']);
});

test('without agreed hours, time is charged by the hour', () => {
  const use = { has: none, spent: none, excess: 30, unbilled: 0, aside: 0 };
  expect(piecesOf(use)).toEqual([{ kind: 'byHour', minutes: 30, left: false }]);
});
