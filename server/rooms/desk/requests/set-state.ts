import { requestStateChanged } from '#contract/events/desk';
import { planRating } from '../mail/answers/plan-answer.ts';
import { planChatRating } from '../telegram/answers/plan-chat.ts';
import { announceRequest } from './announce-request.ts';
import { applyChange, type Means } from './change.ts';
import type { RequestRow } from './store.ts';

const done: readonly RequestRow['state'][] = ['solved', 'closed'];

/** Nothing happens where it is in that state. What was solved and is not any more counts as opened again. */
export async function setState(means: Means, request: RequestRow, to: RequestRow['state']): Promise<RequestRow> {
  const from = request.state;
  if (from === to) return request;
  const reopened = done.includes(from) && !done.includes(to);
  const now = means.app.clock.now();
  const after = await applyChange(
    means,
    request,
    {
      state: to,
      solved_at: done.includes(to) ? (request.solved_at ?? now) : null,
      ...(reopened ? { reopened: request.reopened + 1 } : {}),
    },
    { what: reopened ? 'reopened' : 'state', values: { from, to } },
  );
  if (to === 'closed') {
    await planRating(means, after);
    await planChatRating(means, after);
  }
  await announceRequest(means.trx, means.app, requestStateChanged, after, means.actor.name, { from, reopened });
  return after;
}
