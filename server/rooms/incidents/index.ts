export { ackLink } from './ack-link.ts';
export { pageName, titleOf } from './headline.ts';
export { presentIncident, sentence } from './present.ts';
export { readAckLink } from './read-ack-link.ts';
export { incidentsWithRecurrence } from './recurrence/store.ts';
export { incidentById, incidentForUpdate, incidentsBetween, type IncidentRow, paymentIncidents } from './store.ts';
export { timelineOf } from './timeline/store.ts';
