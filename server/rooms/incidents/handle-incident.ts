import {
  incidentAcknowledged,
  incidentCommented,
  incidentEased,
  incidentEscalated,
  incidentMerged,
  incidentResolved,
} from '#contract/events/incidents';
import { severities, type Severity } from '#contract/incidents';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, refuse } from '#kit/refuse';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { entry } from './timeline/entry.ts';
import { type IncidentRow, moveSignals, signalsOf, updateIncident } from './store.ts';
import { addToTimeline } from './timeline/store.ts';

/** What people do with an incident. Each takes the row locked, writes the timeline, the audit trail and the event. */

type Means = { trx: Transaction; app: App; actor: Pick<Actor, 'name' | 'personId' | 'address'> };

const asActor = (actor: Means['actor']): Actor => actor as Actor;

export async function acknowledge({ trx, app, actor }: Means, incident: IncidentRow): Promise<void> {
  refuseEnded(incident);
  if (incident.state === 'acknowledged') return;
  const now = app.clock.now();
  const assign =
    incident.assignee_id === null && actor.personId !== null
      ? { assignee_id: actor.personId, assignee_name: actor.name }
      : {};
  await updateIncident(trx, incident.id, {
    state: 'acknowledged',
    acknowledged_at: now,
    acknowledged_by: actor.name,
    ...assign,
  });
  await addToTimeline(trx, entry(incident, now, 'acknowledged', { actor: actor.name }, { actor: actor.name }));
  await audit(trx, app, asActor(actor), 'incident.acknowledged', `#${incident.number}`);
  await announceIncident(trx, app, incidentAcknowledged, { ...incident, state: 'acknowledged' }, now, {
    actor: actor.name,
  });
}

export async function assign(
  { trx, app, actor }: Means,
  incident: IncidentRow,
  person: { id: string; name: string } | null,
): Promise<void> {
  refuseEnded(incident);
  if (incident.assignee_id === (person?.id ?? null)) return;
  await updateIncident(trx, incident.id, { assignee_id: person?.id ?? null, assignee_name: person?.name ?? null });
  await addToTimeline(
    trx,
    entry(incident, app.clock.now(), person ? 'assigned' : 'unassigned', person ? { person: person.name } : {}, {
      actor: actor.name,
    }),
  );
  await audit(trx, app, asActor(actor), 'incident.assigned', `#${incident.number}`, { person: person?.name ?? null });
  await tellChanged(trx, incident);
}

export async function comment(
  { trx, app, actor }: Means,
  incident: IncidentRow,
  text: string,
  of: { internal: boolean; byClient: boolean },
): Promise<void> {
  const now = app.clock.now();
  const { internal } = of;
  const values = { text, ...(of.byClient ? { by: 'client' } : {}) };
  await addToTimeline(trx, entry(incident, now, 'comment', values, { actor: actor.name, internal }));
  await announceIncident(trx, app, incidentCommented, incident, now, { text, internal, actor: actor.name });
}

export async function revise(
  { trx, app, actor }: Means,
  incident: IncidentRow,
  change: { title?: string; severity?: Severity; cause?: string | null; prevention?: string | null },
): Promise<void> {
  const now = app.clock.now();
  const by = { actor: actor.name };
  const { title, severity, cause, prevention } = change;
  if ([title, severity, cause, prevention].every((value) => value === undefined)) return;
  await updateIncident(trx, incident.id, {
    ...(title === undefined ? {} : { title }),
    ...(severity === undefined ? {} : { severity }),
    ...(cause === undefined ? {} : { cause_text: cause }),
    ...(prevention === undefined ? {} : { prevention }),
  });
  if (title !== undefined && title !== incident.title)
    await addToTimeline(trx, entry(incident, now, 'retitled', { title }, by));
  if (cause !== undefined || prevention !== undefined)
    await addToTimeline(trx, entry(incident, now, 'cause', { actor: actor.name }, by));
  await audit(trx, app, asActor(actor), 'incident.changed', `#${incident.number}`, { ...change });
  if (severity === undefined || severity === incident.severity) return tellChanged(trx, incident);
  await addToTimeline(trx, entry(incident, now, 'severity', { from: incident.severity, to: severity }, by));
  const rises = severities.indexOf(severity) < severities.indexOf(incident.severity);
  const event = rises ? incidentEscalated : incidentEased;
  await announceIncident(trx, app, event, { ...incident, severity }, now, { from: incident.severity });
}

export async function merge({ trx, app, actor }: Means, incident: IncidentRow, into: IncidentRow): Promise<void> {
  refuseEnded(incident);
  refuseEnded(into);
  if (incident.id === into.id)
    refuse(
      'same',
      {
        en: 'into: an incident cannot be merged into itself.',
        ru: 'into: инцидент нельзя объединить с самим собой.',
        uk: 'into: інцидент не можна об’єднати із самим собою.',
      },
      { field: 'into' },
    );
  if (incident.store_id !== into.store_id)
    refuse(
      'other_store',
      {
        en: 'into: the two incidents are of different stores.',
        ru: 'into: эти инциденты у разных магазинов.',
        uk: 'into: ці інциденти в різних магазинів.',
      },
      { field: 'into' },
    );
  const now = app.clock.now();
  const by = { actor: actor.name };
  await moveSignals(trx, incident.id, into.id);
  await updateIncident(trx, incident.id, {
    state: 'merged',
    resolved_at: now,
    resolved_by: actor.name,
    merged_into: into.id,
  });
  const worst =
    severities.indexOf(incident.severity) < severities.indexOf(into.severity) ? incident.severity : into.severity;
  await updateIncident(trx, into.id, { severity: worst, started_at: Math.min(incident.started_at, into.started_at) });
  await addToTimeline(trx, entry(incident, now, 'merged', { number: into.number }, by));
  await addToTimeline(trx, entry(into, now, 'merged_from', { number: incident.number }, by));
  await audit(trx, app, asActor(actor), 'incident.merged', `#${incident.number}`, { into: `#${into.number}` });
  await announceIncident(trx, app, incidentMerged, incident, now, { into: into.id });
  await tellChanged(trx, into);
}

export async function resolve(
  { trx, app, actor }: Means,
  incident: IncidentRow,
  of: { cause?: string; prevention?: string },
): Promise<void> {
  refuseEnded(incident);
  const now = app.clock.now();
  await updateIncident(trx, incident.id, {
    state: 'resolved',
    resolved_at: now,
    resolved_by: actor.name,
    ...(of.cause === undefined ? {} : { cause_text: of.cause }),
    ...(of.prevention === undefined ? {} : { prevention: of.prevention }),
  });
  await addToTimeline(trx, entry(incident, now, 'resolved_by', { actor: actor.name }, { actor: actor.name }));
  const stillDown = (await signalsOf(trx, [incident.id])).filter((s) => s.recovered_at === null).length;
  await audit(trx, app, asActor(actor), 'incident.resolved', `#${incident.number}`, { stillDown });
  await announceIncident(trx, app, incidentResolved, { ...incident, state: 'resolved' }, now, {
    by: 'person',
    actor: actor.name,
  });
}

function refuseEnded(incident: IncidentRow): void {
  if (incident.state !== 'resolved' && incident.state !== 'merged') return;
  conflict(
    'ended',
    { en: 'Incident #{n} is already closed.', ru: 'Инцидент #{n} уже закрыт.', uk: 'Інцидент #{n} вже закрито.' },
    { values: { n: incident.number } },
  );
}
