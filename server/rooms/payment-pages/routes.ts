import * as c from '#contract/payment-pages';
import type { Language } from '#core/words';
import { type Db, inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { paymentIncidents } from '#rooms/incidents';
import { storeById, storesByIds, storesVisibleTo, type StoreWithClient } from '#rooms/stores';
import { approve, judge, review, withdraw } from './judge.ts';
import {
  inventoryOf,
  presentApproval,
  presentChange,
  presentLook,
  presentReview,
  presentWatch,
  unwatched,
} from './present.ts';
import { lookNow, setWatch } from './set-watch.ts';
import { approvalsNow, approvalsOf, cardHosts, changesOf, looksOf, reviewsOf, watches, watchOf } from './store.ts';

const storeFor = async (db: Db, { clientIds }: Pick<Actor, 'clientIds'>, id: string): Promise<StoreWithClient> =>
  (await storeById(db, id, clientIds)) ?? notFound();

const show = async (db: Db, store: StoreWithClient, language: Language) =>
  presentWatch(db, store, (await watchOf(db, store.id)) ?? unwatched, language);

export const routes: Route[] = [
  serve(c.listPaymentPages, async ({ app, actor, query, language }) => {
    const seen = await storesVisibleTo(app.db, actor.clientIds);
    const { storeId, ...part } = query;
    const asked = storeId === undefined ? seen : seen === null || seen.includes(storeId) ? [storeId] : [];
    const { rows, total } = await watches(app.db, asked, part);
    const ids = rows.map(({ store_id }) => store_id);
    const stores = new Map((await storesByIds(app.db, ids)).map((store) => [store.id, store]));
    const items: c.PaymentWatch[] = [];
    for (const row of rows) {
      const store = stores.get(row.store_id);
      if (store) items.push(await presentWatch(app.db, store, row, language));
    }
    return { items, total };
  }),
  serve(c.readPaymentPages, async ({ app, actor, params, language }) => {
    const store = await storeFor(app.db, actor, params.id);
    const looks = await looksOf(app.db, store.id);
    return {
      ...(await show(app.db, store, language)),
      pages: inventoryOf(looks, await approvalsNow(app.db, store.id)),
      looks: looks.map((look) => presentLook(look, language)),
    };
  }),
  serve(c.setPaymentPages, ({ app, actor, params, body, language }) =>
    inTransaction(app.db, async (trx) => {
      const store = await storeFor(trx, actor, params.id);
      await setWatch({ trx, app, actor }, store, body);
      return show(trx, store, language);
    }),
  ),
  serve(c.lookAtPaymentPages, ({ app, actor, params, language }) =>
    inTransaction(app.db, async (trx) => {
      const store = await storeFor(trx, actor, params.id);
      await lookNow({ trx, app, actor }, store);
      return show(trx, store, language);
    }),
  ),
  serve(c.listPaymentChanges, async ({ app, actor, params, query, language }) => {
    const store = await storeFor(app.db, actor, params.id);
    const { rows, total } = await changesOf(app.db, store.id, query);
    const incidents = await paymentIncidents(app.db, store.id);
    return { items: rows.map((row) => presentChange(row, incidents, language)), total };
  }),
  serve(c.judgePaymentChange, async ({ app, actor, params, body, language }) => {
    const row = await inTransaction(app.db, (trx) => judge({ trx, app, actor }, params.id, body.as, body.why));
    return presentChange(row, await paymentIncidents(app.db, row.store_id), language);
  }),
  serve(c.listPaymentApprovals, async ({ app, actor, params, query }) => {
    const store = await storeFor(app.db, actor, params.id);
    const { rows, total } = await approvalsOf(app.db, store.id, query);
    return { items: rows.map(presentApproval), total };
  }),
  serve(c.approvePaymentScripts, async ({ app, actor, params, body }) => {
    const rows = await inTransaction(app.db, async (trx) =>
      approve({ trx, app, actor }, await storeFor(trx, actor, params.id), body),
    );
    const hosts = body.kind === 'host' ? await cardHosts(app.db, params.id, body.about) : [];
    const may = (await approvalsNow(app.db, params.id)).filter(({ kind }) => kind === 'card').map(({ about }) => about);
    return { items: rows.map(presentApproval), cardsGoTo: hosts.filter((host) => !may.includes(host)) };
  }),
  serve(c.withdrawPaymentApproval, async ({ app, actor, params, body }) =>
    presentApproval(await inTransaction(app.db, (trx) => withdraw({ trx, app, actor }, params.id, body.why))),
  ),
  serve(c.listPaymentReviews, async ({ app, actor, params, query }) => {
    const store = await storeFor(app.db, actor, params.id);
    const { rows, total } = await reviewsOf(app.db, store.id, query);
    return { items: rows.map(presentReview), total };
  }),
  serve(c.reviewPaymentPages, async ({ app, actor, params, body }) => {
    const row = await inTransaction(app.db, async (trx) =>
      review({ trx, app, actor }, await storeFor(trx, actor, params.id), {
        note: body.note,
        since: body.since === undefined ? null : Date.parse(body.since),
      }),
    );
    return presentReview(row);
  }),
];
