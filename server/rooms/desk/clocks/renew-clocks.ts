import { z } from 'zod';
import type { App } from '#kit/app';
import { job } from '#kit/room';
import { settle } from './settle.ts';
import { lockClocks, runningClocks } from './store.ts';

const atOnce = 500;
/** Side by side, so that one is read while the other is written. */
const lanes = 2;

/** Something else is agreed with a client, or a calendar says something else: running clocks are read anew, in batches. */
async function renewClocks(app: App, whose: { clientId?: string | undefined; calendarId?: string | undefined }) {
  const ids = await runningClocks(app.db, whose);
  const work = async () => {
    for (let some = ids.splice(0, atOnce); some.length > 0; some = ids.splice(0, atOnce))
      await app.db.transaction().execute(async (trx) => {
        const clocks = await lockClocks(trx, some);
        const changes = clocks.map((clock) => ({ clock, entries: [] }));
        await settle(trx, app, changes);
      });
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

export const renewJob = job({
  name: 'desk.renew_clocks',
  payload: z.object({ clientId: z.uuid().optional(), calendarId: z.uuid().optional() }),
  run: (app, whose) => renewClocks(app, whose),
});
