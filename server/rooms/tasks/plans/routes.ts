import * as c from '#contract/task-plans';
import { type Call, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import type { Means } from '../board/change.ts';
import { presentTasks } from '../board/present.ts';
import { minutesFor } from '../time/minutes.ts';
import { applyTemplate } from './apply-template.ts';
import { createRule, deleteRule, updateRule } from './edit-rule.ts';
import { createTemplate, deleteTemplate, updateTemplate } from './edit-template.ts';
import { presentRules, presentTemplates } from './present.ts';
import { ruleById, searchRules, searchTemplates, templateById } from './store.ts';

type Asked = Pick<Call<never>, 'app' | 'actor'>;

const within = <T>({ app, actor }: Asked, work: (means: Means) => Promise<T>) =>
  app.db.transaction().execute((trx) => work({ trx, app, actor }));
const showTemplate = async ({ app }: Asked, id: string) =>
  (await presentTemplates(app.db, [(await templateById(app.db, id)) ?? notFound()]))[0]!;
const showRule = async ({ app }: Asked, id: string) =>
  (await presentRules(app.db, [(await ruleById(app.db, id)) ?? notFound()]))[0]!;

export const routes = [
  serve(c.listTaskTemplates, async ({ app, query }) => {
    const { rows, total } = await searchTemplates(app.db, query);
    return { items: await presentTemplates(app.db, rows), total };
  }),
  serve(c.createTaskTemplate, async (call) =>
    showTemplate(call, await within(call, (means) => createTemplate(means, call.body))),
  ),
  serve(c.updateTaskTemplate, async (call) => {
    await within(call, (means) => updateTemplate(means, call.params.id, call.body));
    return showTemplate(call, call.params.id);
  }),
  serve(c.deleteTaskTemplate, (call) => within(call, (means) => deleteTemplate(means, call.params.id))),
  serve(c.applyTaskTemplate, async (call) => {
    const { app, actor, params, body } = call;
    const rows = await within(call, async (means) =>
      applyTemplate(means, (await templateById(means.trx, params.id)) ?? notFound(), body),
    );
    return { items: await presentTasks(app, rows, minutesFor(app, actor)) };
  }),
  serve(c.listRecurringRules, async ({ app, query }) => {
    const { rows, total } = await searchRules(app.db, query);
    return { items: await presentRules(app.db, rows), total };
  }),
  serve(c.createRecurringRule, async (call) =>
    showRule(call, await within(call, (means) => createRule(means, call.body))),
  ),
  serve(c.updateRecurringRule, async (call) => {
    await within(call, (means) => updateRule(means, call.params.id, call.body));
    return showRule(call, call.params.id);
  }),
  serve(c.deleteRecurringRule, (call) => within(call, (means) => deleteRule(means, call.params.id))),
];
