import { requestAnswered, requestFollowedUp } from '#contract/events/desk';
import { newId } from '#kit/id';
import { conflict, refuse } from '#kit/refuse';
import { planAnswer } from '../mail/answers/plan-answer.ts';
import { keepUploads, type Upload } from '../mail/answers/keep-uploads.ts';
import { planChatAnswer } from '../telegram/answers/plan-chat.ts';
import { announceRequest, tellTeam } from './announce-request.ts';
import type { Means } from './change.ts';
import { setState } from './set-state.ts';
import { isOfTeam } from './side.ts';
import { addMessage, changeRequest, type RequestRow } from './store.ts';

interface Word {
  text: string;
  internal: boolean;
  state?: RequestRow['state'] | undefined;
  files?: readonly Upload[];
}

/**
 * A public answer or a note of the team, or a further word of the client. A client's word opens again what was done and
 * ends the waiting for it; the team's first public answer takes a new request into work.
 * @returns the id of what was written, and the request as it is now
 */
export async function writeMessage(
  means: Means,
  request: RequestRow,
  { text, internal, state, files = [] }: Word,
): Promise<{ id: string; request: RequestRow }> {
  const { trx, app, actor } = means;
  const team = isOfTeam(actor);
  if (!team && (internal || state)) notTheirs(internal ? 'internal' : 'state');
  checkNotMerged(request);
  const now = app.clock.now();
  const id = newId(now);
  await addMessage(trx, {
    id,
    request_id: request.id,
    at: now,
    kind: internal ? 'note' : 'message',
    side: team ? 'team' : 'client',
    author: actor.name,
    author_id: actor.personId,
    text,
    values: {},
  });
  await keepUploads(trx, app, id, files);
  const first = team && !internal && request.answered_at === null;
  const said = { changed_at: now, ...(first ? { answered_at: now } : {}) };
  await changeRequest(trx, request.id, said);
  const after = { ...request, ...said };
  const next = state ?? (internal ? request.state : stateAfter(request.state, team));
  const settled = await setState(means, after, next);
  if (internal) await tellTeam(trx, request);
  else if (team) {
    await planAnswer(means, settled, id);
    await planChatAnswer(means, settled, id);
    await announceRequest(trx, app, requestAnswered, settled, actor.name, { first });
  } else await announceRequest(trx, app, requestFollowedUp, settled, actor.name);
  return { id, request: settled };
}

function stateAfter(state: RequestRow['state'], team: boolean): RequestRow['state'] {
  if (team) return state === 'new' ? 'open' : state;
  return state === 'waiting_client' || state === 'solved' || state === 'closed' ? 'open' : state;
}

/** What was merged lives on elsewhere. */
export function checkNotMerged(request: RequestRow): void {
  if (request.state === 'merged')
    conflict('merged', {
      en: 'This request was merged into another one: go on there.',
      ru: 'Это обращение объединено с другим: продолжайте там.',
      uk: 'Це звернення об’єднано з іншим: продовжуйте там.',
    });
}

const notTheirs = (field: string): never =>
  refuse(
    'team_only',
    {
      en: '{field}: this is for the team alone.',
      ru: '{field}: это доступно только команде.',
      uk: '{field}: це доступно лише команді.',
    },
    { field, values: { field } },
  );
