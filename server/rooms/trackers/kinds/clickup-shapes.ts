import { z } from 'zod';
import { markerIn } from '../marker.ts';
import { withoutOrigin } from '../plain-text.ts';
import type { Card, Comment, State } from '../tracker-kind.ts';

export const instant = z.union([z.string(), z.number()]).transform(Number).pipe(z.int());
export const anId = z.union([z.string(), z.number()]).transform(String);

export const user = z.object({ id: anId, username: z.string().nullish() });
const status = z.object({ status: z.string(), type: z.string().nullish() });
export const list = z.object({ id: anId, name: z.string(), statuses: z.array(status) });
export const task = z.object({
  id: z.string(),
  custom_id: z.string().nullish(),
  name: z.string(),
  description: z.string().nullish(),
  text_content: z.string().nullish(),
  status,
  date_updated: instant.nullish(),
  url: z.string(),
  list: z.object({ id: anId }).nullish(),
});
export const tasks = z.object({ tasks: z.array(task), last_page: z.boolean().nullish() });
const part = z.object({
  text: z.string().nullish(),
  attributes: z.looseObject({ link: z.unknown().optional() }).nullish(),
});
const comment = z.object({
  id: anId,
  comment: z.array(part).nullish(),
  comment_text: z.string().nullish(),
  user: user.nullish(),
  date: instant,
});
export const comments = z.object({ comments: z.array(comment) });

const meanings = new Map<string, State['means']>([
  ['open', 'todo'],
  ['unstarted', 'todo'],
  ['custom', 'doing'],
  ['done', 'done'],
  ['closed', 'done'],
]);

export const stateOf = ({ status: id, type }: z.output<typeof status>): State => ({
  id,
  name: id,
  means: meanings.get(type ?? '') ?? null,
});

export const cardOf = (of: z.output<typeof task>): Card => ({
  id: of.id,
  key: of.custom_id || of.id,
  url: of.url,
  title: of.name,
  ...withoutOrigin(of.description ?? of.text_content ?? ''),
  stateId: of.status.status,
  updatedAt: of.date_updated ?? 0,
});

export function commentOf(of: z.output<typeof comment>): Comment {
  const parts = of.comment ?? [{ text: of.comment_text ?? '', attributes: null }];
  const [first, ...others] = parts;
  const address = first?.attributes?.link;
  const linked = markerIn(typeof address === 'string' ? address : ((address as { url?: string } | null)?.url ?? ''));
  const text = (linked === null ? parts : others).map((each) => each.text ?? '').join('');
  return {
    id: of.id,
    author: { id: of.user?.id ?? '', name: of.user?.username ?? '' },
    ...(linked === null ? withoutOrigin(text) : { text: text.trim(), marker: linked }),
    at: of.date,
  };
}
