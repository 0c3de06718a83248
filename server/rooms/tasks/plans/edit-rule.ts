import type { z } from 'zod';
import type { createRecurringRule } from '#contract/task-plans';
import { checkCron, nextCron } from '#core/schedule';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { notFound, refuse } from '#kit/refuse';
import { clientsByIds, storeById } from '#rooms/stores';
import type { Means } from '../board/change.ts';
import { findOwner } from '../board/owner.ts';
import type { RuleRow } from '../tables.ts';
import { changeRule, insertRule, removeRule, ruleForUpdate, templateForUpdate } from './store.ts';

type Input = z.output<(typeof createRecurringRule)['body']>;

export async function createRule(means: Means, input: Input): Promise<string> {
  const id = newId(means.app.clock.now());
  await insertRule(means.trx, { id, ...(await checked(means, input)) });
  await tell(means, 'rule_created', id, input.name);
  return id;
}

/** What was missed while it rested, or by an earlier rule, is not made up for. */
export async function updateRule(means: Means, id: string, input: Input): Promise<void> {
  if (!(await ruleForUpdate(means.trx, id))) notFound();
  await changeRule(means.trx, id, await checked(means, input));
  await tell(means, 'rule_changed', id, input.name);
}

export async function deleteRule(means: Means, id: string): Promise<void> {
  const { name } = (await ruleForUpdate(means.trx, id)) ?? notFound();
  await removeRule(means.trx, id);
  await tell(means, 'rule_removed', id, name);
}

async function checked({ trx, app, actor }: Means, input: Input): Promise<Omit<RuleRow, 'id'>> {
  if (!(await templateForUpdate(trx, input.templateId))) unknown('templateId');
  const store = input.storeId === null ? undefined : await storeById(trx, input.storeId, actor.clientIds);
  if (input.storeId !== null && !store) unknown('storeId');
  if (input.clientId !== null) {
    const [client] = await clientsByIds(trx, [input.clientId]);
    if (!client || (store && store.client_id !== client.id)) unknown('clientId');
  }
  const owner = await findOwner(trx, input.ownerId);
  if (checkCron(input.cron)) unreadable();
  return {
    name: input.name,
    template_id: input.templateId,
    client_id: store?.client_id ?? input.clientId,
    store_id: store?.id ?? null,
    owner_id: owner?.id ?? null,
    cron: input.cron,
    time_zone: input.timeZone,
    active: input.active,
    next_at: input.active ? nextCron(input.cron, input.timeZone, app.clock.now()) : null,
  };
}

async function tell({ trx, app, actor }: Means, what: string, id: string, name: string): Promise<void> {
  await audit(trx, app, actor, `task.${what}`, name);
  await changed(trx, { topic: 'task', id, storeId: null });
}

const unknown = (field: string): never =>
  refuse(
    'not_found',
    { en: '{field}: there is no such thing.', ru: '{field}: такого нет.', uk: '{field}: такого немає.' },
    { field, values: { field } },
  );
const unreadable = (): never =>
  refuse(
    'cron',
    {
      en: 'cron: write minute, hour, day, month and weekday, as 0 9 1 * * for nine on the first of each month.',
      ru: 'cron: напишите минуту, час, день, месяц и день недели, например 0 9 1 * * — в девять первого числа.',
      uk: 'cron: напишіть хвилину, годину, день, місяць і день тижня, наприклад 0 9 1 * * — о дев’ятій першого числа.',
    },
    { field: 'cron' },
  );
