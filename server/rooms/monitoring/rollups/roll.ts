import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { ensurePartitions } from '../history/partitions.ts';
import { levels } from './levels.ts';
import { firstResultAt, mayRoll, rollResults, rollupMarks, rollUp, setMark, takeDirty } from './store.ts';

/** Results are stored so long after their probe at the latest; what comes later makes its bucket out of date. */
const SETTLE_MS = 90_000;
/** Work of one transaction. */
const CHUNK_MS = 3_600_000;
const floor = (at: number, step: number): number => at - (at % step);

/** Rolls up what is complete, and again what late results changed. Called again and again; each call does a bounded part. */
export async function rollups(app: App): Promise<void> {
  for (let more = true; more; )
    more = await inTransaction(app.db, async (trx) => ((await mayRoll(trx)) ? rollSome(trx, app) : false));
}

/** @returns whether more is to be done */
async function rollSome(trx: Transaction, app: App): Promise<boolean> {
  const now = app.clock.now();
  const [fine, ...coarse] = levels;
  const complete = floor(now - SETTLE_MS, fine.ms);
  const marks = await rollupMarks(trx);
  // A clock that jumped back: what was rolled up too early is rolled up again in its time.
  const begun = Math.min(marks.get(fine.name) ?? floor((await firstResultAt(trx)) ?? complete, fine.ms), complete);
  const to = Math.min(begun + CHUNK_MS, complete);
  const dirty = await takeDirty(trx, begun, 24);
  await ensurePartitions(app, [begun, Math.max(begun, to - 1), ...dirty]);
  for (const at of dirty) await rollResults(trx, at, at + fine.ms);
  if (to > begun) await rollResults(trx, begun, to);
  if (to !== marks.get(fine.name)) await setMark(trx, fine.name, to);
  let finer: (typeof levels)[number] = fine;
  let [mark, changed] = [to, dirty];
  for (const level of coarse) {
    const end = floor(mark, level.ms);
    const start = Math.min(marks.get(level.name) ?? floor(begun, level.ms), end);
    changed = [...new Set(changed.map((at) => floor(at, level.ms)))].filter((at) => at < start);
    for (const at of changed) await rollUp(trx, finer, level, at, at + level.ms);
    if (end > start) await rollUp(trx, finer, level, start, end);
    if (end !== marks.get(level.name)) await setMark(trx, level.name, end);
    [finer, mark] = [level, end];
  }
  return to < complete || dirty.length === 24;
}
