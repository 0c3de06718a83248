import { escalationExhausted, escalationStepped } from '#contract/events/notify';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { deliveriesOf } from '../store.ts';
import { blank, insertPlanned } from '../planned.ts';
import type { EscalationRow, PolicyRow } from '../tables.ts';
import { type Place, stepAt } from './ladder.ts';
import { reachAt, type Reached } from './reach.ts';
import { moveEscalation, policyById } from './store.ts';

/** What a notice of a step says beside the incident. */
export interface DutyFacts {
  policy: string;
  /** From 1. */
  step: number;
  steps: number;
  /** Why this channel is told: the names of the targets that lead to it. */
  who: string[];
  /** Whom the next step tells, and when; empty where there is none. */
  next: string[];
  nextInMinutes: number;
  /** Who asked for it before its time. */
  by: string | null;
}

/**
 * Tells the next step of an escalation whose row is locked, and sets when the one after is due. Steps that reach nobody
 * are passed over at once, at most all of them: an empty rota must not cost minutes. Asked for by a person (`by`), an
 * escalation that has ended goes on a step, from the first again where it was at its end, and stays ended.
 * @returns the names of those who are told
 */
export async function tellStep(trx: Transaction, app: App, row: EscalationRow, by: string | null): Promise<string[]> {
  const now = app.clock.now();
  const policy = (await policyById(trx, row.policy_id))!;
  const ladder = { steps: policy.steps.length, rounds: policy.rounds };
  const reach = await reachAt(trx, now);
  let place = stepAt(ladder, row) ?? (by === null ? null : { round: 0, step: 0 });
  if (!place) {
    await moveEscalation(trx, row, { ended: 'exhausted', next_at: null });
    await announce(trx, app, escalationExhausted, { incidentId: row.incident_id, policy: policy.name, at: now });
    return [];
  }
  for (let passed = 1; ; passed += 1) {
    const step = policy.steps[place.step]!;
    const reached = await reach(step.targets);
    const next = stepAt(ladder, { ...place, step: place.step + 1 });
    const told = reached.filter((r) => r.why === null).map((r) => r.name);
    await announce(trx, app, escalationStepped, {
      incidentId: row.incident_id,
      policy: policy.name,
      step: place.step + 1,
      steps: ladder.steps,
      round: place.round + 1,
      rounds: ladder.rounds,
      told,
      missed: reached.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }])),
      by,
      at: now,
    });
    if (told.length > 0 || !next || passed >= ladder.steps) {
      const nextNames = next ? (await reach(policy.steps[next.step]!.targets)).filter((r) => r.why === null) : [];
      await plan(trx, app, row, policy, place, reached, {
        next: nextNames.map((r) => r.name),
        nextInMinutes: step.waitMinutes,
        by,
      });
      const ended = row.ended !== null;
      await moveEscalation(trx, row, {
        round: place.round,
        step: place.step + 1,
        next_at: ended ? null : now + step.waitMinutes * 60_000,
      });
      return told;
    }
    place = next;
  }
}

async function plan(
  trx: Transaction,
  app: App,
  row: EscalationRow,
  policy: PolicyRow,
  place: Place,
  reached: readonly Reached[],
  of: Pick<DutyFacts, 'next' | 'nextInMinutes' | 'by'>,
): Promise<void> {
  const first = place.round === 0 && place.step === 0 && of.by === null;
  // What a rule tells at once anyway is not told twice.
  const knows = new Set(
    first ? (await deliveriesOf(trx, row.incident_id)).filter((d) => d.kind === 'opened').map((d) => d.channel_id) : [],
  );
  const channels = new Map(reached.flatMap((r) => r.channels.map((channel) => [channel.id, channel] as const)));
  for (const channel of channels.values()) {
    if (knows.has(channel.id)) continue;
    const facts: DutyFacts = {
      policy: policy.name,
      step: place.step + 1,
      steps: policy.steps.length,
      who: reached.filter((r) => r.channels.some((c) => c.id === channel.id)).map((r) => r.name),
      ...of,
    };
    const plain = blank(app);
    await insertPlanned(trx, app, {
      ...plain,
      fact: `${row.incident_id} duty ${policy.id} ${place.round}.${place.step} ${channel.id}${of.by === null ? '' : ` ${plain.id}`}`,
      incident_id: row.incident_id,
      incident_number: row.incident_number,
      store_id: row.store_id,
      channel_id: channel.id,
      channel_name: channel.name,
      rule_id: row.rule_id,
      kind: 'duty',
      urgent: row.urgent,
      facts: { ...facts },
    });
  }
}
