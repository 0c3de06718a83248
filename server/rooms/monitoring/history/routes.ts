import * as c from '#contract/monitoring';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { changeRetention, readRetention } from '../rollups/retention.ts';
import { listProbes } from './list-probes.ts';
import { readSeries } from './read-series.ts';
import { readUptime } from './read-uptime.ts';
import { readWall } from './read-wall.ts';

export const routes: Route[] = [
  serve(c.listProbes, ({ app, actor, params, query, language }) => listProbes(app, actor, params.id, query, language)),
  serve(c.readUptime, ({ app, actor, params, language }) => readUptime(app, actor, params.id, language)),
  serve(c.readSeries, ({ app, actor, params, query }) => readSeries(app, actor, params.id, query)),
  serve(c.readWall, ({ app, actor, query }) => readWall(app, actor, query)),
  serve(c.readRetention, ({ app }) => readRetention(app.db)),
  serve(c.changeRetention, ({ app, actor, body }) =>
    inTransaction(app.db, (trx) => changeRetention(trx, app, actor, body)),
  ),
];
