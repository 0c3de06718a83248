import type { z } from 'zod';
import type { correctTime as endpoint } from '#contract/time';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict } from '#kit/refuse';
import type { Means } from '../board/change.ts';
import { taskById } from '../board/store.ts';
import type { TimeEntryRow, TrailRow } from '../tables.ts';
import { judge } from './enter-time.ts';
import { checkOpen } from './months/months.ts';
import { addTrail, changeEntry } from './store.ts';
import { termsOn } from './terms.ts';

type Input = z.output<(typeof endpoint)['body']>;

/** What it said before stays in the trail. Whoever says how long forgotten time was ends the doubt about it. */
export async function correctTime(means: Means, before: TimeEntryRow, input: Input): Promise<void> {
  if (input.basedOn !== undefined && input.basedOn !== before.version) overtaken();
  await checkOpen(means.trx, before);
  const { trx, actor } = means;
  const checked = before.to_check && (input.minutes !== undefined || input.billable !== undefined);
  const after: TimeEntryRow = {
    ...before,
    minutes: input.minutes ?? before.minutes,
    note: input.note ?? before.note,
    urgent: input.urgent ?? before.urgent,
    out_of_hours: input.outOfHours ?? before.out_of_hours,
    to_check: before.to_check && !checked,
  };
  if (checked || (input.billable !== undefined && input.billable !== before.billable)) {
    const held = await termsOn(trx, before.client_id, before.store_id, before.date);
    const task = before.task_id === null ? undefined : await taskById(trx, before.task_id, null);
    const work = { client_id: before.client_id, internal: task?.kind === 'internal' };
    Object.assign(after, judge({ work, billable: input.billable, why: input.why }, held, actor.name));
  }
  if (Object.keys(differences(before, after).after).length === 0) return;
  await changeEntry(trx, after);
  await leaveTrail(means, before, 'corrected', differences(before, after));
}

export async function removeTime(means: Means, before: TimeEntryRow): Promise<void> {
  await checkOpen(means.trx, before);
  await changeEntry(means.trx, { ...before, removed_at: means.app.clock.now() });
  await leaveTrail(means, before, 'removed', { before: { minutes: before.minutes, note: before.note }, after: {} });
}

type Values = TrailRow['before'];

function differences(before: TimeEntryRow, after: TimeEntryRow): { before: Values; after: Values } {
  const fields = ['minutes', 'note', 'billable', 'urgent', 'out_of_hours', 'to_check'] as const;
  const differing = fields.filter((field) => before[field] !== after[field]);
  const of = (row: TimeEntryRow): Values => Object.fromEntries(differing.map((field) => [field, row[field]]));
  return { before: of(before), after: of(after) };
}

async function leaveTrail(
  { trx, app, actor }: Means,
  entry: TimeEntryRow,
  what: TrailRow['what'],
  values: { before: Values; after: Values },
): Promise<void> {
  const at = app.clock.now();
  await addTrail(trx, { id: newId(at), entry_id: entry.id, at, by: actor.name, what, ...values });
  await audit(trx, app, actor, `time.${what}`, `${entry.person_name} ${entry.date}`, values);
  await changed(trx, { topic: 'time', id: entry.person_id, storeId: null });
}

const overtaken = (): never =>
  conflict('changed_meanwhile', {
    en: 'Somebody changed this entry meanwhile. Look at it as it is now and try again.',
    ru: 'Кто-то уже изменил эту запись. Посмотрите, какая она сейчас, и попробуйте ещё раз.',
    uk: 'Хтось уже змінив цей запис. Подивіться, який він зараз, і спробуйте ще раз.',
  });
