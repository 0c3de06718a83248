import { z } from 'zod';
import { defineEvent } from './define.ts';

/** The link is no part of it: whoever mails it asks the people room for one of its own. */
export const personInvited = defineEvent(
  'person.invited',
  1,
  z.object({
    invitationId: z.uuid(),
    email: z.string(),
    language: z.enum(['en', 'ru', 'uk']),
    invitedBy: z.string(),
    expiresAt: z.number(),
  }),
  (p) => p.invitationId,
);
