import { z } from 'zod';
import { evidence, failureClass, monitorStatus } from '../monitoring.ts';
import { pageKind } from '../stores.ts';
import { defineEvent } from './define.ts';

const subject = z.object({
  monitorId: z.uuid(),
  storeId: z.uuid(),
  monitorName: z.string(),
  type: z.string(),
  page: pageKind.nullable(),
  host: z.string(),
  port: z.number().nullable(),
  url: z.string().nullable(),
  dependsOn: z.uuid().nullable(),
});
/**
 * A confirmed change of a monitor's status. `at` (epoch ms) is the time of the first probe that saw it, `beganAfter` that
 * of the last before: it happened between them.
 */
const flip = subject.extend({
  at: z.number(),
  beganAfter: z.number().optional(),
  from: monitorStatus,
  status: monitorStatus,
  failure: failureClass.nullable(),
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  conditions: z.array(z.object({ text: z.string(), ok: z.boolean() })),
  evidence: evidence.nullable(),
  regions: z.array(z.string()),
});
export type Flip = z.infer<typeof flip>;
const byStore = (p: { storeId: string }) => p.storeId;

export const monitorWentDown = defineEvent('monitor.went_down', 1, flip, byStore);
export const monitorDegraded = defineEvent('monitor.degraded', 1, flip, byStore);
/** Up again, from down, degraded or unknown after down. */
export const monitorRecovered = defineEvent('monitor.recovered', 1, flip, byStore);
export const monitorFlapping = defineEvent(
  'monitor.flapping',
  1,
  subject.extend({ at: z.number(), flapping: z.boolean() }),
  byStore,
);
export const monitorRemoved = defineEvent(
  'monitor.removed',
  1,
  z.object({ monitorId: z.uuid(), storeId: z.uuid(), name: z.string() }),
  byStore,
);
/** Someone changed what is watched; shown as "what changed before". */
export const monitorChanged = defineEvent(
  'monitor.changed',
  1,
  z.object({
    monitorId: z.uuid(),
    storeId: z.uuid(),
    name: z.string(),
    actor: z.string(),
    what: z.enum(['created', 'changed', 'paused', 'resumed', 'baseline_accepted']),
    at: z.number(),
    count: z.int().default(1).describe('Monitors made at once; name and id are of the first'),
  }),
  byStore,
);
export const maintenanceStarted = defineEvent(
  'maintenance.started',
  1,
  z.object({
    maintenanceId: z.uuid(),
    storeId: z.uuid().nullable(),
    title: z.string(),
    from: z.number(),
    to: z.number(),
  }),
  (p) => p.maintenanceId,
);
export const maintenanceEnded = defineEvent(
  'maintenance.ended',
  1,
  z.object({
    maintenanceId: z.uuid(),
    storeId: z.uuid().nullable(),
    title: z.string(),
    from: z.number(),
    to: z.number(),
  }),
  (p) => p.maintenanceId,
);
/** The platform is at fault: monitors not probed within twice their interval, or a prober without a line. */
export const watchImpaired = defineEvent(
  'watch.impaired',
  1,
  z.object({
    at: z.number(),
    kind: z.enum(['late', 'prober_silent', 'prober_line']),
    count: z.number(),
    prober: z.string().nullable(),
  }),
  () => 'watch',
);
export const watchRestored = defineEvent(
  'watch.restored',
  1,
  z.object({ at: z.number(), kind: z.enum(['late', 'prober_silent', 'prober_line']), prober: z.string().nullable() }),
  () => 'watch',
);
