import { requestMerged } from '#contract/events/desk';
import { refuse } from '#kit/refuse';
import { moveMails } from '../mail/answers/store.ts';
import { moveChat } from '../telegram/answers/store.ts';
import { announceRequest } from './announce-request.ts';
import { applyChange, type Means } from './change.ts';
import { moveConversation, type RequestRow } from './store.ts';
import { checkNotMerged } from './write-message.ts';

/** The conversation and the incidents of `request` go on in `into`. */
export async function mergeRequest(means: Means, request: RequestRow, into: RequestRow): Promise<void> {
  checkNotMerged(request);
  if (into.id === request.id || into.state === 'merged' || into.client_id !== request.client_id) notThere();
  await moveConversation(means.trx, request.id, into.id);
  await moveMails(means.trx, request.id, into.id);
  await moveChat(means.trx, request.id, into.id);
  const answered = [request.answered_at, into.answered_at].filter((at) => at !== null);
  await applyChange(
    means,
    into,
    { answered_at: answered.length > 0 ? Math.min(...answered) : null },
    { what: 'merged_in', values: { number: request.number } },
  );
  const gone = await applyChange(
    means,
    request,
    { state: 'merged', merged_into: into.id },
    { what: 'merged_away', values: { number: into.number } },
  );
  await announceRequest(means.trx, means.app, requestMerged, gone, means.actor.name, { into: into.id });
}

const notThere = (): never =>
  refuse(
    'not_mergeable',
    {
      en: 'into: name another request of the same client that is not merged itself.',
      ru: 'into: укажите другое обращение того же клиента, которое само не объединено.',
      uk: 'into: вкажіть інше звернення того самого клієнта, яке саме не об’єднане.',
    },
    { field: 'into' },
  );
