import { incidentAcknowledged } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planUpdates } from '../mail-update.ts';

export default on(incidentAcknowledged, (trx, incident, app) => planUpdates(trx, app, incident, 'taken'));
