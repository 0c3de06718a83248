import type { Generated } from 'kysely';
import type { MonitorStatus } from '#contract/monitoring';
import type { PageKind } from '#contract/stores';
import type { Condition, Evidence, FailureClass, Reason } from '#core/probe';
import type { Heartbeat } from '#core/schedule';
import type { MonitorState, Status } from '#core/uptime';

/** `to_at` of the span that lasts on, and `next_at` of a slot that nobody waits for. */
export const never = Number.MAX_SAFE_INTEGER;

export type Announced = 'up' | 'degraded' | 'down';

export type MonitorTable = {
  id: string;
  key: Generated<number>;
  store_id: string;
  type: string;
  name: string;
  settings: Record<string, unknown>;
  target: string;
  host: string;
  port: number | null;
  url: string | null;
  page: PageKind | null;
  interval_ms: number;
  timeout_ms: number | null;
  confirmations: number;
  regions: string[];
  depends_on: string | null;
  allow_private: boolean;
  revision: Generated<number>;
  paused: Generated<boolean>;
  baseline: unknown;
  baseline_at: number | null;
  created_at: number;
};

export type SlotTable = {
  monitor_key: number;
  region: number;
  revision: number;
  interval_ms: number;
  phase_ms: number;
  next_at: number;
  last_at: number | null;
  last_ms: number | null;
  avoid_prober: number | null;
  avoid_until: number | null;
  confirming: Generated<boolean>;
  leased: Generated<boolean>;
  calm: Generated<boolean>;
  since_at: number;
  late_since: number | null;
  late: Generated<boolean>;
};

export type StateTable = {
  monitor_key: number;
  status: Status | 'paused';
  since: number;
  announced: Generated<Announced>;
  owes: Generated<boolean>;
  hold_until: number | null;
  flapping: Generated<boolean>;
  failure: FailureClass | null;
  reason: Reason | null;
  conditions: Condition[];
  evidence: Evidence | null;
  regions: Record<string, MonitorState>;
  expires_at: number | null;
};

export type SpanTable = {
  monitor_key: number;
  from_at: number;
  to_at: number;
  status: MonitorStatus;
  failure: FailureClass | null;
  reason: Reason | null;
};

export type ResultTable = {
  at: number;
  monitor_key: number;
  prober: number;
  total_ms: number | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  transfer_ms: number | null;
  region: number;
  verdict: number;
  flags: number;
  failure: FailureClass | null;
  reason: Reason | null;
  detail: { conditions?: Condition[]; evidence?: Evidence } | null;
};

export type ProberTable = {
  id: string;
  key: Generated<number>;
  name: string;
  region: number;
  remote: boolean;
  token_digest: string | null;
  version: string | null;
  line: Generated<'ok' | 'dead'>;
  loop_delay_ms: number | null;
  kept: Generated<number>;
  probes: Generated<number>;
  late: Generated<number>;
  claim_lag_ms: number | null;
  last_seen_at: number | null;
  trouble_told: string | null;
  created_at: number;
};

export type MaintenanceTable = {
  id: string;
  title: string;
  store_id: string | null;
  monitor_ids: string[];
  from_at: number | null;
  to_at: number | null;
  cron: string | null;
  duration_ms: number | null;
  zone: string | null;
  shown: boolean;
  created_by: string;
  created_at: number;
  next_at: number | null;
};

export type WindowTable = {
  id: string;
  maintenance_id: string;
  title: string;
  store_id: string | null;
  monitor_ids: string[];
  shown: boolean;
  from_at: number;
  to_at: number;
  begun: Generated<boolean>;
  ended: Generated<boolean>;
};

export type RollupTable = {
  at: number;
  monitor_key: number;
  up: number;
  degraded: number;
  down: number;
  unknown: number;
  timed: number;
  total_ms: number | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  transfer_ms: number | null;
  sketch: number[];
};

export type MonitoringTables = {
  regions: { key: Generated<number>; name: string };
  probers: ProberTable;
  monitors: MonitorTable;
  probe_slots: SlotTable;
  monitor_states: StateTable;
  monitor_spans: SpanTable;
  probe_results: ResultTable;
  probe_batches: { id: string; at: number };
  heartbeats: { monitor_key: number; key: string; state: Heartbeat; deadline: number | null };
  maintenance: MaintenanceTable;
  maintenance_windows: WindowTable;
  rollups_5m: RollupTable;
  rollups_hour: RollupTable;
  rollups_day: RollupTable;
  monitoring_marks: { name: string; value: number };
  rollup_dirty: { at: number };
};
