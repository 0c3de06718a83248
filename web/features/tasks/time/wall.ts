import { dateOf, dayMs, firstInstant, isoDate, localOf, weekdayOf, zoneOf } from '#core/time-zone';

/** `2026-11-22` in a zone. */
export const today = (zone: string): string => isoDate(Math.floor(localOf(zoneOf(zone), Date.now()) / dayMs));

/** The instant at which clocks of a zone show `2026-11-22 09:30`. */
export function instantOf(wall: string, zone: string): string {
  const [date = '', clock = ''] = wall.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const local = (dateOf(date) ?? 0) * dayMs + (hours * 60 + minutes) * 60_000;
  return new Date(firstInstant(zoneOf(zone), local)).toISOString();
}

/** The seven dates of the week, Monday first, in which a date lies. */
export function weekOf(date: string): string[] {
  const day = dateOf(date) ?? 0;
  const monday = day - ((weekdayOf(day) + 6) % 7);
  return Array.from({ length: 7 }, (_, i) => isoDate(monday + i));
}

export const daysFrom = (date: string, days: number): string => isoDate((dateOf(date) ?? 0) + days);
