import * as c from '#contract/tasks';
import { type Call, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { minutesFor } from '../time/minutes.ts';
import type { Means } from './change.ts';
import { writeComment } from './comments/write-comment.ts';
import { createTask } from './create-task.ts';
import { presentTask, presentTasks } from './present.ts';
import { reviseTask } from './revise-task.ts';
import { seenBy } from './seen.ts';
import { moveTask } from './set-state.ts';
import { searchTasks, taskById, taskForUpdate, type TaskRow } from './store.ts';

type Asked = Pick<Call<never>, 'app' | 'actor' | 'language'>;

async function show({ app, actor, language }: Asked, id: string) {
  const seen = await seenBy(app.db, actor, app.clock.now());
  const row = (await taskById(app.db, id, seen)) ?? notFound();
  return presentTask(app, row, { actor, seen, language, minutes: minutesFor(app, actor) });
}

/** Changes one task that the actor may know of, in a transaction with the row locked, and shows it afterwards. */
async function change(asked: Asked, id: string, work: (means: Means, task: TaskRow) => Promise<unknown>) {
  const { app, actor } = asked;
  await app.db.transaction().execute(async (trx) => {
    if (!(await taskById(trx, id, await seenBy(trx, actor, app.clock.now())))) notFound();
    return work({ trx, app, actor }, (await taskForUpdate(trx, id)) ?? notFound());
  });
  return show(asked, id);
}

export const routes = [
  serve(c.listTasks, async ({ app, actor, query }) => {
    const { rows, total } = await searchTasks(app.db, await seenBy(app.db, actor, app.clock.now()), query);
    return { items: await presentTasks(app, rows, minutesFor(app, actor)), total };
  }),
  serve(c.createTask, async (call) => {
    const { app, actor, body } = call;
    const { id } = await app.db.transaction().execute((trx) => createTask({ trx, app, actor }, body));
    return show(call, id);
  }),
  serve(c.readTask, (call) => show(call, call.params.id)),
  serve(c.updateTask, (call) => change(call, call.params.id, (means, task) => reviseTask(means, task, call.body))),
  serve(c.commentTask, (call) =>
    change(call, call.params.id, (means, task) => writeComment(means, task, call.body.text)),
  ),
  serve(c.moveTask, (call) => change(call, call.params.id, (means, task) => moveTask(means, task, call.body))),
];
