import * as c from '#contract/speed';
import type { Language } from '#core/words';
import { type Db, inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { storeById, storesByIds, storesVisibleTo, type StoreWithClient } from '#rooms/stores';
import { accept, cancelSet, measureNow, setPlan } from './plan.ts';
import { presentPage, presentSlowdown, presentStanding } from './present.ts';
import { historyOf, measuredStores, slowdownsOf, standingsOf } from './store.ts';

const storeFor = async (db: Db, { clientIds }: Pick<Actor, 'clientIds'>, id: string): Promise<StoreWithClient> =>
  (await storeById(db, id, clientIds)) ?? notFound();

async function show(db: Db, actor: Actor, id: string, language: Language): Promise<c.SpeedStanding> {
  const store = await storeFor(db, actor, id);
  return presentStanding(store, (await standingsOf(db, [id])).get(id)!, language);
}

export const routes: Route[] = [
  serve(c.listSpeed, async ({ app, actor, query: { storeId, ...part }, language }) => {
    const seen = await storesVisibleTo(app.db, actor.clientIds);
    const asked = storeId === undefined ? seen : seen === null || seen.includes(storeId) ? [storeId] : [];
    const { ids, total } = await measuredStores(app.db, asked, part);
    if (ids.length === 0) return { items: [], total };
    const [stores, standings] = await Promise.all([storesByIds(app.db, ids), standingsOf(app.db, ids)]);
    const byId = new Map(stores.map((store) => [store.id, store]));
    const items = ids.flatMap((id) =>
      byId.has(id) ? [presentStanding(byId.get(id)!, standings.get(id)!, language)] : [],
    );
    return { items, total };
  }),
  serve(c.readSpeed, async ({ app, actor, params, language }) => {
    const [standing, slowdowns] = await Promise.all([
      show(app.db, actor, params.id, language),
      slowdownsOf(app.db, params.id),
    ]);
    return {
      ...standing,
      slowdowns: slowdowns.map((row) => presentSlowdown(row, language)),
    };
  }),
  serve(c.readSpeedHistory, async ({ app, actor, params, query: { kind, device, limit } }) => {
    const store = await storeFor(app.db, actor, params.id);
    const rows = await historyOf(app.db, store.id, { kind, device, most: limit });
    return {
      items: rows.map((row) => ({
        ...presentPage(row),
        ...{ setId: row.set_id, versions: row.versions, runs: row.runs },
      })),
    };
  }),
  serve(c.setSpeedPlan, ({ app, actor, params, body, language }) =>
    inTransaction(app.db, async (trx) => {
      await setPlan({ trx, app, actor }, await storeFor(trx, actor, params.id), body);
      return show(trx, actor, params.id, language);
    }),
  ),
  serve(c.measureSpeedNow, ({ app, actor, params, language }) =>
    inTransaction(app.db, async (trx) => {
      await measureNow({ trx, app, actor }, await storeFor(trx, actor, params.id));
      return show(trx, actor, params.id, language);
    }),
  ),
  serve(c.cancelSpeedSet, ({ app, actor, params, language }) =>
    inTransaction(app.db, async (trx) => show(trx, actor, await cancelSet({ trx, app, actor }, params.id), language)),
  ),
  serve(c.acceptSlowdown, ({ app, actor, params, language }) =>
    inTransaction(app.db, async (trx) => show(trx, actor, await accept({ trx, app, actor }, params.id), language)),
  ),
];
