import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { saveSpansInOrder } from '../history/store.ts';
import { announceStatus } from './announce-status.ts';
import { lateAt, loseSight } from './judge-heard.ts';
import { saveStates, type Watched } from './store.ts';

/** A slot that nobody looked at for longer than the interval that held allows. */
export interface Unseen {
  key: number;
  region: number;
  last_at: number | null;
  interval_ms: number;
}

/** Writes down that nothing is known of these monitors since their next probe was due. `watched` are locked. */
export async function loseSightOf(
  trx: Transaction,
  app: App,
  watched: readonly Watched[],
  slots: readonly Unseen[],
): Promise<void> {
  const byKey = new Map(watched.map((w) => [w.key, w]));
  const spans = slots.flatMap((t) => {
    const w = byKey.get(t.key);
    // Probed between our look and the lock.
    const lastAt = w?.slots.find((s) => s.region === t.region)?.last_at ?? null;
    return !w || lastAt === null || lastAt !== t.last_at
      ? []
      : loseSight(w, t.region, lastAt + t.interval_ms, lateAt(lastAt, t.interval_ms));
  });
  await saveSpansInOrder(trx, spans);
  await announceStatus(trx, app, watched);
  await saveStates(trx, watched);
  for (const key of new Set(spans.map((s) => s.key)))
    await changed(trx, { topic: 'monitor', id: byKey.get(key)!.id, storeId: byKey.get(key)!.store_id });
}

/** An interval is about to change: what went unseen under the one that held is written down by it. */
export async function settleUnseen(
  trx: Transaction,
  app: App,
  watched: readonly Watched[],
  intervalMs: number,
): Promise<void> {
  const now = app.clock.now();
  const unseen = watched.flatMap((w) =>
    w.slots
      .filter((s) => s.last_at !== null && now > lateAt(Math.max(s.last_at, s.since_at), intervalMs))
      .map((s) => ({ key: w.key, region: s.region, last_at: s.last_at, interval_ms: intervalMs })),
  );
  if (unseen.length > 0) await loseSightOf(trx, app, watched, unseen);
}
