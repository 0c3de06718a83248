import type { App } from '#kit/app';
import { makePartitions } from './store.ts';

export const DAY_MS = 86_400_000;
const known = new WeakMap<App, Set<number>>();

/** Makes sure that there is room for results of these instants. Days are asked for once per process. */
export async function ensurePartitions(app: App, ats: readonly number[]): Promise<void> {
  let days = known.get(app);
  if (!days) known.set(app, (days = new Set()));
  const missing = new Set<number>();
  let last = -1;
  for (const at of ats) {
    const day = Math.floor(at / DAY_MS);
    if (day !== last && !days.has(day)) missing.add(day);
    last = day;
  }
  if (missing.size === 0) return;
  await app.db.transaction().execute((trx) => makePartitions(trx, [...missing].map((day) => day * DAY_MS)));
  for (const day of missing) days.add(day);
}
