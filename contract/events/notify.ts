import { z } from 'zod';
import { defineEvent } from './define.ts';

/** Written to the incident's timeline. */
export const noticeSent = defineEvent(
  'notice.sent',
  1,
  z.object({
    deliveryId: z.uuid(),
    incidentId: z.uuid(),
    channel: z.string(),
    kind: z.string(),
    at: z.number(),
    receipt: z.string().nullable(),
  }),
  (p) => p.incidentId,
);
export const noticeFailed = defineEvent(
  'notice.failed',
  1,
  z.object({
    deliveryId: z.uuid(),
    incidentId: z.uuid(),
    channel: z.string(),
    kind: z.string(),
    at: z.number(),
    error: z.string(),
    said: z.object({ en: z.string(), ru: z.string(), uk: z.string() }).optional().describe('The error, to each reader'),
    final: z.boolean(),
  }),
  (p) => p.incidentId,
);
/** A step of an escalation policy, written to the incident's timeline. `told` and `missed` are names as they are shown. */
export const escalationStepped = defineEvent(
  'escalation.stepped',
  1,
  z.object({
    incidentId: z.uuid(),
    policy: z.string(),
    /** From 1. */
    step: z.int(),
    steps: z.int(),
    round: z.int(),
    rounds: z.int(),
    told: z.array(z.string()),
    missed: z.array(z.object({ name: z.string(), why: z.enum(['nobody', 'no_channel', 'gone']) })),
    /** Who asked for it before its time. */
    by: z.string().nullable(),
    at: z.number(),
  }),
  (p) => p.incidentId,
);
/** All steps were gone through, and nobody acknowledged. */
export const escalationExhausted = defineEvent(
  'escalation.exhausted',
  1,
  z.object({ incidentId: z.uuid(), policy: z.string(), at: z.number() }),
  (p) => p.incidentId,
);
