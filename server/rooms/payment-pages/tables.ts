import type { Change } from '#core/payment-page';
import type { PaymentPage, Step } from '#inspection';

export type WatchRow = {
  store_id: string;
  product: string | null;
  cart: string | null;
  checkout: string | null;
  every_hours: number;
  next_at: number | null;
};

export type Trouble = 'no_browser' | 'not_opened' | 'broke';

export type LookRow = {
  id: string;
  store_id: string;
  asked_at: number;
  done_at: number | null;
  trouble: Trouble | null;
  pages: PaymentPage[];
  /** Each page that was asked for; none in what older versions kept. */
  steps: Step[];
  scripts: number;
  alarms: string[];
};

export type ChangeRow = {
  id: string;
  store_id: string;
  page: PaymentPage['kind'];
  kind: Change['kind'];
  weight: Change['weight'];
  about: string;
  detail: string;
  first_at: number;
  last_at: number;
  state: 'open' | 'noted' | 'expected' | 'hostile';
  judged_at: number | null;
  judged_by: string | null;
  judged_why: string | null;
};

export type ApprovalRow = {
  id: string;
  store_id: string;
  /** `card`: numbers of cards may go to this host; a host's own approval says nothing of that. */
  kind: 'script' | 'host' | 'card';
  about: string;
  why: string;
  approved_by: string;
  approved_at: number;
  withdrawn_at: number | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
};

/** What a reviewer had before them: texts of stores in it are hostile. */
export interface Evidence {
  store: string;
  /** Those of older versions have no `steps`. */
  looks: { at: number; scripts: number; trouble: Trouble | null; steps?: Step[] }[];
  scripts: {
    page: PaymentPage['kind'];
    id: string;
    /** How it begins, of what stands in the page; those of older versions have none. */
    start?: string;
    listens: boolean;
    why: string | null;
    by: string | null;
  }[];
  approvals: Pick<ApprovalRow, 'kind' | 'about' | 'why' | 'approved_by' | 'approved_at' | 'withdrawn_at'>[];
  changes: Omit<ChangeRow, 'id' | 'store_id'>[];
}

export type ReviewRow = {
  id: string;
  store_id: string;
  at: number;
  since: number;
  reviewed_by: string;
  note: string;
  evidence: Evidence;
};

export type PaymentTables = {
  payment_watches: WatchRow;
  payment_looks: LookRow;
  payment_changes: ChangeRow;
  payment_approvals: ApprovalRow;
  payment_reviews: ReviewRow;
};
