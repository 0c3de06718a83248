import { timerForgotten } from '#contract/events/tasks';
import type { App } from '#kit/app';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { claimForgotten } from './store.ts';
import { forgottenAfterMs } from './timer.ts';

/** Tells once of each timer that runs for too long. Any number of servers may do it. */
export async function pointOutForgotten(app: App): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    const now = app.clock.now();
    for (const personId of await claimForgotten(trx, now - forgottenAfterMs, now)) {
      await announce(trx, app, timerForgotten, { personId, at: now });
      await changed(trx, { topic: 'time', id: personId, storeId: null });
    }
  });
}
