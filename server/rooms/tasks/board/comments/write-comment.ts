import { taskCommented } from '#contract/events/tasks';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { announceTask, type Means } from '../change.ts';
import type { TaskRow } from '../store.ts';
import { addComment } from './store.ts';

/** For the team alone: the client's consoles hear nothing of it. @returns its id */
export async function writeComment(means: Means, task: TaskRow, text: string): Promise<string> {
  const { trx, app, actor } = means;
  const at = app.clock.now();
  const id = newId(at);
  await addComment(trx, { id, task_id: task.id, at, author: actor.name, text });
  await audit(trx, app, actor, 'task.commented', `#${task.number}`);
  await announceTask(means, taskCommented, task, { commentId: id, text });
  await changed(trx, { topic: 'task', id: task.id, storeId: null });
  return id;
}
