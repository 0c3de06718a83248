import { z } from 'zod';
import { said } from './said.ts';
import { byId, endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';
import { pageKind } from './stores.ts';

export const monitorStatuses = ['pending', 'up', 'degraded', 'down', 'unknown', 'paused', 'maintenance'] as const;
export type MonitorStatus = (typeof monitorStatuses)[number];
export const monitorStatus = z.enum(monitorStatuses);
export const verdict = z.enum(['up', 'degraded', 'down', 'unknown']);
export const failureClass = z.enum([
  'http',
  'timeout',
  'dns',
  'connect',
  'tls',
  'tls_advisory',
  'content',
  'partial',
  'redirect',
  'slow',
]);

const name = z.string().trim().min(1).max(150);
export const settings = z
  .record(z.string(), z.unknown())
  .describe("As the type's own schema says, see listMonitorTypes");
const intervalSeconds = z
  .int()
  .min(5)
  .max(7 * 86400);
export const newMonitor = z.object({
  storeId: id,
  type: z.string(),
  name,
  settings,
  page: pageKind.nullable().default(null),
  intervalSeconds: intervalSeconds.optional(),
  regions: z.array(z.string().max(40)).max(10).default([]).describe("Where from; the server's own region where empty"),
  dependsOn: id.nullable().default(null),
  timeoutMs: z.int().min(500).max(60_000).optional(),
  confirmations: z.int().min(0).max(5).default(1).describe('How many repeats must agree before a flip'),
});

/** One cell of an uptime bar. `ratio` is null where nothing was counted. */
export const bar = z.object({
  from: instant,
  to: instant,
  status: monitorStatus,
  ratio: z.number().nullable(),
  downMs: z.number(),
});
export type Bar = z.infer<typeof bar>;

export const monitor = z.object({
  id,
  storeId: id,
  storeName: z.string(),
  type: z.string(),
  name: z.string(),
  target: z.string(),
  page: pageKind.nullable(),
  status: monitorStatus,
  since: instant.nullable(),
  flapping: z.boolean(),
  paused: z.boolean(),
  failure: failureClass.nullable(),
  explanation: z.string().nullable().describe("Why, in the reader's language"),
  intervalSeconds: z.int(),
  regions: z.array(z.string()),
  lastProbeAt: instant.nullable(),
  latencyMs: z.number().nullable(),
  uptime24h: z.number().nullable(),
});
export type Monitor = z.infer<typeof monitor>;
export const condition = z.object({ text: z.string(), ok: z.boolean() });
export const probe = z.object({
  id: z.string(),
  at: instant,
  region: z.string(),
  prober: z.string(),
  verdict,
  failure: failureClass.nullable(),
  explanation: z.string(),
  totalMs: z.number().nullable(),
  phases: z.record(z.string(), z.number()),
  confirmation: z.boolean(),
  distorted: z.boolean(),
  conditions: z.array(z.object({ text: z.string(), ok: z.boolean() })),
  evidence: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('Kept where the probe was not simply up and said something new'),
});
export type Probe = z.infer<typeof probe>;
export const evidence = z.record(z.string(), z.unknown());
export const monitorDetail = monitor.extend({
  settings,
  timeoutMs: z.int(),
  confirmations: z.int(),
  dependsOn: id.nullable(),
  createdAt: instant,
  baselineAt: instant.nullable().describe('When what counts as normal was learned or accepted'),
  heartbeatUrl: z.string().nullable(),
  conditions: z.array(condition),
  evidence: evidence.nullable(),
  regionStates: z.array(z.object({ region: z.string(), status: monitorStatus, lastProbeAt: instant.nullable() })),
});
export type MonitorDetail = z.infer<typeof monitorDetail>;

export const monitorSorts = ['worst', 'name', 'slowest', 'newest'] as const;
export type MonitorSort = (typeof monitorSorts)[number];
export const listMonitors = endpoint({
  name: 'listMonitors',
  method: 'GET',
  path: '/api/monitors',
  access: 'monitors.read',
  summary: 'Monitors',
  query: paging.extend({
    storeId: id.optional(),
    status: monitorStatus.optional(),
    type: z.string().optional(),
    sort: z.enum(monitorSorts).default('name').describe('`worst`: what needs a person first'),
  }),
  response: listOf(monitor),
});
export const createMonitor = endpoint({
  name: 'createMonitor',
  method: 'POST',
  path: '/api/monitors',
  access: 'monitors.write',
  summary: 'Add a monitor',
  body: newMonitor,
  response: monitorDetail,
});
export const createMonitors = endpoint({
  name: 'createMonitors',
  method: 'POST',
  path: '/api/monitors/bulk',
  access: 'monitors.write',
  summary: 'Add many monitors at once; all or none',
  bodyLimit: 64 * 1024 * 1024,
  body: z.object({ items: z.array(newMonitor).min(1).max(20_000) }),
  response: z.object({ ids: z.array(id) }),
});
export const acceptProposal = endpoint({
  name: 'acceptProposal',
  method: 'POST',
  path: '/api/stores/:id/monitors',
  access: 'monitors.write',
  summary: 'Create the monitors that discovery proposed',
  params: byId,
  body: z.object({ keys: z.array(z.string()).optional().describe('All where absent') }),
  response: z.object({ ids: z.array(id) }),
});
export const readMonitor = endpoint({
  name: 'readMonitor',
  method: 'GET',
  path: '/api/monitors/:id',
  access: 'monitors.read',
  summary: 'One monitor',
  params: byId,
  response: monitorDetail,
});
export const updateMonitor = endpoint({
  name: 'updateMonitor',
  method: 'PATCH',
  path: '/api/monitors/:id',
  access: 'monitors.write',
  summary: 'Change a monitor',
  params: byId,
  body: newMonitor
    .omit({ storeId: true, type: true })
    .partial()
    .extend({
      regions: z.array(z.string().max(40)).max(10).optional(),
      page: pageKind.nullable().optional(),
      dependsOn: id.nullable().optional(),
      confirmations: z.int().min(0).max(5).optional(),
    }),
  response: monitorDetail,
});
export const deleteMonitor = endpoint({
  name: 'deleteMonitor',
  method: 'DELETE',
  path: '/api/monitors/:id',
  access: 'monitors.write',
  summary: 'Remove a monitor with its history',
  params: byId,
});
export const pauseMonitor = endpoint({
  name: 'pauseMonitor',
  method: 'POST',
  path: '/api/monitors/:id/pause',
  access: 'monitors.write',
  summary: 'Stop probing',
  params: byId,
  response: monitorDetail,
});
export const resumeMonitor = endpoint({
  name: 'resumeMonitor',
  method: 'POST',
  path: '/api/monitors/:id/resume',
  access: 'monitors.write',
  summary: 'Probe again',
  params: byId,
  response: monitorDetail,
});
export const outcome = z.object({
  verdict,
  failure: failureClass.nullable(),
  explanation: z.string(),
  totalMs: z.number().nullable(),
  phases: z.record(z.string(), z.number()),
  conditions: z.array(condition),
  evidence: evidence.nullable(),
});
export type OutcomeShown = z.infer<typeof outcome>;
export const tryMonitor = endpoint({
  name: 'tryMonitor',
  method: 'POST',
  path: '/api/monitors/try',
  access: 'monitors.write',
  summary: 'Probe once with settings that are not saved',
  body: newMonitor
    .pick({ type: true, settings: true, timeoutMs: true, storeId: true })
    .extend({ monitorId: id.optional().describe('Whose kept secrets stand for `********`, at the same host only') }),
  response: outcome,
});
export const testMonitor = endpoint({
  name: 'testMonitor',
  method: 'POST',
  path: '/api/monitors/:id/test',
  access: 'monitors.write',
  summary: 'Probe once now; nothing is stored',
  params: byId,
  response: outcome,
});
export const acceptBaseline = endpoint({
  name: 'acceptBaseline',
  method: 'POST',
  path: '/api/monitors/:id/baseline',
  access: 'monitors.write',
  summary: 'Accept what the page is now as the new normal',
  params: byId,
  response: monitorDetail,
});

export const listProbes = endpoint({
  name: 'listProbes',
  method: 'GET',
  path: '/api/monitors/:id/probes',
  access: 'monitors.read',
  summary: 'Log of probes, newest first',
  params: byId,
  query: paging.extend({ verdict: verdict.optional(), before: instant.optional() }),
  response: listOf(probe),
});
export const readUptime = endpoint({
  name: 'readUptime',
  method: 'GET',
  path: '/api/monitors/:id/uptime',
  access: 'monitors.read',
  summary: 'Uptime by time-weighted spans',
  params: byId,
  response: z.object({
    windows: z.array(
      z.object({
        days: z.number().describe('1, 7, 30, 90, 365'),
        ratio: z.number().nullable(),
        since: instant.nullable().describe('From when it counts, where that is not the whole window'),
        downMs: z.number(),
        unknownMs: z.number(),
        maintenanceMs: z.number(),
        outages: z.int(),
        p50: z.number().nullable(),
        p95: z.number().nullable(),
      }),
    ),
    bars90: z.array(bar),
    bars24h: z.array(bar),
    spans: z
      .array(
        z.object({ status: monitorStatus, from: instant, to: instant.nullable(), explanation: z.string().nullable() }),
      )
      .describe('Newest first, at most 50'),
  }),
});
export const readSeries = endpoint({
  name: 'readSeries',
  method: 'GET',
  path: '/api/monitors/:id/series',
  access: 'monitors.read',
  summary: 'Response time by phase',
  params: byId,
  query: z.object({ from: instant, to: instant, points: z.coerce.number().int().min(10).max(2000).default(300) }),
  response: z.object({
    stepMs: z.number(),
    at: z.array(z.number()).describe('Epoch seconds, start of each bucket'),
    dns: z.array(z.number().nullable()),
    connect: z.array(z.number().nullable()),
    tls: z.array(z.number().nullable()),
    firstByte: z.array(z.number().nullable()),
    transfer: z.array(z.number().nullable()),
    total: z.array(z.number().nullable()),
    p95: z.array(z.number().nullable()),
    failures: z.array(z.number()).describe('Probes of the bucket that were down'),
  }),
});
export const monitorTypeShown = z.object({
  name: z.string(),
  label: z.string(),
  why: z.string(),
  passive: z.boolean(),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
  defaultIntervalSeconds: z.int(),
  minIntervalSeconds: z.int(),
});
export const listMonitorTypes = endpoint({
  name: 'listMonitorTypes',
  method: 'GET',
  path: '/api/monitor-types',
  access: 'monitors.read',
  summary: 'Types of monitors with the schema of their settings',
  response: listOf(monitorTypeShown),
});

/** Cells of a bar that are alike and stand side by side: two hundred quiet days are two hundred short lines. */
export const cellRun = bar.omit({ from: true, to: true }).extend({ n: z.int().describe('How many cells') });
export type CellRun = z.infer<typeof cellRun>;

/** One card of the wall. */
export const wallStore = z.object({
  id,
  name: z.string(),
  url: z.string(),
  clientId: id,
  clientName: z.string(),
  platform: z.string(),
  platformVersion: z.string().nullable(),
  status: monitorStatus.describe("The worst of the store's monitors"),
  monitors: z.int(),
  down: z.int(),
  degraded: z.int(),
  bars24h: z.array(cellRun).describe('48 cells, from `cells.from` on'),
  uptime24h: z.number().nullable(),
  uptimeSince: instant.nullable().describe('From when `uptime24h` counts, where that is not the whole day'),
  latency: z.array(z.number().nullable()).describe('24 hourly medians of the home page, ms'),
  certificateDays: z.int().nullable(),
  domainDays: z.int().nullable(),
});
export type WallStore = z.infer<typeof wallStore>;
export const readWall = endpoint({
  name: 'readWall',
  method: 'GET',
  path: '/api/wall',
  access: 'monitors.read',
  summary: 'All stores at a glance, the worst first',
  query: paging.extend({ clientId: id.optional(), storeId: id.optional(), status: monitorStatus.optional() }),
  response: listOf(wallStore).extend({
    counts: z.record(z.string(), z.int()),
    cells: z.object({ from: instant, ms: z.int() }).describe('Where the cells of all bars stand'),
  }),
});

export const retention = z.object({
  resultDays: z.int().min(1).max(400).describe('Days that single results are kept'),
  fiveMinuteDays: z.int().min(1).max(400).describe('Days that rollups of five minutes are kept'),
  hourDays: z.int().min(8).max(3660).describe('Days that rollups of an hour are kept'),
  dayDays: z.int().min(90).max(7320).describe('Days that rollups of a day, and spans, are kept'),
});
export const readRetention = endpoint({
  name: 'readRetention',
  method: 'GET',
  path: '/api/retention',
  access: 'settings.read',
  summary: 'How long results of probes are kept',
  response: retention,
});
export const changeRetention = endpoint({
  name: 'changeRetention',
  method: 'PATCH',
  path: '/api/retention',
  access: 'settings.write',
  summary: 'Change how long results of probes are kept',
  body: retention.partial(),
  response: retention,
});

const recurrence = z.object({
  cron: z.string().describe('When it begins, five fields'),
  durationMinutes: z
    .int()
    .min(1)
    .max(7 * 1440),
  timeZone,
});
export const newMaintenance = z.object({
  title: name,
  storeId: id.nullable().describe('All stores where null'),
  monitorIds: z.array(id).default([]).describe("All of the store's where empty"),
  from: instant.nullable().describe('Of a window that happens once'),
  to: instant.nullable(),
  recurrence: recurrence.nullable(),
  shownOnStatusPage: z.boolean().default(true),
});
export const maintenance = newMaintenance.extend({
  id,
  createdBy: z.string(),
  state: z.enum(['planned', 'running', 'over']),
  nextFrom: instant.nullable(),
  nextTo: instant.nullable(),
});
export const listMaintenance = endpoint({
  name: 'listMaintenance',
  method: 'GET',
  path: '/api/maintenance',
  access: 'monitors.read',
  summary: 'Maintenance windows',
  query: paging.extend({ storeId: id.optional() }),
  response: listOf(maintenance),
});
export const createMaintenance = endpoint({
  name: 'createMaintenance',
  method: 'POST',
  path: '/api/maintenance',
  access: 'monitors.write',
  summary: 'Plan a maintenance window',
  body: newMaintenance,
  response: maintenance,
});
export const endMaintenance = endpoint({
  name: 'endMaintenance',
  method: 'POST',
  path: '/api/maintenance/:id/end',
  access: 'monitors.write',
  summary: 'End a window now',
  params: byId,
  response: maintenance,
});
export const deleteMaintenance = endpoint({
  name: 'deleteMaintenance',
  method: 'DELETE',
  path: '/api/maintenance/:id',
  access: 'monitors.write',
  summary: 'Cancel a window that is not over',
  params: byId,
});

export const prober = z.object({
  id,
  name: z.string(),
  region: z.string(),
  remote: z.boolean(),
  state: z.enum(['working', 'offline_line', 'silent', 'never_seen']),
  lastSeenAt: instant.nullable(),
  version: z.string().nullable(),
  loopDelayMs: z.number().nullable(),
  kept: z.int().describe('Results kept on its side while the line was down, as it last said'),
});
export const listProbers = endpoint({
  name: 'listProbers',
  method: 'GET',
  path: '/api/probers',
  access: 'monitors.read',
  summary: 'Probers and their regions',
  response: listOf(prober),
});
export const addProber = endpoint({
  name: 'addProber',
  method: 'POST',
  path: '/api/probers',
  access: 'probers.write',
  summary: 'Admit a remote prober; its token is shown once',
  body: z.object({
    name,
    region: z
      .string()
      .trim()
      .regex(
        /^[a-z0-9-]{1,40}$/,
        said({
          en: 'Use small letters, digits and dashes.',
          ru: 'Только строчные латинские буквы, цифры и дефисы.',
          uk: 'Лише малі латинські літери, цифри й дефіси.',
        }),
      ),
  }),
  response: prober.extend({ token: z.string(), command: z.string() }),
});
export const removeProber = endpoint({
  name: 'removeProber',
  method: 'DELETE',
  path: '/api/probers/:id',
  access: 'probers.write',
  summary: 'Dismiss a prober; its token stops working',
  params: byId,
});

/** The platform watching itself. */
export const selfWatch = z.object({
  late: z.array(
    z.object({
      monitorId: id,
      name: z.string(),
      storeName: z.string(),
      lastProbeAt: instant.nullable(),
      intervalSeconds: z.int(),
    }),
  ),
  lateCount: z.int(),
  proberProblem: z.string().nullable(),
  deadJobs: z.int(),
});
export const readSelfWatch = endpoint({
  name: 'readSelfWatch',
  method: 'GET',
  path: '/api/self-watch',
  access: 'monitors.read',
  summary: 'Monitors that were not probed in time, and our own troubles',
  response: selfWatch,
});

/** Monitors as a readable file: stores by address, monitors by name within the store. */
export const monitorFile = z.object({
  version: z.literal(1),
  stores: z.array(
    z.object({
      url: z.string(),
      name: z.string().optional(),
      client: z.string().optional(),
      monitors: z.array(
        z.object({
          type: z.string(),
          name,
          page: pageKind.optional(),
          intervalSeconds: intervalSeconds.optional(),
          timeoutMs: z.int().optional(),
          confirmations: z.int().optional(),
          regions: z.array(z.string()).optional(),
          dependsOn: z.string().optional().describe('Name of another monitor of the store'),
          paused: z.boolean().optional(),
          settings,
        }),
      ),
    }),
  ),
});
export type MonitorFile = z.infer<typeof monitorFile>;
export const exportMonitors = endpoint({
  name: 'exportMonitors',
  method: 'GET',
  path: '/api/monitor-file',
  access: 'monitors.read',
  summary: 'Monitors as a readable file',
  query: z.object({ storeId: id.optional() }),
  response: monitorFile,
});
export const importMonitors = endpoint({
  name: 'importMonitors',
  method: 'POST',
  path: '/api/monitor-file',
  access: 'monitors.write',
  summary: 'Bring monitors in step with a file; a second run changes nothing',
  bodyLimit: 64 * 1024 * 1024,
  body: z.object({
    file: monitorFile,
    dryRun: z.boolean().default(false),
    prune: z.boolean().default(false).describe('Remove monitors of the named stores that the file does not have'),
  }),
  response: z.object({
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    removed: z.int(),
    storesCreated: z.int(),
  }),
});
