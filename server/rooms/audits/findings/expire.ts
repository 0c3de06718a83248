import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { changed } from '#kit/live';
import { liveOn } from './live-on.ts';
import { lockExpired } from './store.ts';

const atOnce = 100;

/** What was accepted until now is open again. */
export async function expire(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const found = await inTransaction(app.db, async (trx) => {
      const rows = await lockExpired(trx, app.clock.now(), atOnce);
      for (const row of rows) {
        await liveOn(trx, app, row, { what: 'expired' }, { by: system.name });
        await changed(trx, { topic: 'finding', id: row.id, storeId: row.store_id });
      }
      return rows.length;
    });
    if (found < atOnce) return;
  }
}
