import { z } from 'zod';
import { defineEvent } from './define.ts';

/** What runs, listens or leaves where customers of a store pay is not what it was; only for what a person has to judge. */
export const paymentPageChanged = defineEvent(
  'payment_page.changed',
  1,
  z.object({
    lookId: z.uuid(),
    storeId: z.uuid(),
    clientId: z.uuid(),
    at: z.number().describe('Epoch ms of this fact'),
    page: z.enum(['cart', 'checkout']),
    url: z.string(),
    changes: z.array(
      z.object({ id: z.uuid(), kind: z.string(), weight: z.enum(['alarm', 'approve']), about: z.string() }),
    ),
  }),
  (p) => p.storeId,
);
