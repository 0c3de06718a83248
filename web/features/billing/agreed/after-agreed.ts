import { listExcess, listExtraHours, listHours, listLedgerMonths, readLedger } from '#contract/billing';

/** What is read again once something was agreed, or a month closed. */
export const afterAgreed = [readLedger, listLedgerMonths, listExcess, listExtraHours, listHours];
