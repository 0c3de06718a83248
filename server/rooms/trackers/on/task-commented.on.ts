import { taskCommented } from '#contract/events/tasks';
import { on } from '#kit/events/events';
import { wantComment } from '../links/store.ts';

export default on(taskCommented, (trx, { taskId, commentId, actor, text, origin }, app) =>
  wantComment(trx, { taskId, commentId, author: actor, text, except: origin, now: app.clock.now() }),
);
