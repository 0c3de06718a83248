import * as c from '#contract/audit-settings';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { changeAuditSettings, readAuditSettings } from './settings.ts';

export const routes: Route[] = [
  serve(c.readAuditSettings, ({ app }) => readAuditSettings(app.db)),
  serve(c.changeAuditSettings, ({ app, actor, body }) =>
    inTransaction(app.db, (trx) => changeAuditSettings(trx, app, actor, body)),
  ),
];
