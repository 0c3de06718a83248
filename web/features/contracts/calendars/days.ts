import { type CalendarData, reckoning } from '#contract/contracts';
import { checkCalendar, explain } from '#core/calendar';
import { dateOf, dayMs, dayOf, firstInstant, isoDate, localOf, weekdayOf, zoneOf } from '#core/time-zone';

/** A day of the picture; shares of the day from 0 to 1. */
export interface PicturedDay {
  date: string;
  open: { from: number; to: number }[];
  kind: 'ordinary' | 'holiday' | 'override' | 'break';
  name: string;
  today: boolean;
  /** Open milliseconds. */
  openMs: number;
}

/** Whole weeks from the Monday of the week that `now` is in; null where the data is no calendar yet. */
export function pictureOf(data: CalendarData, now: number, weeks: number): PicturedDay[] | null {
  const calendar = reckoning(data);
  if (checkCalendar(calendar)) return null;
  const zone = zoneOf(data.timeZone);
  const today = Math.floor(localOf(zone, now) / dayMs);
  const monday = today - ((weekdayOf(today) + 6) % 7);
  return Array.from({ length: weeks * 7 }, (_, i) => {
    const day = monday + i;
    const [start, end] = [firstInstant(zone, day * dayMs), firstInstant(zone, (day + 1) * dayMs)];
    const pieces = explain(calendar, start, end);
    const share = (at: number) => (localOf(zone, at) - day * dayMs) / dayMs;
    const counted = pieces.filter((piece) => piece.kind === 'counted');
    const date = isoDate(day);
    return {
      date,
      open: counted.map((piece) => ({ from: share(piece.from), to: piece.to === end ? 1 : share(piece.to) })),
      ...reasonOf(data, date),
      today: day === today,
      openMs: counted.reduce((sum, piece) => sum + piece.openMs, 0),
    };
  });
}

function reasonOf(data: CalendarData, date: string): Pick<PicturedDay, 'kind' | 'name'> {
  const holiday = data.holidays.find((h) => h.date === date);
  if (holiday) return { kind: 'holiday', name: holiday.name };
  if (data.annualHolidays.includes(date.slice(5))) return { kind: 'holiday', name: '' };
  if (data.overrides[date]) return { kind: 'override', name: '' };
  return { kind: data.breaks[date] ? 'break' : 'ordinary', name: '' };
}

/** Noon in UTC of a date, to be written as a date in UTC. */
export const noonOf = (date: string): number => (dateOf(date) ?? dayOf(2000, 1, 1)) * dayMs + dayMs / 2;
