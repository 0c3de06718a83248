import { z } from 'zod';
import { byId, endpoint, id, instant, language, listOf, paging, timeZone } from './endpoint.ts';
import { severity } from './incidents.ts';

export const channelKind = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  schema: z.record(z.string(), z.unknown()),
  secretFields: z.array(z.string()),
});
export const listChannelKinds = endpoint({
  name: 'listChannelKinds',
  method: 'GET',
  path: '/api/channel-kinds',
  access: 'notices.read',
  summary: 'Kinds of channels with the schema of their settings',
  response: listOf(channelKind),
});

const name = z.string().trim().min(1).max(100);
export const newChannel = z.object({
  kind: z.string(),
  name,
  settings: z.record(z.string(), z.unknown()),
  language: language.default('en').describe('Language of the texts'),
  timeZone: timeZone.default('UTC'),
  fallbackId: id.nullable().default(null).describe('The channel that takes over when this one fails'),
  personId: id.nullable().default(null).describe('Whose channel it is; acknowledging by link counts as this person'),
});
export const channel = newChannel.extend({
  id,
  enabled: z.boolean(),
  lastDelivery: z.object({ at: instant, state: z.string(), text: z.string().nullable() }).nullable(),
});
export type Channel = z.infer<typeof channel>;
export const listChannels = endpoint({
  name: 'listChannels',
  method: 'GET',
  path: '/api/channels',
  access: 'notices.read',
  summary: 'Channels; secrets are never shown',
  query: paging,
  response: listOf(channel),
});
export const createChannel = endpoint({
  name: 'createChannel',
  method: 'POST',
  path: '/api/channels',
  access: 'notices.write',
  summary: 'Add a channel',
  body: newChannel,
  response: channel,
});
export const updateChannel = endpoint({
  name: 'updateChannel',
  method: 'PATCH',
  path: '/api/channels/:id',
  access: 'notices.write',
  summary: 'Change a channel; a secret left out stays',
  params: byId,
  body: newChannel.omit({ kind: true }).partial().extend({
    enabled: z.boolean().optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
    fallbackId: id.nullable().optional(),
    personId: id.nullable().optional(),
  }),
  response: channel,
});
export const deleteChannel = endpoint({
  name: 'deleteChannel',
  method: 'DELETE',
  path: '/api/channels/:id',
  access: 'notices.write',
  summary: 'Remove a channel',
  params: byId,
});
export const testChannel = endpoint({
  name: 'testChannel',
  method: 'POST',
  path: '/api/channels/:id/test',
  access: 'notices.write',
  summary: 'Send a test message now',
  params: byId,
  response: z.object({ ok: z.boolean(), receipt: z.string().nullable(), error: z.string().nullable() }),
});

export const hours = z.object({
  timeZone,
  days: z.array(z.int().min(1).max(7)).min(1).describe('1 is Monday'),
  from: z.string().regex(/^\d\d:\d\d$/),
  to: z.string().regex(/^(\d\d:\d\d)$/),
});
export const newRule = z.object({
  name,
  channelIds: z.array(id).default([]).describe('Told at once; may be empty where a policy is named'),
  policyId: id
    .nullable()
    .default(null)
    .describe('The escalation policy that is begun: who is told next until somebody acknowledges'),
  storeIds: z.array(id).default([]).describe('All stores where empty'),
  severities: z.array(severity).default([]).describe('All where empty'),
  hours: hours.nullable().default(null).describe('Always where null'),
  delayMinutes: z.int().min(0).max(1440).default(0).describe('Only when still not acknowledged after so long'),
  onRecovery: z.boolean().default(true),
  enabled: z.boolean().default(true),
});
export const rule = newRule.extend({ id });
export type Rule = z.infer<typeof rule>;
export const listRules = endpoint({
  name: 'listRules',
  method: 'GET',
  path: '/api/rules',
  access: 'notices.read',
  summary: 'Rules: who is told of what, when',
  query: paging,
  response: listOf(rule),
});
export const createRule = endpoint({
  name: 'createRule',
  method: 'POST',
  path: '/api/rules',
  access: 'notices.write',
  summary: 'Add a rule',
  body: newRule,
  response: rule,
});
export const updateRule = endpoint({
  name: 'updateRule',
  method: 'PATCH',
  path: '/api/rules/:id',
  access: 'notices.write',
  summary: 'Change a rule',
  params: byId,
  body: z.object({
    name: name.optional(),
    channelIds: z.array(id).optional(),
    policyId: id.nullable().optional(),
    storeIds: z.array(id).optional(),
    severities: z.array(severity).optional(),
    hours: hours.nullable().optional(),
    delayMinutes: z.int().min(0).max(1440).optional(),
    onRecovery: z.boolean().optional(),
    enabled: z.boolean().optional(),
  }),
  response: rule,
});
export const deleteRule = endpoint({
  name: 'deleteRule',
  method: 'DELETE',
  path: '/api/rules/:id',
  access: 'notices.write',
  summary: 'Remove a rule',
  params: byId,
});

export const delivery = z.object({
  id,
  incidentId: id.nullable(),
  incidentNumber: z.int().nullable(),
  channelId: id.nullable(),
  channelName: z.string(),
  kind: z.string().describe('`opened`, `recovered`, `reminder`, `test`, …'),
  state: z.enum(['waiting', 'sending', 'sent', 'retrying', 'dead', 'skipped']),
  attempts: z.int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  receipt: z.string().nullable(),
  error: z.string().nullable(),
  text: z.string(),
});
export type Delivery = z.infer<typeof delivery>;
export const listDeliveries = endpoint({
  name: 'listDeliveries',
  method: 'GET',
  path: '/api/deliveries',
  access: 'notices.read',
  summary: 'Notices with their receipts',
  query: paging.extend({ state: z.string().optional(), incidentId: id.optional(), channelId: id.optional() }),
  response: listOf(delivery),
});
export const retryDelivery = endpoint({
  name: 'retryDelivery',
  method: 'POST',
  path: '/api/deliveries/:id/retry',
  access: 'notices.write',
  summary: 'Send a dead notice again',
  params: byId,
  response: delivery,
});

export const deadJob = z.object({
  id: z.string(),
  task: z.string(),
  error: z.string(),
  attempts: z.int(),
  at: instant,
});
export const listDeadJobs = endpoint({
  name: 'listDeadJobs',
  method: 'GET',
  path: '/api/dead-jobs',
  access: 'settings.read',
  summary: 'Jobs of our own that gave up',
  query: paging,
  response: listOf(deadJob),
});
export const retryDeadJob = endpoint({
  name: 'retryDeadJob',
  method: 'POST',
  path: '/api/dead-jobs/:id/retry',
  access: 'settings.write',
  summary: 'Run a dead job again',
  params: z.object({ id: z.string().max(40) }),
});
