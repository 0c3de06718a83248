import * as c from '#contract/audits';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { storeFor } from '../seen.ts';
import { presentSchedule, setSchedule, unset } from './set-schedule.ts';
import { schedulesOf } from './store.ts';

export const routes: Route[] = [
  serve(c.readAuditSchedule, async ({ app, actor, params }) => {
    const store = await storeFor(app.db, actor, params.id);
    const [row] = await schedulesOf(app.db, [store.id]);
    return presentSchedule(row ?? unset);
  }),
  serve(c.setAuditSchedule, ({ app, actor, params, body }) =>
    inTransaction(app.db, async (trx) => {
      const store = await storeFor(trx, actor, params.id);
      return presentSchedule(await setSchedule(trx, app, actor, { store, input: body }));
    }),
  ),
];
