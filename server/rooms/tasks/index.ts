export { closedMonths, type ContractTime, timeOfContract } from './time/ledger-entries.ts';
export { closeMonth } from './time/months/months.ts';
export { dateIn, priceVersion } from './time/terms.ts';
