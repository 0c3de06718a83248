export { ackLink } from './ack-link.ts';
export { pageName, titleOf } from './headline.ts';
export { presentIncident, sentence } from './present.ts';
export { incidentById, incidentsBetween, type IncidentRow } from './store.ts';
export { timelineOf } from './timeline/store.ts';
