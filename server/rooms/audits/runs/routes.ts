import * as c from '#contract/audits';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { seenBy, storeFor } from '../seen.ts';
import type { RunRow } from '../tables.ts';
import { compareRuns } from './compare-runs.ts';
import { presentDetail } from './detail.ts';
import { listAuditedStores } from './overview.ts';
import { presentAudit, presentAudits } from './present.ts';
import { cancelAudit, startAudit } from './start-audit.ts';
import { runById, searchRuns } from './store.ts';

/** One that the actor may know of. */
export const findRun = async ({ db }: Pick<App, 'db'>, actor: Actor, id: string): Promise<RunRow> =>
  (await runById(db, id, await seenBy(db, actor))) ?? notFound();

export const routes: Route[] = [
  serve(c.startAudit, async ({ app, actor, params, body, language }) => {
    const id = await inTransaction(app.db, async (trx) =>
      startAudit(trx, app, actor, {
        store: await storeFor(trx, actor, params.id),
        extras: body.extras,
        sinceId: body.snapshotId,
      }),
    );
    return presentAudit(app.db, await findRun(app, actor, id), language);
  }),
  serve(c.listStoreAudits, async ({ app, actor, params, query, language }) => {
    const store = await storeFor(app.db, actor, params.id);
    const { rows, total } = await searchRuns(app.db, [store.id], query);
    return { items: await presentAudits(app.db, rows, language), total };
  }),
  serve(c.listAudits, async ({ app, actor, query, language }) => {
    const { rows, total } = await searchRuns(app.db, await seenBy(app.db, actor, query), query);
    return { items: await presentAudits(app.db, rows, language), total };
  }),
  serve(c.readAudit, async ({ app, actor, params, language }) =>
    presentDetail(app.db, await findRun(app, actor, params.id), language),
  ),
  serve(c.cancelAudit, async ({ app, actor, params, language }) => {
    await inTransaction(app.db, async (trx) => {
      const run = await findRun({ db: trx }, actor, params.id);
      await cancelAudit(trx, app, actor, { run, store: await storeFor(trx, actor, run.store_id) });
    });
    return presentAudit(app.db, await findRun(app, actor, params.id), language);
  }),
  serve(c.compareAudits, async ({ app, actor, params, query, language }) => {
    const seen = await seenBy(app.db, actor);
    const run = await findRun(app, actor, params.id);
    return compareRuns(app.db, { run, against: query.against, seen }, language);
  }),
  serve(c.listAuditedStores, ({ app, actor, query, language }) => listAuditedStores(app.db, actor, query, language)),
];
