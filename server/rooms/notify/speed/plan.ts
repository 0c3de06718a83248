import type { z } from 'zod';
import type { speedRegressed } from '#contract/events/speed';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { blank, insertPlanned } from '../planned.ts';
import { allChannels, allRules } from '../store.ts';

export type SpeedFact = z.output<(typeof speedRegressed)['payload']>;

/** A notice, no alarm: rules of the store that hear of minor things at once tell it, nobody on duty is called. */
export async function planSpeed(
  trx: Transaction,
  app: App,
  kind: 'speed_regressed' | 'speed_recovered',
  fact: SpeedFact,
): Promise<void> {
  const rules = (await allRules(trx)).filter(
    (rule) =>
      rule.enabled &&
      rule.delay_minutes === 0 &&
      (kind === 'speed_regressed' || rule.on_recovery) &&
      (rule.store_ids.length === 0 || rule.store_ids.includes(fact.storeId)) &&
      (rule.severities.length === 0 || rule.severities.includes('minor')),
  );
  for (const channel of (await allChannels(trx)).filter(({ enabled }) => enabled)) {
    const rule = rules.find(({ channel_ids }) => channel_ids.includes(channel.id));
    if (!rule) continue;
    await insertPlanned(trx, app, {
      ...blank(app),
      ...{ fact: `${kind} ${fact.setId} ${channel.id}`, kind, facts: fact },
      ...{ store_id: fact.storeId, channel_id: channel.id, channel_name: channel.name, rule_id: rule.id },
      ...{ due_at: fact.at, try_at: fact.at },
    });
  }
}
