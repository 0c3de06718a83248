import { z } from 'zod';
import { figures } from '#core/quality';
import { endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';
import { severity } from './incidents.ts';

export const figure = z.enum(figures);
const share = z.object({
  hit: z.int(),
  of: z.int().describe('How many it tells of'),
  share: z.number().nullable().describe('0 to 1; null where there is nothing to tell of'),
});
const mean = z.object({
  of: z.int(),
  meanMs: z.int().nullable().describe('Real elapsed milliseconds, nights and waits included'),
  medianMs: z.int().nullable(),
});

/** What was opened in a period, `from` included, `to` not. */
export const qualityQuery = z.object({
  from: instant,
  to: instant,
  kind: z.enum(['request', 'incident']).optional(),
  clientId: id.optional(),
  storeId: id.optional(),
  personId: id.optional().describe('Whose it is; for the team alone'),
});
export type QualityQuery = z.output<typeof qualityQuery>;

const counts = z.enum(['yes', 'no']).optional().describe('Only the hits of a share, or only the rest');
/** Of the table that is taken away: with a figure only what that figure counts. */
export const qualityTable = qualityQuery.extend({ figure: figure.optional(), counts });

export const quality = z.object({
  cases: z.int().describe('Requests and incidents opened in the period; those that were merged away do not count'),
  reaction: share.describe('First answers in time, of those promised and decided'),
  resolution: share.describe('Solutions in time, of those promised and decided'),
  mtta: mean.describe('Time to the first answer'),
  mttr: mean.describe('Time to the last solution'),
  reopened: share.describe('Came back after having been solved'),
  repeats: share.describe(
    'Incidents whose cause was there before at the same store within 90 days, of those whose cause can be compared',
  ),
  found_first: share.describe('Incidents that were noticed before the client noticed'),
  critical: share.describe('Critical ones among all'),
});
export type Quality = z.infer<typeof quality>;

export const qualityCase = z.object({
  kind: z.enum(['request', 'incident']),
  id,
  number: z.int(),
  title: z.string(),
  client: z.object({ id, name: z.string() }).nullable(),
  store: z.object({ id, name: z.string() }).nullable(),
  assignee: z.object({ id, name: z.string() }).nullable(),
  severity,
  openedAt: instant,
  answeredAt: instant.nullable(),
  solvedAt: instant.nullable(),
  reopened: z.int(),
  seenBefore: z.int().nullable().describe('How often the same cause was there in the 90 days before; null: not told'),
  noticedBy: z.enum(['monitor', 'engineer', 'client']).nullable(),
  reactionKept: z.boolean().nullable().describe('Null: not promised, void, or not decided yet'),
  resolutionKept: z.boolean().nullable(),
  counts: z.boolean().describe('Of a share: whether it is among the hits'),
});
export type QualityCaseRow = z.infer<typeof qualityCase>;

export const readQuality = endpoint({
  name: 'readQuality',
  method: 'GET',
  path: '/api/quality',
  access: 'requests.read',
  summary: 'How well promises were kept in a period, computed from the logs of the clocks',
  query: qualityQuery,
  response: quality,
});
export const readQualityMonths = endpoint({
  name: 'readQualityMonths',
  method: 'GET',
  path: '/api/quality/months',
  access: 'requests.read',
  summary: 'The same figures month by month, the earliest first; months without a case among them',
  query: qualityQuery.extend({ timeZone: timeZone.default('UTC').describe('In which months begin') }),
  response: z.object({ items: z.array(quality.extend({ month: z.string().describe('`2026-06`') })) }),
});
export const listQualityCases = endpoint({
  name: 'listQualityCases',
  method: 'GET',
  path: '/api/quality/:figure',
  access: 'requests.read',
  summary: 'The list behind a figure',
  params: z.object({ figure }),
  query: paging.omit({ q: true }).extend(qualityQuery.shape).extend({ counts }),
  response: listOf(qualityCase),
});
