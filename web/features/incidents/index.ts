/** What other features may draw. */
export { IncidentStateBadge, SeverityBadge } from './badges.tsx';
export { SeverityChoice } from './severity-choice.tsx';
