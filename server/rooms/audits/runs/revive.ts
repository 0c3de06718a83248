import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { callWorker } from './start-audit.ts';
import { changeTry, claimStale, someoneWaits } from './store.ts';

/** Long enough for a database that is away, short enough for a person who looks on. */
const silentMs = 30_000;
const tries = 3;

/**
 * An audit whose worker was killed waits for another, which begins anew; one that dies again and again is told as broken
 * off. A call that nobody heeded, as all workers were busy, is said again.
 */
export async function revive(app: App): Promise<void> {
  const now = app.clock.now();
  await inTransaction(app.db, async (trx) => {
    for (const run of await claimStale(trx, now - silentMs)) {
      await changeTry(
        trx,
        run,
        run.attempt < tries
          ? { state: 'waiting', progress: null, started_at: null }
          : { state: 'failed', progress: null, finished_at: now, trouble: { of: 'ours' } },
      );
      await changed(trx, { topic: 'audit', id: run.id, storeId: run.store_id });
    }
    if (await someoneWaits(trx)) await callWorker(trx);
  });
}
