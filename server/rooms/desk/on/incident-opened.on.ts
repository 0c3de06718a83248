import { incidentOpened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { startForIncident } from '../clocks/follow-incident.ts';

export default on(incidentOpened, (trx, fact, app) => startForIncident(trx, app, fact));
