import { dayMs, isoDate, stretches } from '#core/time-zone';
import { checkInstant, type Pause, pausesFrom } from './clock.ts';
import type { Calendar } from './data.ts';
import { isHoliday, type Rules, rulesOf } from './rules.ts';
import { openSegments } from './segments.ts';

/** Why time was skipped: outside the hours of an ordinary day, or what holds for this date. */
export type Because = 'outside_hours' | 'holiday' | 'override' | 'break';

/** A stretch `[from, to)` of the time that a clock looked at. */
export interface Piece {
  from: number;
  to: number;
  kind: 'counted' | 'skipped' | 'paused';
  /** Open milliseconds in it: all where it counted, none where it was skipped, what the pause saved where it was paused. */
  openMs: number;
  because?: Because;
  /** The local date that the holiday, override or break belongs to. */
  date?: string;
}

/**
 * `[start, end)` cut into what counted, what was skipped and what was paused, in order and without holes; the counted
 * pieces add up to `between`. A pause is one piece, whether open or not. Empty where the range is reversed.
 */
export function explain(calendar: Calendar, start: number, end: number, pauses: readonly Pause[] = []): Piece[] {
  checkInstant('start', start);
  checkInstant('end', end);
  const rules = rulesOf(calendar);
  const pieces: Piece[] = [];
  if (end <= start) return pieces;
  let at = start;
  for (const [from, to] of pausesFrom(pauses, start)) {
    if (from >= end) break;
    explainRunning(rules, at, from, pieces);
    const [pausedFrom, pausedTo] = [Math.max(from, start), Math.min(to, end)];
    pieces.push({ from: pausedFrom, to: pausedTo, kind: 'paused', openMs: openMs(rules, pausedFrom, pausedTo) });
    at = pausedTo;
  }
  explainRunning(rules, at, end, pieces);
  return pieces;
}

function openMs(rules: Rules, from: number, to: number): number {
  return openSegments(rules, from, to, { breaks: true }).reduce((sum, at, i) => sum + (i % 2 ? at : -at), 0);
}

function explainRunning(rules: Rules, from: number, to: number, pieces: Piece[]): void {
  if (from >= to) return;
  const segments = openSegments(rules, from, to, { breaks: true });
  let at = from;
  for (let i = 0; i < segments.length; i += 2) {
    const [open, close] = [segments[i]!, segments[i + 1]!];
    explainClosed(rules, at, open, pieces);
    pieces.push({ from: open, to: close, kind: 'counted', openMs: close - open });
    at = close;
  }
  explainClosed(rules, at, to, pieces);
}

/** Without its breaks a closed time is open where a break closed it, and closed by its date elsewhere. */
function explainClosed(rules: Rules, from: number, to: number, pieces: Piece[]): void {
  if (from >= to) return;
  const cut = rules.breaks.size > 0 ? openSegments(rules, from, to, { breaks: false }) : [];
  let at = from;
  for (let i = 0; i < cut.length; i += 2) {
    byDate(rules, at, cut[i]!, pieces, (day) => reasonOf(rules, day));
    byDate(rules, cut[i]!, cut[i + 1]!, pieces, () => 'break');
    at = cut[i + 1]!;
  }
  byDate(rules, at, to, pieces, (day) => reasonOf(rules, day));
}

function reasonOf(rules: Rules, day: number): Because {
  if (isHoliday(rules, day)) return 'holiday';
  return rules.overrides.has(day) ? 'override' : 'outside_hours';
}

function byDate(rules: Rules, from: number, to: number, pieces: Piece[], reason: (day: number) => Because): void {
  if (from >= to) return;
  for (const { from: start, to: end, offset } of stretches(rules.zone, from, to)) {
    for (let at = start; at < end; ) {
      const day = Math.floor((at + offset) / dayMs);
      const midnight = Math.min(end, (day + 1) * dayMs - offset);
      skip(pieces, at, midnight, reason(day), day);
      at = midnight;
    }
  }
}

function skip(pieces: Piece[], from: number, to: number, because: Because, day: number): void {
  const last = pieces.at(-1);
  const date = because === 'outside_hours' ? undefined : isoDate(day);
  if (last?.kind === 'skipped' && last.to === from && last.because === because && last.date === date) last.to = to;
  else pieces.push({ from, to, kind: 'skipped', openMs: 0, because, ...(date && { date }) });
}
