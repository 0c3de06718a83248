import { z } from 'zod';
import { withoutOrigin } from '../plain-text.ts';
import type { Card, Comment } from '../tracker-kind.ts';

/** A mark of the task rather than a place for it: for a reader it is a state of its own. */
export const completed = 'completed';
const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

export const named = z.object({ gid: z.string(), name: z.string().nullish() });
const nextPage = z.object({ offset: z.string() }).nullish();
export const one = <T extends z.ZodType>(data: T) => z.object({ data });
export const many = <T extends z.ZodType>(data: T) => z.object({ data: z.array(data), next_page: nextPage });
export const project = z.object({ gid: z.string(), name: z.string(), permalink_url: z.string().nullish() });
export const task = z.object({
  gid: z.string(),
  name: z.string().nullish(),
  notes: z.string().nullish(),
  completed: z.boolean(),
  modified_at: instant,
  permalink_url: z.string(),
  memberships: z.array(z.object({ project: named.nullish(), section: named.nullish() })).default([]),
});
export type Task = z.output<typeof task>;
export const taskFields =
  'name,notes,completed,modified_at,permalink_url,memberships.project.name,memberships.section.name';
export const story = z.object({
  gid: z.string(),
  type: z.string(),
  text: z.string().nullish(),
  created_at: instant,
  created_by: named.nullish(),
});
export const storyFields = 'type,text,created_at,created_by.name';

export const membershipOf = (of: Task, projectId: string) =>
  of.memberships.find((each) => each.project?.gid === projectId);

export function cardOf(of: Task, projectId: string): Card {
  return {
    id: of.gid,
    key: of.gid,
    url: of.permalink_url,
    title: of.name ?? '',
    ...withoutOrigin(of.notes ?? ''),
    stateId: of.completed ? completed : (membershipOf(of, projectId)?.section?.gid ?? ''),
    updatedAt: of.modified_at,
  };
}

export const commentOf = (of: z.output<typeof story>): Comment => ({
  id: of.gid,
  author: { id: of.created_by?.gid ?? '', name: of.created_by?.name ?? '' },
  ...withoutOrigin(of.text ?? ''),
  at: of.created_at,
});
