import { notFound, refuse } from '#kit/refuse';
import { incidentById } from '#rooms/incidents';
import { storeById } from '#rooms/stores';
import { applyChange, type Means } from './change.ts';
import { addIncident, removeIncident, type RequestRow } from './store.ts';
import { checkNotMerged } from './write-message.ts';

/** Of a store of the same client: what stands behind one client's request is no other client's matter. */
export async function linkIncident(means: Means, request: RequestRow, incidentId: string): Promise<void> {
  checkNotMerged(request);
  const incident = await incidentById(means.trx, incidentId);
  const scope = request.client_id === null ? [] : [request.client_id];
  const store = incident && (await storeById(means.trx, incident.store_id, scope));
  if (!incident || !store)
    return refuse(
      'not_found',
      {
        en: 'incidentId: there is no such incident of this client.',
        ru: 'incidentId: у этого клиента нет такого инцидента.',
        uk: 'incidentId: у цього клієнта немає такого інциденту.',
      },
      { field: 'incidentId' },
    );
  const at = means.app.clock.now();
  if (await addIncident(means.trx, { request_id: request.id, incident_id: incident.id, linked_at: at }))
    await applyChange(means, request, {}, { what: 'linked', values: { number: incident.number } });
}

export async function unlinkIncident(means: Means, request: RequestRow, incidentId: string): Promise<void> {
  checkNotMerged(request);
  if (!(await removeIncident(means.trx, request.id, incidentId))) return notFound();
  const incident = await incidentById(means.trx, incidentId);
  await applyChange(means, request, {}, { what: 'unlinked', values: { number: incident?.number ?? 0 } });
}
