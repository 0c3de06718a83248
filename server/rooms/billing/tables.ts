import type { LedgerEntry } from '#contract/billing';
import type { MonthLedger } from '#core/ledger';
import type { Call } from './ledger/calls.ts';
import type { InvoiceLine } from './ledger/lines.ts';

/** Figures, entries and sentences as they were when the month was closed. */
export type Frozen = {
  ledger: MonthLedger;
  includedMinutes: number;
  entries: LedgerEntry[];
  calls: Call[];
  invoice: InvoiceLine[];
};

export type MonthRow = { contract_id: string; month: string; closed_at: number; closed_by: string; frozen: Frozen };

export type HoursRow = {
  id: string;
  contract_id: string;
  kind: 'bonus' | 'prepaid';
  month: string;
  last_month: string | null;
  minutes: number;
  price: number;
  note: string;
  made_by: string;
  made_at: number;
};

export type TakenBackRow = {
  hours_id: string;
  month: string;
  minutes: number;
  note: string;
  made_by: string;
  made_at: number;
};

/** Hours with what was taken back of them. */
export type GivenRow = HoursRow & { taken_back: TakenBackRow | null };

export type AskRow = {
  id: string;
  contract_id: string;
  month: string;
  minutes: number;
  note: string;
  asked_by: string;
  asker_id: string | null;
  asked_at: number;
};

export type AnswerRow = {
  ask_id: string;
  approved: boolean;
  month: string;
  answered_by: string;
  recorded_by: string;
  how: string;
  answered_at: number;
};

export type WithdrawalRow = { ask_id: string; withdrawn_by: string; withdrawn_at: number };

export type WarningRow = { contract_id: string; month: string; level: 'low' | 'out'; at: number };

export type BillingTables = {
  billing_months: MonthRow;
  billing_hours: HoursRow;
  billing_taken_back: TakenBackRow;
  billing_asks: AskRow;
  billing_answers: AnswerRow;
  billing_withdrawals: WithdrawalRow;
  billing_warnings: WarningRow;
};
