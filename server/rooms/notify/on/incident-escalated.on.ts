import { incidentEscalated } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planEscalated } from '../plan-notices.ts';

export default on(incidentEscalated, (trx, incident, app) => planEscalated(trx, app, incident));
