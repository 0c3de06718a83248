import { incidentReopened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { resumeEscalations } from '../escalation/escalate.ts';

export default on(incidentReopened, (trx, incident) => resumeEscalations(trx, incident.incidentId, incident.at));
