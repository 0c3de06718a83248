import { z } from 'zod';
import { byId, endpoint, id, instant } from './endpoint.ts';
import { severity } from './incidents.ts';

export const clockTargets = ['reaction', 'update', 'resolution'] as const;
export const clockTarget = z.enum(clockTargets);
export const clockStanding = z
  .enum(['on_track', 'at_risk', 'met', 'missed', 'void'])
  .describe('`void`: the clock stopped without the promise having mattered');
export const clockState = z
  .enum(['no_agreement', 'not_promised', 'running', 'waiting', 'paused', 'stopped'])
  .describe(
    '`no_agreement`: no contract covers it. `not_promised`: the contract promises nothing for this severity. ' +
      '`waiting`: for opening time. `paused`: for somebody else',
  );
const waitingFor = z.enum(['waiting_for_client', 'waiting_for_third_party']);
const milliseconds = z.int().describe('Milliseconds');

const targetReading = z.object({
  target: clockTarget,
  standing: clockStanding,
  open: z.boolean().describe('A missed target is open until it is done all the same'),
  startedAt: instant,
  doneAt: instant.nullable(),
  durationMs: milliseconds.nullable().describe('What is promised; null where this severity promises nothing now'),
  usedMs: milliseconds,
  leftMs: milliseconds.nullable().describe('Below 0 by so much as it is over'),
  dueAt: instant.nullable().describe('Still in time at this instant; null while the clock waits for somebody'),
  warnAt: instant.nullable(),
  missedAt: instant.nullable(),
});
export type ClockTargetReading = z.infer<typeof targetReading>;

export const nextDeadline = z.object({ target: clockTarget, dueAt: instant, standing: clockStanding });
/** What a list shows of a clock. */
export const clockSummary = z.object({
  state: clockState,
  next: nextDeadline.nullable().describe('The open target that is due first'),
});
export type ClockSummary = z.infer<typeof clockSummary>;

export const clock = clockSummary.extend({
  readAt: instant,
  text: z.string().describe("How it stands, in a sentence in the reader's language"),
  waitingFor: z.array(waitingFor),
  startedAt: instant,
  severity,
  outcome: z.enum(['resolved', 'withdrawn', 'merged']).nullable(),
  agreement: z
    .object({
      contractId: id,
      contract: z.string(),
      version: z.int(),
      calendarId: id,
      calendar: z.string(),
      calendarVersion: z.int(),
      timeZone: z.string(),
    })
    .nullable(),
  reaction: targetReading.nullable().describe('Null where nothing of the kind was ever promised'),
  update: targetReading.nullable().describe('The wait for the next update'),
  resolution: targetReading.nullable(),
  updates: z.array(targetReading).describe('All waits for updates, in order'),
  log: z
    .array(
      z.object({
        seq: z.int().describe('In the order of entering'),
        at: instant,
        recordedAt: instant,
        kind: z.string(),
        text: z.string().describe("In the reader's language"),
        actor: z.string().nullable(),
        correctable: z.boolean().describe('A person can set it right'),
        corrected: z
          .object({ to: instant.nullable().describe('Null: struck out') })
          .nullable()
          .describe('What counts of it is said by a later entry'),
      }),
    )
    .describe('In the order of happening, as it was entered'),
});
export type Clock = z.infer<typeof clock>;

export const clockPiece = z.object({
  from: instant,
  to: instant,
  kind: z.enum(['counted', 'skipped', 'paused', 'stopped', 'not_promised']),
  openMs: milliseconds.describe('All where it counted, none where it was skipped, what was saved where it was paused'),
  ahead: z.boolean().describe('Not passed yet: what leads to the deadline if nothing changes'),
  text: z.string().describe("Why, in the reader's language"),
});
export const clockExplanation = z.object({
  reading: targetReading.nullable(),
  text: z.string().describe("Why then, in a sentence in the reader's language"),
  countedMs: milliseconds,
  skippedMs: milliseconds,
  pausedMs: milliseconds.describe('Open time that did not count because the clock waited'),
  pieces: z.array(clockPiece).describe('In order and without holes'),
  forecast: z
    .object({ resumedAt: instant, dueAt: instant.nullable() })
    .nullable()
    .describe('While the clock is paused: when it would be due if the wait ended now'),
});
export type ClockExplanation = z.infer<typeof clockExplanation>;

const ofTarget = byId.extend({ target: clockTarget });
const which = z.object({ startedAt: instant.optional().describe('Which wait for an update; else the last') });

export const readRequestClock = endpoint({
  name: 'readRequestClock',
  method: 'GET',
  path: '/api/requests/:id/clock',
  access: 'requests.read',
  summary: 'The clock of a request: state, deadlines, what is used and left, its log',
  params: byId,
  response: clock,
});
export const explainRequestClock = endpoint({
  name: 'explainRequestClock',
  method: 'GET',
  path: '/api/requests/:id/clock/:target',
  access: 'requests.read',
  summary: 'Why a target of a request is due when it is: what counted, was skipped, was paused, and why',
  params: ofTarget,
  query: which,
  response: clockExplanation,
});
export const readIncidentClock = endpoint({
  name: 'readIncidentClock',
  method: 'GET',
  path: '/api/incidents/:id/clock',
  access: 'incidents.read',
  summary: 'The clock of an incident: state, deadlines, what is used and left, its log',
  params: byId,
  response: clock,
});
export const explainIncidentClock = endpoint({
  name: 'explainIncidentClock',
  method: 'GET',
  path: '/api/incidents/:id/clock/:target',
  access: 'incidents.read',
  summary: 'Why a target of an incident is due when it is: what counted, was skipped, was paused, and why',
  params: ofTarget,
  query: which,
  response: clockExplanation,
});
export const pauseIncidentClock = endpoint({
  name: 'pauseIncidentClock',
  method: 'POST',
  path: '/api/incidents/:id/clock/pause',
  access: 'incidents.write',
  summary: 'Pause the clock of an incident: it waits for the client or a third party',
  params: byId,
  body: z.object({
    reason: waitingFor,
    until: instant.optional().describe('Where the end is known; else until it is resumed'),
  }),
  response: clock,
});
export const resumeIncidentClock = endpoint({
  name: 'resumeIncidentClock',
  method: 'POST',
  path: '/api/incidents/:id/clock/resume',
  access: 'incidents.write',
  summary: 'Let the clock of an incident run again',
  params: byId,
  response: clock,
});

const entryOf = byId.extend({ seq: z.coerce.number().int().min(1).max(100_000) });
const correction = z.object({
  to: instant.nullable().describe('When it happened in truth; null strikes it out'),
  reason: z.string().trim().min(3).max(500).describe('Why; stands in the log, which the client can read'),
});
export const correctRequestClock = endpoint({
  name: 'correctRequestClock',
  method: 'POST',
  path: '/api/requests/:id/clock/log/:seq/correct',
  access: 'contracts.write',
  summary: 'Set an entry of a clock right: the log keeps what was said before, misses are judged anew',
  params: entryOf,
  body: correction,
  response: clock,
});
export const correctIncidentClock = endpoint({
  name: 'correctIncidentClock',
  method: 'POST',
  path: '/api/incidents/:id/clock/log/:seq/correct',
  access: 'contracts.write',
  summary: 'Set an entry of a clock right: the log keeps what was said before, misses are judged anew',
  params: entryOf,
  body: correction,
  response: clock,
});
