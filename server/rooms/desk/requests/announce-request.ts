import type { z } from 'zod';
import type { EventType } from '#contract/events/define';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { followRequest } from '../clocks/follow-request.ts';
import type { RequestRow } from './store.ts';

/** Announces a fact of a request with the values of this moment, writes it into its clock, and tells the consoles. */
export async function announceRequest<P extends z.ZodType>(
  trx: Transaction,
  app: App,
  event: EventType<P>,
  request: RequestRow,
  actor: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = {
    requestId: request.id,
    number: request.number,
    clientId: request.client_id,
    storeId: request.store_id,
    topic: request.topic,
    severity: request.severity,
    state: request.state,
    source: request.source,
    at: app.clock.now(),
    actor,
    ...more,
  };
  await announce(trx, app, event, payload as z.input<P>);
  await followRequest(trx, app, request, { event: event.name, actor, more });
  await tellConsoles(trx, request);
}

/** The team's, and those of the client's people. */
export const tellConsoles = (trx: Transaction, { id, store_id: storeId, client_id: clientId }: RequestRow) =>
  changed(trx, { topic: 'request', id, storeId, clientId });

/** What only the team may know of. */
export const tellTeam = (trx: Transaction, { id }: RequestRow) => changed(trx, { topic: 'request', id, storeId: null });
