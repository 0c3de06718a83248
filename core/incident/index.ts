export { type Cause, causeOf, recurrenceKey, type Scope } from './cause.ts';
export { type FirstStep, firstSteps, nextFirstSteps } from './first-steps.ts';
export { type Joined, joins, type JoinRules, type OpenIncident } from './joins.ts';
export { severities, type Severity, severityOf, worse } from './severity.ts';
export { type Page, pages, type Signal } from './signal.ts';
