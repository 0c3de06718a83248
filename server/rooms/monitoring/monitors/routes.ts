import * as c from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { createMonitors } from './create-monitors.ts';
import { readMonitor, listMonitors } from './read-monitors.ts';

export const routes: Route[] = [
  serve(c.listMonitors, ({ app, actor, query, language }) => listMonitors(app, actor, query, language)),
  serve(c.createMonitor, async ({ app, actor, body, language }) => {
    const [id] = await inTransaction(app.db, (trx) => createMonitors(trx, app, actor, [body], language));
    return readMonitor(app, actor, id!, language);
  }),
  serve(c.createMonitors, async ({ app, actor, body, language }) => ({ ids: await inTransaction(app.db, (trx) => createMonitors(trx, app, actor, body.items, language)) })),
  serve(c.readMonitor, ({ app, actor, params, language }) => readMonitor(app, actor, params.id, language)),
];
