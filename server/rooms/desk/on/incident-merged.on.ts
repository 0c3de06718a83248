import { incidentMerged } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { mergeIncident } from '../clocks/follow-incident.ts';

export default on(incidentMerged, (trx, fact, app) => mergeIncident(trx, app, fact));
