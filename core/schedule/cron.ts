import { civilOf, dayOf, daysInMonth, weekdayOf } from '#core/time-zone';
import type { Refusal } from '#core/refusal';

/** A cron expression, read. Lists ascend. */
export interface Cron {
  minutes: number[];
  hours: number[];
  /** Whether a civil date is among its days. */
  runsOn(dayNumber: number): boolean;
  /** Minute or hour begin with `*`: it follows the clock, and is neither made up for nor held back when clocks change. */
  followsClock: boolean;
}

export class CronRefused extends Error implements Refusal {
  override readonly name = 'CronRefused';
  readonly field: string;
  readonly code: string;
  readonly sentence: string;

  constructor(field: string, code: string, sentence: string) {
    super(sentence);
    this.field = field;
    this.code = code;
    this.sentence = sentence;
  }
}

interface Field {
  name: string;
  min: number;
  max: number;
  names?: string[];
}

const minute: Field = { name: 'minute', min: 0, max: 59 };
const hour: Field = { name: 'hour', min: 0, max: 23 };
const dayOfMonth: Field = { name: 'day of month', min: 1, max: 31 };
const month: Field = {
  name: 'month',
  min: 1,
  max: 12,
  names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
const dayOfWeek: Field = {
  name: 'day of week',
  min: 0,
  max: 7,
  names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};

const shorthands = new Map(
  Object.entries({
    '@yearly': '0 0 1 1 *',
    '@annually': '0 0 1 1 *',
    '@monthly': '0 0 1 * *',
    '@weekly': '0 0 * * 0',
    '@daily': '0 0 * * *',
    '@midnight': '0 0 * * *',
    '@hourly': '0 * * * *',
  }),
);

const known = new Map<string, Cron>();

/**
 * Reads five fields (minute, hour, day of month, month, day of week) as Debian's cron does, names and `@daily` included,
 * plus `L` (last day of the month), `2#1` (first Tuesday) and `5L` (last Friday). Where both days are restricted, either
 * suffices. Throws `CronRefused`, which names the field.
 */
export function parseCron(expression: string): Cron {
  let cron = known.get(expression);
  if (!cron) {
    cron = read(expression);
    if (known.size >= 10_000) known.clear();
    known.set(expression, cron);
  }
  return cron;
}

/** Why an expression is refused, or null where it can be used. */
export function checkCron(expression: unknown): Refusal | null {
  if (typeof expression !== 'string') {
    return { field: 'cron', code: 'not_text', sentence: 'The cron expression must be a text such as "0 3 * * *".' };
  }
  try {
    parseCron(expression);
    return null;
  } catch (error) {
    if (error instanceof CronRefused) return { field: error.field, code: error.code, sentence: error.sentence };
    throw error;
  }
}

function read(expression: string): Cron {
  const text = expression.trim().toLowerCase();
  if (text.startsWith('@') && !shorthands.has(text)) {
    throw new CronRefused(
      'cron',
      'shorthand',
      `The cron expression ${quoted(expression)} is not known; use one of ` +
        `${[...shorthands.keys()].join(', ')}, or five fields.`,
    );
  }
  const parts = (shorthands.get(text) ?? text).split(/\s+/);
  if (parts.length !== 5 || parts[0] === '') {
    const count = parts[0] === '' ? 0 : parts.length;
    throw new CronRefused(
      'cron',
      'fields',
      'The cron expression must have five fields (minute, hour, day of month, month, ' +
        `day of week); this one has ${count}.`,
    );
  }
  const [minuteText, hourText, dayText, monthText, weekdayText] = parts as [string, string, string, string, string];
  const minutes = readList(minute, minuteText);
  const hours = readList(hour, hourText);
  const months = new Set(readList(month, monthText));
  const inMonth = readDaysOfMonth(dayText);
  const inWeek = readDaysOfWeek(weekdayText);
  // Vixie's rule: a field that begins with * does not count as restricted, and both must then agree.
  const both = dayText.startsWith('*') || weekdayText.startsWith('*') || dayText === '?' || weekdayText === '?';
  const cron: Cron = {
    minutes,
    hours,
    followsClock: minuteText.startsWith('*') || hourText.startsWith('*'),
    runsOn(dayNumber) {
      const date = civilOf(dayNumber);
      if (!months.has(date.month)) return false;
      const last = daysInMonth(date.year, date.month);
      const a = inMonth(date.day, last);
      return both
        ? a && inWeek(weekdayOf(dayNumber), date.day, last)
        : a || inWeek(weekdayOf(dayNumber), date.day, last);
    },
  };
  if (!everRuns(cron)) {
    throw new CronRefused(
      'day of month',
      'never',
      `The cron expression ${quoted(expression)} never runs: no such day exists.`,
    );
  }
  return cron;
}

/** Weekdays and leap days repeat after 28 years, and a century without a leap day puts off one of them by 12. */
function everRuns(cron: Cron): boolean {
  const first = dayOf(2000, 1, 1);
  for (let day = first; day < first + 41 * 366; day++) if (cron.runsOn(day)) return true;
  return false;
}

function readDaysOfMonth(text: string): (day: number, last: number) => boolean {
  if (text === '?') return () => true;
  const items = text.split(',');
  const days = new Set(items.filter((item) => item !== 'l').flatMap((item) => readItem(dayOfMonth, item)));
  const onLast = items.includes('l');
  return (day, last) => days.has(day) || (onLast && day === last);
}

function readDaysOfWeek(text: string): (weekday: number, day: number, last: number) => boolean {
  if (text === '?') return () => true;
  const plain = new Set<number>();
  const nth: { weekday: number; nth: number | 'last' }[] = [];
  for (const item of text.split(',')) {
    const special = /^(.+?)(?:#(\d+)|l)$/.exec(item);
    if (!special) readItem(dayOfWeek, item).forEach((weekday) => plain.add(weekday % 7));
    else nth.push({ weekday: readNumber(dayOfWeek, special[1]!, item) % 7, nth: readNth(special[2], item) });
  }
  return (weekday, day, last) =>
    plain.has(weekday) ||
    nth.some(
      (rule) => rule.weekday === weekday && (rule.nth === 'last' ? day > last - 7 : Math.ceil(day / 7) === rule.nth),
    );
}

function readNth(text: string | undefined, item: string): number | 'last' {
  if (text === undefined) return 'last';
  const nth = Number(text);
  if (nth < 1 || nth > 5)
    throw refusal(dayOfWeek, 'nth', `${quoted(item)} asks for week ${text} of a month; it must be 1 to 5`);
  return nth;
}

function readList(field: Field, text: string): number[] {
  return [...new Set(text.split(',').flatMap((item) => readItem(field, item)))].sort((a, b) => a - b);
}

function readItem(field: Field, item: string): number[] {
  const parts = /^([^/-]+)(?:-([^/-]+))?(?:\/([^/]+))?$/.exec(item);
  if (!parts) throw refusal(field, 'syntax', `${item === '' ? 'an empty item' : quoted(item)} cannot be read`);
  const [, first, second, stepText] = parts as unknown as [string, string, string | undefined, string | undefined];
  const all = first === '*' && second === undefined;
  const from = all ? field.min : readNumber(field, first, item);
  // `5/15` alone means from five on, as cron's users expect; Sunday is not counted twice.
  const end = field === dayOfWeek ? 6 : field.max;
  let to = all || stepText !== undefined ? end : from;
  if (second !== undefined) to = readNumber(field, second, item);
  if (field === dayOfWeek && second !== undefined && to === 0 && from > 0) to = 7;
  if (to < from) throw refusal(field, 'reversed', `the range ${quoted(item)} ends before it begins`);
  const step = stepText === undefined ? 1 : /^\d+$/.test(stepText) ? Number(stepText) : 0;
  if (step < 1) throw refusal(field, 'step', `the step of ${quoted(item)} must be a whole number above 0`);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function readNumber(field: Field, text: string, item: string): number {
  const named = field.names?.indexOf(text) ?? -1;
  const value = named >= 0 && text !== '' ? named : /^\d+$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value)) throw refusal(field, 'syntax', `${quoted(item)} cannot be read`);
  if (value < field.min || value > field.max) {
    throw refusal(field, 'range', `${value} is outside ${field.min} to ${field.max}`);
  }
  return value;
}

function refusal(field: Field, code: string, why: string): CronRefused {
  return new CronRefused(field.name, code, `The ${field.name} of the cron expression is wrong: ${why}.`);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
