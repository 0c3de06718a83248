import type { CalendarData, ContractTerms } from '#contract/contracts';
import type { EditedBook } from '#core/quote';

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

export type ContractRow = {
  id: string;
  client_id: string;
  name: string;
  time_zone: string;
  activated_at: number | null;
  ends: string | null;
  ends_at: number | null;
  created_at: number;
};

export type ContractVersionRow = {
  contract_id: string;
  version: number;
  begins: string;
  valid_from: number;
  calendar_id: string;
  terms: ContractTerms;
  note: string;
  made_by: string;
  made_at: number;
  withdrawn_at: number | null;
};

export type AcceptanceRow = {
  contract_id: string;
  version: number;
  accepted_at: number;
  accepted_by: string;
  recorded_by: string;
  how: string;
  digest: string;
  document: unknown;
};

export type PriceBookRow = {
  version: number;
  book: EditedBook;
  made_by: string;
  made_at: number;
};

export type ContractsTables = {
  price_book_versions: PriceBookRow;
  contracts: ContractRow;
  contract_versions: ContractVersionRow;
  contract_acceptances: AcceptanceRow;
  calendars: CalendarRow;
  calendar_versions: CalendarVersionRow;
  holiday_reviews: HolidayReviewRow;
};
