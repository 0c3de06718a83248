import { z } from 'zod';
import type { Calendar as CoreCalendar } from '#core/calendar';
import { documentationStates, pricedPlatforms, seasons } from '#core/quote';
import { byId, endpoint, id, instant, language, listOf, paging, type ResponseOf, timeZone } from './endpoint.ts';

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

const target = z.object({
  minutes: z.int().min(15).max(129_600).describe('From 15 minutes to 90 days'),
  hours: z.enum(['calendar', 'around_the_clock']),
  warnMinutes: z
    .int()
    .min(1)
    .optional()
    .describe('The warning comes when so many minutes are left; a quarter of them all where nothing is said'),
});
const promised = z.object({
  reaction: target.nullable().default(null),
  update: target.nullable().default(null).describe('Until the next word, after each word'),
  resolution: target.nullable().default(null),
});
export type Promised = z.output<typeof promised>;
const money = z.int().min(0).max(1_000_000_000_000).describe('In minor units of the currency');
const someMinutes = z.int().min(0).max(600_000);
const percent = z.int().min(100).max(1000).default(100);
export const pricingModels = ['monthly', 'hourly', 'tier', 'mix'] as const;
export const contractPrice = z.object({
  model: z.enum(pricingModels),
  currency: z.string().length(3).describe('ISO 4217'),
  tier: z.string().trim().max(60).default('').describe('Name of the SLA tier'),
  monthlyFee: money.default(0),
  hourlyRate: money.default(0).describe('For each hour beyond what is included, given or prepaid'),
  criticalCallFee: money.nullable().default(null).describe('For each critical call; null: charged by time'),
  includedMinutes: someMinutes.default(0).describe('Each month'),
  rollOver: z
    .object({ months: z.int().min(1).max(36), capMinutes: someMinutes.nullable() })
    .nullable()
    .default(null)
    .describe('Included time that is not spent stays so long, the oldest is used first'),
  prepaidBlock: z
    .object({ minutes: someMinutes.min(1), price: money, months: z.int().min(1).max(60).nullable() })
    .nullable()
    .default(null)
    .describe('What a block of prepaid time costs, and how long it lasts'),
  excess: z
    .object({ withoutApproval: someMinutes.nullable(), atMost: someMinutes.nullable() })
    .default({ withoutApproval: 0, atMost: null })
    .describe('Minutes a month beyond the included: without asking the client, and at most; null: no limit'),
  roundingMinutes: z.int().min(1).max(240).default(15).describe('Each entry is rounded up to a multiple'),
  multipliers: z.object({ urgent: percent, outOfHours: percent }).default({ urgent: 100, outOfHours: 100 }),
});
export type ContractPrice = z.output<typeof contractPrice>;
const line = (most: number) => z.string().trim().max(most);
export const contractTerms = z.object({
  calendarId: id,
  storeIds: z.array(id).max(500).default([]).describe('Empty: all stores of the client'),
  sla: z.object({ critical: promised, major: promised, minor: promised, info: promised }),
  price: contractPrice,
  report: z.object({
    rhythm: z.enum(['none', 'weekly', 'monthly', 'quarterly']),
    form: z.enum(['page', 'pdf', 'email', 'call']),
    shows: z
      .object({ tasks: z.boolean(), time: z.boolean() })
      .default({ tasks: false, time: false })
      .describe("What the client's people see of the daily work"),
  }),
  team: z
    .array(
      z.object({
        name: line(100).min(1),
        role: line(100),
        responsible: z.boolean().default(false),
        channel: line(200),
      }),
    )
    .max(50)
    .default([]),
  clientTeam: z
    .array(
      z.object({
        name: line(100).min(1),
        role: line(100),
        responsible: z.boolean().default(false),
        channel: line(200),
      }),
    )
    .max(50)
    .default([]),
  remarks: line(5000).default(''),
});
export type ContractTerms = z.output<typeof contractTerms>;

const acceptance = z.object({
  at: instant,
  by: z.string().describe('Who accepted for the client'),
  recordedBy: z.string(),
  how: z.string(),
  digest: z.string().describe('SHA-256 of the text that was accepted'),
});
export const contractVersion = z.object({
  version: z.int(),
  begins: z.iso.date(),
  validFrom: instant,
  validTo: instant.nullable(),
  state: z.enum(['draft', 'coming', 'holds', 'past', 'withdrawn']),
  terms: contractTerms,
  calendarName: z.string(),
  storeNames: z.array(z.string()),
  note: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  acceptance: acceptance.nullable(),
});
export type ContractVersion = z.infer<typeof contractVersion>;
export const contractStates = ['draft', 'coming', 'active', 'ended'] as const;
export const contract = z.object({
  id,
  clientId: id,
  clientName: z.string(),
  name: z.string(),
  timeZone: z.string().describe('Its days and months begin at midnight there'),
  state: z.enum(contractStates),
  ends: z.iso.date().nullable().describe('The last day on which it holds'),
  versions: z.array(contractVersion).describe('Newest first; none overlap, none leaves a gap'),
  createdAt: instant,
});
export type Contract = z.infer<typeof contract>;
const byVersion = z.object({ id, version: z.coerce.number().int().min(1).max(100_000) });
const contractName = z.string().trim().min(1).max(120);
const draftBody = z.object({ name: contractName, begins: z.iso.date(), terms: contractTerms });

export const listContracts = endpoint({
  name: 'listContracts',
  method: 'GET',
  path: '/api/contracts',
  access: 'contracts.read',
  summary: 'Contracts with clients',
  query: paging.extend({ clientId: id.optional() }),
  response: listOf(contract),
});
export const createContract = endpoint({
  name: 'createContract',
  method: 'POST',
  path: '/api/contracts',
  access: 'contracts.write',
  summary: 'Draft a contract',
  body: draftBody.extend({ clientId: id, timeZone }),
  response: contract,
});
export const readContract = endpoint({
  name: 'readContract',
  method: 'GET',
  path: '/api/contracts/:id',
  access: 'contracts.read',
  summary: 'One contract with all its versions',
  params: byId,
  response: contract,
});
export const updateContractDraft = endpoint({
  name: 'updateContractDraft',
  method: 'PUT',
  path: '/api/contracts/:id/draft',
  access: 'contracts.write',
  summary: 'Change a draft that nobody has accepted yet',
  params: byId,
  body: draftBody,
  response: contract,
});
export const deleteContractDraft = endpoint({
  name: 'deleteContractDraft',
  method: 'DELETE',
  path: '/api/contracts/:id/draft',
  access: 'contracts.write',
  summary: 'Remove a draft',
  params: byId,
});
export const activateContract = endpoint({
  name: 'activateContract',
  method: 'POST',
  path: '/api/contracts/:id/activate',
  access: 'contracts.write',
  summary: 'Put a draft into force',
  params: byId,
  response: contract,
});
export const addContractVersion = endpoint({
  name: 'addContractVersion',
  method: 'POST',
  path: '/api/contracts/:id/versions',
  access: 'contracts.write',
  summary: 'Other terms or prices from a coming day on; the past stays as it is',
  params: byId,
  body: z.object({ begins: z.iso.date(), terms: contractTerms, note }),
  response: contract,
});
export const withdrawContractVersion = endpoint({
  name: 'withdrawContractVersion',
  method: 'DELETE',
  path: '/api/contracts/:id/versions/:version',
  access: 'contracts.write',
  summary: 'Take back a version that has not begun',
  params: byVersion,
});
export const endContract = endpoint({
  name: 'endContract',
  method: 'POST',
  path: '/api/contracts/:id/end',
  access: 'contracts.write',
  summary: 'Say on which day a contract holds for the last time',
  params: byId,
  body: z.object({ on: z.iso.date() }),
  response: contract,
});

/** The text of an agreement in the client's language, as it is printed: lines and tables of plain text. */
export const agreementDocument = z.object({
  language,
  title: z.string(),
  lead: z.array(z.string()),
  sections: z.array(
    z.object({
      heading: z.string(),
      lines: z.array(z.string()),
      table: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
    }),
  ),
});
export type AgreementDocument = z.output<typeof agreementDocument>;
export const readAgreement = endpoint({
  name: 'readAgreement',
  method: 'GET',
  path: '/api/contracts/:id/versions/:version/agreement',
  access: 'contracts.read',
  summary: 'The agreement to be printed: the accepted text where it was accepted, else what it says now',
  params: byVersion,
  response: z.object({ document: agreementDocument, digest: z.string(), acceptance: acceptance.nullable() }),
});
export const acceptContract = endpoint({
  name: 'acceptContract',
  method: 'POST',
  path: '/api/contracts/:id/versions/:version/acceptance',
  access: 'contracts.accept',
  summary: 'Record that the client accepted a version, with the text as it was',
  params: byVersion,
  body: z.object({
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Of the text that was read; refused where it says something else meanwhile'),
    by: line(200).default('').describe("Who accepted; of a client's person it is they themselves"),
    how: z.enum(['console', 'email', 'paper', 'call']).default('console'),
  }),
  response: contract,
});

const counted = (most: number) => z.int().min(0).max(most).nullable().default(null);
const amounts = z.object({ from: z.int(), to: z.int() });
/** What a price follows from; null: not known, which widens the price instead of being guessed. */
const quoteFacts = z.object({
  platform: z.enum(pricedPlatforms).nullable().default(null),
  integrations: counted(1000).describe('Payment, delivery, stock, accounting and the like'),
  currencies: counted(200),
  languages: counted(200),
  visitsPerMonth: counted(1_000_000_000),
  ordersPerMonth: counted(100_000_000),
  seasonality: z.enum(seasons).nullable().default(null),
  documentation: z.enum(documentationStates).nullable().default(null),
});
export type QuoteFacts = z.output<typeof quoteFacts>;
export const proposePrices = endpoint({
  name: 'proposePrices',
  method: 'POST',
  path: '/api/quotes/offers',
  access: 'contracts.write',
  summary: 'Reckon from facts about a store what each pricing model would cost; nothing is kept',
  body: quoteFacts,
  response: z.object({
    currency: z.string().describe('ISO 4217'),
    missing: z.array(quoteFacts.keyof()).describe('Facts that are not known and widen the prices'),
    offers: z.array(
      z.object({
        model: z.enum(pricingModels),
        tier: z.object({
          name: z.enum(['day', 'standard', 'fast', 'quarter']),
          aroundTheClock: z.boolean(),
          reaction: z
            .object({ critical: z.int(), major: z.int(), minor: z.int(), info: z.int() })
            .describe('Minutes, suggested'),
        }),
        total: amounts.describe("In minor units: a month's fee; of `hourly` the price of an hour"),
        lines: z
          .array(amounts.extend({ code: z.string(), why: z.string() }))
          .describe('They sum up to the total; each says why it is there'),
        includedMinutes: amounts.describe('Each month, estimated'),
        hourlyRate: amounts.describe('For each hour beyond what is included'),
        criticalCall: amounts.nullable().describe('For each critical call; null: charged by time'),
        toAgree: z
          .object({
            monthlyFee: z.int(),
            hourlyRate: z.int(),
            criticalCallFee: z.int().nullable(),
            includedMinutes: z.int(),
          })
          .describe('What to write into a contract: the middle of each range, rounded as the price book rounds'),
      }),
    ),
  }),
});
export type QuoteOffer = ResponseOf<typeof proposePrices>['offers'][number];
