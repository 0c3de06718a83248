import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';

const weekday = z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);
/** Hours on the wall that begin on these days; an end before the beginning is on the next day. */
export const dutyHours = z.object({
  days: z.array(weekday).max(7),
  from: z.string().max(5).describe('`09:00`'),
  to: z.string().max(5).describe('`18:00`, `24:00` at most'),
});
export const coverLayer = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  timeZone,
  people: z.array(id).max(50).describe('In the order of their turns'),
  starts: z.string().max(16).describe('The first hand-over on the wall: `2026-11-23T09:00`'),
  turn: z.object({ unit: z.enum(['hours', 'days', 'weeks']), length: z.int() }),
  hours: z.array(dutyHours).max(20).default([]).describe('On duty at these hours alone; always where empty'),
  standIn: z.boolean().default(false).describe('The next in the order stands in for one who is absent'),
});
/** What `core/cover` reckons with. */
export const scheduleData = z.object({
  timeZone,
  needed: z
    .array(dutyHours)
    .max(20)
    .default([])
    .describe('When somebody must be on duty; around the clock where empty'),
  layers: z.array(coverLayer).max(10).describe('From the top: where one has nobody, the next below is asked'),
});
export type ScheduleData = z.output<typeof scheduleData>;

const person = z.object({ id, name: z.string() });
const windowShape = { from: instant, to: instant };
export const coverSpan = z.object({
  ...windowShape,
  person: person.nullable(),
  needed: z.boolean(),
  source: z.enum(['layer', 'override']).nullable(),
  layerId: z.string().nullable(),
  swapped: z.boolean(),
  standsInFor: person.nullable(),
  absent: z.array(person).describe('Whose duty it would have been, had they not been absent'),
});
export type CoverSpan = z.infer<typeof coverSpan>;
export const coverGap = z.object({ ...windowShape, absent: z.array(person) });
export const cover = z.object({
  ...windowShape,
  lanes: z.array(z.object({ layerId: z.string(), name: z.string(), spans: z.array(coverSpan) })),
  spans: z.array(coverSpan).describe('Who is on duty in the end'),
  gaps: z.array(coverGap),
});
export type Cover = z.infer<typeof cover>;
export const onDutyNow = z.object({
  scheduleId: id,
  name: z.string(),
  person: person.nullable(),
  until: instant.nullable().describe('When this changes; null: not within 30 days'),
  needed: z.boolean(),
});
export const schedule = z.object({
  id,
  name: z.string(),
  data: scheduleData,
  version: z.int(),
  now: onDutyNow,
  gaps: z.array(coverGap).describe('Within the next 30 days'),
  createdAt: instant,
});
export type Schedule = z.infer<typeof schedule>;

const name = z.string().trim().min(1).max(100);
export const listSchedules = endpoint({
  name: 'listSchedules',
  method: 'GET',
  path: '/api/schedules',
  access: 'cover.read',
  summary: 'On-call schedules, with who is on duty now and the gaps ahead',
  query: paging,
  response: listOf(schedule),
});
export const createSchedule = endpoint({
  name: 'createSchedule',
  method: 'POST',
  path: '/api/schedules',
  access: 'cover.write',
  summary: 'Make a schedule',
  body: z.object({ name, data: scheduleData }),
  response: schedule,
});
export const readSchedule = endpoint({
  name: 'readSchedule',
  method: 'GET',
  path: '/api/schedules/:id',
  access: 'cover.read',
  summary: 'One schedule',
  params: byId,
  response: schedule,
});
export const updateSchedule = endpoint({
  name: 'updateSchedule',
  method: 'PATCH',
  path: '/api/schedules/:id',
  access: 'cover.write',
  summary: 'Change a schedule',
  params: byId,
  body: z.object({
    name: name.optional(),
    data: scheduleData.optional(),
    basedOn: z.int().optional().describe('The version that was edited; refused where somebody was quicker'),
  }),
  response: schedule,
});
export const deleteSchedule = endpoint({
  name: 'deleteSchedule',
  method: 'DELETE',
  path: '/api/schedules/:id',
  access: 'cover.write',
  summary: 'Remove a schedule with its overrides and swaps',
  params: byId,
});
export const readCover = endpoint({
  name: 'readCover',
  method: 'GET',
  path: '/api/schedules/:id/cover',
  access: 'cover.read',
  summary: 'Who is on duty when, by layer and in the end, with the gaps; at most 100 days',
  params: byId,
  query: z.object(windowShape),
  response: cover,
});
const newWindow = { ...windowShape, note: z.string().trim().max(300).default('') };
export const previewCover = endpoint({
  name: 'previewCover',
  method: 'POST',
  path: '/api/cover-preview',
  access: 'cover.read',
  summary: 'What a change would make of the cover; nothing is saved',
  body: z.object({
    ...windowShape,
    scheduleId: id.nullable().default(null),
    data: scheduleData.nullable().default(null).describe('Instead of what the schedule says'),
    override: z
      .object({ ...windowShape, personId: id })
      .nullable()
      .default(null),
    absence: z
      .object({ ...windowShape, personId: id })
      .nullable()
      .default(null),
  }),
  response: cover,
});
export const listOnDuty = endpoint({
  name: 'listOnDuty',
  method: 'GET',
  path: '/api/on-duty',
  access: 'cover.read',
  summary: 'Who is on duty now, by schedule',
  response: z.object({ items: z.array(onDutyNow) }),
});

export const coverChange = z.object({
  id,
  scheduleId: id,
  scheduleName: z.string(),
  kind: z.enum(['override', 'swap']),
  state: z.enum(['asked', 'accepted', 'declined']),
  ...newWindow,
  person: person.describe('Who is on duty by it'),
  givenBy: person.nullable().describe('Of a swap: whose duty it was'),
  madeBy: z.string(),
  madeAt: instant,
});
export type CoverChange = z.infer<typeof coverChange>;
export const listCoverChanges = endpoint({
  name: 'listCoverChanges',
  method: 'GET',
  path: '/api/schedules/:id/changes',
  access: 'cover.read',
  summary: 'Overrides and swaps that are not over, in the order of their making: of what overlaps, the later counts',
  params: byId,
  response: z.object({ items: z.array(coverChange) }),
});
export const addOverride = endpoint({
  name: 'addOverride',
  method: 'POST',
  path: '/api/schedules/:id/overrides',
  access: 'cover.write',
  summary: 'Put a person on duty, whatever the layers say',
  params: byId,
  body: z.object({ ...newWindow, personId: id }),
  response: coverChange,
});
export const askSwap = endpoint({
  name: 'askSwap',
  method: 'POST',
  path: '/api/schedules/:id/swaps',
  access: 'cover.read',
  summary: 'Ask a colleague to take your duty; it is theirs when they accept',
  params: byId,
  body: z.object({ ...newWindow, takenBy: id }),
  response: coverChange,
});
export const answerSwap = endpoint({
  name: 'answerSwap',
  method: 'POST',
  path: '/api/cover-changes/:id/answer',
  access: 'cover.read',
  summary: 'Accept or decline a duty that a colleague asks you to take',
  params: byId,
  body: z.object({ accept: z.boolean() }),
  response: coverChange,
});
export const removeCoverChange = endpoint({
  name: 'removeCoverChange',
  method: 'DELETE',
  path: '/api/cover-changes/:id',
  access: 'cover.read',
  summary: 'Take back an override (who may change schedules) or a swap (its people too); what was, stays',
  params: byId,
});

export const absenceKinds = ['holiday', 'sick', 'other'] as const;
export const absence = z.object({
  id,
  person,
  ...newWindow,
  kind: z.enum(absenceKinds),
  madeBy: z.string(),
});
export type Absence = z.infer<typeof absence>;
export const listAbsences = endpoint({
  name: 'listAbsences',
  method: 'GET',
  path: '/api/absences',
  access: 'cover.read',
  summary: 'Absences that are not over',
  response: z.object({ items: z.array(absence) }),
});
export const addAbsence = endpoint({
  name: 'addAbsence',
  method: 'POST',
  path: '/api/absences',
  access: 'cover.read',
  summary: "Enter an absence: one's own, or anybody's for who may change schedules",
  body: z.object({
    ...newWindow,
    personId: id.nullable().default(null),
    kind: z.enum(absenceKinds).default('holiday'),
  }),
  response: absence,
});
export const removeAbsence = endpoint({
  name: 'removeAbsence',
  method: 'DELETE',
  path: '/api/absences/:id',
  access: 'cover.read',
  summary: 'Take back an absence; one that has begun ends now',
  params: byId,
});

export const readMyCover = endpoint({
  name: 'readMyCover',
  method: 'GET',
  path: '/api/me/cover',
  access: 'cover.read',
  summary: 'Own shifts of the next 60 days, swaps that wait for an answer, and the calendar feed',
  response: z.object({
    shifts: z.array(z.object({ scheduleId: id, scheduleName: z.string(), ...windowShape })),
    askedOfMe: z.array(coverChange),
    askedByMe: z.array(coverChange),
    feedSince: instant.nullable(),
  }),
});
export const makeCoverFeed = endpoint({
  name: 'makeCoverFeed',
  method: 'POST',
  path: '/api/me/cover-feed',
  access: 'cover.read',
  summary: 'A secret address of the own shifts for calendar programs, shown once; the old one stops',
  response: z.object({ address: z.string() }),
});
export const revokeCoverFeed = endpoint({
  name: 'revokeCoverFeed',
  method: 'DELETE',
  path: '/api/me/cover-feed',
  access: 'cover.read',
  summary: 'The secret address stops',
});
