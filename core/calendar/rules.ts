import type { Refusal } from '#core/refusal';
import { checkZone, civilOf, dateOf, weekdayOf, weekdays, type Zone, zoneOf } from '#core/time-zone';
import type { Calendar } from './data.ts';

/** Milliseconds since midnight of the date that it belongs to, `[from, to)`; past 24 hours on the next date. */
export interface Part {
  from: number;
  to: number;
}

/** A calendar, read: dates are day numbers. */
export interface Rules {
  zone: Zone;
  /** By weekday, Sunday first; in order. */
  week: readonly (readonly Part[])[];
  holidays: ReadonlySet<number>;
  /** month * 100 + day */
  annualHolidays: ReadonlySet<number>;
  overrides: ReadonlyMap<number, readonly Part[]>;
  breaks: ReadonlyMap<number, readonly Part[]>;
  /** The last date that differs from an ordinary week, or -Infinity. */
  lastDated: number;
}

export class CalendarRefused extends RangeError implements Refusal {
  override readonly name = 'CalendarRefused';
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

const known = new WeakMap<Calendar, Rules>();

/** What a calendar says; read once per object. Throws `CalendarRefused`, which names the field. */
export function rulesOf(calendar: Calendar): Rules {
  let rules = known.get(calendar);
  if (!rules) {
    rules = readRules(calendar);
    known.set(calendar, rules);
  }
  return rules;
}

export function isHoliday(rules: Rules, day: number): boolean {
  if (rules.holidays.has(day)) return true;
  if (rules.annualHolidays.size === 0) return false;
  const { month, day: ofMonth } = civilOf(day);
  return rules.annualHolidays.has(month * 100 + ofMonth);
}

/** What starts on a date, breaks not yet cut out. */
export function partsOf(rules: Rules, day: number): readonly Part[] {
  if (isHoliday(rules, day)) return [];
  return rules.overrides.get(day) ?? rules.week[weekdayOf(day)]!;
}

export function readRules(data: unknown): Rules {
  if (!isRecord(data)) throw new CalendarRefused('calendar', 'not_object', 'The calendar must be an object.');
  const zone = checkZone(data['timeZone']);
  if (zone) throw new CalendarRefused('timeZone', 'zone', `timeZone ${zone}.`);
  const hours = readRecord('hours', data['hours'], true);
  for (const day of Object.keys(hours)) {
    if (!(weekdays as readonly string[]).includes(day)) {
      throw new CalendarRefused(
        `hours.${day}`,
        'weekday',
        `hours.${day} is not a weekday; use mon, tue, wed, thu, fri, sat, sun.`,
      );
    }
  }
  const week = weekdays.map((day) => readParts(`hours.${day}`, hours[day] ?? []));
  const holidays = new Set(readList('holidays', data['holidays']).map((text, i) => readDate(`holidays[${i}]`, text)));
  const annualHolidays = new Set(
    readList('annualHolidays', data['annualHolidays']).map((text, i) => readMonthDay(`annualHolidays[${i}]`, text)),
  );
  const overrides = readDated('overrides', data['overrides']);
  const breaks = readDated('breaks', data['breaks']);
  return {
    zone: zoneOf(data['timeZone'] as string),
    week,
    holidays,
    annualHolidays,
    overrides,
    breaks,
    lastDated: [...holidays, ...overrides.keys(), ...breaks.keys()].reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

function readDated(field: string, value: unknown): Map<number, Part[]> {
  return new Map(
    Object.entries(readRecord(field, value, false)).map(([date, list]) => [
      readDate(`${field}.${date}`, date),
      readParts(`${field}.${date}`, list),
    ]),
  );
}

function readParts(field: string, value: unknown): Part[] {
  return readList(field, value)
    .map((item, i) => readPart(`${field}[${i}]`, item))
    .sort((a, b) => a.from - b.from);
}

function readPart(field: string, value: unknown): Part {
  if (!Array.isArray(value) || value.length !== 2) {
    throw new CalendarRefused(field, 'interval', `${field} must be two times such as ["09:00","18:00"].`);
  }
  const [start, end] = value as [unknown, unknown];
  const from = readTime(`${field}[0]`, start, '23:59');
  const to = readTime(`${field}[1]`, end, '24:00');
  if (from === to) {
    throw new CalendarRefused(
      field,
      'empty',
      `${field} begins and ends at ${shown(start)}; write ["00:00","24:00"] for a whole day.`,
    );
  }
  return { from, to: to < from ? to + 86_400_000 : to };
}

function readTime(field: string, value: unknown, latest: string): number {
  const parts = typeof value === 'string' ? /^([01]\d|2[0-4]):([0-5]\d)$/.exec(value) : null;
  if (!parts || (value as string) > latest) {
    throw new CalendarRefused(field, 'time', `${field} must be a time from 00:00 to ${latest}, not ${shown(value)}.`);
  }
  return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

function readDate(field: string, value: unknown): number {
  const day = typeof value === 'string' ? dateOf(value) : null;
  if (day === null)
    throw new CalendarRefused(field, 'date', `${field} must be a date such as 2026-12-25, not ${shown(value)}.`);
  return day;
}

function readMonthDay(field: string, value: unknown): number {
  // 2028 is a leap year: the 29th of February is an annual day too.
  if (typeof value !== 'string' || !/^\d\d-\d\d$/.test(value) || dateOf(`2028-${value}`) === null) {
    throw new CalendarRefused(field, 'date', `${field} must be a month and day such as 12-25, not ${shown(value)}.`);
  }
  return Number(value.slice(0, 2)) * 100 + Number(value.slice(3));
}

function readList(field: string, value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new CalendarRefused(field, 'list', `${field} must be a list.`);
  return value;
}

function readRecord(field: string, value: unknown, required: boolean): Record<string, unknown> {
  if (value === undefined && !required) return {};
  if (!isRecord(value)) throw new CalendarRefused(field, 'not_object', `${field} must be an object.`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
