import { taskStateChanged } from '#contract/events/tasks';
import type { TaskState } from '#contract/tasks';
import { on } from '#kit/events/events';
import { changed } from '#kit/live';
import { liveOn } from '../findings/live-on.ts';
import { lockFindingsOfTask } from '../findings/store.ts';

/** Work that is done fixes what it was for, and work that is dropped leaves it open. */
export default on(taskStateChanged, async (trx, { taskId, number, from, state, actor }, app) => {
  const facts = factsOf(from, state);
  if (facts.length === 0) return;
  for (const found of await lockFindingsOfTask(trx, taskId)) {
    let row = found;
    for (const what of facts)
      row = (await liveOn(trx, app, row, { what }, { by: actor, values: { number } }))?.row ?? row;
    if (row.state !== found.state) await changed(trx, { topic: 'finding', id: row.id, storeId: row.store_id });
  }
});

function factsOf(from: TaskState, state: TaskState): ('task_done' | 'task_reopened' | 'task_dropped')[] {
  const undone: 'task_reopened'[] = from === 'done' ? ['task_reopened'] : [];
  if (state === 'done') return ['task_done'];
  return state === 'dropped' ? [...undone, 'task_dropped'] : undone;
}
