import type { Generated } from 'kysely';
import type { Request } from '#contract/desk';
import type { Severity } from '#contract/incidents';
import type { SeverityAnswers, SeverityReason } from '#core/request';

/** `answers`: computed from them; `mail`, `telegram`: nobody was asked yet; `person`: somebody said so, and perhaps why. */
export type SeverityOrigin =
  | { by: 'answers'; answers: SeverityAnswers; because: SeverityReason }
  | { by: 'mail' }
  | { by: 'telegram' }
  | { by: 'person'; name: string; why: string };

export type ChangeValues = Record<string, string | number>;

export type DeskTables = {
  requests: {
    id: string;
    number: Generated<number>;
    client_id: string | null;
    store_id: string | null;
    topic: string;
    severity: Severity;
    severity_reason: SeverityOrigin;
    state: Request['state'];
    source: Request['source'];
    requester_id: string | null;
    requester_name: string;
    requester_email: string | null;
    opened_at: number;
    changed_at: number;
    answered_at: number | null;
    solved_at: number | null;
    reopened: Generated<number>;
    assignee_id: string | null;
    assignee_name: string | null;
    merged_into: string | null;
    /** The chat in which it was asked. */
    telegram_chat: Generated<string | null>;
  };
  request_messages: {
    id: string;
    seq: Generated<number>;
    request_id: string;
    at: number;
    kind: 'message' | 'note' | 'change';
    side: 'client' | 'team' | 'system';
    author: string;
    author_id: string | null;
    text: string;
    values: ChangeValues;
  };
  request_incidents: { request_id: string; incident_id: string; linked_at: number };
};
