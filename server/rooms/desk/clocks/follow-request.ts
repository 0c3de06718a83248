import type { Outcome, Waiting } from '#core/sla';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { requestById, type RequestRow } from '../requests/store.ts';
import { mergeClocks, record, startClock } from './record.ts';
import type { NewEntry } from './settle.ts';

type State = RequestRow['state'];
const waitingBy: Partial<Record<State, Waiting>> = {
  waiting_client: 'waiting_for_client',
  waiting_third: 'waiting_for_third_party',
};
/** Closed without having been solved: the promise did not matter any more. */
const endBy: Partial<Record<State, Outcome>> = { solved: 'resolved', closed: 'withdrawn' };

export interface Happened {
  /** Name of the request's event. */
  event: string;
  actor: string;
  more: Record<string, unknown>;
}

/** Writes into the clock what just happened to a request, in the same transaction. */
export async function followRequest(
  trx: Transaction,
  app: App,
  request: RequestRow,
  { event, actor, more }: Happened,
): Promise<void> {
  const at = app.clock.now();
  const { id, severity } = request;
  if (event === 'request.opened') {
    const { number, client_id: clientId, store_id: storeId, opened_at } = request;
    return startClock(trx, app, { kind: 'request', id, number, clientId, storeId, severity, at: opened_at });
  }
  if (event === 'request.merged') return mergeInto(trx, app, request, String(more['into']), actor);
  const entries = entriesOf(event, request, more).map((entry) => ({ ...entry, at, actor }));
  if (entries.length > 0) await record(trx, app, 'request', id, entries);
}

/** The request is about another store, or somebody said whose it is: perhaps another contract holds from now on. */
export async function followStore(trx: Transaction, app: App, request: RequestRow): Promise<void> {
  await record(trx, app, 'request', request.id, [], { client_id: request.client_id, store_id: request.store_id });
}

function entriesOf(event: string, request: RequestRow, more: Record<string, unknown>): Omit<NewEntry, 'at'>[] {
  if (event === 'request.answered') return [{ kind: more['first'] ? 'reaction_given' : 'update_given' }];
  if (event === 'request.severity_changed')
    return [{ kind: 'severity_changed', values: { severity: request.severity } }];
  if (event === 'request.state_changed')
    return entriesForState(more['from'] as State, request.state, more['reopened'] === true);
  return [];
}

function entriesForState(from: State, to: State, reopened: boolean): Omit<NewEntry, 'at'>[] {
  const [ended, ends] = [endBy[from], endBy[to]];
  if (ends) return ended ? [] : [{ kind: 'stopped', values: { outcome: ends } }];
  const [before, after] = [waitingBy[from], waitingBy[to]];
  return [
    ...(reopened ? [{ kind: 'reopened' }] : []),
    ...(before ? [{ kind: 'resumed', values: { reason: before } }] : []),
    ...(after ? [{ kind: 'paused', values: { reason: after } }] : []),
  ];
}

async function mergeInto(trx: Transaction, app: App, gone: RequestRow, intoId: string, actor: string): Promise<void> {
  const into = await requestById(trx, intoId, null);
  if (!into) return;
  const waiting = waitingBy[into.state];
  const outcome = endBy[into.state];
  const standing = {
    severity: into.severity,
    answeredAt: into.answered_at,
    waiting: waiting ? [waiting] : [],
    end: outcome ? { outcome, at: into.solved_at ?? app.clock.now() } : null,
    clientId: into.client_id,
    storeId: into.store_id,
  };
  await mergeClocks(trx, app, 'request', { gone: gone.id, into: into.id }, standing, actor);
}
