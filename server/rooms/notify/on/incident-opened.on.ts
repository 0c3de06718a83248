import { incidentOpened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planOpened } from '../plan-notices.ts';

export default on(incidentOpened, (trx, incident, app) => planOpened(trx, app, incident));
