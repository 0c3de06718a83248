import type { z } from 'zod';
import type { escalationStep } from '#contract/escalation';
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
    policy_id: string | null;
  };
  escalation_policies: {
    id: string;
    name: string;
    steps: z.output<typeof escalationStep>[];
    rounds: number;
    created_at: number;
  };
  escalations: {
    incident_id: string;
    policy_id: string;
    rule_id: string | null;
    incident_number: number;
    store_id: string;
    urgent: boolean;
    round: number;
    step: number;
    next_at: number | null;
    ended: 'acknowledged' | 'resolved' | 'merged' | 'exhausted' | null;
    started_at: number;
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
  | 'reopened'
  | 'reminder'
  | 'duty'
  | 'recovered'
  | 'resolved'
  | 'watch'
  | 'watch_restored'
  | 'cover_gap'
  | 'uncovered'
  | 'clock_at_risk'
  | 'clock_missed'
  | 'speed_regressed'
  | 'speed_recovered'
  | 'test';
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'retrying' | 'dead' | 'skipped';
export type ChannelRow = NotifyTables['channels'];
export type RuleRow = NotifyTables['rules'];
export type PolicyRow = NotifyTables['escalation_policies'];
export type EscalationRow = NotifyTables['escalations'];
export type DeliveryRow = NotifyTables['deliveries'];
