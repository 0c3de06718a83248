import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { announceStatus } from './announce-status.ts';
import { anyOwes, lockWatched, owingKeys, saveStates } from './store.ts';

/** Tells what had to wait: for planned work or a parent's outage to end, for flapping to end, for the parent to be asked. */
export async function settleOwed(app: App): Promise<void> {
  if (!(await anyOwes(app.db))) return;
  await inTransaction(app.db, async (trx) => {
    const keys = await owingKeys(trx, 500);
    if (keys.length === 0) return;
    const watched = await lockWatched(trx, keys);
    await announceStatus(trx, app, watched);
    await saveStates(trx, watched);
  });
}
