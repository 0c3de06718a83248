import { z } from 'zod';
import { said } from './said.ts';
import { byId, endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';

export const speedKinds = ['home', 'category', 'product', 'cart'] as const;
export const speedDevices = ['phone', 'desktop'] as const;
/** Milliseconds; `score` from 0 to 100, `cls` without a unit. */
export const speedMetrics = ['score', 'lcp', 'cls', 'tbt', 'fcp', 'si', 'ttfb'] as const;
export type SpeedMetric = (typeof speedMetrics)[number];
/** Those whose getting worse is called. */
export const comparedMetrics = ['lcp', 'cls', 'tbt', 'ttfb'] as const;
export type ComparedMetric = (typeof comparedMetrics)[number];

const named = z.object({ id, name: z.string() });
const kind = z.enum(speedKinds);
const device = z.enum(speedDevices);
const metric = z.enum(comparedMetrics);
const page = z.object({ kind, url: z.url({ protocol: /^https?$/ }).max(2000) });
export type SpeedPage = z.infer<typeof page>;

const plan = z.object({
  rhythm: z.enum(['off', 'weekly', 'daily']),
  weekday: z.int().min(1).max(7).default(1).describe('1 is Monday; for `weekly`'),
  hour: z.int().min(0).max(23).default(3),
  timeZone: timeZone.default('UTC'),
  runs: z.int().min(1).max(15).default(5).describe('Of each page on each device'),
  pages: z
    .array(page)
    .max(4)
    .refine(
      (all) => new Set(all.map((one) => one.kind)).size === all.length,
      said({ en: 'Each kind of page once', ru: 'Каждый вид страницы один раз', uk: 'Кожен вид сторінки один раз' }),
    )
    .default([])
    .describe('The home page alone where there are none'),
  devices: z
    .array(device)
    .min(1)
    .max(2)
    .refine(
      (all) => new Set(all).size === all.length,
      said({ en: 'Each device once', ru: 'Каждое устройство один раз', uk: 'Кожен пристрій один раз' }),
    )
    .default([...speedDevices]),
});
const speedPlan = plan.extend({ next: instant.nullable().describe('Within the hour; each store has its own minute') });
export type SpeedPlan = z.infer<typeof speedPlan>;

const weight = z.object({ name: z.string(), bytes: z.number(), requests: z.number() });
/** What a set of runs measured, as it is kept: texts in it are the store's own letters. */
export const measuredSet = z.object({
  lighthouse: z.string(),
  chromium: z.string(),
  runs: z.int().describe('How many were asked for'),
  pages: z.array(
    z.object({
      kind,
      url: z.string(),
      device,
      values: z.record(z.enum(speedMetrics), z.array(z.number())).describe('Of each run that came to an end'),
      seen: z
        .object({
          byKind: z.array(weight),
          byHost: z.array(weight),
          thirdParties: z.array(z.object({ name: z.string(), bytes: z.number(), blockingMs: z.number() })),
        })
        .describe('Of the run nearest to the medians'),
    }),
  ),
  failed: z.array(z.object({ kind, device, reason: z.string() })),
});
export type MeasuredSet = z.infer<typeof measuredSet>;

const spread = z.object({ n: z.int(), median: z.number(), q1: z.number(), q3: z.number() });
const set = z.object({
  id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  origin: z.enum(['person', 'schedule', 'audit']),
  startedBy: z.string().nullable(),
  askedAt: instant,
  finishedAt: instant.nullable(),
  runs: z.int(),
  done: z.int().describe('Pages on devices that are measured'),
  of: z.int(),
  trouble: z.string().nullable().describe("Why nothing was measured, in the reader's language"),
});
export type SpeedSet = z.infer<typeof set>;

const measured = z.object({
  kind,
  device,
  url: z.string(),
  at: instant,
  values: z.record(z.enum(speedMetrics), spread),
  weight: z.int().describe('Bytes over the wire, of the run nearest to the medians'),
});
export type SpeedMeasured = z.infer<typeof measured>;

const slowdown = z.object({
  id,
  kind,
  device,
  metric,
  url: z.string(),
  beganAt: instant.describe('The first set that counts as slow'),
  calledAt: instant,
  before: z.number().describe('The median before and after'),
  after: z.number(),
  text: z.string().describe("What got slower by how much, in the reader's language"),
  signs: z.array(z.string()).describe('What else changed on the page meanwhile'),
  ended: z.object({ at: instant, how: z.enum(['recovered', 'accepted']), by: z.string().nullable() }).nullable(),
});
export type SpeedSlowdown = z.infer<typeof slowdown>;

const standing = z.object({
  store: named,
  client: named,
  plan: speedPlan,
  under: set.nullable().describe('Waits or runs'),
  latest: set.nullable().describe('The latest that is over'),
  measured: z.array(measured).describe('The latest figures of each page and device'),
  slower: z.int().describe('Slowdowns that last'),
});
export type SpeedStanding = z.infer<typeof standing>;

export const listSpeed = endpoint({
  name: 'listSpeed',
  method: 'GET',
  path: '/api/speed',
  access: 'audits.read',
  summary: 'Stores whose speed is measured, those that got slower first',
  query: paging.omit({ q: true }).extend({ storeId: id.optional() }),
  response: listOf(standing),
});
export const readSpeed = endpoint({
  name: 'readSpeed',
  method: 'GET',
  path: '/api/stores/:id/speed',
  access: 'audits.read',
  summary: 'The latest figures of a store, what got slower, and when it is measured by itself',
  params: byId,
  response: standing.extend({ slowdowns: z.array(slowdown).describe('The newest first; those that last come first') }),
});
export const readSpeedHistory = endpoint({
  name: 'readSpeedHistory',
  method: 'GET',
  path: '/api/stores/:id/speed/history',
  access: 'audits.read',
  summary: 'The figures of one page on one device, set by set, with each single run',
  params: byId,
  query: z.object({ kind, device, limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({
    items: z
      .array(
        measured.extend({ setId: id, versions: z.string(), runs: z.record(z.enum(speedMetrics), z.array(z.number())) }),
      )
      .describe('The oldest first'),
  }),
});
export const setSpeedPlan = endpoint({
  name: 'setSpeedPlan',
  method: 'PUT',
  path: '/api/stores/:id/speed',
  access: 'audits.run',
  summary: 'Say which pages of a store are measured, how often, and when by itself',
  params: byId,
  body: plan,
  response: standing,
});
export const measureSpeedNow = endpoint({
  name: 'measureSpeedNow',
  method: 'POST',
  path: '/api/stores/:id/speed/measure',
  access: 'audits.run',
  summary: 'Measure the speed of a store now; refused where a set waits or runs',
  params: byId,
  response: standing,
});
export const cancelSpeedSet = endpoint({
  name: 'cancelSpeedSet',
  method: 'POST',
  path: '/api/speed-sets/:id/cancel',
  access: 'audits.run',
  summary: 'Stop a set that waits or runs; nothing of it is kept',
  params: byId,
  response: standing,
});
export const acceptSlowdown = endpoint({
  name: 'acceptSlowdown',
  method: 'POST',
  path: '/api/speed-slowdowns/:id/accept',
  access: 'findings.write',
  summary: 'Take the slower level as the usual one, in your own name',
  params: byId,
  response: standing,
});
