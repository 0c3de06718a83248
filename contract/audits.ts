import { z } from 'zod';
import { areas, findingStates, severities } from '#core/inspection';
import { byId, endpoint, id, instant, language, listOf, paging, timeZone } from './endpoint.ts';
import { specialities } from './permissions.ts';
import { taskPriorities, taskState } from './tasks.ts';

const named = z.object({ id, name: z.string() });
const area = z.enum(areas);
const severity = z.enum(severities).describe('`info` is worth knowing and costs no points');
const count = z.int().min(0);
const bySeverity = z.object({ critical: count, high: count, medium: count, low: count, info: count });

/** `waiting` for its turn; `failed`: nobody answered at the address, or it was broken off on our side (see `trouble`). */
export const auditStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export const auditState = z.enum(auditStates);
export type AuditState = (typeof auditStates)[number];

/**
 * What is looked at only where it is asked for. `browser`: a product is put into a cart in Chromium, nothing is ordered.
 * `lighthouse`: the pages that matter are loaded over and over and measured, which takes minutes.
 */
export const auditExtras = ['browser', 'lighthouse'] as const;
const extras = z
  .array(z.enum(auditExtras))
  .describe(
    '`browser`: in Chromium a product is put into a cart, nothing is ordered; `lighthouse`: pages are measured, for minutes',
  );
export type AuditExtra = (typeof auditExtras)[number];

const areaScore = z.object({
  area,
  score: z.int().min(0).max(100).nullable().describe('Null where nothing could be judged'),
  passed: count,
  unknown: count,
  lines: z
    .array(
      z.object({
        check: z.string(),
        title: z.string().describe("How it is in a store that is well kept, in the reader's language"),
        severity,
        problems: count,
        points: count.describe('Taken from 100'),
      }),
    )
    .describe('Why it is not 100, the dearest first'),
});

/** One run of the audit, as a line of a list. */
export const audit = z.object({
  id,
  store: named,
  client: named,
  state: auditState,
  origin: z.enum(['person', 'schedule', 'first']).describe('`first`: by itself, as the store was new'),
  startedBy: z.string().nullable().describe('The person; null for one by itself'),
  askedAt: instant,
  startedAt: instant.nullable().describe('Null while it waits'),
  finishedAt: instant.nullable(),
  progress: z
    .object({
      done: count,
      of: count,
      doing: z.string().nullable().describe("What is looked at now, in the reader's language; null between two steps"),
      within: z
        .object({ pages: count, most: count, requests: count })
        .nullable()
        .describe('Of a step that takes long: pages opened, of as many as may be, and requests so far'),
    })
    .nullable()
    .describe('While it runs'),
  trouble: z.string().nullable().describe("Why there is nothing to show, in the reader's language"),
  scores: z.array(z.object({ area, score: z.int().min(0).max(100).nullable() })).describe('Empty until it is done'),
  findings: bySeverity,
  news: z
    .object({ new: count, fixed: count, back: count, still: count })
    .nullable()
    .describe('Against the run before; null for the first, and where nothing was judged'),
  platform: z.object({ name: z.string(), label: z.string(), version: z.string().nullable() }).nullable(),
  requests: count,
  extras,
  seoPages: count.nullable().describe('Pages that it can compare with a snapshot; null where it has none of them'),
  since: named.nullable().describe('The snapshot with which its report compares'),
  isPruned: z.boolean().describe('It is old: of what it found only scores and counts are kept'),
});
export type Audit = z.infer<typeof audit>;

export const findingState = z.enum(findingStates);
/** What a check found once, said in the reader's language. */
const said = z.object({
  check: z.string(),
  area,
  severity,
  about: z.string().describe('What of the store it is about: an address, a host, a name; empty for the whole store'),
  title: z.string(),
  consequence: z.string().describe('What it means to the owner'),
  options: z
    .array(
      z.object({
        text: z.string().describe('What to do; what stands between backticks is code'),
        effort: z.enum(['minutes', 'hours', 'days']),
        risk: z.enum(['none', 'low', 'medium', 'high']).describe('Of breaking something by it'),
      }),
    )
    .describe('The best first'),
  evidence: z.array(z.object({ url: z.string().optional(), quote: z.string() })).describe("In the store's own letters"),
  references: z.array(z.string()),
  gone: z.boolean().describe('This version knows the check no more: it says less'),
});
/** A finding of a store, over all runs. */
export const finding = said.extend({
  id,
  store: named,
  client: named,
  state: findingState,
  firstSeenAt: instant,
  lastSeenAt: instant,
  comeBack: count.describe('How often it was found again after it had been fixed'),
  task: z.object({ id, number: z.int(), title: z.string(), state: taskState }).nullable(),
  accepted: z
    .object({ by: z.string(), until: z.iso.date().describe('The last day, in UTC'), why: z.string() })
    .nullable(),
  lastAuditId: id.nullable().describe('The latest run that found it'),
});
export type Finding = z.infer<typeof finding>;
export const findingDetail = finding.extend({
  log: z
    .array(z.object({ id, at: instant, by: z.string(), text: z.string(), note: z.string().nullable() }))
    .describe('What became of it, the newest first; `note` is what a person wrote'),
});
export type FindingDetail = z.infer<typeof findingDetail>;

const judged = z.object({ check: z.string(), area, title: z.string() });
export const auditDetail = audit.extend({
  url: z.string().describe('Where the walk began'),
  scores: z.array(areaScore),
  results: z
    .array(
      said.extend({
        findingId: id.nullable().describe('Its life over all runs'),
        state: findingState.nullable().describe('As it is now, not as it was then'),
        news: z.enum(['new', 'back', 'still']).nullable().describe('Against the run before'),
      }),
    )
    .describe('What this run found, the gravest first'),
  passed: z.array(judged),
  unknown: z.array(judged.extend({ reason: z.string() })).describe('Could not be judged, and why'),
  notApplicable: z.array(judged),
  isKept: z.boolean().describe('What was gathered is still kept'),
});
export type AuditDetail = z.infer<typeof auditDetail>;

export const startAudit = endpoint({
  name: 'startAudit',
  method: 'POST',
  path: '/api/stores/:id/audits',
  access: 'audits.run',
  summary: 'Audit a store now; refused where one waits or runs',
  params: byId,
  body: z
    .object({
      extras: extras.default([]),
      snapshotId: id.optional().describe('With which it is compared; the newest snapshot of the store where absent'),
    })
    .prefault({}),
  response: audit,
});
export const listStoreAudits = endpoint({
  name: 'listStoreAudits',
  method: 'GET',
  path: '/api/stores/:id/audits',
  access: 'audits.read',
  summary: 'Audits of a store, the newest first',
  params: byId,
  query: paging.omit({ q: true }),
  response: listOf(audit),
});
export const listAudits = endpoint({
  name: 'listAudits',
  method: 'GET',
  path: '/api/audits',
  access: 'audits.read',
  summary: 'Audits of all stores, the newest first',
  query: paging.omit({ q: true }).extend({ clientId: id.optional(), state: auditState.optional() }),
  response: listOf(audit),
});
export const readAudit = endpoint({
  name: 'readAudit',
  method: 'GET',
  path: '/api/audits/:id',
  access: 'audits.read',
  summary: 'One audit: scores line by line, what was found, what could not be judged',
  params: byId,
  response: auditDetail,
});
export const cancelAudit = endpoint({
  name: 'cancelAudit',
  method: 'POST',
  path: '/api/audits/:id/cancel',
  access: 'audits.run',
  summary: 'Stop an audit that waits or runs',
  params: byId,
  response: audit,
});
const compared = said.pick({ check: true, area: true, severity: true, about: true, title: true }).extend({
  findingId: id.nullable(),
});
export const compareAudits = endpoint({
  name: 'compareAudits',
  method: 'GET',
  path: '/api/audits/:id/changes',
  access: 'audits.read',
  summary: 'What changed between two audits of a store',
  params: byId,
  query: z.object({ against: id.optional().describe('An earlier audit of this store; the one before where absent') }),
  response: z.object({
    audit,
    against: audit.nullable().describe('Null where there is none before'),
    new: z.array(compared),
    back: z.array(compared).describe('Not found in the earlier one, but before it'),
    fixed: z.array(compared),
    still: z.array(compared),
    unknown: z.array(compared).describe('Found in the earlier one, and not judged in this'),
  }),
});

/** A store as the overview of audits shows it. */
export const auditedStore = z.object({
  store: named,
  client: named,
  platform: z.string(),
  latest: audit.nullable().describe('The newest, whatever became of it'),
  scores: z
    .array(z.object({ area, score: z.int().nullable(), before: z.int().nullable() }))
    .describe('Of the latest that was done, and of the one before it'),
  findings: bySeverity.describe('Open and planned'),
  states: z.record(findingState, count).describe('How many of its findings are in each state'),
  next: instant.nullable().describe('By its schedule'),
});
export type AuditedStore = z.infer<typeof auditedStore>;
export const listAuditedStores = endpoint({
  name: 'listAuditedStores',
  method: 'GET',
  path: '/api/audited-stores',
  access: 'audits.read',
  summary: 'Stores with their latest audit and what is open; also those without any',
  query: paging.extend({ clientId: id.optional(), storeId: id.optional() }),
  response: listOf(auditedStore),
});

const schedule = z.object({
  rhythm: z.enum(['off', 'weekly', 'monthly']),
  weekday: z.int().min(1).max(7).default(1).describe('1 is Monday; for `weekly`'),
  day: z.int().min(1).max(28).default(1).describe('Of the month; for `monthly`'),
  hour: z.int().min(0).max(23).default(3),
  timeZone: timeZone.default('UTC'),
  extras: extras.default([]),
});
export const auditSchedule = schedule.extend({
  next: instant.nullable().describe('Within the hour; each store has a minute of its own'),
});
export type AuditSchedule = z.infer<typeof auditSchedule>;
export const readAuditSchedule = endpoint({
  name: 'readAuditSchedule',
  method: 'GET',
  path: '/api/stores/:id/audit-schedule',
  access: 'audits.read',
  summary: 'When a store is audited by itself',
  params: byId,
  response: auditSchedule,
});
export const setAuditSchedule = endpoint({
  name: 'setAuditSchedule',
  method: 'PUT',
  path: '/api/stores/:id/audit-schedule',
  access: 'audits.run',
  summary: 'Audit a store every week or month, or only when somebody asks',
  params: byId,
  body: schedule,
  response: auditSchedule,
});

export const listFindings = endpoint({
  name: 'listFindings',
  method: 'GET',
  path: '/api/findings',
  access: 'audits.read',
  summary: 'What audits found, the gravest first',
  query: paging.extend({
    storeId: id.optional(),
    clientId: id.optional(),
    taskId: id.optional().describe('Those that a task is made of'),
    state: z
      .union([findingState, z.literal('live')])
      .optional()
      .describe('`live`: open or planned'),
    severity: severity.optional(),
    area: area.optional(),
    check: z.string().max(100).optional(),
  }),
  response: listOf(finding),
});
export const readFinding = endpoint({
  name: 'readFinding',
  method: 'GET',
  path: '/api/findings/:id',
  access: 'audits.read',
  summary: 'One finding with its evidence, its options and what became of it',
  params: byId,
  response: findingDetail,
});
const note = z.string().trim().max(2000);
export const acceptFinding = endpoint({
  name: 'acceptFinding',
  method: 'POST',
  path: '/api/findings/:id/accept',
  access: 'findings.write',
  summary: 'Accept a finding as a risk until a date, in your own name; it opens again by itself',
  params: byId,
  body: z.object({ until: z.iso.date().describe('The last day, in UTC'), why: note.min(3) }),
  response: findingDetail,
});
export const fixFinding = endpoint({
  name: 'fixFinding',
  method: 'POST',
  path: '/api/findings/:id/fix',
  access: 'findings.write',
  summary: 'Say that a finding is fixed; the next audit verifies it',
  params: byId,
  body: z.object({ note: note.default('') }),
  response: findingDetail,
});
export const reopenFinding = endpoint({
  name: 'reopenFinding',
  method: 'POST',
  path: '/api/findings/:id/reopen',
  access: 'findings.write',
  summary: 'Open a finding again that is planned, fixed, verified or accepted',
  params: byId,
  body: z.object({ note: note.default('') }),
  response: findingDetail,
});
export const planFindings = endpoint({
  name: 'planFindings',
  method: 'POST',
  path: '/api/findings/plan',
  access: 'findings.write',
  summary: 'Make one task of one or several findings of a store',
  body: z.object({
    findingIds: z.array(id).min(1).max(100),
    title: z.string().trim().min(3).max(200).optional().describe('Of what the findings say where absent'),
    language: language.optional().describe("Of title and text; the reader's where absent"),
    ownerId: id.nullable().default(null),
    role: z.enum(specialities).nullable().default(null),
    priority: z.enum(taskPriorities).optional().describe('By the gravest where absent'),
    due: z.iso.date().nullable().default(null),
  }),
  response: z.object({
    task: z.object({ id, number: z.int(), title: z.string(), state: taskState }),
    findings: z.array(finding),
  }),
});
