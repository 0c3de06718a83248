import { z } from 'zod';
import { noticedBy, severity } from '../incidents.ts';
import { defineEvent } from './define.ts';

const incident = z.object({
  incidentId: z.uuid(),
  number: z.number(),
  storeId: z.uuid(),
  title: z.string(),
  severity,
  at: z.number().describe('Epoch ms of this fact'),
  startedAt: z.number(),
  noticedBy,
});
const byIncident = (p: { incidentId: string }) => p.incidentId;
export const incidentOpened = defineEvent('incident.opened', 1, incident, byIncident);
export const incidentAcknowledged = defineEvent(
  'incident.acknowledged',
  1,
  incident.extend({ actor: z.string() }),
  byIncident,
);
/** Severity rose, or the cause turned out to be a more fundamental one. */
export const incidentEscalated = defineEvent('incident.escalated', 1, incident.extend({ from: severity }), byIncident);
/** Severity fell. Nobody is alarmed by it; clocks are measured by other promises. */
export const incidentEased = defineEvent('incident.eased', 1, incident.extend({ from: severity }), byIncident);
export const incidentResolved = defineEvent(
  'incident.resolved',
  1,
  incident.extend({ by: z.enum(['recovery', 'person']), actor: z.string().nullable() }),
  byIncident,
);
export const incidentMerged = defineEvent('incident.merged', 1, incident.extend({ into: z.uuid() }), byIncident);
export const incidentCommented = defineEvent(
  'incident.commented',
  1,
  incident.extend({ text: z.string(), internal: z.boolean(), actor: z.string() }),
  byIncident,
);
/** The same cause came back within minutes of its recovery: no new incident; who was told that it is over is told that it is not. */
export const incidentReopened = defineEvent('incident.reopened', 1, incident, byIncident);
