import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { storeById } from '#rooms/stores';
import { askForAudit } from '../runs/start-audit.ts';
import type { ScheduleRow } from '../tables.ts';
import { nextAudit } from './set-schedule.ts';
import { claimDue, removeScheduleOf, setNext } from './store.ts';

/** Asks for every audit whose moment has come, once, on however many servers. Of several that were missed one is made. */
export async function startDue(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const due = await inTransaction(app.db, async (trx) => {
      const row = await claimDue(trx, app.clock.now());
      if (row) await start(trx, app, row);
      return row;
    });
    if (!due) return;
  }
}

async function start(trx: Transaction, app: App, row: ScheduleRow): Promise<void> {
  const store = await storeById(trx, row.store_id, null);
  if (!store) return removeScheduleOf(trx, row.store_id);
  // One that somebody asked for and that has not come to its end serves as well.
  await askForAudit(trx, app, store, { origin: 'schedule', extras: row.extras, name: null });
  await setNext(trx, row.store_id, nextAudit(row, app.clock.now())!);
}
