import { audit } from '#kit/audit';
import { changed } from '#kit/live';
import { conflict } from '#kit/refuse';
import type { Means } from '../../board/change.ts';
import type { TimerRow } from '../../tables.ts';
import { type AboutInput, workOf } from '../about.ts';
import { personOf, putDown } from '../enter-time.ts';
import { insertTimer, lockTimer, takeTimer } from './store.ts';

/** Nobody works so long on one thing: it was forgotten. */
export const forgottenAfterMs = 10 * 3_600_000;

/** Starts the timer; the one that runs is stopped and entered. @returns ids of what that became */
export async function startTimer(means: Means, input: AboutInput & { note: string }): Promise<string[]> {
  const { trx, app, actor } = means;
  const personId = personOf(means);
  await lockTimer(trx, personId);
  const { request_number: _, incident_number: __, internal: ___, urgent: ____, ...about } = await workOf(means, input);
  const running = await takeTimer(trx, personId);
  const made = running ? await enter(means, running, {}) : [];
  const row = { ...about, person_id: personId, person_name: actor.name, note: input.note };
  await insertTimer(trx, { ...row, started_at: app.clock.now(), pointed_out_at: null });
  await tell(means, personId);
  return made;
}

/** @throws Refusal 409 where none runs */
export async function stopTimer(
  means: Means,
  said: { note?: string | undefined; minutes?: number | undefined },
): Promise<string[]> {
  const personId = personOf(means);
  await lockTimer(means.trx, personId);
  const running = (await takeTimer(means.trx, personId)) ?? none();
  await tell(means, personId);
  return enter(means, running, said);
}

export async function dropTimer(means: Means): Promise<void> {
  const personId = personOf(means);
  await lockTimer(means.trx, personId);
  const { started_at } = (await takeTimer(means.trx, personId)) ?? none();
  const { trx, app, actor } = means;
  await audit(trx, app, actor, 'time.timer_dropped', actor.name, { ranMs: app.clock.now() - started_at });
  await tell(means, personId);
}

/** Of a forgotten one nothing is billed until somebody says how long it was. */
async function enter(
  means: Means,
  timer: TimerRow,
  said: { note?: string | undefined; minutes?: number | undefined },
): Promise<string[]> {
  const { app } = means;
  const ran = app.clock.now() - timer.started_at;
  const work = await workOf(means, {
    taskId: timer.task_id ?? undefined,
    requestId: timer.request_id ?? undefined,
    incidentId: timer.incident_id ?? undefined,
    storeId: timer.store_id ?? undefined,
    clientId: timer.client_id ?? undefined,
  });
  return putDown(means, {
    work,
    person: { id: timer.person_id, name: timer.person_name },
    from: timer.started_at,
    minutes: said.minutes ?? Math.max(1, Math.round(ran / 60_000)),
    note: said.note ?? timer.note,
    why: '',
    outOfHours: false,
    source: 'timer',
    toCheck: said.minutes === undefined && ran > forgottenAfterMs,
  });
}

const tell = ({ trx }: Means, personId: string) => changed(trx, { topic: 'time', id: personId, storeId: null });

const none = (): never =>
  conflict('no_timer', {
    en: 'No timer runs.',
    ru: 'Таймер не запущен.',
    uk: 'Таймер не запущено.',
  });
