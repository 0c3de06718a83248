import type { CalendarData } from '#contract/contracts';

export type CalendarRow = {
  id: string;
  name: string;
  country: string | null;
  region: string | null;
  created_at: number;
};

/** jsonb comes back as values and is written as text. */
export type CalendarVersionRow = {
  calendar_id: string;
  version: number;
  valid_from: number;
  data: CalendarData;
  note: string;
  made_by: string;
};

export type HolidayReviewRow = {
  calendar_id: string;
  year: number;
  reviewed_at: number;
  reviewed_by: string;
  /** `DE` or `DE-BY` */
  source: string;
  proposed: string[];
  accepted: string[];
};

export type ContractsTables = {
  calendars: CalendarRow;
  calendar_versions: CalendarVersionRow;
  holiday_reviews: HolidayReviewRow;
};
