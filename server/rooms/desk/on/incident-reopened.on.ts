import { incidentReopened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { followIncident } from '../clocks/follow-incident.ts';

export default on(incidentReopened, (trx, fact, app) => followIncident(trx, app, fact, { kind: 'reopened' }));
