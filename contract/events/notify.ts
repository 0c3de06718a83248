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
