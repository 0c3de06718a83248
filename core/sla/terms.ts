import type { Calendar } from '#core/calendar';
import { severities, type Severity } from '#core/incident';
import type { Refusal } from '#core/refusal';

export const targets = ['reaction', 'update', 'resolution'] as const;
/** What is promised: a first answer, the next word after each word, the end of the trouble. */
export type TargetName = (typeof targets)[number];

export interface Target {
  /** Milliseconds. */
  duration: number;
  /** Whether the contract's calendar counts, or every hour of every day. */
  hours: 'calendar' | 'around_the_clock';
  /** The warning comes when so many milliseconds are left; a quarter of the duration where nothing is said. */
  warnLeft?: number;
}

/** One version of what a contract promises; a severity or target that is absent promises nothing. */
export type SlaTerms = Partial<Record<Severity, Partial<Record<TargetName, Target>>>>;

/** All versions of terms and calendars that a log names. */
export interface Agreements {
  terms: Readonly<Record<string, SlaTerms>>;
  calendars: Readonly<Record<string, Calendar>>;
}

const wholeDay = [['00:00', '24:00']] as const;
/** The calendar of a target that runs around the clock. */
export const aroundTheClock: Calendar = {
  timeZone: 'UTC',
  hours: { mon: wholeDay, tue: wholeDay, wed: wholeDay, thu: wholeDay, fri: wholeDay, sat: wholeDay, sun: wholeDay },
};

export const warnLeftOf = (target: Target) => target.warnLeft ?? Math.floor(target.duration / 4);

/** Why data are no SLA terms, with a sentence that names the field; null where they are. */
export function checkTerms(data: unknown): Refusal | null {
  if (!isRecord(data)) return refusal('terms', 'not_object', 'must be an object of severities');
  for (const [severity, promised] of Object.entries(data)) {
    if (!(severities as readonly string[]).includes(severity))
      return refusal(severity, 'severity', `is no severity; use ${severities.join(', ')}`);
    if (!isRecord(promised)) return refusal(severity, 'not_object', 'must be an object of targets');
    for (const [name, target] of Object.entries(promised)) {
      const field = `${severity}.${name}`;
      if (!(targets as readonly string[]).includes(name))
        return refusal(field, 'target', `is no target; use ${targets.join(', ')}`);
      const wrong = checkTarget(field, target);
      if (wrong) return wrong;
    }
  }
  return null;
}

function checkTarget(field: string, data: unknown): Refusal | null {
  if (!isRecord(data)) return refusal(field, 'not_object', 'must be an object with duration and hours');
  const { duration, hours, warnLeft } = data;
  if (!isWhole(duration) || duration === 0)
    return refusal(`${field}.duration`, 'duration', 'must be a whole number of milliseconds above 0');
  if (hours !== 'calendar' && hours !== 'around_the_clock')
    return refusal(`${field}.hours`, 'hours', 'must be "calendar" or "around_the_clock"');
  if (warnLeft !== undefined && !(isWhole(warnLeft) && warnLeft < duration))
    return refusal(`${field}.warnLeft`, 'warn_left', 'must be whole milliseconds, fewer than the duration');
  return null;
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(field: string, code: string, sentence: string): Refusal {
  return { field, code, sentence: `${field} ${sentence}.` };
}
