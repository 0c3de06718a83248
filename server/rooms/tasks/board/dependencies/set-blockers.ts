import { refuse } from '#kit/refuse';
import type { Means } from '../change.ts';
import { seenBy } from '../seen.ts';
import { taskById, type TaskRow } from '../store.ts';
import { dependenciesOf, linksByIds, lockDependencies, setBlockers, wayBetween } from './store.ts';

const shown = (numbers: readonly number[]) => numbers.map((number) => `#${number}`).join(', ');

/**
 * Says what a task waits for. @returns what to write into its history; null where nothing changed
 * @throws Refusal 422 naming the circle where one would wait for itself
 */
export async function sayBlockers(
  { trx, app, actor }: Means,
  task: TaskRow,
  wanted: readonly string[],
): Promise<{ what: string; values: Record<string, string | number> } | null> {
  await lockDependencies(trx);
  const ids = [...new Set(wanted)];
  const before = (await dependenciesOf(trx, task.id)).blockedBy;
  if (before.length === ids.length && before.every((link) => ids.includes(link.id))) return null;
  const seen = await seenBy(trx, actor, app.clock.now());
  for (const id of ids) {
    if (!(await taskById(trx, id, seen))) refuse('not_found', noSuchTask, { field: 'blockedBy' });
    const way = id === task.id ? [id] : await wayBetween(trx, id, task.id);
    if (way) await refuseCircle(trx, [task.id, ...way]);
  }
  await setBlockers(trx, task.id, ids);
  const after = await linksByIds(trx, ids);
  return after.length > 0
    ? { what: 'blocked_by', values: { to: shown(after.map((link) => link.number)) } }
    : { what: 'unblocked', values: { from: shown(before.map((link) => link.number)) } };
}

async function refuseCircle(trx: Means['trx'], way: readonly string[]): Promise<never> {
  const numbers = new Map((await linksByIds(trx, way)).map((link) => [link.id, link.number]));
  return refuse(
    'circle',
    {
      en: 'blockedBy: this would be a circle in which each waits for the next: {circle}.',
      ru: 'blockedBy: получился бы круг, где каждая задача ждёт следующую: {circle}.',
      uk: 'blockedBy: вийшло б коло, де кожне завдання чекає на наступне: {circle}.',
    },
    { field: 'blockedBy', values: { circle: way.map((id) => `#${numbers.get(id)}`).join(' → ') } },
  );
}

const noSuchTask = {
  en: 'blockedBy: there is no such task.',
  ru: 'blockedBy: такой задачи нет.',
  uk: 'blockedBy: такого завдання немає.',
};
