import type { ClockExplanation } from '#contract/clocks';
import {
  type ClockReading,
  explainTarget,
  readClock,
  type TargetName,
  type TargetPiece,
  type TargetReading,
} from '#core/sla';
import { type Language, say, type Values } from '#core/words';
import { presentTarget, whomText } from './present.ts';
import { type Logs, readingOf, targetsOf } from './readings.ts';
import type { ClockRow } from './tables.ts';
import { pieces as said, reasons } from './words.ts';

interface Asked {
  target: TargetName;
  /** Which wait for an update; the last one where absent. */
  startedAt?: number | undefined;
  now: number;
  language: Language;
  /** Whose wall clock the sentence speaks by. */
  timeZone: string | null;
  /** Goes on to the deadline of what was done in time, too. */
  toDeadline?: boolean;
}

/** Why a target is due when it is: every stretch of time that counted, was skipped or paused, and a sentence that adds them up. */
export function whyThen(clock: ClockRow, logs: Logs, asked: Asked): ClockExplanation {
  const { now, language } = asked;
  const reading = readingOf(logs, clock, now);
  const target = targetsOf(reading).findLast(
    (one) => one.target === asked.target && (asked.startedAt === undefined || one.startedAt === asked.startedAt),
  );
  if (!target)
    return {
      reading: null,
      text: reasons[language].never,
      countedMs: 0,
      skippedMs: 0,
      pausedMs: 0,
      pieces: [],
      forecast: null,
    };
  const pieces = explainTarget(
    logs.of(clock.id),
    logs.agreements,
    now,
    target.target,
    target.startedAt,
    asked.toDeadline,
  );
  const passed = pieces.filter((piece) => !piece.ahead);
  const sum = (kind: TargetPiece['kind'], of: (piece: TargetPiece) => number) =>
    passed.filter((piece) => piece.kind === kind).reduce((total, piece) => total + of(piece), 0);
  const paused = sum('paused', (piece) => piece.openMs);
  const forecast = forecastOf(clock, logs, reading, target, now);
  return {
    reading: presentTarget(target),
    text: sentence(clock, logs, target, { pieces, paused, forecast }, asked),
    countedMs: target.usedMs,
    skippedMs: sum('skipped', ({ from, to }) => to - from),
    pausedMs: paused,
    pieces: pieces.map((piece) => ({
      from: new Date(piece.from).toISOString(),
      to: new Date(piece.to).toISOString(),
      kind: piece.kind,
      openMs: piece.openMs,
      ahead: piece.ahead,
      text: pieceText(piece, logs, language),
    })),
    forecast: forecast && {
      resumedAt: new Date(now).toISOString(),
      dueAt: forecast.dueAt === null ? null : new Date(forecast.dueAt).toISOString(),
    },
  };
}

/** If the wait ended now. */
function forecastOf(
  clock: ClockRow,
  logs: Logs,
  reading: ClockReading,
  target: TargetReading,
  now: number,
): { dueAt: number | null } | null {
  if (reading.state !== 'paused' || !target.open || target.missedAt !== null) return null;
  const log = logs.of(clock.id);
  const seq = (log.at(-1)?.seq ?? 0) + 1;
  const resumed = readClock([...log, { seq, at: now, recordedAt: now, kind: 'resumed' }], logs.agreements, now);
  const same = targetsOf(resumed).find((one) => one.target === target.target && one.startedAt === target.startedAt);
  return { dueAt: same?.dueAt ?? null };
}

function sentence(
  clock: ClockRow,
  logs: Logs,
  target: TargetReading,
  {
    pieces,
    paused,
    forecast,
  }: { pieces: readonly TargetPiece[]; paused: number; forecast: { dueAt: number | null } | null },
  { language, timeZone }: Asked,
): string {
  const t = reasons[language];
  const measuredBy = pieces.at(-1)?.calendar ?? null;
  const calendar = measuredBy === null ? undefined : logs.calendar(measuredBy);
  const at = instantIn(language, timeZone ?? logs.calendar(clock.calendar)?.data.timeZone ?? 'UTC');
  const values: Values = {
    start: at(target.startedAt),
    promised: lasting(target.duration ?? 0, language),
    used: lasting(target.usedMs, language),
    paused: lasting(paused, language),
    calendar: calendar?.calendar_name ?? '',
    due: at(forecast?.dueAt ?? target.dueAt),
    done: at(target.doneAt),
  };
  const first = target.duration === null ? t.unpromised : calendar ? t.calendar : t.always;
  const parts = [first, t.counted, ...(paused > 0 ? [t.paused] : []), t[endOf(target, forecast)]];
  return `${say(parts.join('; '), values, language)}.`;
}

function endOf(target: TargetReading, forecast: { dueAt: number | null } | null): keyof (typeof reasons)['en'] {
  if (!target.open) {
    if (target.standing === 'void') return 'void';
    return target.standing === 'missed' ? 'met_late' : 'met';
  }
  if (target.missedAt !== null) return 'missed';
  if (target.dueAt !== null) return 'due';
  if (forecast) return forecast.dueAt === null ? 'on_hold_never' : 'on_hold';
  return 'never_due';
}

function pieceText(piece: TargetPiece, logs: Logs, language: Language): string {
  const t = said[language];
  const calendar = piece.calendar === null ? null : (logs.calendar(piece.calendar)?.calendar_name ?? '–');
  const values = { calendar: calendar ?? '', date: piece.date ?? '', whom: whomText(piece.waitingFor ?? [], language) };
  if (piece.kind === 'counted') return say(calendar === null ? t.counted_always : t.counted, values, language);
  if (piece.kind === 'skipped') return say(t[piece.because ?? 'outside_hours'], values, language);
  return say(t[piece.kind], values, language);
}

export function lasting(ms: number, language: Language): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const t = reasons[language];
  if (minutes < 60) return say(t.minutes, { n: minutes }, language);
  return say(t.hours, { h: Math.floor(minutes / 60), m: minutes % 60 }, language);
}

/** English with hours to 24. */
function instantIn(language: Language, timeZone: string) {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return (at: number | null): string => (at === null ? '–' : format.format(at));
}
