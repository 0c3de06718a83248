import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import type { ChangeValues } from '../tables.ts';
import { tellConsoles } from './announce-request.ts';
import { isOfTeam } from './side.ts';
import { addMessage, changeRequest, type RequestRow } from './store.ts';

/** Who changes a request, in which transaction. */
export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

/** Writes the change, tells of it in the conversation and in the trail. @returns the request as it is now */
export async function applyChange(
  { trx, app, actor }: Means,
  request: RequestRow,
  change: Parameters<typeof changeRequest>[2],
  told: { what: string; values: ChangeValues },
): Promise<RequestRow> {
  const now = app.clock.now();
  await changeRequest(trx, request.id, { ...change, changed_at: now });
  await addMessage(trx, {
    id: newId(now),
    request_id: request.id,
    at: now,
    kind: 'change',
    side: isOfTeam(actor) ? 'team' : 'client',
    author: actor.name,
    author_id: actor.personId,
    text: '',
    values: { ...told.values, what: told.what },
  });
  const after = { ...request, ...change, changed_at: now };
  await tellConsoles(trx, after);
  await audit(trx, app, actor, `request.${told.what}`, `#${request.number}`, told.values);
  return after;
}
