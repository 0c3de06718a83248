import * as c from '#contract/stores';
import type { Language } from '#core/words';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { findStore } from '../change-store.ts';
import { presentDiscovery } from './present.ts';
import { proposalOf } from './proposal.ts';
import { cancelDiscovery, lookAgain } from './start-discovery.ts';
import { type DiscoveryRecord, latestDiscovery } from './store.ts';

const present = (record: DiscoveryRecord, language: Language) =>
  presentDiscovery(record, proposalOf(record, language), language);

export const routes: Route[] = [
  serve(c.readDiscovery, async ({ app, actor, params, language }) => {
    const store = await findStore(app.db, actor, params.id);
    return present((await latestDiscovery(app.db, store.id)) ?? notFound(noDiscovery), language);
  }),
  serve(c.startDiscovery, ({ app, actor, params, language }) =>
    inTransaction(app.db, async (trx) => {
      const store = await findStore(trx, actor, params.id);
      return present(await lookAgain(trx, app, actor, store), language);
    }),
  ),
  serve(c.cancelDiscovery, ({ app, actor, params }) =>
    inTransaction(app.db, async (trx) => {
      await cancelDiscovery(trx, app, actor, await findStore(trx, actor, params.id));
    }),
  ),
];

const noDiscovery = {
  en: 'Nobody has looked at this store yet.',
  ru: 'Этот магазин ещё не осматривали.',
  uk: 'Цей магазин ще не оглядали.',
};
