import type { ScheduleData } from '#contract/cover';

export type ScheduleRow = {
  id: string;
  name: string;
  data: ScheduleData;
  version: number;
  created_at: number;
  look_at: number;
};

export type ChangeRow = {
  id: string;
  seq: number;
  schedule_id: string;
  kind: 'override' | 'swap';
  state: 'asked' | 'accepted' | 'declined';
  from_at: number;
  to_at: number;
  person_id: string;
  given_by: string | null;
  note: string;
  made_by: string;
  made_at: number;
};

export type AbsenceRow = {
  id: string;
  person_id: string;
  from_at: number;
  to_at: number;
  kind: 'holiday' | 'sick' | 'other';
  note: string;
  made_by: string;
};

export type GapRow = {
  id: string;
  schedule_id: string;
  from_at: number;
  to_at: number;
  absent: string[];
  begun_at: number | null;
};

export type CoverTables = {
  schedules: ScheduleRow;
  cover_changes: ChangeRow;
  absences: AbsenceRow;
  cover_gaps: GapRow;
  cover_feeds: { person_id: string; digest: string; made_at: number };
};
