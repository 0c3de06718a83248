import { watchImpaired, watchRestored } from '#contract/events/monitoring';
import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { SILENT_MS } from '../probers/admit-prober.ts';
import { tellTrouble, troubled } from '../probers/store.ts';
import { loseSightOf } from '../recording/lose-sight.ts';
import { lockWatched } from '../recording/store.ts';
import { countLate, markTardy, mayTell, type Tardy, tardySlots, told } from './store.ts';

/** Seen late twice so far apart it is late for certain: after a start, or a clock that jumped, probers have this long to catch up. */
const CERTAIN_MS = 15_000;
const CHUNK = 500;

/** Looks for monitors that nobody probes, and probers that are silent or without a line. */
export async function watchSelf(app: App): Promise<void> {
  const now = app.clock.now();
  const tardy = await tardySlots(app.db, now);
  const certain = tardy.filter(
    (t) => t.is_late && !t.late && t.late_since !== null && now - t.late_since >= CERTAIN_MS,
  );
  const first = tardy.filter((t) => t.is_late && t.late_since === null);
  const over = tardy.filter((t) => !t.is_late);
  for (let i = 0; i < certain.length; i += CHUNK)
    await inTransaction(app.db, (trx) => markLate(trx, app, certain.slice(i, i + CHUNK)));
  await inTransaction(app.db, async (trx) => {
    await markTardy(trx, [
      ...first.map((t) => ({ ...t, late: false, since: now })),
      ...over.map((t) => ({ ...t, late: false, since: null })),
    ]);
    if (!(await mayTell(trx))) return;
    await tellLateness(trx, app);
    await tellProbers(trx, app);
  });
}

async function markLate(trx: Transaction, app: App, slots: readonly Tardy[]): Promise<void> {
  const watched = await lockWatched(trx, [...new Set(slots.map((t) => t.key))]);
  await markTardy(
    trx,
    slots.map((t) => ({ ...t, late: true, since: t.late_since })),
  );
  await loseSightOf(trx, app, watched, slots);
}

async function tellLateness(trx: Transaction, app: App): Promise<void> {
  const count = await countLate(trx);
  const before = await told(trx, 'late', count);
  const fact = { at: app.clock.now(), kind: 'late' as const, prober: null };
  if (count > 0 && before === 0) await announce(trx, app, watchImpaired, { ...fact, count });
  if (count === 0 && before > 0) await announce(trx, app, watchRestored, fact);
}

async function tellProbers(trx: Transaction, app: App): Promise<void> {
  const at = app.clock.now();
  const kinds = { silent: 'prober_silent', line: 'prober_line' } as const;
  for (const { id, name, was, is } of await troubled(trx, at, SILENT_MS)) {
    if (was) await announce(trx, app, watchRestored, { at, kind: kinds[was as keyof typeof kinds], prober: name });
    if (is)
      await announce(trx, app, watchImpaired, { at, kind: kinds[is as keyof typeof kinds], count: 1, prober: name });
    await tellTrouble(trx, id, is);
    await changed(trx, { topic: 'prober', id, storeId: null });
  }
}
