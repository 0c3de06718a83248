import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { said } from '#discovery';
import { queue } from './start-discovery.ts';
import { claimStale, finishDiscovery, nextAttempt } from './store.ts';

/** Long enough for a database that is away, short enough for a person who looks on. */
const silentMs = 30_000;
const tries = 3;

/** A look whose worker was killed is begun again by another; one that dies again and again is ended as failed. */
export async function revive(app: App): Promise<void> {
  const now = app.clock.now();
  await inTransaction(app.db, async (trx) => {
    for (const { id, attempt, store_id: storeId, steps, progress } of await claimStale(trx, now - silentMs)) {
      if (attempt < tries) {
        await nextAttempt(trx, id, attempt + 1, now);
        await queue(trx, id, attempt + 1);
        continue;
      }
      const ended = steps.map((step) =>
        step.state === 'waiting' || step.state === 'running'
          ? { ...step, state: 'unknown' as const, said: said('ours') }
          : step,
      );
      await finishDiscovery(trx, id, attempt, {
        state: 'failed',
        finished_at: now,
        steps: ended,
        progress,
        result: null,
      });
      await changed(trx, { topic: 'discovery', id, storeId });
    }
  });
}
