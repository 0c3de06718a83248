import type { Generated } from 'kysely';
import type { AuditExtra, AuditState } from '#contract/audits';
import type { Area, AreaScore, FindingState, FindingStep, Outcome, Problem, Reason, Severity } from '#core/inspection';
import type { Said } from '#discovery';
import type { Artifacts, Within } from '#inspection';

export type Counts = Record<Severity, number>;

/** What a run found that the one before it did not, and the other way round: ids of findings. */
export interface News {
  new: string[];
  back: string[];
  fixed: string[];
  /** How many were found again. */
  still: number;
}

/** `store`: nobody answered at the address. `ours`: broken off on our side again and again, or for a reason. */
export type AuditTrouble = { of: 'store'; said: Said | null } | { of: 'ours'; reason?: Reason };

export type RunRow = {
  id: string;
  store_id: string;
  host: string;
  address: string;
  state: AuditState;
  origin: 'person' | 'schedule' | 'first';
  started_by: string | null;
  asked_at: number;
  started_at: number | null;
  finished_at: number | null;
  attempt: number;
  beat_at: number | null;
  progress: { artifact: keyof Artifacts | null; done: number; of: number; within?: Within } | null;
  trouble: AuditTrouble | null;
  scores: AreaScore[];
  found: Counts;
  /** Null for the first of a store. */
  news: News | null;
  platform: { name: string; label: string; version: string | null } | null;
  requests: number;
  extras: AuditExtra[];
  /** Of its SEO state, where that is kept. */
  seo_pages: number | null;
  /** The snapshot with which its report compares. */
  since_id: string | null;
  /** When its details were let go. */
  pruned_at: number | null;
};

export type ResultRow = {
  run_id: string;
  site: Artifacts['site'] | null;
  outcomes: Outcome[];
  gaps: [string, Reason][];
  artifacts: Buffer | null;
  /** Gzipped JSON of a `SeoSnapshot`. */
  seo: Buffer | null;
};

export type SnapshotRow = {
  id: string;
  store_id: string;
  name: string;
  kept_by: string;
  asked_at: number;
  run_id: string | null;
  /** These three are null until the audit is done. */
  taken_at: number | null;
  pages: number | null;
  seo: Buffer | null;
};

export type FindingRow = {
  id: string;
  store_id: string;
  digest: string;
  check_name: string;
  about: string;
  area: Area;
  severity: Severity;
  problem: Problem;
  state: FindingState;
  since: number;
  accepted_until: number | null;
  accepted_by: string | null;
  accepted_why: string | null;
  come_back: number;
  first_seen_at: number;
  last_seen_at: number;
  last_run_id: string;
  task_id: string | null;
};

export type LogRow = {
  id: string;
  seq: Generated<number>;
  finding_id: string;
  at: number;
  author: string;
  step: FindingStep;
  values: Record<string, string | number>;
  note: string | null;
};

export type ScheduleRow = {
  store_id: string;
  rhythm: 'off' | 'weekly' | 'monthly';
  /** 1 is Monday. */
  weekday: number;
  day: number;
  hour: number;
  time_zone: string;
  extras: AuditExtra[];
  /** Null where it rests. */
  next_at: number | null;
};

export type AuditsTables = {
  audit_runs: RunRow;
  audit_results: ResultRow;
  findings: FindingRow;
  finding_log: LogRow;
  audit_schedules: ScheduleRow;
  seo_snapshots: SnapshotRow;
};
