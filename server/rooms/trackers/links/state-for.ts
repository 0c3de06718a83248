import type { TaskState } from '#contract/tasks';
import { cleaned } from '../plain-text.ts';
import type { ConnectionRow, Seen } from '../tables.ts';
import type { Card, State } from '../tracker-kind.ts';

type Chosen = ConnectionRow['states'];

const meaning: Record<TaskState, NonNullable<State['means']>> = {
  todo: 'todo',
  doing: 'doing',
  waiting: 'doing',
  review: 'doing',
  done: 'done',
  dropped: 'done',
};
const order = ['todo', 'doing', 'waiting', 'review', 'done', 'dropped'] as const;

/**
 * The state of the tracker that a person chose for it, else the first that means the same; null where it says of none that
 * it does.
 * @param current where the card is: it stays where that means the same already
 */
export function stateFor(
  task: TaskState,
  states: readonly State[],
  current: string | null,
  chosen: Chosen = {},
): string | null {
  const named = states.find(({ id }) => id === chosen[task]);
  if (named) return named.id;
  const fitting = states.filter(({ means }) => means === meaning[task]);
  return (fitting.find(({ id }) => id === current) ?? fitting[0])?.id ?? null;
}

/** The state of a task whose card was moved there; null where it says nothing, or the same as the task does already. */
export function taskStateFor(
  stateId: string,
  states: readonly State[],
  current: TaskState,
  chosen: Chosen = {},
): TaskState | null {
  const named = order.filter((task) => chosen[task] === stateId);
  if (named.length > 0) return named.includes(current) ? null : named[0]!;
  const means = states.find(({ id }) => id === stateId)?.means ?? null;
  return means === null || meaning[current] === means ? null : means;
}

/** Nothing of theirs is kept that the database would refuse. */
export const seenOf = ({ title, text, stateId, updatedAt }: Card): Seen => ({
  title: cleaned(title),
  text: cleaned(text),
  stateId,
  updatedAt,
});
