import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';

/** Who is told at a step: whoever is on duty by a schedule, a person by all their channels, or a channel. */
export const escalationTarget = z.object({ kind: z.enum(['schedule', 'person', 'channel']), id });
export type EscalationTarget = z.infer<typeof escalationTarget>;
export const escalationStep = z.object({
  targets: z.array(escalationTarget).min(1).max(20),
  waitMinutes: z.int().min(1).max(1440).describe('How long somebody has to acknowledge before the next step'),
});
export const newEscalationPolicy = z.object({
  name: z.string().trim().min(1).max(100),
  steps: z.array(escalationStep).min(1).max(10),
  rounds: z.int().min(1).max(10).default(1).describe('How many times all steps are gone through'),
});
export const escalationPolicy = newEscalationPolicy.extend({
  id,
  steps: z.array(
    escalationStep.extend({ targets: z.array(escalationTarget.extend({ name: z.string().describe('Empty: gone') })) }),
  ),
  rules: z.array(z.string()).describe('Names of the rules that use it'),
  unreachable: z
    .array(z.object({ step: z.int(), name: z.string(), why: z.enum(['nobody', 'no_channel', 'gone']) }))
    .describe('Targets that would reach nobody if it happened now; steps count from 1'),
});
export type EscalationPolicy = z.infer<typeof escalationPolicy>;

export const listEscalationPolicies = endpoint({
  name: 'listEscalationPolicies',
  method: 'GET',
  path: '/api/escalation-policies',
  access: 'notices.read',
  summary: 'Escalation policies: who is told next while nobody acknowledges',
  query: paging,
  response: listOf(escalationPolicy),
});
export const createEscalationPolicy = endpoint({
  name: 'createEscalationPolicy',
  method: 'POST',
  path: '/api/escalation-policies',
  access: 'notices.write',
  summary: 'Add an escalation policy',
  body: newEscalationPolicy,
  response: escalationPolicy,
});
export const updateEscalationPolicy = endpoint({
  name: 'updateEscalationPolicy',
  method: 'PUT',
  path: '/api/escalation-policies/:id',
  access: 'notices.write',
  summary: 'Change an escalation policy; what runs goes on by the new steps',
  params: byId,
  body: newEscalationPolicy,
  response: escalationPolicy,
});
export const deleteEscalationPolicy = endpoint({
  name: 'deleteEscalationPolicy',
  method: 'DELETE',
  path: '/api/escalation-policies/:id',
  access: 'notices.write',
  summary: 'Remove an escalation policy that no rule uses',
  params: byId,
});

export const escalation = z.object({
  policyId: id,
  policyName: z.string(),
  ended: z
    .enum(['acknowledged', 'resolved', 'merged', 'exhausted'])
    .nullable()
    .describe('Null while somebody else is told as long as nobody acknowledges'),
  step: z.int().describe('The next step, from 1'),
  steps: z.int(),
  round: z.int(),
  rounds: z.int(),
  nextAt: instant.nullable(),
  next: z.array(z.string()).describe('Whom the next step tells, as things are now; empty where there is none'),
});
export type Escalation = z.infer<typeof escalation>;
export const listEscalations = endpoint({
  name: 'listEscalations',
  method: 'GET',
  path: '/api/incidents/:id/escalations',
  access: 'notices.read',
  summary: 'Where an incident stands on its escalation policies',
  params: byId,
  response: listOf(escalation),
});

const told = z.object({ told: z.array(z.string()).describe('Who is being told now') });
export const escalateIncident = endpoint({
  name: 'escalateIncident',
  method: 'POST',
  path: '/api/incidents/:id/escalate',
  access: 'incidents.write',
  summary: 'Tell the next step now, without waiting',
  params: byId,
  response: told,
});
const link = z.object({ secret: z.string().max(200) });
export const readEscalationByLink = endpoint({
  name: 'readEscalationByLink',
  method: 'GET',
  path: '/api/ack/:secret/escalate',
  access: 'public',
  summary: 'Whom the next step would tell, from a phone without signing in',
  params: link,
  response: z.object({ next: z.array(z.string()).describe('Empty: there is nobody else to tell') }),
});
export const escalateByLink = endpoint({
  name: 'escalateByLink',
  method: 'POST',
  path: '/api/ack/:secret/escalate',
  access: 'public',
  summary: 'Tell the next step now, from a phone without signing in',
  params: link,
  response: told,
});
