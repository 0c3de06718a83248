import { incidentResolved } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { endEscalations } from '../escalation/escalate.ts';
import { planEnded } from '../plan-notices.ts';

export default on(incidentResolved, async (trx, incident, app) => {
  await endEscalations(trx, incident.incidentId, 'resolved');
  await planEnded(trx, app, incident, incident.by);
});
