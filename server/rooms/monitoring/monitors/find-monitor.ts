import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { notFound } from '#kit/refuse';
import { storeById, type StoreWithClient } from '#rooms/stores';
import { monitorById, type MonitorWithState } from './store.ts';

export const noMonitor = { en: 'There is no such monitor.', ru: 'Такого монитора нет.', uk: 'Такого монітора немає.' };

/** A monitor that the actor may know of, with its store. @throws Refusal 404 */
export async function findMonitor(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ monitor: MonitorWithState; store: StoreWithClient }> {
  const monitor = (await monitorById(db, id)) ?? notFound(noMonitor);
  const store = (await storeById(db, monitor.store_id, actor.clientIds)) ?? notFound(noMonitor);
  return { monitor, store };
}
