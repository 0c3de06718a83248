import { incidentMerged } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { endEscalations } from '../escalation/escalate.ts';

export default on(incidentMerged, (trx, incident) => endEscalations(trx, incident.incidentId, 'merged'));
