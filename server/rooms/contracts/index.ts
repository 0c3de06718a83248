export { type Agreement, agreementAt, calendarAt } from './agreements/holding.ts';
