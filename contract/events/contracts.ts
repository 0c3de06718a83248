import { z } from 'zod';
import { defineEvent } from './define.ts';

/** The calendar says something else from `validFrom` (epoch ms) on. */
export const calendarChanged = defineEvent(
  'calendar.changed',
  1,
  z.object({ calendarId: z.uuid(), version: z.int(), validFrom: z.int() }),
  (p) => p.calendarId,
);
