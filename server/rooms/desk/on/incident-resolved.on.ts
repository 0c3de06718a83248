import { incidentResolved } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { followIncident } from '../clocks/follow-incident.ts';

export default on(incidentResolved, (trx, fact, app) =>
  followIncident(trx, app, fact, { kind: 'stopped', values: { outcome: 'resolved' }, actor: fact.actor }),
);
