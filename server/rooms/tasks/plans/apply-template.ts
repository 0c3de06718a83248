import { dateOf, isoDate } from '#core/time-zone';
import { type Means, tellHistory } from '../board/change.ts';
import { createTask, type NewTask } from '../board/create-task.ts';
import { sayBlockers } from '../board/dependencies/set-blockers.ts';
import { changeTask, type TaskRow } from '../board/store.ts';
import type { TemplateRow } from '../tables.ts';

type Given = Pick<NewTask, 'clientId' | 'storeId' | 'requestId' | 'incidentId' | 'ownerId'> & {
  /** `2026-06-01`, from which due dates count. */
  begins: string;
  late?: boolean;
};

/** All tasks of a template in their order, with what waits for what. */
export async function applyTemplate(means: Means, template: TemplateRow, given: Given): Promise<TaskRow[]> {
  const { begins, ...whose } = given;
  const first = dateOf(begins)!;
  const made: TaskRow[] = [];
  for (const { dueAfterDays, after, ...step } of template.tasks) {
    const due = dueAfterDays === null ? null : isoDate(first + dueAfterDays);
    const task = await createTask(means, { ...step, ...whose, due });
    const told = await sayBlockers(
      means,
      task,
      after.map((number) => made[number - 1]!.id),
    );
    if (told) await tellHistory(means, task, told);
    made.push(told ? await changeTask(means.trx, task.id, {}) : task);
  }
  return made;
}
