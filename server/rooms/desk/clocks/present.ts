import type { Clock, ClockSummary, ClockTargetReading } from '#contract/clocks';
import { type ClockReading, correctedTo, type TargetReading } from '#core/sla';
import { type Language, say } from '#core/words';
import type { Db } from '#kit/db/db';
import { names } from '../words.ts';
import { isCorrectable } from './correct-entry.ts';
import { type Logs, nextOf, readingOf, readLogs } from './readings.ts';
import { clocksOf } from './store.ts';
import type { ClockEventRow, ClockRow, SubjectKind } from './tables.ts';
import { entries, standings, whom } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** What lists show of the clocks of some requests, read from their logs. */
export async function summariesOf(
  db: Db,
  kind: SubjectKind,
  subjectIds: readonly string[],
  now: number,
): Promise<Map<string, ClockSummary>> {
  const clocks = await clocksOf(db, kind, subjectIds);
  const logs = await readLogs(
    db,
    clocks.map((clock) => clock.id),
  );
  return new Map(clocks.map((clock) => [clock.subject_id, summaryOf(clock, readingOf(logs, clock, now))]));
}

function summaryOf(clock: ClockRow, reading: ClockReading): ClockSummary {
  const next = reading.state === 'stopped' ? null : nextOf(reading);
  return {
    state: stateOf(clock, reading),
    next: next && { target: next.target, dueAt: iso(next.dueAt!), standing: next.standing },
  };
}

function stateOf(clock: ClockRow, reading: ClockReading): ClockSummary['state'] {
  if (reading.state === 'stopped') return 'stopped';
  if (clock.terms === 'none') return 'no_agreement';
  if (reading.state === 'paused') return 'paused';
  const promised = [reading.reaction, reading.update, reading.resolution].some((one) => one && one.duration !== null);
  if (!promised) return 'not_promised';
  return reading.state === 'waiting' ? 'waiting' : 'running';
}

/** Everything about one clock, in the reader's language. */
export function presentClock(clock: ClockRow, logs: Logs, now: number, language: Language): Clock {
  const reading = readingOf(logs, clock, now);
  const state = stateOf(clock, reading);
  const [contract, calendar] = [logs.contract(clock.terms), logs.calendar(clock.calendar)];
  const moved = correctedTo(logs.of(clock.id));
  return {
    ...summaryOf(clock, reading),
    readAt: iso(now),
    text: standingText(state, reading, language),
    waitingFor: reading.waitingFor,
    startedAt: iso(reading.startedAt!),
    severity: reading.severity!,
    outcome: reading.outcome,
    agreement:
      contract && calendar
        ? {
            contractId: contract.contract_id,
            contract: contract.contract_name,
            version: contract.version,
            calendarId: calendar.calendar_id,
            calendar: calendar.calendar_name,
            calendarVersion: calendar.version,
            timeZone: calendar.data.timeZone,
          }
        : null,
    reaction: reading.reaction && presentTarget(reading.reaction),
    update: reading.update && presentTarget(reading.update),
    resolution: reading.resolution && presentTarget(reading.resolution),
    updates: reading.updates.map(presentTarget),
    // As it happened: events of an incident may be written down in another order.
    log: logs
      .rows(clock.id)
      .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
      .map((row) => ({
        seq: row.seq,
        at: iso(row.at),
        recordedAt: iso(row.recorded_at),
        kind: row.kind,
        text: entryText(row, logs, language),
        actor: row.actor,
        correctable: isCorrectable(row),
        corrected: moved.has(row.seq) ? { to: isoOrNull(moved.get(row.seq)!) } : null,
      })),
  };
}

export const presentTarget = (reading: TargetReading): ClockTargetReading => ({
  target: reading.target,
  standing: reading.standing,
  open: reading.open,
  startedAt: iso(reading.startedAt),
  doneAt: isoOrNull(reading.doneAt),
  durationMs: reading.duration,
  usedMs: reading.usedMs,
  leftMs: reading.leftMs,
  dueAt: isoOrNull(reading.dueAt),
  warnAt: isoOrNull(reading.warnAt),
  missedAt: isoOrNull(reading.missedAt),
});

export function whomText(waiting: readonly (keyof (typeof whom)['en'])[], language: Language): string {
  return waiting.map((one) => whom[language][one]).join(whom[language].and);
}

function standingText(state: ClockSummary['state'], reading: ClockReading, language: Language): string {
  const t = standings[language];
  if (state === 'stopped') return t[`stopped_${reading.outcome!}`];
  return say(t[state], { whom: whomText(reading.waitingFor, language) }, language);
}

function entryText({ kind, values }: ClockEventRow, logs: Logs, language: Language): string {
  const t = entries[language] as Record<string, string>;
  const terms = String(values['terms'] ?? '');
  const severity = (names[language] as Record<string, string>)[String(values['severity'])] ?? '';
  const said = {
    ...values,
    severity,
    whom: values['reason'] ? whomText([values['reason'] as 'waiting_for_client'], language) : '',
    contract: logs.contract(terms)?.contract_name ?? '',
    calendar: logs.calendar(String(values['calendar'] ?? ''))?.calendar_name ?? '',
  };
  const key =
    kind === 'stopped'
      ? `stopped_${values['outcome']}`
      : kind === 'started' && terms === 'none'
        ? 'started_none'
        : kind === 'terms_changed' && terms === 'none'
          ? 'terms_none'
          : kind === 'paused' && values['until'] !== undefined
            ? 'paused_until'
            : kind === 'corrected' && values['to'] === undefined
              ? 'struck'
              : kind;
  return say(t[key] ?? kind, said, language);
}
