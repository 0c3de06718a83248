import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import { changed } from '#kit/live';
import { said, stepCodes } from '#discovery';
import type { StoreWithClient } from '../store.ts';
import { type DiscoveryRecord, finishDiscovery, forgetDiscoveries, insertDiscovery, latestDiscovery } from './store.ts';

const waiting = stepCodes.map((code) => ({ code, state: 'waiting' as const, said: said('waiting') }));

/** Begins to look at a store; where somebody does already, that look is the answer. */
export async function startDiscovery(
  trx: Transaction,
  app: App,
  actor: Actor,
  storeId: string,
): Promise<DiscoveryRecord> {
  const id = newId(app.clock.now());
  const isNew = await insertDiscovery(trx, {
    id,
    store_id: storeId,
    started_at: app.clock.now(),
    by_staff: actor.clientIds === null,
    steps: waiting,
  });
  if (isNew) {
    await forgetDiscoveries(trx, storeId, 5);
    await queue(trx, id, 1);
    await changed(trx, { topic: 'discovery', id, storeId });
  }
  return (await latestDiscovery(trx, storeId))!;
}

/** The same, because somebody asked for it. */
export async function lookAgain(
  trx: Transaction,
  app: App,
  actor: Actor,
  store: StoreWithClient,
): Promise<DiscoveryRecord> {
  await audit(trx, app, actor, 'discovery.started', store.name, { storeId: store.id });
  return startDiscovery(trx, app, actor, store.id);
}

/** A try is one job; one that its worker left is not waited for (see `revive`). */
export const queue = (trx: Transaction, discoveryId: string, attempt: number): Promise<void> =>
  addJob(trx, 'stores.discover', { discoveryId, attempt }, { maxAttempts: 3 });

/** Stops a running look: at once for whoever reads it, and for its job as soon as it looks up from its work. */
export async function cancelDiscovery(trx: Transaction, app: App, actor: Actor, store: StoreWithClient): Promise<void> {
  const latest = await latestDiscovery(trx, store.id);
  if (latest?.state !== 'running') return;
  const steps = latest.steps.map((step) =>
    step.state === 'waiting' || step.state === 'running'
      ? { ...step, state: 'skipped' as const, said: said('cancelled') }
      : step,
  );
  await finishDiscovery(trx, latest.id, latest.attempt, {
    state: 'cancelled',
    finished_at: app.clock.now(),
    steps,
    progress: latest.progress,
    result: null,
  });
  await audit(trx, app, actor, 'discovery.cancelled', store.name, { storeId: store.id });
  await changed(trx, { topic: 'discovery', id: latest.id, storeId: store.id });
}
