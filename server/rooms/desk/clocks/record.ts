import type { Severity } from '#contract/incidents';
import type { ClockReading, Outcome, Waiting } from '#core/sla';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { readingOf, readLogs } from './readings.ts';
import { agreedFor, type NewEntry, settle } from './settle.ts';
import { exchangeClocks, insertClock, lockClocksOf } from './store.ts';
import type { ClockRow, SubjectKind } from './tables.ts';

/** Whose clock it is, as it was when it began. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  number: number;
  clientId: string | null;
  storeId: string | null;
  severity: Severity;
  at: number;
}

/** Starts the clock of a request or an incident by what was agreed at that instant; one that is there goes on. */
export async function startClock(trx: Transaction, app: App, subject: Subject): Promise<void> {
  const [known] = await lockClocksOf(trx, subject.kind, [subject.id]);
  if (known) return;
  const { clientId: client_id, storeId: store_id, at } = subject;
  const agreed = await agreedFor(trx, [client_id]);
  const held = agreed.heldBy(client_id, store_id, at);
  const clock: ClockRow = {
    id: newId(app.clock.now()),
    kind: subject.kind,
    subject_id: subject.id,
    number: subject.number,
    client_id,
    store_id,
    started_at: at,
    last_seq: 0,
    ...held,
    agreed_at: at,
    agreed_until: null,
    running: true,
    deadline_at: null,
    wake_at: null,
  };
  await insertClock(trx, clock);
  const entry: NewEntry = { at, kind: 'started', values: { severity: subject.severity, ...held } };
  await settle(trx, app, [{ clock, entries: [entry] }], agreed);
}

/** What happened to the clock of a request or an incident; without one nothing is written. */
export async function record(
  trx: Transaction,
  app: App,
  kind: SubjectKind,
  subjectId: string,
  entries: readonly NewEntry[],
  moved: { client_id?: string | null; store_id?: string | null } = {},
): Promise<void> {
  const [clock] = await lockClocksOf(trx, kind, [subjectId]);
  if (!clock) return;
  // Nothing happens to a clock before it began: what is told of earlier counts from its start.
  const within = entries.map((entry) => ({ ...entry, at: Math.max(entry.at, clock.started_at) }));
  await settle(trx, app, [{ clock: { ...clock, ...moved }, entries: within }]);
}

/** How the one stands into which another was merged. */
export interface Standing {
  severity: Severity;
  answeredAt: number | null;
  /** null: the clock itself knows, as with incidents. */
  waiting: readonly Waiting[] | null;
  end: { outcome: Outcome; at: number } | null;
  clientId: string | null;
  storeId: string | null;
}

/**
 * One of two goes on in the other. The clock that began first goes on, so that no merging makes a wait look shorter; the
 * other one stops, and what it had open is void. The used time stays used, and is not added up: both ran at once.
 */
export async function mergeClocks(
  trx: Transaction,
  app: App,
  kind: SubjectKind,
  ids: { gone: string; into: string },
  standing: Standing,
  actor: string,
): Promise<void> {
  const now = app.clock.now();
  const clocks = await lockClocksOf(trx, kind, [ids.gone, ids.into]);
  const gone = clocks.find((clock) => clock.subject_id === ids.gone);
  const into = clocks.find((clock) => clock.subject_id === ids.into);
  if (!gone || !into) return;
  const logs = await readLogs(trx, [gone.id, into.id]);
  const waiting = standing.waiting ?? readingOf(logs, into, now).waitingFor;
  const exchanged = gone.running && gone.started_at < into.started_at;
  if (exchanged) await exchangeClocks(trx, gone, into);
  const [older, stops] = exchanged ? [gone, into] : [into, gone];
  const survivor = {
    ...older,
    number: into.number,
    subject_id: into.subject_id,
    client_id: standing.clientId,
    store_id: standing.storeId,
  };
  const merged = { ...stops, number: gone.number, subject_id: gone.subject_id };
  await settle(trx, app, [
    { clock: merged, entries: [{ at: now, kind: 'stopped', values: { outcome: 'merged' }, actor }] },
    { clock: survivor, entries: aligned(survivor, readingOf(logs, older, now), { ...standing, waiting }, now, actor) },
  ]);
}

/** What brings a clock to how its subject stands. */
function aligned(
  clock: ClockRow,
  reading: ClockReading,
  standing: Standing & { waiting: readonly Waiting[] },
  now: number,
  actor: string,
): NewEntry[] {
  const entries: NewEntry[] = [];
  const add = (kind: string, values: Record<string, string | number> = {}, at = now) =>
    entries.push({ at: Math.max(at, clock.started_at), recordedAt: now, kind, values, actor });
  if (reading.state === 'stopped') return entries;
  if (reading.severity !== standing.severity) add('severity_changed', { severity: standing.severity });
  if (standing.answeredAt !== null && reading.reaction?.open) add('reaction_given', {}, standing.answeredAt);
  if (standing.end) add('stopped', { outcome: standing.end.outcome }, standing.end.at);
  if (standing.end) return entries;
  for (const reason of reading.waitingFor) if (!standing.waiting.includes(reason)) add('resumed', { reason });
  for (const reason of standing.waiting) if (!reading.waitingFor.includes(reason)) add('paused', { reason });
  return entries;
}
