import { z } from 'zod';
import { lookAtPayment, NoBrowser, notAsked, type Step } from '#inspection';
import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { storable } from '#kit/db/storable';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import { changed } from '#kit/live';
import { createNet } from '#kit/net/create-net';
import { job } from '#kit/room';
import { netPolicyOf } from '#rooms/stores';
import { type Seen, settleLook } from './settle-look.ts';
import { claimDue, insertLook, lookById, setNext, watchOf } from './store.ts';
import type { Trouble, WatchRow } from './tables.ts';

const hourMs = 3_600_000;

/** Asks for every visit whose moment has come, once, on however many servers. Of several that were missed one is made. */
export async function startDue(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const due = await inTransaction(app.db, async (trx) => {
      const row = await claimDue(trx, app.clock.now());
      if (row) await ask(trx, app, row);
      return row;
    });
    if (!due) return;
  }
}

async function ask(trx: Transaction, app: App, watch: WatchRow): Promise<void> {
  const now = app.clock.now();
  const lookId = newId(now);
  await insertLook(trx, { id: lookId, store_id: watch.store_id, asked_at: now });
  await setNext(trx, watch.store_id, watch.every_hours === 0 ? null : now + watch.every_hours * hourMs);
  // A browser fills memory: one at a time.
  await addJob(trx, 'payment-pages.look', { lookId }, { queue: 'payment-pages', maxAttempts: 3 });
  await changed(trx, { topic: 'audit', id: watch.store_id, storeId: watch.store_id });
}

export const work = job({
  name: 'payment-pages.look',
  payload: z.object({ lookId: z.uuid() }),
  async run(app, { lookId }, { signal }) {
    const row = await lookById(app.db, lookId);
    const watch = row && row.done_at === null ? await watchOf(app.db, row.store_id) : undefined;
    if (!row || !watch) return;
    const seen = await visit(app, watch, signal ?? new AbortController().signal);
    await inTransaction(app.db, (trx) => settleLook(trx, app, row, storable(seen)));
  },
});

export const pagesOf = ({ cart, checkout }: Pick<WatchRow, 'cart' | 'checkout'>) => [
  ...(cart === null ? [] : [{ kind: 'cart' as const, url: cart }]),
  ...(checkout === null ? [] : [{ kind: 'checkout' as const, url: checkout }]),
];

async function visit(app: App, watch: WatchRow, signal: AbortSignal): Promise<Seen> {
  const net = createNet(await netPolicyOf(app, true));
  const pages = pagesOf(watch);
  const { product } = watch;
  const steps: Step[] = [];
  const seen = await lookAtPayment({ net, signal, timeoutMs: 180_000 }, { product, pages }, steps).catch(
    (error: unknown): Trouble => {
      // The job is given to another process when this one is told to stop.
      signal.throwIfAborted();
      if (error instanceof NoBrowser) return 'no_browser';
      app.log.warn({ err: error, storeId: watch.store_id }, 'a visit to payment pages broke off');
      return 'broke';
    },
  );
  if (typeof seen !== 'string')
    return { pages: seen, steps, trouble: seen.length < pages.length ? 'not_opened' : null };
  const asked = [...(product === null ? [] : [{ kind: 'product' as const, url: product }]), ...pages];
  const missed = asked.filter(({ kind }) => !steps.some((step) => step.kind === kind)).map(notAsked);
  return { pages: [], steps: seen === 'broke' ? [...steps, ...missed] : [], trouble: seen };
}
