import { clockAtRisk, clockMissed } from '#contract/events/desk';
import { type ClockReading, explainTarget, type TargetReading } from '#core/sla';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { agreedWith } from '#rooms/contracts';
import { topicsOf } from '../requests/store.ts';
import { Agreed, type NamedCalendar, type NamedTerms, turnsFor } from './agreed.ts';
import { type Logs, nextOf, readingOf, targetsOf, withNames } from './readings.ts';
import { insertEvents, insertNotices, keepNamed, logsOf, updateClocks } from './store.ts';
import type { ClockEventRow, ClockRow, NoticeRow } from './tables.ts';

/** An entry that is to be made; at the moment of its happening where nothing else is said. */
export interface NewEntry {
  at: number;
  recordedAt?: number;
  kind: string;
  values?: Record<string, string | number>;
  actor?: string | null;
}

export interface Change {
  clock: ClockRow;
  entries: readonly NewEntry[];
}

/** Told later than this after its moment, a notice is marked late. */
const lateMs = 60_000;

export const agreedFor = async (trx: Transaction, clientIds: readonly (string | null)[]): Promise<Agreed> => {
  const ids = [...new Set(clientIds.filter((id) => id !== null))];
  const { spans, calendars } = await agreedWith(trx, ids);
  return new Agreed(spans, calendars);
};

/**
 * Writes what happened to clocks that this transaction has locked: first what was agreed meanwhile, then the entries;
 * reads them anew, tells of warnings and misses that fell due, and brings the index up to date.
 */
export async function settle(
  trx: Transaction,
  app: App,
  changes: readonly Change[],
  agreed?: Agreed,
): Promise<ClockReading[]> {
  const now = app.clock.now();
  const book =
    agreed ??
    (await agreedFor(
      trx,
      changes.map(({ clock }) => clock.client_id),
    ));
  const logs = await logsOf(
    trx,
    changes.map(({ clock }) => clock.id),
  );
  const settled = changes.map(({ clock, entries }) => enter(book, clock, entries, now));
  await keepNamed(trx, ...namedBy(book, settled));
  const fresh = settled.flatMap(({ rows }) => rows);
  await insertEvents(trx, fresh);
  for (const row of fresh) logs.get(row.clock_id)!.push(row);
  const read = await withNames(trx, logs);
  const readings = settled.map(({ clock }) => readingOf(read, clock, now));
  await tell(trx, app, settled, readings, read, now);
  await updateClocks(
    trx,
    settled.map(({ clock }, i) => indexed(clock, readings[i]!, now)),
  );
  return readings;
}

interface Entered {
  clock: ClockRow;
  rows: ClockEventRow[];
}

function enter(agreed: Agreed, clock: ClockRow, entries: readonly NewEntry[], now: number): Entered {
  const turn = turnsFor(agreed, clock, now);
  const all: NewEntry[] = [
    // A clock that is not started yet is measured by what its first entry says.
    ...(clock.last_seq === 0
      ? []
      : turn.entries.map(({ at, kind, ...values }) => ({ at, kind, values: values as Record<string, string> }))),
    ...entries,
  ];
  const rows = all.map(({ at, recordedAt, kind, values, actor }, i) => ({
    clock_id: clock.id,
    seq: clock.last_seq + 1 + i,
    at,
    recorded_at: recordedAt ?? at,
    kind,
    actor: actor ?? null,
    values: values ?? {},
  }));
  const held = clock.last_seq === 0 ? {} : turn.held;
  return {
    clock: {
      ...clock,
      ...held,
      last_seq: clock.last_seq + rows.length,
      agreed_at: clock.last_seq === 0 ? clock.agreed_at : Math.max(clock.agreed_at, now),
      agreed_until: turn.until,
    },
    rows,
  };
}

function namedBy(agreed: Agreed, settled: readonly Entered[]): [NamedTerms[], NamedCalendar[]] {
  const values = settled.flatMap(({ rows }) => rows.map((row) => row.values));
  const names = (key: 'terms' | 'calendar') => [...new Set(values.flatMap((v) => (v[key] ? [String(v[key])] : [])))];
  return [
    names('terms').flatMap((name) => agreed.namedTerms(name) ?? []),
    names('calendar').flatMap((name) => agreed.namedCalendar(name) ?? []),
  ];
}

/** When to look again: at a warning, just after a deadline, when something else is agreed. */
function indexed(clock: ClockRow, reading: ClockReading, now: number): ClockRow {
  const running = reading.state !== 'stopped';
  const moments = targetsOf(reading)
    .filter((target) => target.open && target.missedAt === null)
    .flatMap(({ warnAt, dueAt }) => [warnAt, dueAt === null ? null : dueAt + 1])
    .concat(clock.agreed_until)
    .filter((at) => at !== null && at > now);
  return {
    ...clock,
    running,
    deadline_at: running ? (nextOf(reading)?.dueAt ?? null) : null,
    wake_at: running && moments.length > 0 ? Math.min(...(moments as number[])) : null,
  };
}

type Due = NoticeRow & { target: TargetReading['target'] };

/** A warning whose deadline has passed as well is not told: the miss says it all. */
function dueOf(clock: ClockRow, reading: ClockReading, now: number): Due[] {
  const row = ({ target, startedAt }: TargetReading, kind: Due['kind'], due_at: number): Due => ({
    clock_id: clock.id,
    target,
    target_started_at: startedAt,
    kind,
    due_at,
    told_at: now,
  });
  return targetsOf(reading).flatMap((target) => {
    if (target.missedAt !== null) return [row(target, 'missed', target.missedAt)];
    const warns = target.open && target.dueAt !== null && target.dueAt > now && target.warnAt! <= now;
    return warns ? [row(target, 'at_risk', target.dueAt!)] : [];
  });
}

async function tell(
  trx: Transaction,
  app: App,
  settled: readonly Entered[],
  readings: readonly ClockReading[],
  logs: Logs,
  now: number,
): Promise<void> {
  const told = await insertNotices(
    trx,
    settled.flatMap(({ clock }, i) => dueOf(clock, readings[i]!, now)),
  );
  if (told.length === 0) return;
  const at = new Map(settled.map(({ clock }, i) => [clock.id, i]));
  const clocks = told.map((notice) => settled[at.get(notice.clock_id)!]!.clock);
  const topics = await topicsOf(
    trx,
    clocks.filter(({ kind }) => kind === 'request').map((clock) => clock.subject_id),
  );
  for (const [n, notice] of told.entries()) {
    const clock = clocks[n]!;
    const reading = readings[at.get(clock.id)!]!;
    const target = targetsOf(reading).find(
      (one) => one.target === notice.target && one.startedAt === notice.target_started_at,
    )!;
    const payload = {
      ...factsOf(clock, reading, target, notice, logs, now),
      topic: topics.get(clock.subject_id) ?? null,
    };
    await announce(trx, app, notice.kind === 'missed' ? clockMissed : clockAtRisk, payload);
  }
}

/** Why then: what is promised, what was used of it, how long it waited for others, by which contract and hours. */
function factsOf(
  clock: ClockRow,
  reading: ClockReading,
  target: TargetReading,
  notice: NoticeRow,
  logs: Logs,
  now: number,
) {
  const pieces = explainTarget(logs.of(clock.id), logs.agreements, now, target.target, target.startedAt);
  const paused = pieces.filter((piece) => piece.kind === 'paused' && !piece.ahead && piece.from < notice.due_at);
  const measured = logs.agreements.terms[clock.terms]?.[reading.severity!]?.[target.target];
  // A deadline that was moved is told from when it was set, not from when the one before it would have been.
  const set = reading.deadlines.findLast(
    (one) => one.target === target.target && one.startedAt === target.startedAt && one.dueAt === notice.due_at,
  );
  const momentAt = Math.max(notice.kind === 'missed' ? notice.due_at : target.warnAt!, set?.setAt ?? 0);
  return {
    clockId: clock.id,
    kind: clock.kind,
    subjectId: clock.subject_id,
    number: clock.number,
    clientId: clock.client_id,
    storeId: clock.store_id,
    at: now,
    severity: reading.severity!,
    target: target.target,
    startedAt: target.startedAt,
    dueAt: notice.due_at,
    momentAt,
    late: now - momentAt > lateMs,
    durationMs: target.duration,
    usedMs: target.usedMs,
    pausedMs: paused.reduce((sum, { from, to }) => sum + Math.min(to, notice.due_at) - from, 0),
    contract: logs.contract(clock.terms)?.contract_name ?? null,
    calendar: measured?.hours === 'calendar' ? (logs.calendar(clock.calendar)?.calendar_name ?? null) : null,
  };
}
