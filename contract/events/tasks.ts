import { z } from 'zod';
import { taskState } from '../tasks.ts';
import { defineEvent } from './define.ts';

const task = z.object({
  taskId: z.uuid(),
  number: z.number(),
  title: z.string(),
  clientId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
  requestId: z.uuid().nullable(),
  incidentId: z.uuid().nullable(),
  state: taskState,
  at: z.number().describe('Epoch ms of this fact'),
  actor: z.string(),
  origin: z.uuid().nullable().default(null).describe('The connection to an outside tracker that it came from'),
});
const byTask = (p: { taskId: string }) => p.taskId;
export const taskCreated = defineEvent('task.created', 1, task, byTask);
export const taskStateChanged = defineEvent('task.state_changed', 1, task.extend({ from: taskState }), byTask);
export const taskAssigned = defineEvent('task.assigned', 1, task.extend({ personId: z.uuid().nullable() }), byTask);
/** Its title or text was changed. */
export const taskEdited = defineEvent(
  'task.edited',
  1,
  task.extend({ fields: z.array(z.enum(['title', 'text'])) }),
  byTask,
);
export const taskCommented = defineEvent(
  'task.commented',
  1,
  task.extend({ commentId: z.uuid(), text: z.string() }),
  byTask,
);
/** A person's timer runs for more than ten hours. Once for each. */
export const timerForgotten = defineEvent(
  'timer.forgotten',
  1,
  z.object({ personId: z.uuid(), at: z.number() }),
  (p) => p.personId,
);
