import type { z } from 'zod';
import type { createTaskTemplate, updateTaskTemplate } from '#contract/task-plans';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import type { Means } from '../board/change.ts';
import { changeTemplate, insertTemplate, removeTemplate, rulesByTemplate, templateForUpdate } from './store.ts';

type Input = z.output<(typeof createTaskTemplate)['body']>;

export async function createTemplate(means: Means, { name, tasks }: Input): Promise<string> {
  checkOrder(tasks);
  const now = means.app.clock.now();
  const id = newId(now);
  await insertTemplate(means.trx, { id, name, version: 1, tasks, changed_at: now });
  await tell(means, 'template_created', id, name);
  return id;
}

export async function updateTemplate(
  means: Means,
  id: string,
  { name, tasks, basedOn }: z.output<(typeof updateTaskTemplate)['body']>,
): Promise<void> {
  const before = (await templateForUpdate(means.trx, id)) ?? notFound();
  if (basedOn !== undefined && basedOn !== before.version)
    conflict('changed_meanwhile', {
      en: 'Somebody changed this template meanwhile. Look at it as it is now and try again.',
      ru: 'Кто-то уже изменил этот шаблон. Посмотрите, какой он сейчас, и попробуйте ещё раз.',
      uk: 'Хтось уже змінив цей шаблон. Подивіться, який він зараз, і спробуйте ще раз.',
    });
  checkOrder(tasks);
  await changeTemplate(means.trx, { ...before, name, tasks, changed_at: means.app.clock.now() });
  await tell(means, 'template_changed', id, name);
}

export async function deleteTemplate(means: Means, id: string): Promise<void> {
  const { name } = (await templateForUpdate(means.trx, id)) ?? notFound();
  if ((await rulesByTemplate(means.trx, [id])).length > 0)
    conflict('in_use', {
      en: 'A rule of recurring work uses this template: remove the rule first.',
      ru: 'Этот шаблон использует правило повторяющихся работ: сначала удалите правило.',
      uk: 'Цей шаблон використовує правило повторюваних робіт: спершу видаліть правило.',
    });
  await removeTemplate(means.trx, id);
  await tell(means, 'template_removed', id, name);
}

/** A task waits for earlier ones only: so there is no circle. */
function checkOrder(tasks: Input['tasks']): void {
  for (const [i, { after }] of tasks.entries())
    if (after.some((number) => number > i))
      refuse(
        'later',
        {
          en: 'tasks.{i}.after: a task can wait only for earlier ones of the list.',
          ru: 'tasks.{i}.after: задача может ждать только те, что в списке раньше.',
          uk: 'tasks.{i}.after: завдання може чекати лише на попередні у списку.',
        },
        { field: `tasks.${i}.after`, values: { i } },
      );
}

async function tell({ trx, app, actor }: Means, what: string, id: string, name: string): Promise<void> {
  await audit(trx, app, actor, `task.${what}`, name);
  await changed(trx, { topic: 'task', id, storeId: null });
}
