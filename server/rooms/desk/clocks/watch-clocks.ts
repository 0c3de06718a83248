import type { App } from '#kit/app';
import { isAway } from '#kit/db/db';
import { settle } from './settle.ts';
import { claimWaking, postpone } from './store.ts';

const atOnce = 500;
/** A clock that cannot be read is looked at again after so long, so that it holds up nobody else's notices. */
const againMs = 300_000;

/** Looks at clocks whose moment has come: warnings, misses, other agreements. Any number of servers may do it. */
export async function watchClocks(app: App, stopping?: AbortSignal): Promise<void> {
  let under = '';
  for (let [found, limit] = [atOnce, atOnce]; found === limit && !stopping?.aborted; ) {
    try {
      found = await look(app, limit, (id) => (under = id));
    } catch (error) {
      if (isAway(error)) throw error;
      // One of them cannot be read: then one by one, from here on.
      if (limit > 1) [found, limit] = [1, 1];
      else await setAside(app, under, error);
    }
  }
}

function look(app: App, limit: number, onFirst: (id: string) => void): Promise<number> {
  return app.db.transaction().execute(async (trx) => {
    const clocks = await claimWaking(trx, app.clock.now(), limit);
    if (clocks[0]) onFirst(clocks[0].id);
    const changes = clocks.map((clock) => ({ clock, entries: [] }));
    if (clocks.length > 0) await settle(trx, app, changes);
    return clocks.length;
  });
}

async function setAside(app: App, id: string, error: unknown): Promise<void> {
  app.log.error({ err: error, clock: id }, 'a clock cannot be read; the others go on');
  await app.db.transaction().execute((trx) => postpone(trx, id, app.clock.now() + againMs));
}
