import * as c from '#contract/desk';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { type Call, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import type { Means } from './change.ts';
import { linkIncident, unlinkIncident } from './link-incident.ts';
import { mergeRequest } from './merge-request.ts';
import { openRequest } from './open-request.ts';
import { presentRequest, presentRequests } from './present.ts';
import { reviseRequest } from './revise-request.ts';
import { isOfTeam } from './side.ts';
import { countByTurn, requestById, type RequestRow, requestsForUpdate, searchRequests } from './store.ts';
import { writeMessage } from './write-message.ts';

interface Asked {
  app: App;
  actor: Actor;
  language: Call<never>['language'];
}

async function show({ app, actor, language }: Asked, id: string) {
  const row = (await requestById(app.db, id, actor.clientIds)) ?? notFound();
  return presentRequest(app, row, language, isOfTeam(actor));
}

/** Changes one request that the actor may know of, in a transaction with the row locked, and shows it afterwards. */
async function change(
  asked: Asked,
  id: string,
  work: (means: Means, request: RequestRow, other: RequestRow | undefined) => Promise<unknown>,
  otherId?: string,
) {
  const { app, actor } = asked;
  await app.db.transaction().execute(async (trx) => {
    if (!(await requestById(trx, id, actor.clientIds))) return notFound();
    const locked = await requestsForUpdate(trx, otherId ? [id, otherId] : [id]);
    const one = (wanted: string | undefined) => locked.find((row) => row.id === wanted);
    return work({ trx, app, actor }, one(id)!, one(otherId));
  });
  return show(asked, id);
}

export const routes = [
  serve(c.listRequests, async ({ app, actor, query }) => {
    const { rows, total } = await searchRequests(app.db, { ...query, clientIds: actor.clientIds });
    return { items: await presentRequests(app, rows), total };
  }),
  serve(c.countRequests, ({ app, actor }) => countByTurn(app.db, actor.clientIds)),
  serve(c.openRequest, async (call) => {
    const { app, actor, body } = call;
    const { id } = await app.db.transaction().execute((trx) => openRequest(trx, app, actor, body));
    return show(call, id);
  }),
  serve(c.readRequest, (call) => show(call, call.params.id)),
  serve(c.writeToRequest, (call) =>
    change(call, call.params.id, (means, request) => writeMessage(means, request, call.body)),
  ),
  serve(c.updateRequest, (call) =>
    change(call, call.params.id, (means, request) => reviseRequest(means, request, call.body)),
  ),
  serve(c.mergeRequest, (call) =>
    change(
      call,
      call.params.id,
      (means, request, into) => mergeRequest(means, request, into ?? notFound()),
      call.body.into,
    ),
  ),
  serve(c.linkIncident, (call) =>
    change(call, call.params.id, (means, request) => linkIncident(means, request, call.body.incidentId)),
  ),
  serve(c.unlinkIncident, (call) =>
    change(call, call.params.id, (means, request) => unlinkIncident(means, request, call.params.incidentId)),
  ),
];
