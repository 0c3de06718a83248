import { countIncidents, listIncidents, readIncident } from '#contract/incidents';

/** What is read again after something was done with an incident. */
export const afterIncident = [readIncident, listIncidents, countIncidents];
