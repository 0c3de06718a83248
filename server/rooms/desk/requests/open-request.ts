import type { z } from 'zod';
import type { openRequest as endpoint } from '#contract/desk';
import { requestOpened } from '#contract/events/desk';
import { severityByAnswers } from '#core/request';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { refuse } from '#kit/refuse';
import { clientsByIds, storeById } from '#rooms/stores';
import { announceRequest } from './announce-request.ts';
import { isOfTeam } from './side.ts';
import { addMessage, insertRequest, type RequestRow } from './store.ts';

type Input = z.output<(typeof endpoint)['body']>;

/** Opened by an engineer for a client, or by a client's person in the portal. */
export async function openRequest(trx: Transaction, app: App, actor: Actor, input: Input): Promise<RequestRow> {
  const { severity, because } = severityByAnswers(input.answers);
  const { request } = await putDown(trx, app, actor, {
    ...(await whose(trx, actor, input)),
    topic: input.topic,
    text: input.text,
    severity,
    reason: { by: 'answers', answers: input.answers, because },
    source: isOfTeam(actor) ? 'engineer' : 'portal',
    email: null,
  });
  return request;
}

export interface NewRequest {
  clientId: string | null;
  storeId: string | null;
  topic: string;
  text: string;
  severity: RequestRow['severity'];
  reason: RequestRow['severity_reason'];
  source: RequestRow['source'];
  /** Where answers go, where it came by mail. */
  email: string | null;
}

/** Writes a new request with its first message and tells of it. */
export async function putDown(
  trx: Transaction,
  app: App,
  actor: Actor,
  of: NewRequest,
): Promise<{ request: RequestRow; messageId: string }> {
  const now = app.clock.now();
  const request = await insertRequest(trx, {
    id: newId(now),
    client_id: of.clientId,
    store_id: of.storeId,
    topic: of.topic,
    severity: of.severity,
    severity_reason: of.reason,
    state: 'new',
    source: of.source,
    requester_id: actor.personId,
    requester_name: actor.name,
    requester_email: of.email,
    opened_at: now,
    changed_at: now,
    answered_at: null,
    solved_at: null,
    assignee_id: null,
    assignee_name: null,
    merged_into: null,
  });
  const messageId = newId(now);
  await addMessage(trx, {
    id: messageId,
    request_id: request.id,
    at: now,
    kind: 'message',
    side: isOfTeam(actor) ? 'team' : 'client',
    author: actor.name,
    author_id: actor.personId,
    text: of.text,
    values: {},
  });
  const { clientId, storeId, topic } = of;
  await audit(trx, app, actor, 'request.opened', `#${request.number}`, { clientId, storeId, topic });
  await announceRequest(trx, app, requestOpened, request, actor.name);
  return { request, messageId };
}

/** The client whose request it is: of the store, as named, or the only one that the actor has. */
async function whose(
  trx: Transaction,
  actor: Actor,
  input: Input,
): Promise<{ clientId: string; storeId: string | null }> {
  if (input.storeId) {
    const store = await storeById(trx, input.storeId, actor.clientIds);
    if (!store) return noSuchStore();
    if (input.clientId && input.clientId !== store.client_id)
      refuse(
        'another_client',
        {
          en: 'storeId: this store belongs to another client.',
          ru: 'storeId: этот магазин принадлежит другому клиенту.',
          uk: 'storeId: цей магазин належить іншому клієнту.',
        },
        { field: 'storeId' },
      );
    return { clientId: store.client_id, storeId: store.id };
  }
  const named = input.clientId ?? (actor.clientIds?.length === 1 ? actor.clientIds[0] : undefined);
  if (named === undefined)
    return refuse(
      'required',
      {
        en: 'clientId: say whose request it is: name the client or the store.',
        ru: 'clientId: укажите, чьё это обращение: клиента или магазин.',
        uk: 'clientId: вкажіть, чиє це звернення: клієнта або магазин.',
      },
      { field: 'clientId' },
    );
  const mayName = actor.clientIds === null || actor.clientIds.includes(named);
  const [client] = mayName ? await clientsByIds(trx, [named]) : [];
  if (!client)
    return refuse(
      'not_found',
      {
        en: 'clientId: there is no such client.',
        ru: 'clientId: такого клиента нет.',
        uk: 'clientId: такого клієнта немає.',
      },
      { field: 'clientId' },
    );
  return { clientId: client.id, storeId: null };
}

export const noSuchStore = (): never =>
  refuse(
    'not_found',
    {
      en: 'storeId: there is no such store.',
      ru: 'storeId: такого магазина нет.',
      uk: 'storeId: такого магазину немає.',
    },
    { field: 'storeId' },
  );
