import type { z } from 'zod';
import type { EscalationPolicy, newEscalationPolicy } from '#contract/escalation';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { onDuty } from '#rooms/cover';
import { peopleByIds } from '#rooms/people';
import { allChannels, allRules } from '../store.ts';
import type { PolicyRow } from '../tables.ts';
import { reachAt } from './reach.ts';
import { changePolicy, insertPolicy, isPolicyNameTaken, policyById, removePolicy } from './store.ts';

type NewPolicy = z.output<typeof newEscalationPolicy>;

/** Policies as they are shown, with the names of what they tell and what of it would reach nobody at `now`. */
export async function showPolicies(db: Db, rows: readonly PolicyRow[], now: number): Promise<EscalationPolicy[]> {
  const names = await targetNames(db, rows, now);
  const reach = await reachAt(db, now);
  const rules = await allRules(db);
  const shown: EscalationPolicy[] = [];
  for (const row of rows) {
    const unreachable: EscalationPolicy['unreachable'] = [];
    for (const [i, step] of row.steps.entries())
      for (const { name, why } of await reach(step.targets))
        if (why !== null) unreachable.push({ step: i + 1, name, why });
    shown.push({
      id: row.id,
      name: row.name,
      rounds: row.rounds,
      steps: row.steps.map((step) => ({
        ...step,
        targets: step.targets.map((t) => ({ ...t, name: names.get(t.id) ?? '' })),
      })),
      rules: rules.filter((r) => r.policy_id === row.id).map((r) => r.name),
      unreachable,
    });
  }
  return shown;
}

async function targetNames(
  db: Db,
  rows: readonly Pick<PolicyRow, 'steps'>[],
  now: number,
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) =>
    row.steps.flatMap((step) => step.targets.filter((t) => t.kind === 'person').map((t) => t.id)),
  );
  const people = await peopleByIds(db, [...new Set(ids)]);
  return new Map([
    ...people.filter((p) => p.active).map((p) => [p.id, p.name] as const),
    ...(await allChannels(db)).map((c) => [c.id, c.name] as const),
    ...(await onDuty(db, now)).map((d) => [d.scheduleId, d.name] as const),
  ]);
}

export async function createPolicy(app: App, actor: Actor, given: NewPolicy): Promise<PolicyRow> {
  await check(app, given, null);
  const row: PolicyRow = { id: newId(app.clock.now()), ...given, created_at: app.clock.now() };
  await app.db.transaction().execute(async (trx) => {
    await insertPolicy(trx, row);
    await audit(trx, app, actor, 'escalation_policy.created', row.name);
  });
  return row;
}

export async function revisePolicy(app: App, actor: Actor, id: string, given: NewPolicy): Promise<PolicyRow> {
  const row = (await policyById(app.db, id)) ?? notFound();
  await check(app, given, id);
  await app.db.transaction().execute(async (trx) => {
    await changePolicy(trx, id, given);
    await audit(trx, app, actor, 'escalation_policy.changed', given.name);
  });
  return { ...row, ...given };
}

export async function deletePolicy(app: App, actor: Actor, id: string): Promise<void> {
  const row = (await policyById(app.db, id)) ?? notFound();
  const rules = (await allRules(app.db)).filter((r) => r.policy_id === id).map((r) => r.name);
  if (rules.length > 0)
    conflict('in_use', {
      en: `This policy is used by: ${rules.join(', ')}. Take it out of these rules first.`,
      ru: `Эта политика используется в правилах: ${rules.join(', ')}. Сначала уберите её оттуда.`,
      uk: `Ця політика використовується в правилах: ${rules.join(', ')}. Спершу приберіть її звідти.`,
    });
  await app.db.transaction().execute(async (trx) => {
    await removePolicy(trx, id);
    await audit(trx, app, actor, 'escalation_policy.removed', row.name);
  });
}

async function check(app: App, given: NewPolicy, id: string | null): Promise<void> {
  if (await isPolicyNameTaken(app.db, given.name, id))
    refuse(
      'taken',
      {
        en: 'name: another escalation policy has this name.',
        ru: 'name: так уже называется другая политика эскалации.',
        uk: 'name: так уже називається інша політика ескалації.',
      },
      { field: 'name' },
    );
  const names = await targetNames(app.db, [{ steps: given.steps }], app.clock.now());
  for (const [i, step] of given.steps.entries())
    for (const [j, target] of step.targets.entries())
      if (!names.has(target.id)) {
        const field = `steps.${i}.targets.${j}`;
        refuse(
          'not_found',
          {
            en: `${field}: there is no such schedule, active person or channel.`,
            ru: `${field}: такого графика, действующего человека или канала нет.`,
            uk: `${field}: такого графіка, діючої людини або каналу немає.`,
          },
          { field },
        );
      }
}
