import type { CalendarData } from '#contract/contracts';
import { hoursText, readHours } from './hours-text.ts';

export const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof week)[number];
export const specialKinds = ['off', 'annual', 'hours', 'break'] as const;

/** A date that differs, as a row of the form. */
export interface Special {
  kind: (typeof specialKinds)[number];
  /** `2026-12-25`; of an annual day its month and day count. */
  date: string;
  hours: string;
  name: string;
}
export interface Draft {
  timeZone: string;
  hours: Record<Day, string>;
  special: Special[];
  /** Public holidays that a person accepted; they are reviewed elsewhere. */
  accepted: CalendarData['holidays'];
}

const blank = { hours: '', name: '' };

export function draftOf(data: CalendarData): Draft {
  const special: Special[] = [
    ...data.holidays
      .filter((h) => h.source === null)
      .map((h) => ({ ...blank, kind: 'off' as const, date: h.date, name: h.name })),
    ...data.annualHolidays.map((day) => ({ ...blank, kind: 'annual' as const, date: `2028-${day}` })),
    ...Object.entries(data.overrides).map(([date, hours]) => ({
      ...blank,
      kind: 'hours' as const,
      date,
      hours: hoursText(hours),
    })),
    ...Object.entries(data.breaks).map(([date, hours]) => ({
      ...blank,
      kind: 'break' as const,
      date,
      hours: hoursText(hours),
    })),
  ];
  return {
    timeZone: data.timeZone,
    hours: Object.fromEntries(week.map((day) => [day, hoursText(data.hours[day])])) as Draft['hours'],
    special: special.sort((a, b) => a.date.localeCompare(b.date)),
    accepted: data.holidays.filter((h) => h.source !== null),
  };
}

/** The data that the form says, or the fields whose hours cannot be read: a weekday, or `special.3`. */
export function dataOf(draft: Draft): { data: CalendarData; unread: string[] } {
  const unread: string[] = [];
  const read = (field: string, text: string) => {
    const hours = readHours(text);
    if (!hours) unread.push(field);
    return hours ?? [];
  };
  const data: CalendarData = {
    timeZone: draft.timeZone,
    hours: {},
    holidays: [...draft.accepted],
    annualHolidays: [],
    overrides: {},
    breaks: {},
  };
  for (const day of week) {
    const hours = read(day, draft.hours[day]);
    if (hours.length > 0) data.hours[day] = hours;
  }
  draft.special.forEach((row, i) => {
    if (row.date === '') unread.push(`special.${i}`);
    else if (row.kind === 'off') data.holidays.push({ date: row.date, name: row.name, source: null });
    else if (row.kind === 'annual') data.annualHolidays.push(row.date.slice(5));
    else data[row.kind === 'hours' ? 'overrides' : 'breaks'][row.date] = read(`special.${i}`, row.hours);
  });
  data.holidays.sort((a, b) => a.date.localeCompare(b.date));
  return { data, unread };
}
