import { z } from 'zod';
import * as c from '#contract/audit-snapshots';
import { id, language as languageSchema } from '#contract/endpoint';
import type { App } from '#kit/app';
import { readBrand } from '#kit/brand';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type RawRoute, type Route, serve, serveRaw } from '#kit/http/serve';
import { printPage } from '#kit/print/print-page';
import { notFound } from '#kit/refuse';
import { sincePage, sinceSnapshot } from '#inspection';
import { pagePolicy } from '../report/routes.ts';
import { seenBy, storeFor } from '../seen.ts';
import { type Pair, pairOf, presentChanges } from './compare.ts';
import { csvOf } from './csv.ts';
import { forget, giveName, keepSnapshot } from './keep-snapshot.ts';
import { seoOfSnapshot } from './pack.ts';
import { presentSnapshot, presentSnapshots } from './present.ts';
import { type ShownSnapshot, snapshotById, snapshotsOf } from './store.ts';

/** One that the actor may know of. */
const findSnapshot = async ({ db }: Pick<App, 'db'>, actor: Actor, wanted: string): Promise<ShownSnapshot> =>
  (await snapshotById(db, wanted, await seenBy(db, actor))) ?? notFound();

const served: Route[] = [
  serve(c.keepSnapshot, async ({ app, actor, params, body, language }) => {
    const kept = await inTransaction(app.db, async (trx) =>
      keepSnapshot(trx, app, actor, {
        store: await storeFor(trx, actor, params.id),
        name: body.name,
        auditId: body.auditId,
      }),
    );
    return presentSnapshot(app.db, await findSnapshot(app, actor, kept), language);
  }),
  serve(c.listSnapshots, async ({ app, actor, params, query, language }) => {
    const store = await storeFor(app.db, actor, params.id);
    const { rows, total } = await snapshotsOf(app.db, store.id, query);
    return { items: await presentSnapshots(app.db, rows, language), total };
  }),
  serve(c.readSnapshot, async ({ app, actor, params, language }) =>
    presentSnapshot(app.db, await findSnapshot(app, actor, params.id), language),
  ),
  serve(c.renameSnapshot, async ({ app, actor, params, body, language }) => {
    await inTransaction(app.db, async (trx) =>
      giveName(trx, app, actor, await findSnapshot({ db: trx }, actor, params.id), body.name),
    );
    return presentSnapshot(app.db, await findSnapshot(app, actor, params.id), language);
  }),
  serve(c.removeSnapshot, ({ app, actor, params }) =>
    inTransaction(app.db, async (trx) => forget(trx, app, actor, await findSnapshot({ db: trx }, actor, params.id))),
  ),
  serve(c.compareSnapshot, async ({ app, actor, params, query, language }) =>
    presentChanges(await pairOf(app.db, await findSnapshot(app, actor, params.id), query), language),
  ),
];

const asked = z.object({ id });
const options = c.snapshotAgainst.extend({ language: languageSchema.optional() });
type RawCall = Parameters<RawRoute['handler']>[0];

const found = async ({ app, actor, request }: RawCall): Promise<ShownSnapshot> =>
  findSnapshot(app, actor, asked.safeParse(request.params).data?.id ?? notFound());

async function comparison(call: RawCall) {
  const { language = call.language, ...against } = options.safeParse(call.request.query).data ?? notFound();
  const row = await found(call);
  const pair = await pairOf(call.app.db, row, against);
  return { row, pair, language };
}

const fileName = ({ after }: Pair, ending: string): string =>
  `seo-${new URL(after.seo.store).hostname}-${after.seo.takenAt.slice(0, 10)}.${ending}`;

async function pageOf(call: RawCall): Promise<{ page: string; pair: Pair }> {
  const { row, pair, language } = await comparison(call);
  const store = await storeFor(call.app.db, call.actor, row.store_id);
  const since = sinceSnapshot(pair.before.seo, pair.after.seo, language, pair.before.name);
  return { page: sincePage(since, store.name, await readBrand(call.app.db)), pair };
}

const raw: Route[] = [
  ...(['html', 'pdf'] as const).map((ending) =>
    serveRaw(
      {
        method: 'GET',
        path: `/api/snapshots/:id/changes.${ending}`,
        access: 'audits.read',
        summary: `What is different since a snapshot as ${ending === 'pdf' ? 'a PDF' : 'a page'}; ?language=en, ru or uk`,
      },
      async (call) => {
        const { page, pair } = await pageOf(call);
        if (ending === 'html') call.reply.header('content-security-policy', pagePolicy);
        return call.reply
          .header('content-type', ending === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8')
          .header('content-disposition', `inline; filename="${fileName(pair, ending)}"`)
          .header('cache-control', 'private, no-store')
          .send(ending === 'pdf' ? await printPage(page) : page);
      },
    ),
  ),
  serveRaw(
    {
      method: 'GET',
      path: '/api/snapshots/:id/changes.csv',
      access: 'audits.read',
      summary: 'The same page by page, all of them, as CSV; ?language=en, ru or uk',
    },
    async (call) => {
      const { pair, language } = await comparison(call);
      return call.reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName(pair, 'csv')}"`)
        .header('cache-control', 'private, no-store')
        .send(csvOf(pair, language));
    },
  ),
  serveRaw(
    {
      method: 'GET',
      path: '/api/snapshots/:id/snapshot.json',
      access: 'audits.read',
      summary: 'A snapshot as the command line keeps it: a file for `vakhta audit --compare`',
    },
    async (call) => {
      const { id: which } = await found(call);
      const seo = (await seoOfSnapshot(call.app.db, which)) ?? notFound();
      return call.reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="seo-${new URL(seo.store).hostname}.json"`)
        .header('cache-control', 'private, no-store')
        .send(JSON.stringify(seo));
    },
  ),
];

export const routes: Route[] = [...served, ...raw];
