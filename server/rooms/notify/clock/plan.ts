import type { z } from 'zod';
import type { clockMissed } from '#contract/events/desk';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { allChannels, allRules, insertDelivery } from '../store.ts';
import type { RuleRow } from '../tables.ts';

/** What the desk says of a deadline. */
export type ClockFact = z.output<(typeof clockMissed)['payload']>;

/**
 * Who is told: each channel once, of the rules that hear of this severity at this store without delay. Of a request without
 * a store only those for all stores hear.
 */
export async function planClock(
  trx: Transaction,
  app: App,
  kind: 'clock_at_risk' | 'clock_missed',
  fact: ClockFact,
): Promise<void> {
  const rules = (await allRules(trx)).filter((rule) => fits(rule, fact));
  const now = app.clock.now();
  for (const channel of (await allChannels(trx)).filter((one) => one.enabled)) {
    const rule = rules.find((one) => one.channel_ids.includes(channel.id));
    if (!rule) continue;
    const id = newId(now);
    const made = await insertDelivery(trx, {
      id,
      fact: [kind, fact.clockId, fact.target, fact.startedAt, fact.dueAt, channel.id].join(' '),
      incident_id: null,
      incident_number: null,
      store_id: fact.storeId,
      channel_id: channel.id,
      channel_name: channel.name,
      rule_id: rule.id,
      kind,
      state: 'waiting',
      attempts: 0,
      urgent: kind === 'clock_missed' && fact.severity === 'critical',
      created_at: now,
      due_at: fact.momentAt,
      try_at: now,
      claimed_at: null,
      sent_at: null,
      receipt: null,
      error: null,
      text: '',
      facts: fact,
    });
    if (made) await changed(trx, { topic: 'delivery', id, storeId: null });
  }
}

const fits = (rule: RuleRow, { storeId, severity }: ClockFact): boolean =>
  rule.enabled &&
  rule.delay_minutes === 0 &&
  (rule.store_ids.length === 0 || (storeId !== null && rule.store_ids.includes(storeId))) &&
  (rule.severities.length === 0 || rule.severities.includes(severity));
