import * as c from '#contract/contracts';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { acceptContract, readAgreement } from '../print/agreement.ts';
import { activate, createContract, deleteDraft, noContract, updateDraft } from './edit-contract.ts';
import { presentContracts } from './present.ts';
import { contractById, searchContracts } from './store.ts';
import { addVersion, endContract, withdrawVersion } from './versions.ts';

async function read(app: App, actor: Actor, id: string) {
  const row = (await contractById(app.db, id, actor)) ?? notFound(noContract);
  return (await presentContracts(app.db, [row], app.clock.now()))[0]!;
}

export const routes: Route[] = [
  serve(c.listContracts, async ({ app, actor, query }) => {
    const { items, total } = await searchContracts(app.db, { ...query, clientIds: actor.clientIds });
    return { items: await presentContracts(app.db, items, app.clock.now()), total };
  }),
  serve(c.createContract, async ({ app, actor, body }) =>
    read(app, actor, await inTransaction(app.db, (trx) => createContract(trx, app, actor, body))),
  ),
  serve(c.readContract, ({ app, actor, params }) => read(app, actor, params.id)),
  serve(c.updateContractDraft, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => updateDraft(trx, app, actor, params.id, body));
    return read(app, actor, params.id);
  }),
  serve(c.deleteContractDraft, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => deleteDraft(trx, app, actor, params.id)),
  ),
  serve(c.activateContract, async ({ app, actor, params }) => {
    await inTransaction(app.db, (trx) => activate(trx, app, actor, params.id));
    return read(app, actor, params.id);
  }),
  serve(c.addContractVersion, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => addVersion(trx, app, actor, params.id, body));
    return read(app, actor, params.id);
  }),
  serve(c.withdrawContractVersion, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => withdrawVersion(trx, app, actor, params.id, params.version)),
  ),
  serve(c.endContract, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => endContract(trx, app, actor, params.id, body.on));
    return read(app, actor, params.id);
  }),
  serve(c.readAgreement, ({ app, actor, params }) => readAgreement(app, actor, params.id, params.version)),
  serve(c.acceptContract, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => acceptContract(trx, app, actor, params, body));
    return read(app, actor, params.id);
  }),
];
