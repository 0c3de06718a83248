import { expect, test } from 'vitest';
import { chosenState, leadingTo, proposed } from './states.ts';

const jira = [
  { id: '1', name: 'To Do', means: 'todo' as const },
  { id: '2', name: 'In Progress', means: 'doing' as const },
  { id: '3', name: 'In Review', means: 'doing' as const },
  { id: '4', name: 'Done', means: 'done' as const },
];
const trello = [
  { id: 'a', name: 'Inbox', means: null },
  { id: 'b', name: 'Archived', means: 'done' as const },
];

test('the first state that means the same is proposed; where none does, no card is moved', () => {
  expect(proposed('waiting', jira)?.name).toBe('In Progress');
  expect(proposed('dropped', jira)?.name).toBe('Done');
  expect(proposed('todo', trello)).toBeUndefined();
  expect(leadingTo('2', jira, {})).toEqual(['doing', 'waiting', 'review']);
  expect(leadingTo(null, trello, {})).toEqual(['todo', 'doing', 'waiting', 'review']);
});

test('what was chosen goes before the proposal, as long as it is there', () => {
  const chosen = { review: '3', waiting: 'gone-since' };
  expect(leadingTo('3', jira, chosen)).toEqual(['review']);
  expect(leadingTo('2', jira, chosen)).toEqual(['doing', 'waiting']);
  expect(chosenState('waiting', jira, chosen)).toBeUndefined();
});
