import { z } from 'zod';
import { defineEvent } from './define.ts';

const gap = z.object({
  /** Epoch ms. */
  from: z.int(),
  to: z.int(),
  /** Names of those who are absent then. */
  absent: z.array(z.string()),
});
const ofSchedule = { scheduleId: z.uuid(), name: z.string(), timeZone: z.string(), at: z.int() };

/** Gaps within the next 30 days that were not there when last looked. Each gap is told once. */
export const coverGapAhead = defineEvent(
  'cover.gap_ahead',
  1,
  z.object({ ...ofSchedule, gaps: z.array(gap).min(1) }),
  (p) => p.scheduleId,
);
/** A gap has begun: nobody is on duty. */
export const coverUncovered = defineEvent('cover.uncovered', 1, z.object({ ...ofSchedule, gap }), (p) => p.scheduleId);
