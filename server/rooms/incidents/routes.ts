import * as c from '#contract/incidents';
import { isClientRole } from '#contract/permissions';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { type Call, serve } from '#kit/http/serve';
import { notFound, refuse } from '#kit/refuse';
import { peopleByIds } from '#rooms/people';
import { storesByIds, storesVisibleTo } from '#rooms/stores';
import { readAckLink } from './read-ack-link.ts';
import * as handle from './handle-incident.ts';
import { titleOf } from './headline.ts';
import { openByHand } from './open-incident.ts';
import { presentIncident, presentIncidents } from './present.ts';
import { activeCounts, incidentById, incidentForUpdate, type IncidentRow, searchIncidents } from './store.ts';

const seesInternal = (actor: Actor): boolean => actor.role === null || !isClientRole(actor.role);

async function mayKnow(app: App, actor: Actor, incident: IncidentRow | undefined): Promise<IncidentRow> {
  const visible = await storesVisibleTo(app.db, actor.clientIds);
  return incident && (visible === null || visible.includes(incident.store_id)) ? incident : notFound();
}

async function show({ app, actor, language }: Pick<Call<never>, 'app' | 'actor' | 'language'>, id: string) {
  return presentIncident(app, await mayKnow(app, actor, await incidentById(app.db, id)), language, seesInternal(actor));
}

/** Changes one incident that the actor may know of, in a transaction with the row locked, and shows it afterwards. */
async function change(
  call: { app: App; actor: Actor; language: Call<never>['language'] },
  id: string,
  work: (means: { trx: Transaction; app: App; actor: Actor }, incident: IncidentRow) => Promise<void>,
) {
  const { app, actor } = call;
  await mayKnow(app, actor, await incidentById(app.db, id));
  await app.db.transaction().execute(async (trx) => work({ trx, app, actor }, (await incidentForUpdate(trx, id))!));
  return show(call, id);
}

export const routes = [
  serve(c.listIncidents, async ({ app, actor, query, language }) => {
    const visible = await storesVisibleTo(app.db, actor.clientIds);
    const storeIds = query.storeId
      ? visible === null || visible.includes(query.storeId)
        ? [query.storeId]
        : []
      : visible;
    const { rows, total } = await searchIncidents(app.db, { ...query, storeIds });
    return { items: await presentIncidents(app, rows, language), total };
  }),
  serve(c.countIncidents, async ({ app, actor }) => {
    const stores: Record<string, { critical: number; major: number; minor: number; info: number }> = {};
    let total = 0;
    for (const row of await activeCounts(app.db, await storesVisibleTo(app.db, actor.clientIds))) {
      (stores[row.store_id] ??= { critical: 0, major: 0, minor: 0, info: 0 })[row.severity] = row.n;
      total += row.n;
    }
    return { stores, total };
  }),
  serve(c.openIncident, async (call) => {
    const { app, actor, body } = call;
    const visible = await storesVisibleTo(app.db, actor.clientIds);
    const [store] = await storesByIds(app.db, [body.storeId]);
    if (!store || (visible && !visible.includes(store.id)))
      refuse(
        'not_found',
        {
          en: 'storeId: there is no such store.',
          ru: 'storeId: такого магазина нет.',
          uk: 'storeId: такого магазину немає.',
        },
        { field: 'storeId' },
      );
    const incident = await app.db.transaction().execute((trx) =>
      openByHand(trx, app, actor, {
        ...body,
        ...(body.startedAt ? { startedAt: Date.parse(body.startedAt) } : { startedAt: undefined }),
      }),
    );
    return show(call, incident.id);
  }),
  serve(c.readIncident, (call) => show(call, call.params.id)),
  serve(c.acknowledgeIncident, (call) => change(call, call.params.id, handle.acknowledge)),
  serve(c.assignIncident, (call) =>
    change(call, call.params.id, async (means, incident) => {
      const [person] = call.body.personId ? await peopleByIds(means.trx, [call.body.personId]) : [];
      if (call.body.personId && (!person || !person.active))
        refuse(
          'not_found',
          {
            en: 'personId: there is no such active person.',
            ru: 'personId: такого действующего человека нет.',
            uk: 'personId: такої діючої людини немає.',
          },
          { field: 'personId' },
        );
      await handle.assign(means, incident, person ?? null);
    }),
  ),
  serve(c.commentIncident, (call) =>
    change(call, call.params.id, (means, incident) =>
      handle.comment(means, incident, call.body.text, {
        internal: call.body.internal && seesInternal(call.actor),
        byClient: !seesInternal(call.actor),
      }),
    ),
  ),
  serve(c.updateIncident, (call) =>
    change(call, call.params.id, (means, incident) => handle.revise(means, incident, call.body)),
  ),
  serve(c.mergeIncident, (call) =>
    change(call, call.params.id, async (means, incident) => {
      const into = await mayKnow(call.app, call.actor, await incidentForUpdate(means.trx, call.body.into));
      await handle.merge(means, incident, into);
    }),
  ),
  serve(c.resolveIncident, (call) =>
    change(call, call.params.id, (means, incident) => handle.resolve(means, incident, call.body)),
  ),
  serve(c.readAckLink, async ({ app, params, language }) => {
    const { incident, person } = await readAckLink(app, params.secret);
    const [store] = await storesByIds(app.db, [incident.store_id]);
    return {
      incidentId: incident.id,
      number: incident.number,
      title: titleOf(incident, language),
      storeName: store?.name ?? '–',
      severity: incident.severity,
      state: incident.state,
      startedAt: new Date(incident.started_at).toISOString(),
      resolvedAt: incident.resolved_at === null ? null : new Date(incident.resolved_at).toISOString(),
      person: person.name,
    };
  }),
  serve(c.useAckLink, async ({ app, params, request }) => {
    const { incident, person } = await readAckLink(app, params.secret);
    if (incident.state !== 'open') return { state: incident.state };
    await app.db.transaction().execute(async (trx) => {
      const now = (await incidentForUpdate(trx, incident.id))!;
      if (now.state === 'open')
        await handle.acknowledge(
          { trx, app, actor: { name: person.name, personId: person.id, address: request.ip } },
          now,
        );
    });
    return { state: (await incidentById(app.db, incident.id))!.state };
  }),
];
