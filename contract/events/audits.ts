import { z } from 'zod';
import { areas } from '#core/inspection';
import { measuredSet } from '../speed.ts';
import { defineEvent } from './define.ts';

const count = z.number();
/** An audit of a store was done and judged; not where nobody answered, or where it was stopped. */
export const auditFinished = defineEvent(
  'audit.finished',
  1,
  z.object({
    auditId: z.uuid(),
    storeId: z.uuid(),
    clientId: z.uuid(),
    origin: z.enum(['person', 'schedule', 'first']),
    at: z.number().describe('Epoch ms of this fact'),
    isFirst: z.boolean().describe('Of this store: all that it found is new'),
    scores: z.array(z.object({ area: z.enum(areas), score: z.number().nullable() })),
    findings: z
      .object({ critical: count, high: count, medium: count, low: count, info: count })
      .describe('All that this run found'),
    newOnes: z.object({ critical: count, high: count, medium: count, low: count, info: count }),
    back: z.object({ critical: count, high: count, medium: count, low: count, info: count }),
    fixed: count.describe('Found before, and verified as gone by this run'),
  }),
  (p) => p.storeId,
);

/** An audit measured the speed of pages, whatever else became of it. */
export const auditMeasured = defineEvent(
  'audit.measured',
  1,
  z.object({
    auditId: z.uuid(),
    storeId: z.uuid(),
    startedBy: z.string().nullable(),
    askedAt: z.number().describe('Epoch ms'),
    at: z.number().describe('Epoch ms of this fact'),
    measured: measuredSet,
  }),
  (p) => p.storeId,
);
