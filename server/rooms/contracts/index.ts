export { type Agreement, agreementAt, calendarAt } from './agreements/holding.ts';
export { heldFor, type HeldTerms, termsWith } from './agreements/held.ts';
