import { incidentAcknowledged } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { followIncident } from '../clocks/follow-incident.ts';

export default on(incidentAcknowledged, (trx, fact, app) =>
  followIncident(trx, app, fact, { kind: 'reaction_given', actor: fact.actor }),
);
