import type { App } from '#kit/app';
import { settle } from './settle.ts';
import { claimWaking } from './store.ts';

const atOnce = 500;

/** Looks at clocks whose moment has come: warnings, misses, other agreements. Any number of servers may do it. */
export async function watchClocks(app: App, stopping?: AbortSignal): Promise<void> {
  for (let found = atOnce; found === atOnce && !stopping?.aborted; )
    found = await app.db.transaction().execute(async (trx) => {
      const clocks = await claimWaking(trx, app.clock.now(), atOnce);
      if (clocks.length > 0)
        await settle(
          trx,
          app,
          clocks.map((clock) => ({ clock, entries: [] })),
        );
      return clocks.length;
    });
}
