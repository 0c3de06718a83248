import { z } from 'zod';
import { type Ask, fault, path } from '../ask.ts';
import { moved, standingOf } from '../page.ts';
import type { Changes, Comment, Told } from '../tracker-kind.ts';
import * as shapes from './jira-shapes.ts';

export const service = 'Jira';
const minute = 60_000;
export const settlesMs = 2 * minute;
const cardsAPage = 50;
const commentsAPage = 50;
const mostComments = 2000;

export const search = (ask: Ask, jql: string, nextPageToken: string | undefined) =>
  ask('POST', '/search/jql', {
    body: { jql, fields: shapes.fields, maxResults: cardsAPage, ...(nextPageToken ? { nextPageToken } : {}) },
    as: shapes.found,
  });

/** Minutes since an instant by the tracker's own clock: dates in JQL would be of the account's time zone. */
export async function ageOf(ask: Ask, since: number): Promise<Told<{ minutes: number; now: number }>> {
  const told = await ask('GET', '/serverInfo', { as: shapes.serverInfo });
  if (!told.ok) return told;
  const now = told.value.serverTime ?? told.now ?? since + 60 * minute;
  return { ok: true, value: { now, minutes: Math.max(1, Math.ceil((now - since) / minute)) } };
}

export async function changes(
  ask: Ask,
  { project, site }: { project: string; site: string },
  cursor: string | null,
  from: number,
): Promise<Told<Changes>> {
  const at = standingOf(cursor, from);
  const place = placeOf(at.page);
  const reached = place?.reached ?? at.since;
  const age = await ageOf(ask, reached);
  if (!age.ok) return age;
  // A page belongs to its question: it is asked in the same words, although time goes on.
  let minutes = place?.minutes ?? age.value.minutes;
  const searched = (token?: string) =>
    search(ask, `project = "${project}" AND updated >= "-${minutes}m" ORDER BY updated ASC`, token);
  let told = await searched(place?.token);
  // A page that is not known any more: on from the last card that was told.
  if (!told.ok && told.fault === 'wrong' && place) {
    minutes = age.value.minutes;
    told = await searched();
  }
  if (!told.ok) return told;
  const cards: Changes['cards'] = [];
  for (const each of told.value.issues) {
    const comments = await commentsSince(ask, each.id, at.since);
    if (!comments.ok && comments.fault !== 'gone') return comments;
    if (comments.ok) cards.push({ ...shapes.cardOf(each, site), comments: comments.value });
  }
  const token = told.value.isLast === true ? null : (told.value.nextPageToken ?? null);
  const last = Math.max(reached, ...cards.map((each) => each.updatedAt));
  const page = token === null ? null : JSON.stringify({ minutes, reached: last, token } satisfies Place);
  return { ok: true, value: { cards, ...moved(at, page, age.value.now, settlesMs) } };
}

/** `reached`: how the last card told was dated; those after it come by the token. */
interface Place {
  minutes: number;
  reached: number;
  token: string;
}

const placeOf = (page: string | undefined): Place | null => (page === undefined ? null : (JSON.parse(page) as Place));

/** The newest first, until those that are older; given as people read them. */
export async function commentsSince(ask: Ask, cardId: string, since: number): Promise<Told<Comment[]>> {
  const all: Comment[] = [];
  for (let startAt = 0; startAt < mostComments; startAt += commentsAPage) {
    const told = await ask('GET', path`/issue/${cardId}/comment`, {
      query: { orderBy: '-created', startAt, maxResults: commentsAPage },
      as: shapes.comments,
    });
    if (!told.ok) return told;
    const page = told.value.comments.map(shapes.commentOf);
    all.unshift(...page.filter(({ at }) => at >= since).reverse());
    if (page.length < commentsAPage || page.at(-1)!.at < since) break;
  }
  return { ok: true, value: all };
}

/** A state is changed by a transition that leads to it from where the issue is, if there is one. */
export async function moveTo(ask: Ask, id: string, stateId: string, before: string) {
  const told = await ask('GET', path`/issue/${id}/transitions`, { as: shapes.transitions });
  if (!told.ok) return told;
  const open = told.value.transitions.filter(({ isAvailable }) => isAvailable !== false);
  const way = open.find(({ to }) => to.id === stateId);
  if (way) {
    const done = await ask('POST', path`/issue/${id}/transitions`, {
      body: { transition: { id: way.id } },
      as: z.unknown(),
    });
    return done.ok ? null : done;
  }
  const names = await Promise.all([before, stateId].map((state) => nameOf(ask, state)));
  if (names[1] === undefined) return fault('wrong', { code: 'no_state', values: { service } });
  const possible = open.map(({ to }) => to.name).join(', ') || '—';
  return fault('wrong', { code: 'no_way', values: { service, from: names[0] ?? before, to: names[1], possible } });
}

async function nameOf(ask: Ask, stateId: string): Promise<string | undefined> {
  const told = await ask('GET', path`/status/${stateId}`, { as: z.object({ name: z.string() }) });
  return told.ok ? told.value.name : told.fault === 'gone' ? undefined : stateId;
}
