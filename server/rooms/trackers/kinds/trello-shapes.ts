import { z } from 'zod';
import { withoutOrigin } from '../plain-text.ts';
import type { Card, Comment } from '../tracker-kind.ts';
import { plainOf } from './trello-markdown.ts';

/** A card that is put away is nowhere to be seen: for a reader it is a state of its own. */
export const archived = 'archived';
const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

export const member = z.object({ id: z.string(), fullName: z.string().nullish(), username: z.string().nullish() });
const list = z.object({ id: z.string(), name: z.string() });
export const board = z.object({ id: z.string(), name: z.string(), url: z.string(), lists: z.array(list) });
export const card = z.object({
  id: z.string(),
  idBoard: z.string(),
  idList: z.string(),
  shortLink: z.string(),
  idShort: z.number().nullish(),
  url: z.string(),
  name: z.string(),
  desc: z.string().nullish(),
  closed: z.boolean(),
  dateLastActivity: instant.nullish(),
});
export const cardFields = Object.keys(card.shape).join();
export const action = z.object({
  id: z.string(),
  type: z.string(),
  date: instant,
  memberCreator: member.nullish(),
  data: z.object({ text: z.string().nullish(), card: z.object({ id: z.string() }).nullish() }),
});

export const cardOf = (of: z.output<typeof card>): Card => {
  const { text, marker } = withoutOrigin(of.desc ?? '');
  return {
    id: of.id,
    key: of.idShort ? `#${of.idShort}` : of.shortLink,
    url: of.url,
    title: of.name,
    text: plainOf(text),
    marker,
    stateId: of.closed ? archived : of.idList,
    updatedAt: of.dateLastActivity ?? 0,
  };
};

export const commentOf = ({ id, date, memberCreator, data }: z.output<typeof action>): Comment => {
  const { text, marker } = withoutOrigin(data.text ?? '');
  const author = memberCreator;
  return {
    id,
    author: { id: author?.id ?? '', name: author?.fullName || author?.username || '' },
    text: plainOf(text),
    at: date,
    marker,
  };
};
