import { expect, test } from 'vitest';
import { stateFor, taskStateFor } from './state-for.ts';

const states = [
  { id: 'a', name: 'Backlog', means: 'todo' as const },
  { id: 'b', name: 'Now', means: 'doing' as const },
  { id: 'c', name: 'Review', means: 'doing' as const },
  { id: 'd', name: 'Done', means: 'done' as const },
];

test.each([
  ['todo', null, 'a'],
  ['doing', 'a', 'b'],
  ['waiting', 'c', 'c'],
  ['done', 'c', 'd'],
  ['dropped', 'd', 'd'],
] as const)('%s of a card in %s is %s', (task, current, expected) => {
  expect(stateFor(task, states, current)).toBe(expected);
});

test('where the tracker says of no state what it means, none is chosen', () => {
  expect(stateFor('done', [{ id: 'x', name: 'List', means: null }], 'x')).toBeNull();
});

test('what a person chose comes before what the tracker says, and a state that is gone is no choice', () => {
  expect(stateFor('review', states, 'b', { review: 'c' })).toBe('c');
  expect(stateFor('review', states, 'b', { review: 'gone' })).toBe('b');
  expect(stateFor('done', [{ id: 'x', name: 'List', means: null }], null, { done: 'x' })).toBe('x');
});

test.each([
  ['b', 'todo', {}, 'doing'],
  ['c', 'waiting', {}, null],
  ['d', 'dropped', {}, null],
  ['d', 'doing', {}, 'done'],
  ['c', 'doing', { review: 'c' }, 'review'],
  ['c', 'review', { review: 'c', waiting: 'c' }, null],
  ['unknown', 'todo', {}, null],
] as const)('a card in %s: a task that is %s, with %j chosen, becomes %s', (card, current, chosen, expected) => {
  expect(taskStateFor(card, states, current, chosen)).toBe(expected);
});
