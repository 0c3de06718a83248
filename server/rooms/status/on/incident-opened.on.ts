import { incidentOpened } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planUpdates } from '../mail-update.ts';

export default on(incidentOpened, (trx, incident, app) => planUpdates(trx, app, incident, 'opened'));
