import { incidentCommented } from '#contract/events/incidents';
import { on } from '#kit/events/events';
import { followIncident } from '../clocks/follow-incident.ts';

/** What the client can read is an update; a note of the team is none. */
export default on(incidentCommented, async (trx, fact, app) => {
  if (!fact.internal) await followIncident(trx, app, fact, { kind: 'update_given', actor: fact.actor });
});
