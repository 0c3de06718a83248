import { z } from 'zod';
import { defineEvent } from './define.ts';

/** The calendar says something else from `validFrom` (epoch ms) on. */
export const calendarChanged = defineEvent(
  'calendar.changed',
  1,
  z.object({ calendarId: z.uuid(), version: z.int(), validFrom: z.int() }),
  (p) => p.calendarId,
);

/** A contract says something else from `validFrom` (epoch ms) on: it was put into force, got a version, or has an end. */
export const contractChanged = defineEvent(
  'contract.changed',
  1,
  z.object({ contractId: z.uuid(), clientId: z.uuid(), version: z.int(), validFrom: z.int() }),
  (p) => p.contractId,
);
