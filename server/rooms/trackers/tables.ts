import type { TaskState } from '#contract/tasks';
import type { TrackerLook } from '#contract/trackers';
import type { Language } from '#core/words';
import type { Trouble } from './trouble.ts';

export type TrackersTables = {
  tracker_connections: {
    id: string;
    kind: string;
    name: string;
    settings: string;
    language: Language;
    look: TrackerLook | null;
    trouble: Trouble | null;
    looked_at: number | null;
    created_at: number;
    changed_at: number;
    states: Partial<Record<TaskState, string>>;
    sends_comments: boolean;
    cursor: string | null;
    read_from: number;
    read_at: number;
    read_claimed_until: number | null;
    read_attempts: number;
    last_read_at: number | null;
    last_sent_at: number | null;
    trouble_since: number | null;
  };
  tracker_links: {
    id: string;
    task_id: string;
    connection_id: string;
    card_id: string | null;
    key: string | null;
    url: string | null;
    pending_state: TaskState | null;
    unsure: boolean;
    try_at: number | null;
    claimed_until: number | null;
    attempts: number;
    trouble: Trouble | null;
    created_at: number;
    wanted: number;
    pending_fields: ('title' | 'text')[];
    seen: Seen | null;
    gone: boolean;
  };
  tracker_comments: {
    link_id: string;
    task_comment_id: string;
    comment_id: string | null;
    author: string;
    text: string;
    unsure: boolean;
    created_at: number;
  };
};
/** Of a card, as it was last read or written. */
export interface Seen {
  title: string;
  text: string;
  stateId: string;
  /** Of the tracker's clock: what it said before that is older than what we know. */
  updatedAt: number;
}
export type ConnectionRow = TrackersTables['tracker_connections'];
export type LinkRow = TrackersTables['tracker_links'];
export type CommentRow = TrackersTables['tracker_comments'];
