import * as c from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { exportMonitors } from '../monitor-file/export-monitors.ts';
import { importMonitors } from '../monitor-file/import-monitors.ts';
import { acceptBaseline } from './accept-baseline.ts';
import { acceptProposal } from './accept-proposal.ts';
import { createMonitors } from './create-monitors.ts';
import { listTypes } from './list-types.ts';
import { pauseMonitor, resumeMonitor } from './pause-monitor.ts';
import { listMonitors, readMonitor } from './read-monitors.ts';
import { testMonitor, tryMonitor } from './try-monitor.ts';
import { deleteMonitor, updateMonitor } from './update-monitor.ts';

export const routes: Route[] = [
  serve(c.listMonitors, ({ app, actor, query, language }) => listMonitors(app, actor, query, language)),
  serve(c.createMonitor, async ({ app, actor, body, language }) => {
    const [id] = await inTransaction(app.db, (trx) => createMonitors(trx, app, actor, [body], language));
    return readMonitor(app, actor, id!, language);
  }),
  serve(c.createMonitors, async ({ app, actor, body, language }) => ({
    ids: await inTransaction(app.db, (trx) => createMonitors(trx, app, actor, body.items, language)),
  })),
  serve(c.acceptProposal, async ({ app, actor, params, body, language }) => ({
    ids: await inTransaction(app.db, (trx) => acceptProposal(trx, app, actor, params.id, body.keys, language)),
  })),
  serve(c.exportMonitors, ({ app, actor, query }) => exportMonitors(app, actor, query.storeId)),
  serve(c.importMonitors, ({ app, actor, body, language }) => importMonitors(app, actor, body, language)),
  serve(c.readMonitor, ({ app, actor, params, language }) => readMonitor(app, actor, params.id, language)),
  serve(c.updateMonitor, async ({ app, actor, params, body, language }) => {
    await inTransaction(app.db, (trx) => updateMonitor(trx, app, actor, params.id, body, language));
    return readMonitor(app, actor, params.id, language);
  }),
  serve(
    c.deleteMonitor,
    ({ app, actor, params }) =>
      inTransaction(app.db, (trx) => deleteMonitor(trx, app, actor, params.id)) as Promise<undefined>,
  ),
  serve(c.pauseMonitor, async ({ app, actor, params, language }) => {
    await inTransaction(app.db, (trx) => pauseMonitor(trx, app, actor, params.id));
    return readMonitor(app, actor, params.id, language);
  }),
  serve(c.resumeMonitor, async ({ app, actor, params, language }) => {
    await inTransaction(app.db, (trx) => resumeMonitor(trx, app, actor, params.id));
    return readMonitor(app, actor, params.id, language);
  }),
  serve(c.tryMonitor, ({ app, actor, body, language }) => tryMonitor(app, actor, body, language)),
  serve(c.testMonitor, ({ app, actor, params, language }) => testMonitor(app, actor, params.id, language)),
  serve(c.acceptBaseline, async ({ app, actor, params, language }) => {
    await acceptBaseline(app, actor, params.id);
    return readMonitor(app, actor, params.id, language);
  }),
  serve(c.listMonitorTypes, async ({ language }) => {
    const items = listTypes(language);
    return { items, total: items.length };
  }),
];
