import { incidentResolved } from '#contract/events/incidents';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { entry } from './timeline/entry.ts';
import { endSignals, incidentById, type IncidentRow, lockStore, signalsOf, updateIncident } from './store.ts';
import { addToTimeline } from './timeline/store.ts';

/** A monitor works again, or is gone: its outages end; an incident whose last outage ended is resolved by recovery. */
export async function recordRecovery(
  trx: Transaction,
  app: App,
  of: { storeId: string; monitorId: string; monitorName: string; at: number; removed?: boolean },
): Promise<void> {
  await lockStore(trx, of.storeId);
  for (const id of await endSignals(trx, of.monitorId, of.at)) {
    const incident = await incidentById(trx, id);
    if (!incident || hasEnded(incident)) continue;
    await addToTimeline(trx, entry(incident, of.at, of.removed ? 'removed' : 'recovered', { monitor: of.monitorName }));
    await closeIfOver(trx, app, incident, of.at);
  }
}

const hasEnded = (incident: IncidentRow): boolean => incident.state === 'merged' || incident.state === 'resolved';

/** Resolves an incident in which nothing fails any more. One that a person opened is left to people. */
export async function closeIfOver(trx: Transaction, app: App, incident: IncidentRow, at: number): Promise<void> {
  const still = (await signalsOf(trx, [incident.id])).some((s) => s.recovered_at === null);
  if (still || incident.noticed_by !== 'monitor' || hasEnded(incident)) return tellChanged(trx, incident);
  await updateIncident(trx, incident.id, { state: 'resolved', resolved_at: at, resolved_by: null });
  await addToTimeline(trx, entry(incident, at, 'resolved', {}));
  await announceIncident(trx, app, incidentResolved, { ...incident, state: 'resolved' }, at, {
    by: 'recovery',
    actor: null,
  });
}
