import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import { changed } from '#kit/live';
import { conflict, notFound } from '#kit/refuse';
import type { StoreWithClient } from '#rooms/stores';
import { countsOf } from '../counts.ts';
import { newestKept, snapshotById } from '../snapshots/store.ts';
import type { RunRow } from '../tables.ts';
import { insertRun, stopRun } from './store.ts';

/** Puts an audit of a store into the row. Returns its id; null where one waits or runs already. */
export async function askForAudit(
  trx: Transaction,
  app: App,
  store: StoreWithClient,
  by: Pick<RunRow, 'origin' | 'extras'> & { name: string | null; sinceId?: string | undefined },
): Promise<string | null> {
  const now = app.clock.now();
  const id = newId(now);
  const isNew = await insertRun(trx, {
    id,
    store_id: store.id,
    host: new URL(store.url).hostname,
    address: store.url,
    origin: by.origin,
    started_by: by.name,
    asked_at: now,
    extras: by.extras,
    found: countsOf([]),
    since_id: by.sinceId ?? (await newestKept(trx, store.id)),
  });
  if (!isNew) return null;
  await callWorker(trx);
  await changed(trx, { topic: 'audit', id, storeId: store.id });
  return id;
}

/** A person asks for it. @throws Refusal 409 where one waits or runs; 404 for a snapshot that is not the store's */
export async function startAudit(
  trx: Transaction,
  app: App,
  actor: Actor,
  { store, extras, sinceId }: { store: StoreWithClient; extras: RunRow['extras']; sinceId?: string | undefined },
): Promise<string> {
  if (sinceId && (await snapshotById(trx, sinceId, [store.id]))?.taken_at == null) return notFound();
  const id = await askForAudit(trx, app, store, { origin: 'person', extras, name: actor.name, sinceId });
  if (id === null)
    return conflict('audit_runs', {
      en: 'This store is being audited already. Wait for the end, or stop that audit first.',
      ru: 'Аудит этого магазина уже идёт. Дождитесь конца или сначала остановите его.',
      uk: 'Аудит цього магазину вже триває. Дочекайтеся кінця або спершу зупиніть його.',
    });
  await audit(trx, app, actor, 'audit.started', store.name, { storeId: store.id });
  return id;
}

/** Any worker that is free takes the next that waits; one call that nobody has heard yet is enough. */
export const callWorker = (trx: Transaction): Promise<void> =>
  addJob(trx, 'audits.work', {}, { key: 'audits.work', maxAttempts: 3 });

/** Stops one that waits or runs: at once for whoever reads it, and for its worker as soon as it looks up. */
export async function cancelAudit(
  trx: Transaction,
  app: App,
  actor: Actor,
  { run, store }: { run: RunRow; store: StoreWithClient },
): Promise<void> {
  if (!(await stopRun(trx, run.id, app.clock.now()))) return;
  await audit(trx, app, actor, 'audit.cancelled', store.name, { storeId: store.id });
  await changed(trx, { topic: 'audit', id: run.id, storeId: store.id });
  await callWorker(trx);
}
