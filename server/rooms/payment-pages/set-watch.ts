import type { z } from 'zod';
import type { setPaymentPages } from '#contract/payment-pages';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import { conflict, refuse } from '#kit/refuse';
import type { StoreWithClient } from '#rooms/stores';
import { putWatch, setNext, watchOf } from './store.ts';
import { pagesOf } from './work.ts';

export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

/** Begins with a visit at once. @throws Refusal 422 where there is no page to watch */
export async function setWatch(
  { trx, app, actor }: Means,
  store: StoreWithClient,
  { everyHours, ...where }: z.output<(typeof setPaymentPages)['body']>,
): Promise<void> {
  if (everyHours > 0 && pagesOf(where).length === 0)
    refuse(
      'no_page',
      {
        en: 'Name the address of the cart or of the checkout: there is no page to watch.',
        ru: 'Укажите адрес корзины или оформления заказа: смотреть не за чем.',
        uk: 'Вкажіть адресу кошика або оформлення замовлення: немає за чим стежити.',
      },
      { field: 'checkout' },
    );
  const next_at = everyHours === 0 ? null : app.clock.now();
  await putWatch(trx, { store_id: store.id, ...where, every_hours: everyHours, next_at });
  await audit(trx, app, actor, 'payment_pages.watched', store.name, { storeId: store.id, everyHours });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
}

/** @throws Refusal 409 where nothing is known of the store's pages */
export async function lookNow({ trx, app, actor }: Means, store: StoreWithClient): Promise<void> {
  const watch = await watchOf(trx, store.id);
  if (!watch || pagesOf(watch).length === 0)
    conflict('not_watched', {
      en: 'Say first where the cart and the checkout of this store are.',
      ru: 'Сначала укажите, где у магазина корзина и оформление заказа.',
      uk: 'Спершу вкажіть, де в магазині кошик і оформлення замовлення.',
    });
  await setNext(trx, store.id, app.clock.now());
  await audit(trx, app, actor, 'payment_pages.looked', store.name, { storeId: store.id });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
}
