import { incidentResolved } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { planUpdates } from '../mail-update.ts';

export default on(incidentResolved, (trx, incident, app) => planUpdates(trx, app, incident, 'over'));
