import type { Flip } from '#contract/events/monitoring';
import { severities, type Severity } from '#contract/incidents';
import { incidentEscalated, incidentOpened, incidentReopened } from '#contract/events/incidents';
import { type Cause, causeOf, joins, recurrenceKey, severityOf } from '#core/incident';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { headlineOf, titleOf } from './headline.ts';
import { activeIncidents, addToTimeline, incidentById, type IncidentRow, insertIncident, insertSignal, lockStore, recoveredSince, sameCauseBefore, signalsOf, updateIncident } from './store.ts';

export const recurrenceWindow = 90 * 86_400_000;
/** What comes back so soon was never well: the incident goes on, instead of a new one with new notices. */
const reopenWindow = 15 * 60_000;

const worse = (a: Severity, b: Severity): boolean => severities.indexOf(a) < severities.indexOf(b);

/** A confirmed flip to down or degraded: opens an incident, or joins the one of its cause. */
export async function recordSignal(trx: Transaction, app: App, flip: Flip): Promise<void> {
  await lockStore(trx, flip.storeId);
  const open = await activeIncidents(trx, flip.storeId);
  const signals = await signalsOf(trx, open.map((i) => i.id));
  const cause = causeOf(flip);
  const candidates = open.map((incident) => ({
    id: incident.id, cause: incident.cause, openedAt: incident.opened_at, startedAt: incident.started_at,
    signals: signals.filter((s) => s.incident_id === incident.id).map((s) => ({ monitorId: s.monitor_id, at: s.down_at, active: s.recovered_at === null, cause: causeOf(s.signal) })),
  }));
  const home = joins(candidates, flip, flip.at);
  const incident = home && open.find((i) => i.id === home.id);
  if (incident) return join(trx, app, incident, flip, cause, home.lead);
  const back = await recoveredSince(trx, flip.storeId, recurrenceKey(cause), flip.at - reopenWindow);
  return back ? reopen(trx, app, back, flip) : open_(trx, app, flip, cause);
}

async function open_(trx: Transaction, app: App, flip: Flip, cause: Cause): Promise<void> {
  const now = app.clock.now();
  const key = recurrenceKey(cause);
  const id = newId(now);
  const earlier = await sameCauseBefore(trx, { id, store_id: flip.storeId, recurrence_key: key, opened_at: now }, now - recurrenceWindow);
  const incident = await insertIncident(trx, {
    id, store_id: flip.storeId, title: null, headline: headlineOf(flip), severity: severityOf(flip), state: 'open', opened_at: now, started_at: flip.at,
    acknowledged_at: null, acknowledged_by: null, resolved_at: null, resolved_by: null, noticed_by: 'monitor', opened_by: null, assignee_id: null, assignee_name: null,
    failure: flip.failure, cause, recurrence_key: key, recurrence: earlier.length, cause_text: null, prevention: null, merged_into: null, evidence: flip.evidence,
  });
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, entry(incident, flip.at, 'opened', {}));
  await addToTimeline(trx, signalEntry(incident, flip));
  if (earlier.length > 0) await addToTimeline(trx, entry(incident, now, 'recurrence', { n: earlier.length }));
  await announceIncident(trx, app, incidentOpened, incident, now);
}

async function join(trx: Transaction, app: App, incident: IncidentRow, flip: Flip, cause: Cause, lead: boolean): Promise<void> {
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, signalEntry(incident, flip));
  const severity = severityOf(flip);
  const rises = worse(severity, incident.severity);
  const change: Partial<IncidentRow> = {
    ...(rises ? { severity } : {}), ...(flip.at < incident.started_at ? { started_at: flip.at } : {}),
    ...(lead ? { cause, headline: headlineOf(flip), failure: flip.failure, recurrence_key: recurrenceKey(cause), evidence: flip.evidence ?? incident.evidence } : {}),
  };
  if (Object.keys(change).length > 0) await updateIncident(trx, incident.id, change);
  const now = app.clock.now();
  const after = (await incidentById(trx, incident.id))!;
  if (lead) await addToTimeline(trx, entry(incident, now, 'lead', { title: titleOf(after, 'en') }));
  if (rises) {
    await addToTimeline(trx, entry(incident, now, 'severity', { from: incident.severity, to: severity }));
    await announceIncident(trx, app, incidentEscalated, after, now, { from: incident.severity });
  } else await tellChanged(trx, incident);
}

async function reopen(trx: Transaction, app: App, incident: IncidentRow, flip: Flip): Promise<void> {
  const now = app.clock.now();
  const minutes = Math.max(1, Math.round((flip.at - (incident.resolved_at ?? flip.at)) / 60_000));
  await updateIncident(trx, incident.id, { state: incident.acknowledged_at === null ? 'open' : 'acknowledged', resolved_at: null });
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, entry(incident, now, 'reopened', { minutes }));
  await addToTimeline(trx, signalEntry(incident, flip));
  await announceIncident(trx, app, incidentReopened, (await incidentById(trx, incident.id))!, now);
}

export function entry(incident: Pick<IncidentRow, 'id'>, at: number, kind: string, values: Record<string, string | number>, of: { actor?: string; internal?: boolean } = {}) {
  return { incident_id: incident.id, at, kind, actor: of.actor ?? null, values, internal: of.internal ?? false, evidence: null };
}

function signalEntry(incident: Pick<IncidentRow, 'id'>, flip: Flip) {
  const values = { monitor: flip.monitorName, type: flip.type, reason: JSON.stringify(flip.reason) };
  return { incident_id: incident.id, at: flip.at, kind: 'signal', actor: null, values, internal: false, evidence: { ...flip.evidence, conditions: flip.conditions.map((c) => `${c.ok ? '✓' : '✗'} ${c.text}`) } };
}
