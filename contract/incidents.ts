import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';
import { failureClass, evidence } from './monitoring.ts';

export const severities = ['critical', 'major', 'minor', 'info'] as const;
export type Severity = (typeof severities)[number];
export const severity = z.enum(severities);
export const incidentState = z.enum(['open', 'acknowledged', 'resolved', 'merged']);
export const noticedBy = z.enum(['monitor', 'engineer', 'client']);

export const incident = z.object({
  id,
  number: z.int(),
  storeId: id,
  storeName: z.string(),
  title: z.string(),
  severity,
  state: incidentState,
  openedAt: instant,
  startedAt: instant.describe('When the first failing probe was seen'),
  acknowledgedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  noticedBy,
  assignee: z.object({ id, name: z.string() }).nullable(),
  failure: failureClass.nullable(),
  signals: z.int(),
  recurrence: z.int().describe('How many times the same cause was seen in 90 days before'),
});
export type Incident = z.infer<typeof incident>;

export const timelineEntry = z.object({
  id,
  at: instant,
  kind: z
    .string()
    .describe(
      '`opened`, `signal`, `recovered`, `acknowledged`, `assigned`, `comment`, `severity`, `notice`, `merged`, `resolved`, `reopened`, `cause`',
    ),
  actor: z.string().nullable(),
  text: z.string().describe("In the reader's language"),
  internal: z.boolean(),
  evidence: evidence.nullable(),
});
export const incidentDetail = incident.extend({
  cause: z.string().nullable(),
  prevention: z.string().nullable(),
  firstSteps: z.array(z.string()),
  mergedInto: id.nullable(),
  monitors: z.array(
    z.object({
      id,
      name: z.string(),
      failure: failureClass.nullable(),
      downAt: instant,
      recoveredAt: instant.nullable(),
      explanation: z.string(),
      evidence: evidence.nullable().describe('What its failing probe kept; of the first fifty monitors'),
    }),
  ),
  timeline: z.array(timelineEntry),
  evidence: evidence.nullable(),
  changesBefore: z
    .array(z.object({ at: instant, text: z.string() }))
    .describe('What changed in the day before: the newest first, the same done by the same person as one line'),
  earlier: z.array(
    z.object({
      id,
      number: z.int(),
      title: z.string(),
      openedAt: instant,
      cause: z.string().nullable(),
      prevention: z.string().nullable(),
    }),
  ),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

export const listIncidents = endpoint({
  name: 'listIncidents',
  method: 'GET',
  path: '/api/incidents',
  access: 'incidents.read',
  summary: 'Incidents, newest first',
  query: paging.extend({
    storeId: id.optional(),
    state: z.enum(['open', 'acknowledged', 'resolved', 'active']).optional(),
    severity: severity.optional(),
  }),
  response: listOf(incident),
});
export const countIncidents = endpoint({
  name: 'countIncidents',
  method: 'GET',
  path: '/api/incident-counts',
  access: 'incidents.read',
  summary: 'Active incidents per store, by severity',
  response: z.object({
    stores: z.record(z.string(), z.object({ critical: z.int(), major: z.int(), minor: z.int(), info: z.int() })),
    total: z.int(),
  }),
});
export const openIncident = endpoint({
  name: 'openIncident',
  method: 'POST',
  path: '/api/incidents',
  access: 'incidents.open',
  summary: 'Open an incident by hand',
  body: z.object({
    storeId: id,
    title: z.string().trim().min(3).max(200),
    description: z.string().trim().max(5000).default(''),
    severity: severity.default('major'),
    startedAt: instant.optional(),
  }),
  response: incidentDetail,
});
export const readIncident = endpoint({
  name: 'readIncident',
  method: 'GET',
  path: '/api/incidents/:id',
  access: 'incidents.read',
  summary: 'One incident with its timeline',
  params: byId,
  response: incidentDetail,
});
export const acknowledgeIncident = endpoint({
  name: 'acknowledgeIncident',
  method: 'POST',
  path: '/api/incidents/:id/acknowledge',
  access: 'incidents.write',
  summary: 'Take note: somebody works on it',
  params: byId,
  response: incidentDetail,
});
export const assignIncident = endpoint({
  name: 'assignIncident',
  method: 'POST',
  path: '/api/incidents/:id/assign',
  access: 'incidents.write',
  summary: 'Give the incident an owner',
  params: byId,
  body: z.object({ personId: id.nullable() }),
  response: incidentDetail,
});
export const commentIncident = endpoint({
  name: 'commentIncident',
  method: 'POST',
  path: '/api/incidents/:id/comments',
  access: 'incidents.open',
  summary: 'Write to the timeline',
  params: byId,
  body: z.object({ text: z.string().trim().min(1).max(5000), internal: z.boolean().default(false) }),
  response: incidentDetail,
});
export const updateIncident = endpoint({
  name: 'updateIncident',
  method: 'PATCH',
  path: '/api/incidents/:id',
  access: 'incidents.write',
  summary: 'Change title, severity, cause, prevention',
  params: byId,
  body: z.object({
    title: z.string().trim().min(3).max(200).optional(),
    severity: severity.optional(),
    cause: z.string().trim().max(5000).nullable().optional(),
    prevention: z.string().trim().max(5000).nullable().optional(),
  }),
  response: incidentDetail,
});
export const mergeIncident = endpoint({
  name: 'mergeIncident',
  method: 'POST',
  path: '/api/incidents/:id/merge',
  access: 'incidents.write',
  summary: 'Merge into another incident of the store',
  params: byId,
  body: z.object({ into: id }),
  response: incidentDetail,
});
export const resolveIncident = endpoint({
  name: 'resolveIncident',
  method: 'POST',
  path: '/api/incidents/:id/resolve',
  access: 'incidents.write',
  summary: 'Resolve by hand',
  params: byId,
  body: z.object({ cause: z.string().trim().max(5000).optional(), prevention: z.string().trim().max(5000).optional() }),
  response: incidentDetail,
});
const secret = z.object({ secret: z.string().max(200) });
export const readAckLink = endpoint({
  name: 'readAckLink',
  method: 'GET',
  path: '/api/ack/:secret',
  access: 'public',
  summary: 'What an acknowledge link is about',
  params: secret,
  response: z.object({
    incidentId: id,
    number: z.int(),
    title: z.string(),
    storeName: z.string(),
    severity,
    state: incidentState,
    startedAt: instant,
    resolvedAt: instant.nullable(),
    person: z.string(),
  }),
});
export const useAckLink = endpoint({
  name: 'useAckLink',
  method: 'POST',
  path: '/api/ack/:secret',
  access: 'public',
  summary: 'Acknowledge from a phone without signing in',
  params: secret,
  response: z.object({ state: incidentState }),
});
