import type { ClockExplanation } from '#contract/clocks';
import { dayMs, firstInstant, isoDate, localOf, type Zone } from '#core/time-zone';

type Piece = Pick<ClockExplanation['pieces'][number], 'from' | 'to' | 'kind' | 'openMs' | 'text'>;

/** Days in a row that went alike, on the wall clock of a zone. */
export interface DayLine {
  /** First and last date: `2026-06-01`. */
  from: string;
  until: string;
  /** What counted of each of these days, as `09:00–13:00`. */
  counted: string[];
  /** Of all these days together, in milliseconds as they really passed. */
  countedMs: number;
  /** Open time that did not count because the clock waited; what a wait saved stands with the day it began on. */
  pausedMs: number;
  /** Why the rest did not count. */
  why: string[];
}

/** An explanation as a person reads it on paper. Sums stay what they are: all `countedMs` together are what counted. */
export function byDay(pieces: readonly Piece[], zone: Zone): DayLine[] {
  const days = new Map<number, DayLine>();
  for (const piece of pieces)
    for (const [at, part] of parts(piece, zone).entries()) {
      const line = days.get(part.day) ?? emptyDay(part.day);
      days.set(part.day, line);
      if (piece.kind === 'counted') {
        const [from, to] = [wall(part.from - part.day * dayMs), wall(part.to - part.day * dayMs)];
        const before = line.counted.at(-1);
        // A stretch that a line of the log cuts in two is one to who reads it.
        if (before?.endsWith(`–${from}`)) line.counted[line.counted.length - 1] = before.replace(/–.*$/, `–${to}`);
        else line.counted.push(`${from}–${to}`);
        line.countedMs += part.ms;
      } else if (!line.why.includes(piece.text)) line.why.push(piece.text);
      if (piece.kind === 'paused' && at === 0) line.pausedMs += piece.openMs;
    }
  return [...days.values()].reduce<DayLine[]>(joined, []);
}

const emptyDay = (day: number): DayLine => ({
  ...{ from: isoDate(day), until: isoDate(day) },
  ...{ counted: [], countedMs: 0, pausedMs: 0, why: [] },
});

/** A stretch cut at each midnight; `from` and `to` on the wall clock. */
function parts(piece: Piece, zone: Zone): { day: number; from: number; to: number; ms: number }[] {
  const found = [];
  const end = Date.parse(piece.to);
  for (let at = Date.parse(piece.from); at < end; ) {
    const day = Math.floor(localOf(zone, at) / dayMs);
    const midnight = firstInstant(zone, (day + 1) * dayMs);
    const until = Math.min(end, midnight > at ? midnight : end);
    const to = until === midnight ? (day + 1) * dayMs : localOf(zone, until);
    found.push({ day, from: localOf(zone, at), to, ms: until - at });
    at = until;
  }
  return found;
}

/** `09:00`, and `09:00:30` where it is not a full minute. */
function wall(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = seconds % 60;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

function joined(lines: DayLine[], day: DayLine): DayLine[] {
  const last = lines.at(-1);
  const alike = (of: DayLine): string => JSON.stringify([of.counted, of.why]);
  if (!last || alike(last) !== alike(day)) return [...lines, { ...day }];
  last.until = day.until;
  last.countedMs += day.countedMs;
  last.pausedMs += day.pausedMs;
  return lines;
}
