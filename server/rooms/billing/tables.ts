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

export type BillingTables = { billing_months: MonthRow };
