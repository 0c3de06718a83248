import type { z } from 'zod';
import type * as c from '#contract/cover';
import { checkSchedule } from '#core/cover';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { staff } from '#rooms/people';
import { changeSchedule, insertSchedule, isNameTaken, lockSchedule, removeSchedule } from './store.ts';
import { whyNot } from './why-not.ts';

export const noSchedule = {
  en: 'There is no such schedule.',
  ru: 'Такого графика нет.',
  uk: 'Такого графіка немає.',
};

/** @returns the id of the new schedule */
export async function createSchedule(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: z.output<(typeof c.createSchedule)['body']>,
): Promise<string> {
  await checkData(trx, input.data, []);
  if (await isNameTaken(trx, input.name, null)) nameTaken(input.name);
  const now = app.clock.now();
  const id = newId(now);
  await insertSchedule(trx, { id, name: input.name, data: input.data, version: 1, created_at: now, look_at: now });
  await tell(trx, app, actor, 'schedule.created', { id, name: input.name });
  return id;
}

/** Changes a schedule from now on; its gaps are looked for again at once. */
export async function updateSchedule(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: z.output<(typeof c.updateSchedule)['body']>,
): Promise<void> {
  const row = (await lockSchedule(trx, id)) ?? notFound(noSchedule);
  if (input.basedOn !== undefined && input.basedOn !== row.version)
    conflict('schedule_changed', {
      en: 'Somebody else has changed this schedule meanwhile. Look at their change, then make yours.',
      ru: 'Этот график тем временем изменил кто-то другой. Посмотрите на его изменение и внесите своё.',
      uk: 'Цей графік тим часом змінив хтось інший. Перегляньте його зміну та внесіть свою.',
    });
  if (input.data)
    await checkData(
      trx,
      input.data,
      row.data.layers.flatMap((l) => l.people),
    );
  if (input.name !== undefined && (await isNameTaken(trx, input.name, id))) nameTaken(input.name);
  await changeSchedule(trx, id, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.data === undefined ? {} : { data: input.data }),
    version: row.version + 1,
    look_at: app.clock.now(),
  });
  await tell(trx, app, actor, 'schedule.changed', { id, name: row.name });
}

export async function deleteSchedule(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const row = (await lockSchedule(trx, id)) ?? notFound(noSchedule);
  await removeSchedule(trx, id);
  await tell(trx, app, actor, 'schedule.removed', row);
}

/** Refuses what cannot be reckoned with, and people who are not on the team; `already` may stay. */
export async function checkData(db: Db, data: c.ScheduleData, already: readonly string[]): Promise<void> {
  const wrong = checkSchedule(data);
  if (wrong) refuse(wrong.code, whyNot(wrong), { field: `data.${wrong.field}` });
  const team = new Set([...(await staff(db)).map((p) => p.id), ...already]);
  for (const [i, layer] of data.layers.entries())
    if (layer.people.some((id) => !team.has(id))) notOnTeam(`data.layers.${i}.people`);
}

export const notOnTeam = (field: string): never =>
  refuse(
    'not_on_team',
    {
      en: 'Only people of the team can be on duty.',
      ru: 'Дежурить могут только сотрудники.',
      uk: 'Чергувати можуть лише працівники.',
    },
    { field },
  );

const nameTaken = (name: string): never =>
  refuse(
    'name_taken',
    {
      en: 'There is a schedule named "{name}" already.',
      ru: 'График «{name}» уже есть.',
      uk: 'Графік «{name}» уже є.',
    },
    { field: 'name', values: { name } },
  );

async function tell(
  trx: Transaction,
  app: App,
  actor: Actor,
  action: string,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await audit(trx, app, actor, action, name, { scheduleId: id });
  await changed(trx, { topic: 'cover', id, storeId: null });
}
