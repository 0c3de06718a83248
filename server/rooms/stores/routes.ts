import * as c from '#contract/stores';
import { type Route, serve } from '#kit/http/serve';
import { inTransaction } from '#kit/db/db';
import { addStore } from './add-store.ts';
import { deleteStore, findStore, updateStore } from './change-store.ts';
import { createClient, deleteClient, updateClient } from './clients.ts';
import { startDiscovery } from './discoveries/start-discovery.ts';
import { presentClient, presentStore } from './present.ts';
import { searchClients, searchStores } from './store.ts';

export const routes: Route[] = [
  serve(c.listClients, async ({ app, actor, query }) => {
    const { items, total } = await searchClients(app.db, { ...query, clientIds: actor.clientIds });
    return { items: items.map(presentClient), total };
  }),
  serve(c.createClient, ({ app, actor, body }) =>
    inTransaction(app.db, async (trx) => presentClient(await createClient(trx, app, actor, body))),
  ),
  serve(c.updateClient, ({ app, actor, params, body }) =>
    inTransaction(app.db, async (trx) => presentClient(await updateClient(trx, app, actor, params.id, body))),
  ),
  serve(c.deleteClient, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => deleteClient(trx, app, actor, params.id)),
  ),
  serve(c.listStores, async ({ app, actor, query }) => {
    const { items, total } = await searchStores(app.db, { ...query, clientIds: actor.clientIds });
    return { items: items.map(presentStore), total };
  }),
  serve(c.addStore, ({ app, actor, body }) =>
    inTransaction(app.db, async (trx) => {
      const store = await addStore(trx, app, actor, body);
      await startDiscovery(trx, app, actor, store.id);
      return presentStore(store);
    }),
  ),
  serve(c.readStore, async ({ app, actor, params }) => presentStore(await findStore(app.db, actor, params.id))),
  serve(c.updateStore, ({ app, actor, params, body }) =>
    inTransaction(app.db, async (trx) => presentStore(await updateStore(trx, app, actor, params.id, body))),
  ),
  serve(c.deleteStore, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => deleteStore(trx, app, actor, params.id)),
  ),
];
