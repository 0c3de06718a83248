import type { Severity } from '#contract/incidents';
import type { Db, Transaction } from '#kit/db/db';
import { isInHours } from '../hours.ts';
import type { RuleRow } from '../tables.ts';
import { reachAt } from './reach.ts';
import { allPolicies, insertEscalation } from './store.ts';

/** Begins the policies of the rules that fit, each once for an incident, at once or after the rule's delay. */
export async function beginEscalations(
  trx: Transaction,
  rules: readonly RuleRow[],
  incident: { incidentId: string; number: number; storeId: string; severity: Severity; at: number },
): Promise<void> {
  for (const rule of rules) {
    if (!rule.policy_id || !isInHours(rule.hours, incident.at)) continue;
    await insertEscalation(trx, {
      incident_id: incident.incidentId,
      policy_id: rule.policy_id,
      rule_id: rule.id,
      incident_number: incident.number,
      store_id: incident.storeId,
      urgent: incident.severity === 'critical',
      round: 0,
      step: 0,
      next_at: incident.at + rule.delay_minutes * 60_000,
      ended: null,
      started_at: incident.at,
    });
  }
}

/** Channels that the first steps of these rules' policies reach at `at`. */
export async function firstReached(db: Db, rules: readonly RuleRow[], at: number): Promise<Set<string>> {
  const ids = new Set(rules.flatMap((r) => r.policy_id ?? []));
  if (ids.size === 0) return new Set();
  const reach = await reachAt(db, at);
  const policies = (await allPolicies(db)).filter((p) => ids.has(p.id));
  const reached = await reach(policies.flatMap((p) => p.steps[0]?.targets ?? []));
  return new Set(reached.flatMap((r) => r.channels.map((c) => c.id)));
}
