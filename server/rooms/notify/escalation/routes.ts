import * as c from '#contract/escalation';
import type { Escalation } from '#contract/escalation';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { incidentById, incidentForUpdate, readAckLink } from '#rooms/incidents';
import { storesVisibleTo } from '#rooms/stores';
import { escalateNow } from './escalate.ts';
import { stepAt } from './ladder.ts';
import { createPolicy, deletePolicy, revisePolicy, showPolicies } from './policies.ts';
import { reachAt } from './reach.ts';
import { allPolicies, escalationsOf } from './store.ts';

async function mayKnow(app: App, actor: Actor, id: string): Promise<void> {
  const incident = (await incidentById(app.db, id)) ?? notFound();
  const visible = await storesVisibleTo(app.db, actor.clientIds);
  if (visible && !visible.includes(incident.store_id)) notFound();
}

async function standing(app: App, incidentId: string): Promise<Escalation[]> {
  const policies = new Map((await allPolicies(app.db)).map((p) => [p.id, p]));
  const reach = await reachAt(app.db, app.clock.now());
  const shown: Escalation[] = [];
  for (const row of await escalationsOf(app.db, incidentId)) {
    const policy = policies.get(row.policy_id)!;
    const next = stepAt({ steps: policy.steps.length, rounds: policy.rounds }, row);
    shown.push({
      policyId: policy.id,
      policyName: policy.name,
      ended: row.ended,
      step: (next?.step ?? row.step) + 1,
      steps: policy.steps.length,
      round: (next?.round ?? row.round) + 1,
      rounds: policy.rounds,
      nextAt: row.next_at === null ? null : new Date(row.next_at).toISOString(),
      next: next ? await namesOf(reach, policy.steps[next.step]!.targets) : [],
    });
  }
  return shown;
}

const namesOf = async (
  reach: Awaited<ReturnType<typeof reachAt>>,
  targets: readonly c.EscalationTarget[],
): Promise<string[]> => (await reach(targets)).filter((r) => r.why === null).map((r) => r.name);

/** Whom a call for help would reach: the next step of each policy, or its first again where it is at its end. */
async function whoIsNext(app: App, incidentId: string): Promise<string[]> {
  const policies = new Map((await allPolicies(app.db)).map((p) => [p.id, p]));
  const reach = await reachAt(app.db, app.clock.now());
  const names: string[] = [];
  for (const row of await escalationsOf(app.db, incidentId)) {
    const policy = policies.get(row.policy_id)!;
    const next = stepAt({ steps: policy.steps.length, rounds: policy.rounds }, row);
    names.push(...(await namesOf(reach, policy.steps[next?.step ?? 0]!.targets)));
  }
  return [...new Set(names)];
}

const escalate = (app: App, id: string, by: string): Promise<{ told: string[] }> =>
  app.db
    .transaction()
    .execute(async (trx) => ({ told: await escalateNow(trx, app, (await incidentForUpdate(trx, id))!, by) }));

export const routes = [
  serve(c.listEscalationPolicies, async ({ app, query }) => {
    const all = (await allPolicies(app.db)).filter(
      (p) => !query.q || p.name.toLowerCase().includes(query.q.toLowerCase()),
    );
    const page = all.slice(query.offset, query.offset + query.limit);
    return { items: await showPolicies(app.db, page, app.clock.now()), total: all.length };
  }),
  serve(c.createEscalationPolicy, async ({ app, actor, body }) => {
    const [shown] = await showPolicies(app.db, [await createPolicy(app, actor, body)], app.clock.now());
    return shown!;
  }),
  serve(c.updateEscalationPolicy, async ({ app, actor, params, body }) => {
    const [shown] = await showPolicies(app.db, [await revisePolicy(app, actor, params.id, body)], app.clock.now());
    return shown!;
  }),
  serve(c.deleteEscalationPolicy, async ({ app, actor, params }) => {
    await deletePolicy(app, actor, params.id);
    return undefined;
  }),
  serve(c.listEscalations, async ({ app, actor, params }) => {
    await mayKnow(app, actor, params.id);
    const items = await standing(app, params.id);
    return { items, total: items.length };
  }),
  serve(c.escalateIncident, async ({ app, actor, params }) => {
    await mayKnow(app, actor, params.id);
    return escalate(app, params.id, actor.name);
  }),
  serve(c.readEscalationByLink, async ({ app, params }) => {
    const { incident } = await readAckLink(app, params.secret);
    const over = incident.state === 'resolved' || incident.state === 'merged';
    return { next: over ? [] : await whoIsNext(app, incident.id) };
  }),
  serve(c.escalateByLink, async ({ app, params }) => {
    const { incident, person } = await readAckLink(app, params.secret);
    return escalate(app, incident.id, person.name);
  }),
];
