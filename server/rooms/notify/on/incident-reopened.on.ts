import { incidentReopened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { resumeEscalations } from '../escalation/escalate.ts';
import { planReopened } from '../plan-notices.ts';

export default on(incidentReopened, async (trx, incident, app) => {
  await resumeEscalations(trx, incident.incidentId, incident.at);
  await planReopened(trx, app, incident);
});
