import type { Generated } from 'kysely';
import type { Task, TaskDetail } from '#contract/tasks';

export type CheckItem = TaskDetail['checklist'][number];
export type ChangeValues = Record<string, string | number>;

export type TasksTables = {
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
