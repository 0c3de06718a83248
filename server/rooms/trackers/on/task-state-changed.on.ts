import { taskStateChanged } from '#contract/events/tasks';
import { on } from '#kit/events/events';
import { wantState } from '../links/store.ts';

export default on(taskStateChanged, (trx, { taskId, state, origin }, app) =>
  wantState(trx, { taskId, state, except: origin, now: app.clock.now() }),
);
