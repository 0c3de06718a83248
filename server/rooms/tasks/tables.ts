import type { Generated } from 'kysely';
import type { TaskTemplate } from '#contract/task-plans';
import type { Task, TaskDetail } from '#contract/tasks';

export type CheckItem = TaskDetail['checklist'][number];
export type ChangeValues = Record<string, string | number>;

/** Why an entry is billable or not: by its contract, for want of one, or because somebody said so. */
export type Why =
  | { by: 'contract'; name: string }
  | { by: 'no_contract' | 'no_client' | 'internal' | 'forgotten' }
  | { by: 'person'; name: string; why: string };

/** What time was worked for. */
export type About = {
  client_id: string | null;
  store_id: string | null;
  task_id: string | null;
  request_id: string | null;
  incident_id: string | null;
};

export type TimeEntryRow = About & {
  id: string;
  version: number;
  work: string;
  person_id: string;
  person_name: string;
  date: string;
  started_at: number | null;
  ended_at: number | null;
  minutes: number;
  note: string;
  request_number: number | null;
  incident_number: number | null;
  billable: boolean;
  why: Why;
  urgent: boolean;
  out_of_hours: boolean;
  contract_id: string | null;
  contract_version: number | null;
  month: string;
  to_check: boolean;
  source: 'timer' | 'hand';
  created_at: number;
  removed_at: number | null;
};

export type TimerRow = About & {
  person_id: string;
  person_name: string;
  started_at: number;
  note: string;
  pointed_out_at: number | null;
};

export type TrailRow = {
  id: string;
  entry_id: string;
  at: number;
  by: string;
  what: 'corrected' | 'removed';
  before: Record<string, string | number | boolean | null>;
  after: Record<string, string | number | boolean | null>;
};

export type TemplateRow = {
  id: string;
  name: string;
  version: number;
  tasks: TaskTemplate['tasks'];
  changed_at: number;
};

export type RuleRow = {
  id: string;
  name: string;
  template_id: string;
  client_id: string | null;
  store_id: string | null;
  owner_id: string | null;
  cron: string;
  time_zone: string;
  active: boolean;
  next_at: number | null;
};

export type RunRow = { rule_id: string; at: number; made_at: number; late: boolean; skipped: number; tasks: number };

export type TasksTables = {
  task_templates: TemplateRow;
  recurring_rules: RuleRow;
  recurring_runs: RunRow;
  time_entries: TimeEntryRow;
  time_trail: TrailRow;
  timers: TimerRow;
  time_months: { contract_id: string; month: string; closed_at: number; closed_by: string };
  tasks: {
    id: string;
    number: Generated<number>;
    version: Generated<number>;
    client_id: string | null;
    store_id: string | null;
    request_id: string | null;
    incident_id: string | null;
    kind: Task['kind'];
    title: string;
    text: string;
    role: Task['role'];
    priority: Task['priority'];
    state: Task['state'];
    position: number;
    owner_id: string | null;
    owner_name: string | null;
    /** `2026-12-24` */
    due: string | null;
    checklist: CheckItem[];
    late: boolean;
    created_at: number;
    changed_at: number;
    done_at: number | null;
  };
  task_blocks: { task_id: string; blocked_by: string };
  task_comments: { id: string; seq: Generated<number>; task_id: string; at: number; author: string; text: string };
  task_changes: {
    id: string;
    seq: Generated<number>;
    task_id: string;
    at: number;
    author: string;
    what: string;
    values: ChangeValues;
  };
};
