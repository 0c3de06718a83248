import { taskEdited } from '#contract/events/tasks';
import { on } from '#kit/events/events';
import { wantFields } from '../links/store.ts';

export default on(taskEdited, (trx, { taskId, fields, origin }, app) =>
  wantFields(trx, { taskId, fields, except: origin, now: app.clock.now() }),
);
