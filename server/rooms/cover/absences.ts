import type { z } from 'zod';
import type * as c from '#contract/cover';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { checkOnTeam, over, personOf, windowOf } from './change-cover.ts';
import { endAbsence, insertAbsence, lockAbsence, lookAtAll, removeAbsenceRow } from './store.ts';
import type { AbsenceRow } from './tables.ts';

/** Nobody is on duty while absent; all schedules are looked at again at once. */
export async function addAbsence(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: z.output<(typeof c.addAbsence)['body']>,
): Promise<AbsenceRow> {
  const now = app.clock.now();
  const window = windowOf(input, now);
  const person_id = input.personId ?? personOf(actor);
  if (person_id !== actor.personId) {
    if (!actor.permissions.has('cover.write'))
      refuse(
        'own_only',
        {
          en: 'You may enter your own absences only.',
          ru: 'Можно указать только собственное отсутствие.',
          uk: 'Можна вказати лише власну відсутність.',
        },
        { field: 'personId', status: 403 },
      );
    await checkOnTeam(trx, person_id, 'personId');
  }
  const row = { id: newId(now), person_id, ...window, kind: input.kind, note: input.note, made_by: actor.name };
  await insertAbsence(trx, row);
  await tell(trx, app, actor, 'absence.added', row);
  return row;
}

export async function removeAbsence(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const row = (await lockAbsence(trx, id)) ?? notFound();
  if (row.person_id !== actor.personId && !actor.permissions.has('cover.write')) return notFound();
  const now = app.clock.now();
  if (row.to_at <= now) conflict('over', over);
  if (row.from_at < now) await endAbsence(trx, id, now);
  else await removeAbsenceRow(trx, id);
  await tell(trx, app, actor, 'absence.removed', row);
}

async function tell(trx: Transaction, app: App, actor: Actor, action: string, row: AbsenceRow): Promise<void> {
  await lookAtAll(trx, app.clock.now());
  await audit(trx, app, actor, action, row.person_id, {
    absenceId: row.id,
    from: new Date(row.from_at).toISOString(),
    to: new Date(row.to_at).toISOString(),
  });
  await changed(trx, { topic: 'cover', id: row.id, storeId: null });
}
