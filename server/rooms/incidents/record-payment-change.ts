import type { z } from 'zod';
import { incidentOpened } from '#contract/events/incidents';
import type { paymentPageChanged } from '#contract/events/payment-pages';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { entry } from './timeline/entry.ts';
import { activeIncidents, insertIncident, lockStore } from './store.ts';
import { addToTimeline } from './timeline/store.ts';

/** Cards may be leaving at this moment. */
const grave = new Set(['card_leaves', 'script_malicious', 'listener_new', 'form_moved', 'overlay_new']);

/** An alarm at a payment page opens an incident, or is written into the one of its page that is not over. */
export async function recordPaymentChange(
  trx: Transaction,
  fact: z.output<(typeof paymentPageChanged)['payload']>,
  app: App,
): Promise<void> {
  const alarms = fact.changes.filter(({ weight }) => weight === 'alarm');
  if (alarms.length === 0) return;
  await lockStore(trx, fact.storeId);
  const now = app.clock.now();
  const what = [...new Set(alarms.map(({ about }) => about))].join(', ').slice(0, 500);
  const open = (await activeIncidents(trx, fact.storeId)).find(
    ({ headline }) => headline.failure === 'payment_changed' && headline.part === fact.page,
  );
  if (open) {
    await addToTimeline(trx, entry(open, fact.at, 'payment_changed', { url: fact.url, what }));
    return tellChanged(trx, open);
  }
  const incident = await insertIncident(trx, {
    id: newId(now),
    store_id: fact.storeId,
    title: null,
    headline: { part: fact.page, failure: 'payment_changed', name: fact.url },
    severity: alarms.some(({ kind }) => grave.has(kind)) ? 'critical' : 'major',
    state: 'open',
    opened_at: now,
    started_at: fact.at,
    acknowledged_at: null,
    acknowledged_by: null,
    resolved_at: null,
    resolved_by: null,
    noticed_by: 'monitor',
    opened_by: null,
    assignee_id: null,
    assignee_name: null,
    failure: null,
    cause: null,
    recurrence_key: null,
    recurrence: 0,
    cause_text: null,
    prevention: null,
    merged_into: null,
    evidence: null,
  });
  await addToTimeline(trx, entry(incident, fact.at, 'opened', {}));
  await addToTimeline(trx, entry(incident, fact.at, 'payment_changed', { url: fact.url, what }));
  await announceIncident(trx, app, incidentOpened, incident, now);
}
