import { z } from 'zod';
import { severities } from '#core/inspection';
import { seoGroups } from '#core/seo-snapshot';
import { audit, auditState } from './audits.ts';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';

const named = z.object({ id, name: z.string() });
const count = z.int().min(0);

/** `waiting`: for the audit that takes it. `failed`: that audit did not come so far, see `trouble`. */
export const snapshotStates = ['waiting', 'kept', 'failed'] as const;
export type SnapshotState = (typeof snapshotStates)[number];

/** What search engines were told of a store at one time, kept under a name until somebody removes it. */
export const snapshot = z.object({
  id,
  store: named,
  name: z.string(),
  state: z.enum(snapshotStates),
  keptBy: z.string(),
  askedAt: instant,
  takenAt: instant.nullable().describe('When the audit saw it; null until it is kept'),
  pages: count.nullable(),
  audit: z
    .object({ id, state: auditState, askedAt: instant, progress: audit.shape.progress })
    .nullable()
    .describe('The audit that took it, or takes it; null where that one is gone'),
  trouble: z.string().nullable().describe("Why there is none, in the reader's language"),
});
export type Snapshot = z.infer<typeof snapshot>;

const byName = z.object({
  name: z.string().trim().min(1).max(100).describe('As people will know it: “before the new theme”'),
});

export const keepSnapshot = endpoint({
  name: 'keepSnapshot',
  method: 'POST',
  path: '/api/stores/:id/snapshots',
  access: 'audits.run',
  summary: 'Keep what search engines are told of a store, as an audit saw it or as a new one will',
  params: byId,
  body: byName.extend({
    auditId: id.optional().describe('One that is done and has its details yet; a new one begins where absent'),
  }),
  response: snapshot,
});
export const listSnapshots = endpoint({
  name: 'listSnapshots',
  method: 'GET',
  path: '/api/stores/:id/snapshots',
  access: 'audits.read',
  summary: 'Snapshots of a store, the newest first',
  params: byId,
  query: paging.omit({ q: true }),
  response: listOf(snapshot),
});
export const readSnapshot = endpoint({
  name: 'readSnapshot',
  method: 'GET',
  path: '/api/snapshots/:id',
  access: 'audits.read',
  summary: 'One snapshot',
  params: byId,
  response: snapshot,
});
export const renameSnapshot = endpoint({
  name: 'renameSnapshot',
  method: 'PATCH',
  path: '/api/snapshots/:id',
  access: 'audits.run',
  summary: 'Give a snapshot another name',
  params: byId,
  body: byName,
  response: snapshot,
});
export const removeSnapshot = endpoint({
  name: 'removeSnapshot',
  method: 'DELETE',
  path: '/api/snapshots/:id',
  access: 'audits.run',
  summary: 'Remove a snapshot for good; the audit that took it stays',
  params: byId,
});

/** One of the two that a snapshot is compared with; the latest audit where neither is named. */
export const snapshotAgainst = z.object({
  auditId: id.optional().describe('An audit of the same store that has its details yet'),
  snapshotId: id.optional().describe('Another snapshot of the same store'),
});
const look = z.object({
  kind: z.enum(['audit', 'snapshot']),
  id,
  name: z.string().nullable().describe('Of a snapshot'),
  takenAt: instant,
  store: z.string().describe('Address of the home page'),
  pages: count,
});
const change = z.object({
  what: z.string().describe('`page_gone`, `noindex_came`, …'),
  weight: z.enum(severities),
  title: z.string().describe('What happened, and to how many pages'),
  means: z.string().describe('What that is to the shop, and what to do'),
  count,
  examples: z
    .array(z.object({ url: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .describe("Five at most, in the store's own letters"),
});
export const snapshotChanges = z.object({
  before: look,
  after: look,
  groups: z
    .array(z.object({ group: z.enum(seoGroups), title: z.string(), changes: z.array(change) }))
    .describe('By what they are about; the group with the gravest change first, and in it the gravest'),
});
export type SnapshotChanges = z.infer<typeof snapshotChanges>;
export const compareSnapshot = endpoint({
  name: 'compareSnapshot',
  method: 'GET',
  path: '/api/snapshots/:id/changes',
  access: 'audits.read',
  summary: 'What is different for search engines between a snapshot and an audit or another snapshot',
  params: byId,
  query: snapshotAgainst,
  response: snapshotChanges,
});
