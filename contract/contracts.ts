import { z } from 'zod';
import type { Calendar as CoreCalendar } from '#core/calendar';
import { byId, endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';

/** Two wall-clock times: `["09:00", "18:00"]`; the end may be `24:00`, an end before the start is on the next day. */
const interval = z.array(z.string().max(5)).length(2);
const intervals = z.array(interval).max(24);
const dayKey = z.string().max(10);
export const calendarHoliday = z.object({
  date: dayKey.describe('`2026-12-25`'),
  name: z.string().trim().max(120).default(''),
  source: z
    .string()
    .max(20)
    .nullable()
    .default(null)
    .describe('Country and region whose public holiday it is, accepted by a person; null: entered by hand'),
});
/** Working hours as a person edits them; `core/calendar` says what they mean. */
export const calendarData = z.object({
  timeZone,
  hours: z.record(z.string().max(3), intervals).describe('By weekday, `mon` to `sun`; one that is absent is closed'),
  holidays: z.array(calendarHoliday).max(1000).default([]),
  annualHolidays: z.array(z.string().max(5)).max(366).default([]).describe('`12-25`, closed every year'),
  overrides: z.record(dayKey, intervals).default({}).describe("Instead of that date's hours; an empty list closes it"),
  breaks: z.record(dayKey, intervals).default({}).describe('Cut out of whatever is open then'),
});
export type CalendarData = z.output<typeof calendarData>;

/** What `core/calendar` reckons with. Make it once per data: core reads each object once. */
export function reckoning(data: CalendarData): CoreCalendar {
  return {
    timeZone: data.timeZone,
    hours: data.hours,
    holidays: data.holidays.map((holiday) => holiday.date),
    annualHolidays: data.annualHolidays,
    overrides: data.overrides as unknown as NonNullable<CoreCalendar['overrides']>,
    breaks: data.breaks as unknown as NonNullable<CoreCalendar['breaks']>,
  };
}

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable()
  .describe('ISO 3166-1, whose public holidays are proposed');
const region = z
  .string()
  .regex(/^[A-Z0-9]{1,4}(-[A-Z0-9]{1,4})?$/)
  .nullable();
export const calendarVersion = z.object({
  version: z.int(),
  validFrom: instant.describe('It holds from here until the next version does'),
  data: calendarData,
  note: z.string(),
  madeBy: z.string(),
});
export const calendar = z.object({
  id,
  name: z.string(),
  country,
  region,
  current: calendarVersion,
  reviewedYears: z.array(z.int()).describe('Years whose public holidays a person has reviewed'),
  contractCount: z.int(),
  createdAt: instant,
});
export type Calendar = z.infer<typeof calendar>;
const calendarName = z.string().trim().min(1).max(100);
const note = z.string().trim().max(300).default('').describe('Why it was changed');

export const listCalendars = endpoint({
  name: 'listCalendars',
  method: 'GET',
  path: '/api/calendars',
  access: 'calendars.read',
  summary: 'Calendars of working hours',
  query: paging,
  response: listOf(calendar),
});
export const createCalendar = endpoint({
  name: 'createCalendar',
  method: 'POST',
  path: '/api/calendars',
  access: 'calendars.write',
  summary: 'Make a calendar',
  body: z.object({
    name: calendarName,
    country: country.default(null),
    region: region.default(null),
    data: calendarData,
  }),
  response: calendar,
});
export const readCalendar = endpoint({
  name: 'readCalendar',
  method: 'GET',
  path: '/api/calendars/:id',
  access: 'calendars.read',
  summary: 'One calendar with the hours that hold now',
  params: byId,
  response: calendar,
});
export const updateCalendar = endpoint({
  name: 'updateCalendar',
  method: 'PATCH',
  path: '/api/calendars/:id',
  access: 'calendars.write',
  summary: 'Change a calendar; other hours make a new version that holds from now on',
  params: byId,
  body: z.object({
    name: calendarName.optional(),
    country: country.optional(),
    region: region.optional(),
    data: calendarData.optional(),
    note,
    basedOn: z.int().optional().describe('The version that was edited; refused where somebody was quicker'),
  }),
  response: calendar,
});
export const deleteCalendar = endpoint({
  name: 'deleteCalendar',
  method: 'DELETE',
  path: '/api/calendars/:id',
  access: 'calendars.write',
  summary: 'Remove a calendar that no contract names',
  params: byId,
});
export const listCalendarVersions = endpoint({
  name: 'listCalendarVersions',
  method: 'GET',
  path: '/api/calendars/:id/versions',
  access: 'calendars.read',
  summary: 'What a calendar said at which time, newest first',
  params: byId,
  query: paging,
  response: listOf(calendarVersion),
});

export const listHolidayCountries = endpoint({
  name: 'listHolidayCountries',
  method: 'GET',
  path: '/api/holiday-countries',
  access: 'calendars.read',
  summary: 'Countries and regions whose public holidays can be proposed',
  response: z.object({
    items: z.array(
      z.object({
        country: z.string(),
        name: z.string(),
        regions: z.array(z.object({ region: z.string(), name: z.string() })),
      }),
    ),
  }),
});
export const holidayStates = ['proposed', 'accepted', 'declined', 'added', 'gone'] as const;
export const proposedHoliday = z.object({
  date: z.string(),
  name: z.string(),
  kind: z.string().describe('`public`, `bank`'),
  partOfDay: z.boolean().describe('Only some hours of this date, as from noon on'),
  state: z
    .enum(holidayStates)
    .describe(
      '`proposed`: nobody has looked yet. `added`: listed since the last review. `gone`: accepted, and no longer listed',
    ),
  suggested: z.boolean(),
});
export type ProposedHoliday = z.infer<typeof proposedHoliday>;
const year = z.coerce.number().int().min(2000).max(2100);
const holidays = z.object({
  year: z.int(),
  country,
  region,
  reviewed: z.object({ at: instant, by: z.string() }).nullable(),
  items: z.array(proposedHoliday),
});
export const readHolidays = endpoint({
  name: 'readHolidays',
  method: 'GET',
  path: '/api/calendars/:id/holidays',
  access: 'calendars.read',
  summary: 'Public holidays of a year beside what the calendar counts; nothing counts before it is accepted',
  params: byId,
  query: z.object({ year }),
  response: holidays,
});
export const reviewHolidays = endpoint({
  name: 'reviewHolidays',
  method: 'POST',
  path: '/api/calendars/:id/holidays',
  access: 'calendars.write',
  summary: 'Accept public holidays of a year; the others of that year do not count',
  params: byId,
  body: z.object({ year: year, dates: z.array(dayKey).max(400) }),
  response: holidays,
});
