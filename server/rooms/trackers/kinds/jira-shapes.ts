import { z } from 'zod';
import type { Card, Comment, State } from '../tracker-kind.ts';
import { readDocument } from './atlassian-document.ts';

/** Jira writes `2026-11-23T08:00:00.000+0200`. */
const instant = z.string().transform((text, context) => {
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(at)) context.addIssue('not an instant');
  return at;
});

export const myself = z.object({ accountId: z.string(), displayName: z.string() });
export const serverInfo = z.object({ serverTime: instant.nullish() });
export const project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  issueTypes: z.array(z.object({ id: z.string(), name: z.string(), subtask: z.boolean().default(false) })).default([]),
});
const status = z.object({
  id: z.string(),
  name: z.string(),
  statusCategory: z.object({ key: z.string() }).nullish(),
});
export const statusesByType = z.array(z.object({ statuses: z.array(status) }));
export const created = z.object({ id: z.string(), key: z.string() });
export const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    description: z.unknown().optional(),
    status,
    updated: instant,
    project: z.object({ key: z.string() }).nullish(),
  }),
});
export type Issue = z.output<typeof issue>;
export const found = z.object({
  issues: z.array(issue),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});
export const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: status, isAvailable: z.boolean().nullish() })),
});
export const comment = z.object({
  id: z.string(),
  author: z.object({ accountId: z.string(), displayName: z.string() }).nullish(),
  body: z.unknown().optional(),
  created: instant,
});
export const comments = z.object({ comments: z.array(comment) });

/** What is asked for of an issue. */
export const fields = ['summary', 'description', 'status', 'updated', 'project'];

const meanings = new Map<string, State['means']>([
  ['new', 'todo'],
  ['indeterminate', 'doing'],
  ['done', 'done'],
]);

export function statesOf(types: z.output<typeof statusesByType>): State[] {
  const all = new Map<string, State>();
  for (const { id, name, statusCategory } of types.flatMap((type) => type.statuses))
    all.set(id, { id, name, means: meanings.get(statusCategory?.key ?? '') ?? null });
  return [...all.values()];
}

export const cardOf = ({ id, key, fields: of }: Issue, site: string): Card => ({
  id,
  key,
  url: `${site}/browse/${key}`,
  title: of.summary ?? '',
  ...readDocument(of.description),
  stateId: of.status.id,
  updatedAt: of.updated,
});

export const commentOf = ({ id, author, body, created: at }: z.output<typeof comment>): Comment => ({
  id,
  author: { id: author?.accountId ?? '', name: author?.displayName ?? '' },
  ...readDocument(body),
  at,
});
