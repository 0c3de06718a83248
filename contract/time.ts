import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';
import { taskKinds } from './tasks.ts';

const named = z.object({ id, name: z.string() });
const numbered = z.object({ id, number: z.int() });
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('`2026-06`');

export const timeEntry = z.object({
  id,
  version: z.int(),
  work: id.describe('Entries of one piece of work that was split at closing time share it'),
  person: named,
  date: z.iso.date().describe('What it costs is decided by this date'),
  from: instant.nullable().describe('Of the whole piece of work; null where only its length was said'),
  to: instant.nullable(),
  minutes: z.int(),
  note: z.string(),
  client: named.nullable(),
  store: named.nullable(),
  task: numbered.extend({ title: z.string() }).nullable(),
  request: numbered.nullable(),
  incident: numbered.nullable(),
  billable: z.boolean(),
  why: z.string().describe("Why it is billable or not, in the reader's language"),
  urgent: z.boolean(),
  outOfHours: z.boolean().describe('It lies outside the working time of the contract'),
  contract: named.nullable(),
  counted: z
    .object({
      rounded: z.int().describe("Minutes, up to the contract's step"),
      multiplier: z.int().describe('Percent'),
      counted: z.int().describe('Minutes that are taken from hours or charged'),
    })
    .nullable()
    .describe('By the terms of its date; null without a contract'),
  month: month.describe('In which it is charged: of its date, or a later one where that was closed already'),
  locked: z.boolean().describe('Its month is closed'),
  toCheck: z.boolean().describe('Of a timer that ran too long: not billed until somebody says how long it was'),
  source: z.enum(['timer', 'hand']),
});
export type TimeEntry = z.infer<typeof timeEntry>;
/** Of the task that it was worked for; without one, whether a request or an incident. */
export const workKinds = [...taskKinds, 'request', 'incident', 'other'] as const;
export type WorkKind = (typeof workKinds)[number];
const entries = z.object({ items: z.array(timeEntry) });

export const listTime = endpoint({
  name: 'listTime',
  method: 'GET',
  path: '/api/time',
  access: 'time.read',
  summary: "Time that was worked: one's own; the team's for who may see it; a client's where the contract shows it",
  query: paging.extend({
    personId: id.optional(),
    clientId: id.optional(),
    storeId: id.optional(),
    contractId: id.optional(),
    taskId: id.optional(),
    requestId: id.optional(),
    incidentId: id.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional().describe('The last day'),
    billable: z.stringbool().optional(),
    toCheck: z.stringbool().optional(),
    kind: z.enum(workKinds).optional(),
  }),
  response: listOf(timeEntry).extend({
    minutes: z.int().describe('Of all that were found, as worked'),
    billableMinutes: z.int(),
  }),
});
export const readTimeByKind = endpoint({
  name: 'readTimeByKind',
  method: 'GET',
  path: '/api/time/by-kind',
  access: 'time.read',
  summary: 'Worked minutes by kind of work and month, of the time that the reader may see',
  query: z.object({
    from: z.iso.date(),
    to: z.iso.date().describe('The last day'),
    clientId: id.optional(),
    storeId: id.optional(),
    personId: id.optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        kind: z.enum(workKinds),
        month: month.describe('In which it was worked'),
        minutes: z.int(),
        billableMinutes: z.int(),
      }),
    ),
  }),
});
const minutes = z.int().min(1).max(1440);
const note = z.string().trim().max(2000);
const why = z.string().trim().max(500).describe('Needed where billable is not what the contract says');
const about = {
  taskId: id.optional(),
  requestId: id.optional(),
  incidentId: id.optional(),
  storeId: id.optional(),
  clientId: id.optional(),
};
export const enterTime = endpoint({
  name: 'enterTime',
  method: 'POST',
  path: '/api/time',
  access: 'time.write',
  summary: 'Enter time by hand; where the beginning is said, it is split at closing time',
  body: z.object({
    ...about,
    date: z.iso.date().optional().describe('Needed where no beginning is said'),
    from: instant.optional(),
    minutes,
    note: note.default(''),
    billable: z.boolean().optional(),
    why: why.default(''),
    urgent: z.boolean().optional().describe('Absent: an urgent task, a critical request or incident'),
    outOfHours: z.boolean().default(false).describe('Where no beginning is said'),
  }),
  response: entries,
});
export const readTime = endpoint({
  name: 'readTime',
  method: 'GET',
  path: '/api/time/:id',
  access: 'time.read',
  summary: 'One entry with the trail of its corrections',
  params: byId,
  response: timeEntry.extend({
    trail: z
      .array(
        z.object({
          at: instant,
          by: z.string(),
          what: z.enum(['corrected', 'removed']),
          before: z.record(z.string(), z.json()),
          after: z.record(z.string(), z.json()),
        }),
      )
      .describe('For the team alone'),
  }),
});
export const correctTime = endpoint({
  name: 'correctTime',
  method: 'PATCH',
  path: '/api/time/:id',
  access: 'time.write',
  summary: 'Correct an entry whose month is open; what it said before stays in its trail',
  params: byId,
  body: z.object({
    basedOn: z.int().optional().describe('The version that was edited; refused where somebody was quicker'),
    minutes: minutes.optional(),
    note: note.optional(),
    billable: z.boolean().optional(),
    why: why.default(''),
    urgent: z.boolean().optional(),
    outOfHours: z.boolean().optional(),
  }),
  response: timeEntry,
});
export const removeTime = endpoint({
  name: 'removeTime',
  method: 'DELETE',
  path: '/api/time/:id',
  access: 'time.write',
  summary: 'Take back an entry whose month is open; its trail stays',
  params: byId,
});

export const timer = z.object({
  startedAt: instant,
  note: z.string(),
  task: numbered.extend({ title: z.string() }).nullable(),
  request: numbered.nullable(),
  incident: numbered.nullable(),
  client: named.nullable(),
  store: named.nullable(),
  forgotten: z
    .boolean()
    .describe('It runs for more than ten hours: it is not billed until somebody says how long it was'),
});
const timerAnswer = z.object({
  running: timer.nullable(),
  made: z.array(timeEntry).describe('What the timer that was stopped became'),
});
export const readTimer = endpoint({
  name: 'readTimer',
  method: 'GET',
  path: '/api/timer',
  access: 'time.write',
  summary: "One's own timer",
  response: z.object({ running: timer.nullable() }),
});
export const startTimer = endpoint({
  name: 'startTimer',
  method: 'POST',
  path: '/api/timer',
  access: 'time.write',
  summary: 'Start the timer; the one that runs is stopped and entered',
  body: z.object({ ...about, note: note.default('') }),
  response: timerAnswer,
});
export const stopTimer = endpoint({
  name: 'stopTimer',
  method: 'POST',
  path: '/api/timer/stop',
  access: 'time.write',
  summary: 'Stop the timer and enter its time',
  body: z.object({
    note: note.optional(),
    minutes: minutes.optional().describe('How long it really was, where the timer was forgotten'),
  }),
  response: timerAnswer,
});
export const dropTimer = endpoint({
  name: 'dropTimer',
  method: 'DELETE',
  path: '/api/timer',
  access: 'time.write',
  summary: 'Stop the timer without entering anything',
});
