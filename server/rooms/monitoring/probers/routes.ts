import * as c from '#contract/monitoring';
import * as protocol from '#contract/prober-protocol';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { refuse } from '#kit/refuse';
import { admitProber, dismissProber, presentProber } from './admit-prober.ts';
import { describeWork, handOutWork, takeResults } from './serve-work.ts';
import { allProbers, proberById, type ProberRow } from './store.ts';

export const routes: Route[] = [
  serve(c.listProbers, async ({ app }) => {
    const items = (await allProbers(app.db)).map((row) => presentProber(row, app.clock.now()));
    return { items, total: items.length };
  }),
  serve(c.addProber, ({ app, actor, body }) => inTransaction(app.db, (trx) => admitProber(trx, app, actor, body))),
  serve(
    c.removeProber,
    ({ app, actor, params }) =>
      inTransaction(app.db, (trx) => dismissProber(trx, app, actor, params.id)) as Promise<undefined>,
  ),
  serve(protocol.claimWork, async ({ app, actor, body }) => handOutWork(app, await proberOf(app, actor), body)),
  serve(protocol.describeWork, async ({ app, actor, body }) => {
    const items = await describeWork(app, await proberOf(app, actor), body.ids);
    return { items, total: items.length };
  }),
  serve(protocol.reportProbes, async ({ app, actor, body }) => takeResults(app, await proberOf(app, actor), body)),
];

async function proberOf(app: App, actor: Actor): Promise<ProberRow> {
  const row = actor.proberId === null ? undefined : await proberById(app.db, actor.proberId);
  return (
    row ??
    refuse(
      'dismissed',
      { en: 'This prober was dismissed.', ru: 'Эта точка проверки отключена.', uk: 'Цю точку перевірки вимкнено.' },
      { status: 401 },
    )
  );
}
