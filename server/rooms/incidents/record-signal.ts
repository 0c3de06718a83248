import type { Flip } from '#contract/events/monitoring';
import { severities, type Severity } from '#contract/incidents';
import { incidentEscalated, incidentMerged, incidentOpened, incidentReopened } from '#contract/events/incidents';
import {
  type Cause,
  causeOf,
  type Joined,
  joins,
  type OpenIncident,
  recurrenceKey,
  severityOf,
  type Signal,
} from '#core/incident';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { announceIncident, tellChanged } from './announce-incident.ts';
import { entry } from './timeline/entry.ts';
import { evidenceOf, headlineOf } from './headline.ts';
import { closeIfOver } from './record-recovery.ts';
import { sameCauseBefore } from './recurrence/store.ts';
import {
  activeIncidents,
  endSignals,
  incidentById,
  type IncidentRow,
  insertIncident,
  insertSignal,
  lockStore,
  moveSignals,
  recoveredSince,
  signalsOf,
  updateIncident,
} from './store.ts';
import { addToTimeline } from './timeline/store.ts';

/** What comes back so soon was never well: the incident goes on, instead of a new one with new notices. */
const reopenWindow = 15 * 60_000;

const worse = (a: Severity, b: Severity): boolean => severities.indexOf(a) < severities.indexOf(b);

const signalOf = (flip: Flip): Signal => ({
  storeId: flip.storeId,
  monitorId: flip.monitorId,
  monitorType: flip.type,
  page: flip.page,
  host: flip.host,
  port: flip.port,
  status: flip.status === 'degraded' ? 'degraded' : 'down',
  failure: flip.failure,
  reason: flip.reason,
});

/** A confirmed flip to down or degraded: opens an incident, or joins the one of its cause. */
export async function recordSignal(trx: Transaction, app: App, flip: Flip): Promise<void> {
  await lockStore(trx, flip.storeId);
  const signal = signalOf(flip);
  const open = await activeIncidents(trx, flip.storeId);
  const known = await asOpen(trx, open);
  // A monitor fails in one way at a time: what it said before is over.
  const left = await endSignals(trx, flip.monitorId, flip.at);
  const joined = joins(known, signal, flip.beganAfter ?? flip.at, {
    dependsOn: flip.dependsOn ? [flip.dependsOn] : [],
  });
  await (joined ? join(trx, app, open, joined, flip, signal) : openOrReopen(trx, app, flip, signal));
  for (const incident of open.filter((i) => left.includes(i.id) && i.id !== joined?.id))
    await closeIfOver(trx, app, incident, flip.at);
}

async function openOrReopen(trx: Transaction, app: App, flip: Flip, signal: Signal): Promise<void> {
  const cause = causeOf(signal);
  const back = await recoveredSince(trx, flip.storeId, recurrenceKey(cause), flip.at - reopenWindow);
  return back ? reopen(trx, app, back, flip) : openNew(trx, app, flip, signal, cause);
}

async function asOpen(trx: Transaction, incidents: readonly IncidentRow[]): Promise<OpenIncident[]> {
  const signals = await signalsOf(
    trx,
    incidents.map((i) => i.id),
  );
  return incidents.map((incident) => {
    const own = signals.filter((s) => s.incident_id === incident.id);
    const failing = own.filter((s) => s.recovered_at === null);
    return {
      id: incident.id,
      storeId: incident.store_id,
      cause: incident.cause,
      down: failing.some((s) => s.signal.status === 'down'),
      monitorIds: failing.map((s) => s.monitor_id),
      openedAt: incident.opened_at,
      lastSignalAt: Math.max(incident.started_at, ...own.map((s) => s.down_at)),
    };
  });
}

async function openNew(trx: Transaction, app: App, flip: Flip, signal: Signal, cause: Cause): Promise<void> {
  const now = app.clock.now();
  const key = recurrenceKey(cause);
  const id = newId(now);
  const earlier = await sameCauseBefore(trx, { id, store_id: flip.storeId, recurrence_key: key, opened_at: now });
  const incident = await insertIncident(trx, {
    id,
    store_id: flip.storeId,
    title: null,
    headline: headlineOf(flip),
    severity: severityOf(signal),
    state: 'open',
    opened_at: now,
    started_at: flip.at,
    acknowledged_at: null,
    acknowledged_by: null,
    resolved_at: null,
    resolved_by: null,
    noticed_by: 'monitor',
    opened_by: null,
    assignee_id: null,
    assignee_name: null,
    failure: flip.failure,
    cause,
    recurrence_key: key,
    recurrence: earlier.length,
    cause_text: null,
    prevention: null,
    merged_into: null,
    evidence: flip.evidence,
  });
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, entry(incident, flip.at, 'opened', {}));
  await addToTimeline(trx, signalEntry(incident, flip));
  if (earlier.length > 0) await addToTimeline(trx, entry(incident, now, 'recurrence', { n: earlier.length }));
  await announceIncident(trx, app, incidentOpened, incident, now);
}

async function join(
  trx: Transaction,
  app: App,
  open: readonly IncidentRow[],
  joined: Joined,
  flip: Flip,
  signal: Signal,
): Promise<void> {
  const incident = open.find((i) => i.id === joined.id)!;
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, signalEntry(incident, flip));
  for (const other of open.filter((i) => joined.absorbs.includes(i.id))) await absorb(trx, app, other, incident);
  const severity = severityOf(signal);
  const rises = worse(severity, incident.severity);
  const cause = causeOf(signal);
  const change: Partial<IncidentRow> = {
    ...(rises ? { severity } : {}),
    ...(flip.at < incident.started_at ? { started_at: flip.at } : {}),
    ...(joined.lead
      ? {
          cause,
          headline: headlineOf(flip),
          failure: flip.failure,
          recurrence_key: recurrenceKey(cause),
          evidence: flip.evidence ?? incident.evidence,
        }
      : {}),
  };
  if (Object.keys(change).length > 0) await updateIncident(trx, incident.id, change);
  const now = app.clock.now();
  const after = (await incidentById(trx, incident.id))!;
  if (joined.lead)
    await addToTimeline(
      trx,
      entry(incident, now, 'lead', {
        part: after.headline.part,
        failure: after.headline.failure,
        name: after.headline.name,
      }),
    );
  if (!rises) return tellChanged(trx, incident);
  await addToTimeline(trx, entry(incident, now, 'severity', { from: incident.severity, to: severity }));
  await announceIncident(trx, app, incidentEscalated, after, now, { from: incident.severity });
}

/** One cause explains both: the other incident goes on in this one. */
async function absorb(trx: Transaction, app: App, other: IncidentRow, into: IncidentRow): Promise<void> {
  const now = app.clock.now();
  await moveSignals(trx, other.id, into.id);
  await updateIncident(trx, other.id, { state: 'merged', resolved_at: now, merged_into: into.id });
  await addToTimeline(trx, entry(other, now, 'merged', { number: into.number }));
  await addToTimeline(trx, entry(into, now, 'merged_from', { number: other.number }));
  await announceIncident(trx, app, incidentMerged, { ...other, state: 'merged' }, now, { into: into.id });
}

async function reopen(trx: Transaction, app: App, incident: IncidentRow, flip: Flip): Promise<void> {
  const now = app.clock.now();
  const minutes = Math.max(1, Math.round((flip.at - (incident.resolved_at ?? flip.at)) / 60_000));
  await updateIncident(trx, incident.id, {
    state: incident.acknowledged_at === null ? 'open' : 'acknowledged',
    resolved_at: null,
  });
  await insertSignal(trx, incident.id, flip);
  await addToTimeline(trx, entry(incident, now, 'reopened', { minutes }));
  await addToTimeline(trx, signalEntry(incident, flip));
  await announceIncident(trx, app, incidentReopened, (await incidentById(trx, incident.id))!, now);
}

function signalEntry(incident: Pick<IncidentRow, 'id'>, flip: Flip) {
  const values = { monitor: flip.monitorName, type: flip.type, reason: JSON.stringify(flip.reason) };
  return {
    incident_id: incident.id,
    at: flip.at,
    kind: 'signal',
    actor: null,
    values,
    internal: false,
    evidence: evidenceOf(flip),
  };
}
