import * as c from '#contract/status';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Actor } from '#kit/http/actor';
import { serve } from '#kit/http/serve';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { publicUrl } from '#rooms/people';
import { clientsByIds, searchStores } from '#rooms/stores';
import { publicRoutes } from './public-routes.ts';
import { allPages, changePage, insertPage, pageById, pageBySlug, removePage, subscriberCounts } from './store.ts';
import type { PageRow } from './tables.ts';

async function show(app: App, rows: readonly PageRow[]): Promise<c.StatusPage[]> {
  const counts = await subscriberCounts(app.db);
  const home = await publicUrl(app);
  return rows.map((r) => ({
    id: r.id,
    slug: r.slug,
    title: r.title,
    clientId: r.client_id,
    storeIds: r.store_ids,
    language: r.language,
    color: r.color,
    logo: r.logo,
    shown: r.shown,
    url: `${home}/status/${r.slug}`,
    subscribers: counts.get(r.id) ?? 0,
  }));
}

async function mine(app: App, actor: Actor, id: string): Promise<PageRow> {
  const row = await pageById(app.db, id);
  return row && (actor.clientIds === null || actor.clientIds.includes(row.client_id)) ? row : notFound();
}

/** Named stores must be of the page's client: a page never shows another client's store. */
async function checkStores(app: App, clientId: string, storeIds: readonly string[]): Promise<void> {
  if ((await clientsByIds(app.db, [clientId])).length === 0)
    refuse(
      'not_found',
      {
        en: 'clientId: there is no such client.',
        ru: 'clientId: такого клиента нет.',
        uk: 'clientId: такого клієнта немає.',
      },
      { field: 'clientId' },
    );
  const own = new Set(
    (await searchStores(app.db, { clientIds: [clientId], limit: 500, offset: 0 })).items.map((s) => s.id),
  );
  if (storeIds.some((id) => !own.has(id)))
    refuse(
      'other_client',
      {
        en: 'storeIds: a store is not of this client.',
        ru: 'storeIds: магазин не этого клиента.',
        uk: 'storeIds: магазин не цього клієнта.',
      },
      { field: 'storeIds' },
    );
}

const taken = (): never =>
  conflict(
    'slug_taken',
    {
      en: 'slug: this address is taken already.',
      ru: 'slug: такой адрес уже занят.',
      uk: 'slug: таку адресу вже зайнято.',
    },
    { field: 'slug' },
  );

export const routes = [
  serve(c.listStatusPages, async ({ app, actor, query }) => {
    const rows = (await allPages(app.db, actor.clientIds)).filter(
      (r) =>
        !query.q || r.title.toLowerCase().includes(query.q.toLowerCase()) || r.slug.includes(query.q.toLowerCase()),
    );
    return { items: await show(app, rows.slice(query.offset, query.offset + query.limit)), total: rows.length };
  }),
  serve(c.createStatusPage, async ({ app, actor, body }) => {
    await checkStores(app, body.clientId, body.storeIds);
    const row: PageRow = {
      id: newId(app.clock.now()),
      slug: body.slug,
      title: body.title,
      client_id: body.clientId,
      store_ids: body.storeIds,
      language: body.language,
      color: body.color,
      logo: body.logo,
      shown: body.shown,
      created_at: app.clock.now(),
    };
    await app.db.transaction().execute(async (trx) => {
      if (!(await insertPage(trx, row))) taken();
      await audit(trx, app, actor, 'status_page.created', body.slug);
      await changed(trx, { topic: 'status_page', id: row.id, storeId: null });
    });
    return (await show(app, [row]))[0]!;
  }),
  serve(c.updateStatusPage, async ({ app, actor, params, body }) => {
    const row = await mine(app, actor, params.id);
    if (body.storeIds) await checkStores(app, row.client_id, body.storeIds);
    if (body.slug && body.slug !== row.slug && (await pageBySlug(app.db, body.slug))) taken();
    const { storeIds, ...rest } = body;
    const change: Partial<PageRow> = Object.fromEntries(
      Object.entries({ ...rest, store_ids: storeIds }).filter(([, value]) => value !== undefined),
    );
    await app.db.transaction().execute(async (trx) => {
      await changePage(trx, row.id, change);
      await audit(trx, app, actor, 'status_page.changed', row.slug, { fields: Object.keys(body) });
      await changed(trx, { topic: 'status_page', id: row.id, storeId: null });
    });
    return (await show(app, [{ ...row, ...change }]))[0]!;
  }),
  serve(c.deleteStatusPage, async ({ app, actor, params }) => {
    const row = await mine(app, actor, params.id);
    await app.db.transaction().execute(async (trx) => {
      await removePage(trx, row.id);
      await audit(trx, app, actor, 'status_page.removed', row.slug);
      await changed(trx, { topic: 'status_page', id: row.id, storeId: null });
    });
    return undefined;
  }),
  ...publicRoutes,
];
