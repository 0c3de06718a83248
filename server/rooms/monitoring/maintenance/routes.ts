import * as c from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { deleteMaintenance, endMaintenance, planMaintenance } from './plan-maintenance.ts';
import { listMaintenance, presentPlans } from './read-maintenance.ts';
import { planById } from './store.ts';

export const routes: Route[] = [
  serve(c.listMaintenance, ({ app, actor, query }) => listMaintenance(app, actor, query)),
  serve(c.createMaintenance, async ({ app, actor, body }) => {
    const id = await inTransaction(app.db, (trx) => planMaintenance(trx, app, actor, body));
    return (await presentPlans(app, await planById(app.db, id)))[0]!;
  }),
  serve(c.endMaintenance, async ({ app, actor, params }) => {
    await inTransaction(app.db, (trx) => endMaintenance(trx, app, actor, params.id));
    return (await presentPlans(app, await planById(app.db, params.id)))[0]!;
  }),
  serve(
    c.deleteMaintenance,
    ({ app, actor, params }) =>
      inTransaction(app.db, (trx) => deleteMaintenance(trx, app, actor, params.id)) as Promise<undefined>,
  ),
];
