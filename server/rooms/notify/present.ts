import type { Channel, Delivery, Rule } from '#contract/notify';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { coverSecrets } from '#kit/kind-settings';
import { kindOf } from './channel-kinds.ts';
import type { ChannelRow, DeliveryRow, RuleRow } from './tables.ts';
import { readTrouble } from './trouble.ts';
import { type SkipReason, skipReasons } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();

export const settingsOf = (app: App, row: Pick<ChannelRow, 'id' | 'settings'>): Record<string, unknown> =>
  JSON.parse(app.secrets.open(row.settings, `channel ${row.id}`)) as Record<string, unknown>;

export function showChannel(app: App, row: ChannelRow, latest: DeliveryRow | undefined, language: Language): Channel {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    settings: coverSecrets(kindOf(row.kind), settingsOf(app, row)),
    language: row.language,
    timeZone: row.time_zone,
    fallbackId: row.fallback_id,
    personId: row.person_id,
    enabled: row.enabled,
    lastDelivery: latest
      ? {
          at: iso(latest.sent_at ?? latest.claimed_at ?? latest.created_at),
          state: latest.state,
          text: errorOf(latest, language) ?? latest.receipt,
        }
      : null,
  };
}

/** Why it did not arrive, or was not needed; null where neither is so. */
function errorOf({ state, error }: DeliveryRow, language: Language): string | null {
  if (error === null) return null;
  return state === 'skipped' ? (skipReasons[language][error as SkipReason] ?? error) : readTrouble(error, language);
}

export const showRule = (row: RuleRow): Rule => ({
  id: row.id,
  name: row.name,
  channelIds: row.channel_ids,
  policyId: row.policy_id,
  storeIds: row.store_ids,
  severities: row.severities,
  hours: row.hours,
  delayMinutes: row.delay_minutes,
  onRecovery: row.on_recovery,
  enabled: row.enabled,
});

export const showDelivery = (row: DeliveryRow, language: Language): Delivery => ({
  id: row.id,
  incidentId: row.incident_id,
  incidentNumber: row.incident_number,
  channelId: row.channel_id,
  channelName: row.channel_name,
  kind: row.kind,
  state: row.state,
  attempts: row.attempts,
  createdAt: iso(row.created_at),
  sentAt: row.sent_at === null ? null : iso(row.sent_at),
  nextTryAt: ['waiting', 'retrying'].includes(row.state) ? iso(row.try_at) : null,
  receipt: row.receipt,
  error: errorOf(row, language),
  text: row.text,
});
