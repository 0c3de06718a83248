import { incidentResolved } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planEnded } from '../plan-notices.ts';

export default on(incidentResolved, (trx, incident, app) => planEnded(trx, app, incident, incident.by));
