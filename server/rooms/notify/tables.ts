import type { z } from 'zod';
import type { Severity } from '#contract/incidents';
import type { hours } from '#contract/notify';
import type { Language } from '#core/words';

export type NotifyTables = {
  channels: {
    id: string;
    kind: string;
    name: string;
    settings: string;
    language: Language;
    time_zone: string;
    fallback_id: string | null;
    person_id: string | null;
    enabled: boolean;
    created_at: number;
  };
  rules: {
    id: string;
    name: string;
    channel_ids: string[];
    store_ids: string[];
    severities: Severity[];
    hours: z.output<typeof hours> | null;
    delay_minutes: number;
    on_recovery: boolean;
    enabled: boolean;
    created_at: number;
  };
  deliveries: {
    id: string;
    fact: string;
    incident_id: string | null;
    incident_number: number | null;
    store_id: string | null;
    channel_id: string | null;
    channel_name: string;
    rule_id: string | null;
    kind: NoticeKind;
    state: DeliveryState;
    attempts: number;
    urgent: boolean;
    created_at: number;
    due_at: number;
    try_at: number;
    claimed_at: number | null;
    sent_at: number | null;
    receipt: string | null;
    error: string | null;
    text: string;
    facts: Record<string, unknown>;
  };
};

export type NoticeKind =
  | 'opened'
  | 'escalated'
  | 'reminder'
  | 'recovered'
  | 'resolved'
  | 'watch'
  | 'watch_restored'
  | 'cover_gap'
  | 'uncovered'
  | 'test';
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'retrying' | 'dead' | 'skipped';
export type ChannelRow = NotifyTables['channels'];
export type RuleRow = NotifyTables['rules'];
export type DeliveryRow = NotifyTables['deliveries'];
