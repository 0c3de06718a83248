import type { z } from 'zod';
import type { EventType } from '#contract/events/define';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import { titleOf } from './headline.ts';
import type { IncidentRow } from './store.ts';

/** Announces a fact of an incident with the values of this moment, and tells the consoles. */
export async function announceIncident<P extends z.ZodType>(
  trx: Transaction,
  app: App,
  event: EventType<P>,
  incident: IncidentRow,
  at: number,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = {
    incidentId: incident.id,
    number: incident.number,
    storeId: incident.store_id,
    title: titleOf(incident, 'en'),
    severity: incident.severity,
    at,
    startedAt: incident.started_at,
    noticedBy: incident.noticed_by,
    ...more,
  };
  await announce(trx, app, event, payload as z.input<P>);
  await tellChanged(trx, incident);
}

export const tellChanged = (trx: Transaction, incident: Pick<IncidentRow, 'id' | 'store_id'>): Promise<void> =>
  changed(trx, { topic: 'incident', id: incident.id, storeId: incident.store_id });
