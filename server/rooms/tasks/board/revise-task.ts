import type { z } from 'zod';
import type { updateTask } from '#contract/tasks';
import { taskAssigned, taskEdited } from '#contract/events/tasks';
import { newId } from '#kit/id';
import { conflict, refuse } from '#kit/refuse';
import type { CheckItem } from '../tables.ts';
import { announceTask, type Means, tellConsoles, tellHistory, type Told } from './change.ts';
import { sayBlockers } from './dependencies/set-blockers.ts';
import { findOwner } from './owner.ts';
import { setState } from './set-state.ts';
import { changeTask, type TaskRow } from './store.ts';

type Input = z.output<(typeof updateTask)['body']>;

/** What is given and differs is changed, each with a line in the history; what stays the same leaves no trace. */
export async function reviseTask(means: Means, before: TaskRow, input: Input): Promise<void> {
  const { trx, app } = means;
  if (input.basedOn !== undefined && input.basedOn !== before.version) overtaken();
  const told: Told[] = [];
  const change: Partial<TaskRow> = {};
  for (const field of ['title', 'text', 'kind', 'role', 'priority', 'due'] as const) {
    const to = input[field];
    if (to === undefined || to === before[field]) continue;
    Object.assign(change, { [field]: to });
    told.push({ what: field, values: field === 'text' ? {} : { from: before[field] ?? '–', to: to ?? '–' } });
  }
  if (input.ownerId !== undefined && input.ownerId !== before.owner_id) {
    const owner = await findOwner(trx, input.ownerId);
    Object.assign(change, { owner_id: owner?.id ?? null, owner_name: owner?.name ?? null });
    told.push(
      owner
        ? { what: 'assigned', values: { to: owner.name } }
        : { what: 'unassigned', values: { from: before.owner_name ?? '–' } },
    );
  }
  if (input.checklist) {
    const { list, told: items } = checkOff(before.checklist, input.checklist, means);
    if (items.length > 0) change.checklist = list;
    told.push(...items);
  }
  const blockers = input.blockedBy && (await sayBlockers(means, before, input.blockedBy));
  if (blockers) told.push(blockers);
  let task = before;
  if (told.length > 0) task = await changeTask(trx, before.id, { ...change, changed_at: app.clock.now() });
  for (const one of told) await tellHistory(means, task, one);
  if ('owner_id' in change) await announceTask(means, taskAssigned, task, { personId: task.owner_id });
  const fields = (['title', 'text'] as const).filter((field) => field in change);
  if (fields.length > 0) await announceTask(means, taskEdited, task, { fields });
  if (told.length > 0) await tellConsoles(trx, app, task);
  if (input.state !== undefined) await setState(means, task, input.state);
}

/** The list as it is wanted; who ticked an item off stays with it. */
function checkOff(before: readonly CheckItem[], wanted: NonNullable<Input['checklist']>, { app, actor }: Means) {
  const told: Told[] = [];
  const list = wanted.map((item): CheckItem => {
    const old = item.id === undefined ? undefined : before.find((one) => one.id === item.id);
    if (item.id !== undefined && !old) unknownItem();
    if (old && old.done !== item.done)
      told.push({ what: item.done ? 'ticked' : 'unticked', values: { item: item.text } });
    else if (!old || old.text !== item.text) told.push({ what: 'item', values: { item: item.text } });
    const doneBy = item.done ? (old?.done ? old.doneBy : actor.name) : null;
    return { id: old?.id ?? newId(app.clock.now()), text: item.text, done: item.done, doneBy };
  });
  for (const old of before)
    if (!list.some((item) => item.id === old.id)) told.push({ what: 'item_gone', values: { item: old.text } });
  const kept = before.filter((old) => list.some((item) => item.id === old.id)).map((item) => item.id);
  const order = list.filter((item) => kept.includes(item.id)).map((item) => item.id);
  if (told.length === 0 && kept.some((id, i) => id !== order[i])) told.push({ what: 'items_ordered', values: {} });
  return { list, told };
}

const overtaken = (): never =>
  conflict('changed_meanwhile', {
    en: 'Somebody changed this task meanwhile. Look at it as it is now and try again.',
    ru: 'Кто-то уже изменил эту задачу. Посмотрите, какая она сейчас, и попробуйте ещё раз.',
    uk: 'Хтось уже змінив це завдання. Подивіться, яке воно зараз, і спробуйте ще раз.',
  });

const unknownItem = (): never =>
  refuse(
    'not_found',
    {
      en: 'checklist: one of the items is not there any more.',
      ru: 'checklist: одного из пунктов уже нет.',
      uk: 'checklist: одного з пунктів уже немає.',
    },
    { field: 'checklist' },
  );
