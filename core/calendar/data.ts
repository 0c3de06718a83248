import type { Weekday } from '#core/time-zone';

/**
 * Wall-clock times `HH:MM`, half-open: the end no longer belongs to it. The end may be `24:00`; an end before the start is
 * on the next day.
 */
export type LocalInterval = readonly [start: string, end: string];
export type DayHours = readonly LocalInterval[];

/**
 * Working hours as data. An interval belongs to the date on which it starts, so a night shift that began before a
 * holiday runs to its end. A calendar is a value: what it says is read once, so make a new object to change it.
 */
export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** Ordinary hours; a weekday that is absent is closed. */
  hours: Partial<Record<Weekday, DayHours>>;
  /** `2026-12-25`: nothing starts on these dates, whatever overrides say. */
  holidays?: readonly string[];
  /** `12-25`, every year. */
  annualHolidays?: readonly string[];
  /** By date, instead of that date's hours; an empty list closes it. */
  overrides?: Readonly<Record<string, DayHours>>;
  /** By date, cut out of whatever is open at these times. */
  breaks?: Readonly<Record<string, DayHours>>;
}
