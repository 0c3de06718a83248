import { z } from 'zod';
import { comparedMetrics, speedDevices, speedKinds } from '../speed.ts';
import { defineEvent } from './define.ts';

const changes = z
  .array(
    z.object({
      id: z.uuid(),
      kind: z.enum(speedKinds),
      device: z.enum(speedDevices),
      metric: z.enum(comparedMetrics),
      before: z.number().describe('Median: milliseconds; CLS without a unit'),
      after: z.number(),
    }),
  )
  .min(1);
const payload = z.object({
  setId: z.uuid(),
  storeId: z.uuid(),
  clientId: z.uuid(),
  store: z.string(),
  at: z.number().describe('Epoch ms of this fact'),
  changes,
});
/** Pages of a store are slower than before, by the ranks of many runs; once for each page, device and metric until it ends. */
export const speedRegressed = defineEvent('speed.regressed', 1, payload, (p) => p.storeId);
/** What was told as slower is fast again. */
export const speedRecovered = defineEvent('speed.recovered', 1, payload, (p) => p.storeId);
