import { z } from 'zod';
import { storeDiscovered } from '#contract/events/stores';
import { platforms } from '#contract/stores';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction, type Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { storable } from '#kit/db/storable';
import { keepNotes } from '#kit/jobs/keep-notes';
import { changed } from '#kit/live';
import { system } from '#kit/http/actor';
import { createNet } from '#kit/net/create-net';
import { job } from '#kit/room';
import { createFetcher, discover, type Discovery, type Step } from '#discovery';
import { netPolicyOf } from '../net-policy.ts';
import { changeStore, storeById, type StoreWithClient } from '../store.ts';
import type { PlatformName } from '../tables.ts';
import { beat, type DiscoveryRecord, discoveryById, finishDiscovery, latestFinished } from './store.ts';

export default job({
  name: 'stores.discover',
  payload: z.object({ discoveryId: z.uuid(), attempt: z.int() }),
  run: (app, { discoveryId, attempt }, { signal }) => runDiscovery(app, discoveryId, attempt, signal),
});

/**
 * Looks at a store and keeps what was found, writing down each step as it goes.
 * @throws Error where this process is told to stop: the queue gives the job to another
 */
export async function runDiscovery(app: App, id: string, attempt: number, stopping?: AbortSignal): Promise<void> {
  const record = await discoveryById(app.db, id);
  const store = record && (await storeById(app.db, record.store_id, null));
  if (!store || record.state !== 'running' || record.attempt !== attempt) return;
  const over = new AbortController();
  const policy = await netPolicyOf(app, record.by_staff);
  const notes = notesOf(app, record, () => over.abort());
  const found = storable(
    await discover(new URL(store.url), {
      fetcher: createFetcher(createNet(policy), policy.registry),
      resolvers: policy.resolvers ?? [],
      now: () => app.clock.now(),
      signal: stopping ? AbortSignal.any([over.signal, stopping]) : over.signal,
      onProgress: notes.tell,
    }),
  );
  await notes.stop();
  if (over.signal.aborted) return;
  if (stopping?.aborted) throw new Error('This process stops; the discovery goes on in another.');
  await inTransaction(app.db, (trx) => keep(trx, app, record, found));
}

/** Writes the steps when they change. */
function notesOf(
  app: App,
  { id, attempt, store_id: storeId, steps }: DiscoveryRecord,
  onOver: () => void,
): { tell(report: Step & { progress: number }): void; stop(): Promise<void> } {
  const seen = new Map(steps.map((step) => [step.code, step]));
  let progress = 0;
  const notes = keepNotes(
    (isNews) =>
      inTransaction(app.db, async (trx) => {
        const mine = await beat(trx, id, attempt, app.clock.now(), { steps: [...seen.values()], progress });
        if (mine && isNews) await changed(trx, { topic: 'discovery', id, storeId });
        return mine;
      }),
    onOver,
  );
  return {
    tell: ({ progress: so, code, state, said }) => {
      seen.set(code, storable({ code, state, said }));
      progress = so;
      notes.tell();
    },
    stop: notes.stop,
  };
}

/** What was found becomes the store's, and the other rooms hear of it. */
async function keep(trx: Transaction, app: App, record: DiscoveryRecord, found: Discovery): Promise<void> {
  const isFirst = (await latestFinished(trx, record.store_id)) === undefined;
  const isMine = await finishDiscovery(trx, record.id, record.attempt, {
    state: found.state,
    finished_at: app.clock.now(),
    steps: found.steps,
    progress: 1,
    result: found,
  });
  const store = isMine ? await storeById(trx, record.store_id, null) : undefined;
  if (!store) return;
  await changed(trx, { topic: 'discovery', id: record.id, storeId: store.id });
  if (found.state !== 'done') return;
  if (isFirst && found.reached?.plain) await correctAddress(trx, app, store);
  const platform = platformOf(found);
  // A page that hides its platform today does not undo what was recognised before.
  const known =
    platform === 'unknown' && store.platform !== 'unknown'
      ? {}
      : {
          platform,
          platform_version: found.platform?.version ?? null,
          platform_confidence: found.platform?.confidence ?? null,
        };
  const { languages, currencies } = found.storefronts;
  await changeStore(trx, store.id, {
    ...known,
    ...(languages.length > 0 ? { languages } : {}),
    ...(currencies.length > 0 ? { currencies } : {}),
  });
  await announce(trx, app, storeDiscovered, {
    storeId: store.id,
    platform: known.platform ?? store.platform,
    version: known.platform ? known.platform_version : store.platform_version,
    previousPlatform: store.platform,
    previousVersion: store.platform_version,
  });
  await changed(trx, { topic: 'store', id: store.id, storeId: store.id });
}

/** `https` was put before what a person typed: where only plain HTTP is spoken, the address says so from the first look on. */
async function correctAddress(trx: Transaction, app: App, store: StoreWithClient): Promise<void> {
  const url = new URL(store.url);
  url.protocol = 'http:';
  await changeStore(trx, store.id, { url: url.href });
  await audit(trx, app, system, 'store.changed', store.name, { storeId: store.id, url: url.href });
}

export const platformOf = (found: Discovery): PlatformName =>
  platforms.find((name) => name === found.platform?.name) ?? 'unknown';
