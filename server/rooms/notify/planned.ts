import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { insertDelivery } from './store.ts';
import type { DeliveryRow } from './tables.ts';

/** A notice to be sent now, before it says what and to whom. */
export function blank(app: App): Omit<DeliveryRow, 'fact' | 'channel_name' | 'kind'> {
  const now = app.clock.now();
  return {
    id: newId(now),
    incident_id: null,
    incident_number: null,
    store_id: null,
    channel_id: null,
    rule_id: null,
    state: 'waiting',
    attempts: 0,
    urgent: false,
    created_at: now,
    due_at: now,
    try_at: now,
    claimed_at: null,
    sent_at: null,
    receipt: null,
    error: null,
    text: '',
    facts: {},
  };
}

/** Plans a notice, once for its fact. */
export async function insertPlanned(trx: Transaction, app: App, row: DeliveryRow): Promise<void> {
  if (await insertDelivery(trx, row)) await changed(trx, { topic: 'delivery', id: row.id, storeId: null });
  else app.log.debug({ fact: row.fact }, 'this notice is planned already');
}
