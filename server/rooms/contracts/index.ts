export { type Agreement, agreementAt, calendarAt } from './agreements/holding.ts';
export { heldFor, type HeldTerms, termsOfContract, termsWith } from './agreements/held.ts';
export { type AgreedSpan, agreedWith, type HeldCalendar } from './agreements/spans-of-clients.ts';
export { documentHtml } from './print/html.ts';
