export { type Agreement, agreementAt, calendarAt } from './agreements/holding.ts';
export { type AgreedSpan, agreedWith, type HeldCalendar } from './agreements/spans-of-clients.ts';
export { heldFor, type HeldTerms, termsWith } from './agreements/held.ts';
