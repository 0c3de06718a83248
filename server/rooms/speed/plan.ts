import type { z } from 'zod';
import { speedDevices, type setSpeedPlan } from '#contract/speed';
import { nextCron, phaseOf } from '#core/schedule';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction, type Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound } from '#kit/refuse';
import { storeById, type StoreWithClient } from '#rooms/stores';
import {
  claimDue,
  endSlowdown,
  insertSet,
  putWatch,
  removeAllOf,
  setById,
  setNext,
  slowdownForUpdate,
  stopSet,
  watchOf,
} from './store.ts';
import type { SetRow, WatchRow } from './tables.ts';
import { callWorker } from './work.ts';

export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

export const unset: Omit<WatchRow, 'store_id'> = {
  rhythm: 'off',
  weekday: 1,
  hour: 3,
  time_zone: 'UTC',
  runs: 5,
  pages: [],
  devices: [...speedDevices],
  next_at: null,
};

/** Each store has a minute of its own in the hour, so that not all begin at once. */
export function nextSet(row: Omit<WatchRow, 'next_at'>, after: number): number | null {
  if (row.rhythm === 'off') return null;
  const minute = Math.floor(phaseOf(row.store_id, 60));
  const day = row.rhythm === 'weekly' ? row.weekday % 7 : '*';
  return nextCron(`${minute} ${row.hour} * * ${day}`, row.time_zone, after);
}

export async function setPlan(
  { trx, app, actor }: Means,
  store: StoreWithClient,
  { timeZone, ...rest }: z.output<(typeof setSpeedPlan)['body']>,
): Promise<void> {
  const row = { store_id: store.id, ...rest, time_zone: timeZone };
  await putWatch(trx, { ...row, next_at: nextSet(row, app.clock.now()) });
  await audit(trx, app, actor, 'speed.planned', store.name, { storeId: store.id, rhythm: rest.rhythm });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
}

/** Puts a set into the row. False where one waits or runs already. */
async function askForSet(
  trx: Transaction,
  app: App,
  store: StoreWithClient,
  by: Pick<SetRow, 'origin' | 'started_by'>,
): Promise<boolean> {
  const watch = (await watchOf(trx, store.id)) ?? unset;
  const now = app.clock.now();
  const id = newId(now);
  const isNew = await insertSet(trx, {
    ...{ id, store_id: store.id, state: 'waiting', ...by, asked_at: now, started_at: null, finished_at: null },
    ...{ attempt: 0, beat_at: null, done: 0, runs: watch.runs, devices: watch.devices },
    pages: watch.pages.length > 0 ? watch.pages : [{ kind: 'home', url: store.url }],
    ...{ trouble: null, lighthouse: null, chromium: null, failed: [] },
  });
  if (!isNew) return false;
  await callWorker(trx);
  await changed(trx, { topic: 'audit', id, storeId: store.id });
  return true;
}

/** @throws Refusal 409 where one waits or runs */
export async function measureNow({ trx, app, actor }: Means, store: StoreWithClient): Promise<void> {
  if (!(await askForSet(trx, app, store, { origin: 'person', started_by: actor.name })))
    conflict('speed_sets', {
      en: 'The speed of this store is being measured already. Wait for the end, or stop it first.',
      ru: 'Скорость этого магазина уже измеряется. Дождитесь конца или сначала остановите измерение.',
      uk: 'Швидкість цього магазину вже вимірюється. Дочекайтеся кінця або спершу зупиніть вимірювання.',
    });
  await audit(trx, app, actor, 'speed.measured', store.name, { storeId: store.id });
}

/** Returns the id of its store. */
export async function cancelSet({ trx, app, actor }: Means, id: string): Promise<string> {
  const set = (await setById(trx, id)) ?? notFound();
  const store = (await storeById(trx, set.store_id, actor.clientIds)) ?? notFound();
  if (await stopSet(trx, id, app.clock.now())) {
    await audit(trx, app, actor, 'speed.cancelled', store.name, { storeId: store.id });
    await changed(trx, { topic: 'audit', id, storeId: store.id });
  }
  return store.id;
}

/** Returns the id of its store. @throws Refusal 409 where it is over */
export async function accept({ trx, app, actor }: Means, id: string): Promise<string> {
  const row = (await slowdownForUpdate(trx, id)) ?? notFound();
  const store = (await storeById(trx, row.store_id, actor.clientIds)) ?? notFound();
  if (row.ended_at !== null)
    conflict('speed_slowdowns', {
      en: 'This slowdown is over already.',
      ru: 'Это замедление уже закончилось.',
      uk: 'Це сповільнення вже закінчилося.',
    });
  await endSlowdown(trx, id, { ended: 'accepted', ended_at: app.clock.now(), ended_by: actor.name });
  await audit(trx, app, actor, 'speed.accepted', store.name, { storeId: store.id, metric: row.metric });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
  return store.id;
}

/** Asks for every set whose moment has come, once, on however many servers. Of several that were missed one is made. */
export async function startDue(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const due = await inTransaction(app.db, async (trx) => {
      const row = await claimDue(trx, app.clock.now());
      if (!row) return false;
      const store = await storeById(trx, row.store_id, null);
      if (!store) await removeAllOf(trx, row.store_id);
      else {
        // One that is under way serves as well.
        await askForSet(trx, app, store, { origin: 'schedule', started_by: null });
        await setNext(trx, row.store_id, nextSet(row, app.clock.now()));
      }
      return true;
    });
    if (!due) return;
  }
}
