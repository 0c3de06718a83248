import type { NamedCalendar, NamedTerms } from './agreed.ts';

export type SubjectKind = 'request' | 'incident';

export type ClockRow = {
  id: string;
  kind: SubjectKind;
  subject_id: string;
  number: number;
  client_id: string | null;
  store_id: string | null;
  started_at: number;
  last_seq: number;
  terms: string;
  calendar: string;
  agreed_at: number;
  agreed_until: number | null;
  running: boolean;
  deadline_at: number | null;
  wake_at: number | null;
};

export type ClockEventRow = {
  clock_id: string;
  seq: number;
  at: number;
  recorded_at: number;
  kind: string;
  actor: string | null;
  values: Record<string, string | number>;
};

export type NoticeRow = {
  clock_id: string;
  target: string;
  target_started_at: number;
  kind: 'at_risk' | 'missed';
  due_at: number;
  told_at: number;
};

export type ClockTables = {
  clocks: ClockRow;
  clock_events: ClockEventRow;
  clock_terms: NamedTerms;
  clock_calendars: NamedCalendar;
  clock_notices: NoticeRow;
};
