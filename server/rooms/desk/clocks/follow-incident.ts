import type { Severity } from '#contract/incidents';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { incidentById } from '#rooms/incidents';
import { storeById } from '#rooms/stores';
import { mergeClocks, record, startClock } from './record.ts';
import type { NewEntry } from './settle.ts';
import { clocksOf } from './store.ts';

interface Fact {
  incidentId: string;
  storeId: string;
  number: number;
  severity: Severity;
  at: number;
}

/** Starts the clock when the incident was opened, which is when we knew; events may arrive in another order. */
export async function startForIncident(
  trx: Transaction,
  app: App,
  fact: Fact,
  severity = fact.severity,
): Promise<void> {
  if ((await clocksOf(trx, 'incident', [fact.incidentId])).length > 0) return;
  const [incident, store] = await Promise.all([incidentById(trx, fact.incidentId), storeById(trx, fact.storeId, null)]);
  if (!incident || !store) return;
  await startClock(trx, app, {
    kind: 'incident',
    id: incident.id,
    number: incident.number,
    clientId: store.client_id,
    storeId: store.id,
    severity,
    at: incident.opened_at,
  });
}

/** Writes into the clock what happened to an incident, at its own moment. */
export async function followIncident(
  trx: Transaction,
  app: App,
  fact: Fact,
  entry: Omit<NewEntry, 'at'>,
  severity?: Severity,
): Promise<void> {
  await startForIncident(trx, app, fact, severity);
  await record(trx, app, 'incident', fact.incidentId, [{ ...entry, at: fact.at }]);
}

/** The clock of the older of the two goes on. */
export async function mergeIncident(trx: Transaction, app: App, fact: Fact & { into: string }): Promise<void> {
  await startForIncident(trx, app, fact);
  const into = await incidentById(trx, fact.into);
  if (!into) return;
  await startForIncident(trx, app, { incidentId: into.id, storeId: into.store_id, ...factOf(into), at: fact.at });
  const store = await storeById(trx, into.store_id, null);
  const standing = {
    severity: into.severity,
    answeredAt: into.acknowledged_at,
    waiting: null,
    end: into.state === 'resolved' ? { outcome: 'resolved' as const, at: into.resolved_at ?? app.clock.now() } : null,
    clientId: store?.client_id ?? null,
    storeId: into.store_id,
  };
  await mergeClocks(trx, app, 'incident', { gone: fact.incidentId, into: into.id }, standing, 'Vakhta');
}

const factOf = ({ number, severity }: { number: number; severity: Severity }) => ({ number, severity });
