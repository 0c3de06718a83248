import { incidentResolved } from '#contract/events/incidents';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { entry } from './record-signal.ts';
import { addToTimeline, endSignals, incidentById, lockStore, signalsOf, updateIncident } from './store.ts';

/** A monitor works again, or is gone: its outages end; an incident whose last outage ended is resolved by recovery. */
export async function recordRecovery(trx: Transaction, app: App, of: { storeId: string; monitorId: string; monitorName: string; at: number; removed?: boolean }): Promise<void> {
  await lockStore(trx, of.storeId);
  for (const id of await endSignals(trx, of.monitorId, of.at)) {
    const incident = await incidentById(trx, id);
    if (!incident || incident.state === 'merged' || incident.state === 'resolved') continue;
    await addToTimeline(trx, entry(incident, of.at, of.removed ? 'removed' : 'recovered', { monitor: of.monitorName }));
    const still = (await signalsOf(trx, [id])).some((s) => s.recovered_at === null);
    if (still || incident.noticed_by !== 'monitor') {
      await tellChanged(trx, incident);
      continue;
    }
    await updateIncident(trx, id, { state: 'resolved', resolved_at: of.at, resolved_by: null });
    await addToTimeline(trx, entry(incident, of.at, 'resolved', {}));
    await announceIncident(trx, app, incidentResolved, { ...incident, state: 'resolved' }, of.at, { by: 'recovery', actor: null });
  }
}
