import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { DAY_MS, dropPartition, makePartitions, partitionsOf } from './store.ts';

const known = new WeakMap<App, Set<number>>();

function knownDays(app: App): Set<number> {
  let days = known.get(app);
  if (!days) known.set(app, (days = new Set()));
  return days;
}

/** Makes sure that there is room for results of these instants. Days are asked for once per process. */
export async function ensurePartitions(app: App, ats: readonly number[]): Promise<void> {
  const days = knownDays(app);
  const missing = new Set<number>();
  let last = -1;
  for (const at of ats) {
    const day = Math.floor(at / DAY_MS);
    if (day !== last && !days.has(day)) missing.add(day);
    last = day;
  }
  if (missing.size === 0) return;
  await inTransaction(app.db, (trx) =>
    makePartitions(
      trx,
      [...missing].map((day) => day * DAY_MS),
    ),
  );
  for (const day of missing) days.add(day);
}

/** Makes the partitions of the days to come, so that nobody waits for one at midnight. */
export async function ensureAhead(app: App): Promise<void> {
  const now = app.clock.now();
  await ensurePartitions(app, [now, now + DAY_MS, now + 2 * DAY_MS]);
}

/** Drops the partitions whose whole day lies before an instant. */
export async function dropPartitions(app: App, table: 'probe_results' | 'rollups_5m', before: number): Promise<void> {
  for (const { name, day } of await partitionsOf(app.db, table)) {
    if (day + DAY_MS > before) continue;
    knownDays(app).delete(day / DAY_MS);
    await inTransaction(app.db, (trx) => dropPartition(trx, name));
  }
}
