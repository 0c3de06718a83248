import { type TaskState, taskStates } from '#contract/tasks';
import type { Tracker, TrackerLook } from '#contract/trackers';

type State = TrackerLook['states'][number];
export type Chosen = Tracker['states'];

const meaning: Record<TaskState, NonNullable<State['means']>> = {
  todo: 'todo',
  doing: 'doing',
  waiting: 'doing',
  review: 'doing',
  done: 'done',
  dropped: 'done',
};

/** Where a card goes if nobody chose: the first state that the tracker says to mean the same. */
export const proposed = (task: TaskState, states: readonly State[]): State | undefined =>
  states.find(({ means }) => means === meaning[task]);

/** What was chosen and is still there. */
export const chosenState = (task: TaskState, states: readonly State[], chosen: Chosen): State | undefined =>
  states.find(({ id }) => id === chosen[task]);

/** Which states of tasks lead to a state there; `null`: which move no card. */
export const leadingTo = (stateId: string | null, states: readonly State[], chosen: Chosen): TaskState[] =>
  taskStates.filter((task) => ((chosenState(task, states, chosen) ?? proposed(task, states))?.id ?? null) === stateId);
