import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { dayMs } from '../instants.ts';
import { forgetUnjudged, pruneRuns } from './store.ts';
import { readAuditSettings } from './settings.ts';

/**
 * Lets go of the details of old audits, but of the last of each month for as long as the settings say, and of the newest of
 * each store. Scores, counts and what became of findings stay; so do snapshots. Audits without an outcome go as a whole.
 */
export async function prune(app: App, stopping?: AbortSignal): Promise<void> {
  const now = app.clock.now();
  const { keepDays, keepMonths } = await readAuditSettings(app.db);
  const old = now - keepDays * dayMs;
  const ancient = Math.min(old, monthsBefore(now, keepMonths));
  while (!stopping?.aborted) {
    const gone = await inTransaction(app.db, async (trx) => {
      const pruned = await pruneRuns(trx, { old, ancient, now });
      return pruned + (await forgetUnjudged(trx, old));
    });
    if (gone === 0) return;
  }
}

/** By the calendar, in UTC. */
function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  return date.setUTCMonth(date.getUTCMonth() - months);
}
