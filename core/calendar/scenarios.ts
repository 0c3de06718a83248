/** The calendars and the notation of the scenario tables. */
import type { Calendar, DayHours, Pause } from './index.ts';

/** `2026-06-05 17:00 +3`, seconds where needed. */
export function t(text: string): number {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) ([+-]\d+(?:\.\d+)?)$/.exec(text)!;
  return Date.parse(`${parts[1]}T${parts[2]}Z`) - Number(parts[3]) * 3_600_000;
}
/** `1h30m`, `45m`, `20s` */
export function d(text: string): number {
  const [, h, m, s] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text)!;
  return (Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)) * 1000;
}
export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
export const workdays = (...hours: DayHours): Calendar['hours'] => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
});
export const daily = (...hours: DayHours): Calendar['hours'] => ({ ...workdays(...hours), sat: hours, sun: hours });
export const pauses = (list: [string, string][] = []): Pause[] => list.map(([from, to]) => [t(from), t(to)]);

export const office: Calendar = { timeZone: 'Europe/Kyiv', hours: workdays(['09:00', '13:00'], ['14:00', '18:00']) };
export const night: Calendar = { timeZone: 'Europe/Kyiv', hours: workdays(['22:00', '06:00']) };
export const always: Calendar = { timeZone: 'Europe/Kyiv', hours: daily(['00:00', '24:00']) };
/** Around the end of 2026: Thursday 24 short, Friday 25 closed, Wednesday 23 with a break, Saturday 26 open after all. */
export const yearEnd: Calendar = {
  ...office,
  holidays: ['2026-12-25'],
  annualHolidays: ['01-01'],
  overrides: {
    '2026-12-24': [['09:00', '12:00']],
    '2026-12-25': [['10:00', '11:00']],
    '2026-12-26': [['10:00', '14:00']],
  },
  breaks: {
    '2026-12-23': [
      ['09:30', '10:00'],
      ['12:30', '14:30'],
    ],
    '2026-12-25': [['10:00', '10:30']],
  },
};
export const zone = (timeZone: string, hours: Calendar['hours']): Calendar => ({ timeZone, hours });
