export {
  type Account,
  monthName,
  type Month,
  monthNumber,
  monthPrice,
  type PriceVersion,
  type TimeEntry,
} from './data.ts';
export { reckon, type Reckoned } from './entries.ts';
export { ledger, type LedgerLine, type MonthLedger, type Part } from './ledger.ts';
export { type Kept, type Lapsed, type LotKind } from './lots.ts';
