import type { z } from 'zod';
import type * as c from '#contract/cover';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { staff } from '#rooms/people';
import { noSchedule, notOnTeam } from './edit-schedule.ts';
import * as store from './store.ts';
import type { ChangeRow } from './tables.ts';

const longestMs = 366 * 86_400_000;

/** Epoch ms of a window that is not over and not longer than a year. */
export function windowOf(input: { from: string; to: string }, now: number): { from_at: number; to_at: number } {
  const [from_at, to_at] = [Date.parse(input.from), Date.parse(input.to)];
  const wrong = (code: string, words: { en: string; ru: string; uk: string }) => refuse(code, words, { field: 'to' });
  if (to_at <= from_at)
    wrong('reversed', {
      en: 'The end must be after the beginning.',
      ru: 'Конец должен быть позже начала.',
      uk: 'Кінець має бути пізніше за початок.',
    });
  if (to_at <= now)
    wrong('past', { en: 'This time is over already.', ru: 'Это время уже прошло.', uk: 'Цей час уже минув.' });
  if (to_at - from_at > longestMs)
    wrong('too_long', { en: 'A year at most.', ru: 'Не больше года.', uk: 'Не більше року.' });
  return { from_at, to_at };
}

export async function checkOnTeam(db: Db, id: string, field: string): Promise<void> {
  if (!(await staff(db)).some((p) => p.id === id)) notOnTeam(field);
}

/** Puts a person on duty, whatever the layers say. @returns the id of the override */
export async function addOverride(
  trx: Transaction,
  app: App,
  actor: Actor,
  scheduleId: string,
  input: z.output<(typeof c.addOverride)['body']>,
): Promise<string> {
  const window = windowOf(input, app.clock.now());
  await checkOnTeam(trx, input.personId, 'personId');
  return add(trx, app, actor, scheduleId, {
    ...window,
    kind: 'override',
    state: 'accepted',
    person_id: input.personId,
    given_by: null,
    note: input.note,
  });
}

/** Asks a colleague to take one's own duty; nothing changes before they accept. @returns the id of the swap */
export async function askSwap(
  trx: Transaction,
  app: App,
  actor: Actor,
  scheduleId: string,
  input: z.output<(typeof c.askSwap)['body']>,
): Promise<string> {
  const window = windowOf(input, app.clock.now());
  const me = personOf(actor);
  await checkOnTeam(trx, input.takenBy, 'takenBy');
  if (input.takenBy === me)
    refuse(
      'oneself',
      { en: 'Ask somebody else.', ru: 'Попросите кого-нибудь другого.', uk: 'Попросіть когось іншого.' },
      { field: 'takenBy' },
    );
  return add(trx, app, actor, scheduleId, {
    ...window,
    kind: 'swap',
    state: 'asked',
    person_id: input.takenBy,
    given_by: me,
    note: input.note,
  });
}

/** Only who is asked answers, once, while it is not over. */
export async function answerSwap(trx: Transaction, app: App, actor: Actor, id: string, accept: boolean): Promise<void> {
  const row = await store.lockChange(trx, id);
  if (!row || row.kind !== 'swap' || row.person_id !== personOf(actor)) return notFound();
  if (row.state !== 'asked' || row.to_at <= app.clock.now())
    conflict('answered', {
      en: 'This was answered already, or its time is over.',
      ru: 'На это уже ответили, или время прошло.',
      uk: 'На це вже відповіли, або час минув.',
    });
  await store.setChange(trx, id, { state: accept ? 'accepted' : 'declined' });
  await tell(trx, app, actor, accept ? 'swap.accepted' : 'swap.declined', row);
}

/** Takes back what is not over. What was, stays: a window that goes on ends now. */
export async function removeCoverChange(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const row = (await store.lockChange(trx, id)) ?? notFound();
  const own = row.kind === 'swap' && [row.person_id, row.given_by].includes(personOf(actor));
  if (!own && !actor.permissions.has('cover.write')) return notFound();
  const now = app.clock.now();
  if (row.to_at <= now) conflict('over', over);
  if (row.from_at < now && row.state === 'accepted') await store.setChange(trx, id, { to_at: now });
  else await store.removeChange(trx, id);
  await tell(trx, app, actor, `${row.kind}.removed`, row);
}

export const over = {
  en: 'This is over; it stays in history.',
  ru: 'Это уже прошло и остаётся в истории.',
  uk: 'Це вже минуло й залишається в історії.',
};

/** @throws Refusal 422 for a token without a person */
export function personOf(actor: Actor): string {
  return (
    actor.personId ??
    refuse('no_person', {
      en: 'Only a person can do this, not a token of the machine.',
      ru: 'Это может только человек, а не токен машины.',
      uk: 'Це може лише людина, а не токен машини.',
    })
  );
}

async function add(
  trx: Transaction,
  app: App,
  actor: Actor,
  scheduleId: string,
  row: Omit<ChangeRow, 'id' | 'seq' | 'schedule_id' | 'made_by' | 'made_at'>,
): Promise<string> {
  if (!(await store.lockSchedule(trx, scheduleId))) notFound(noSchedule);
  const now = app.clock.now();
  const made = { ...row, id: newId(now), schedule_id: scheduleId, made_by: actor.name, made_at: now };
  await store.insertChange(trx, made);
  await tell(trx, app, actor, row.kind === 'swap' ? 'swap.asked' : 'override.added', made);
  return made.id;
}

async function tell(
  trx: Transaction,
  app: App,
  actor: Actor,
  action: string,
  row: Pick<ChangeRow, 'id' | 'schedule_id' | 'person_id' | 'from_at' | 'to_at'>,
): Promise<void> {
  await store.changeSchedule(trx, row.schedule_id, { look_at: app.clock.now() });
  await audit(trx, app, actor, action, row.schedule_id, {
    changeId: row.id,
    personId: row.person_id,
    from: new Date(row.from_at).toISOString(),
    to: new Date(row.to_at).toISOString(),
  });
  await changed(trx, { topic: 'cover', id: row.schedule_id, storeId: null });
}
