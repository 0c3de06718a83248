import { incidentOpened } from '#contract/events/incidents';
import type { Severity } from '#contract/incidents';
import { isClientRole } from '#contract/permissions';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { refuse } from '#kit/refuse';
import { announceIncident } from './announce-incident.ts';
import { entry } from './timeline/entry.ts';
import { type IncidentRow, insertIncident } from './store.ts';
import { addToTimeline } from './timeline/store.ts';

/** Opened by hand by an engineer or a client, who is thereby the first who noticed it. */
export async function openByHand(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: { storeId: string; title: string; description: string; severity: Severity; startedAt?: number },
): Promise<IncidentRow> {
  const now = app.clock.now();
  const startedAt = input.startedAt ?? now;
  if (startedAt > now)
    refuse(
      'in_the_future',
      {
        en: 'startedAt: an incident cannot begin in the future.',
        ru: 'startedAt: инцидент не может начаться в будущем.',
        uk: 'startedAt: інцидент не може початися в майбутньому.',
      },
      { field: 'startedAt' },
    );
  const incident = await insertIncident(trx, {
    id: newId(now),
    store_id: input.storeId,
    title: input.title,
    headline: { part: 'other', failure: 'manual', name: input.title },
    severity: input.severity,
    state: 'open',
    opened_at: now,
    started_at: startedAt,
    acknowledged_at: null,
    acknowledged_by: null,
    resolved_at: null,
    resolved_by: null,
    noticed_by: actor.role && isClientRole(actor.role) ? 'client' : 'engineer',
    opened_by: actor.name,
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
  await addToTimeline(trx, entry(incident, now, 'opened_by', { actor: actor.name }, { actor: actor.name }));
  if (input.description) {
    const values = { text: input.description, ...(incident.noticed_by === 'client' ? { by: 'client' } : {}) };
    await addToTimeline(trx, entry(incident, now, 'comment', values, { actor: actor.name }));
  }
  await audit(trx, app, actor, 'incident.opened', `#${incident.number}`, {
    storeId: input.storeId,
    title: input.title,
  });
  await announceIncident(trx, app, incidentOpened, incident, now);
  return incident;
}
