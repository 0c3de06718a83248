import { dateOf, dayMs, firstInstant, isoDate, zoneOf } from '#core/time-zone';

export const periods = ['month', 'last_month', 'quarter', 'last_quarter', 'year', 'own'] as const;
export type PeriodName = (typeof periods)[number];

/** Dates as `2026-06-01`; `to` does not belong to it. */
export interface Period {
  name: PeriodName;
  from: string;
  to: string;
}

/** The first day of the month that lies `months` from the one of a date. */
export function monthFrom(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

const isDate = (text: string | undefined): text is string => text !== undefined && dateOf(text) !== null;
const dayAfter = (date: string): string => isoDate((dateOf(date) ?? 0) + 1);

/**
 * What the address names: this month where it names nothing.
 * @param search `until` is the last day of an own period
 */
export function periodOf(search: Record<string, string | undefined>, today: string): Period {
  const name = periods.find((one) => one === search.period) ?? 'month';
  const inQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  const span = (begin: number, end: number) => ({ name, from: monthFrom(today, begin), to: monthFrom(today, end) });
  if (name === 'last_month') return span(-1, 0);
  if (name === 'quarter') return span(-inQuarter, 3 - inQuarter);
  if (name === 'last_quarter') return span(-inQuarter - 3, -inQuarter);
  if (name === 'year') return span(-11, 1);
  if (name === 'month') return span(0, 1);
  const from = isDate(search.from) ? search.from : monthFrom(today, 0);
  return { name, from, to: isDate(search.until) && search.until >= from ? dayAfter(search.until) : dayAfter(from) };
}

/** The last day of a period. */
export const lastDay = ({ to }: Period): string => isoDate((dateOf(to) ?? 0) - 1);

/** A month as an own period, for the address. */
export const daysOf = (month: string) => {
  const from = `${month}-01`;
  return { period: 'own', from, until: isoDate((dateOf(monthFrom(from, 1)) ?? 0) - 1) };
};

/** Whole months for a chart: twelve, the last of them that in which the period ends. */
export const yearUpTo = (period: Period): { from: string; to: string } => ({
  from: monthFrom(lastDay(period), -11),
  to: monthFrom(lastDay(period), 1),
});

/** From dates to the instants at which they begin in a zone. */
export function instantsIn({ from, to }: { from: string; to: string }, timeZone: string) {
  const begin = (date: string) => new Date(firstInstant(zoneOf(timeZone), (dateOf(date) ?? 0) * dayMs)).toISOString();
  return { from: begin(from), to: begin(to) };
}
