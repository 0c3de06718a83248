import { incidentEased } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { followIncident } from '../clocks/follow-incident.ts';

export default on(incidentEased, (trx, fact, app) =>
  followIncident(trx, app, fact, { kind: 'severity_changed', values: { severity: fact.severity } }, fact.from),
);
