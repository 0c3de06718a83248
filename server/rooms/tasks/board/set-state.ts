import type { Task } from '#contract/tasks';
import { taskStateChanged } from '#contract/events/tasks';
import { announceTask, type Means, tellConsoles, tellHistory } from './change.ts';
import { endOf, placeBefore } from './order/place.ts';
import { putAt } from './order/store.ts';
import { changeTask, type TaskRow } from './store.ts';

/** Into another column, at its end. Nothing happens where it is in that state. */
export async function setState(means: Means, task: TaskRow, state: Task['state']): Promise<void> {
  if (state !== task.state) await settle(means, task, state, await endOf(means.trx, state));
}

/** Into a column before another card, or at its end. Another place in the same column is no matter for the history. */
export async function moveTask(
  means: Means,
  task: TaskRow,
  { state, beforeId }: { state: Task['state']; beforeId: string | null },
): Promise<void> {
  if (beforeId === task.id) return;
  const { trx } = means;
  await settle(
    means,
    task,
    state,
    beforeId === null ? await endOf(trx, state) : await placeBefore(trx, state, beforeId, task.id),
  );
}

async function settle(means: Means, before: TaskRow, state: Task['state'], position: number): Promise<void> {
  const { trx, app } = means;
  const now = app.clock.now();
  const done_at = state === 'done' ? (before.done_at ?? now) : null;
  const moved = state !== before.state;
  await putAt(trx, before.id, position);
  if (!moved) return tellConsoles(trx, app, before);
  const task = await changeTask(trx, before.id, { state, done_at, changed_at: now });
  await tellHistory(means, task, { what: 'state', values: { from: before.state, to: state } });
  await announceTask(means, taskStateChanged, task, { from: before.state });
  await tellConsoles(trx, app, task);
}
