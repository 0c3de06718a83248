export { closedMonths, type ContractTime, timeOfContract } from './time/ledger-entries.ts';
