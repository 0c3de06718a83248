import type { Generated } from 'kysely';
import type { Severity } from '#contract/incidents';
import type { Flip } from '#contract/events/monitoring';
import type { FailureClass } from '#core/probe';
import type { Cause } from '#core/incident';

export type IncidentTables = {
  incidents: {
    id: string;
    number: Generated<number>;
    store_id: string;
    title: string | null;
    headline: Headline;
    severity: Severity;
    state: 'open' | 'acknowledged' | 'resolved' | 'merged';
    opened_at: number;
    started_at: number;
    acknowledged_at: number | null;
    acknowledged_by: string | null;
    resolved_at: number | null;
    resolved_by: string | null;
    noticed_by: 'monitor' | 'engineer' | 'client';
    opened_by: string | null;
    assignee_id: string | null;
    assignee_name: string | null;
    failure: FailureClass | null;
    cause: Cause | null;
    recurrence_key: string | null;
    recurrence: Generated<number>;
    cause_text: string | null;
    prevention: string | null;
    merged_into: string | null;
    evidence: Record<string, unknown> | null;
  };
  incident_signals: {
    incident_id: string;
    monitor_id: string;
    down_at: number;
    recovered_at: number | null;
    signal: Flip;
  };
  incident_timeline: {
    id: string;
    seq: Generated<number>;
    incident_id: string;
    at: number;
    kind: string;
    actor: string | null;
    values: Record<string, string | number>;
    internal: boolean;
    evidence: Record<string, unknown> | null;
  };
  store_changes: {
    id: string;
    store_id: string | null;
    at: number;
    kind: string;
    values: Record<string, string | number>;
  };
};

/** What a title says until a person writes one: which part of the shop, what happens to it. */
export interface Headline {
  part: string;
  failure: FailureClass | 'manual' | 'heartbeat' | 'expiry' | 'payment_changed';
  name: string;
}
