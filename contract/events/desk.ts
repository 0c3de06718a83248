import { z } from 'zod';
import { requestSource, requestState } from '../desk.ts';
import { severity } from '../incidents.ts';
import { defineEvent } from './define.ts';

const request = z.object({
  requestId: z.uuid(),
  number: z.number(),
  clientId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
  topic: z.string(),
  severity,
  state: requestState,
  source: requestSource,
  at: z.number().describe('Epoch ms of this fact'),
  actor: z.string(),
});
const byRequest = (p: { requestId: string }) => p.requestId;
export const requestOpened = defineEvent('request.opened', 1, request, byRequest);
/** The team answered in public; `first`: for the first time. */
export const requestAnswered = defineEvent('request.answered', 1, request.extend({ first: z.boolean() }), byRequest);
/** The client wrote again. */
export const requestFollowedUp = defineEvent('request.followed_up', 1, request, byRequest);
export const requestStateChanged = defineEvent(
  'request.state_changed',
  1,
  request.extend({ from: requestState, reopened: z.boolean() }),
  byRequest,
);
export const requestSeverityChanged = defineEvent(
  'request.severity_changed',
  1,
  request.extend({ from: severity }),
  byRequest,
);
export const requestAssigned = defineEvent(
  'request.assigned',
  1,
  request.extend({ personId: z.uuid().nullable() }),
  byRequest,
);
export const requestMerged = defineEvent('request.merged', 1, request.extend({ into: z.uuid() }), byRequest);

const clock = z.object({
  clockId: z.uuid(),
  kind: z.enum(['request', 'incident']),
  subjectId: z.uuid(),
  number: z.number(),
  clientId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
  at: z.number().describe('Epoch ms at which it was told'),
});
const byClock = (p: { clockId: string }) => p.clockId;
const deadline = clock.extend({
  topic: z.string().nullable().describe('Of a request'),
  severity,
  target: z.enum(['reaction', 'update', 'resolution']),
  startedAt: z.number(),
  dueAt: z.number(),
  momentAt: z.number().describe('When this fell due'),
  late: z.boolean().describe('Told long after its moment, as after a downtime'),
  /** Why then. */
  durationMs: z.number().nullable(),
  usedMs: z.number(),
  pausedMs: z.number().describe('Waited for others'),
  contract: z.string().nullable(),
  calendar: z.string().nullable().describe('Null: around the clock'),
});
/** A warning: so much of a target is used that little is left. Once for each deadline; one that moved may warn anew. */
export const clockAtRisk = defineEvent('clock.at_risk', 1, deadline, byClock);
/** A deadline passed. Once for each deadline. */
export const clockMissed = defineEvent('clock.missed', 1, deadline, byClock);
const waiting = z.enum(['waiting_for_client', 'waiting_for_third_party']);
/** By a person; a request says it by its state. */
export const clockPaused = defineEvent(
  'clock.paused',
  1,
  clock.extend({ reason: waiting, until: z.number().nullable(), actor: z.string() }),
  byClock,
);
export const clockResumed = defineEvent('clock.resumed', 1, clock.extend({ actor: z.string() }), byClock);

const mailbox = z.object({ mailboxId: z.uuid(), name: z.string(), at: z.number().describe('Epoch ms of this fact') });
const byMailbox = (p: { mailboxId: string }) => p.mailboxId;
/** No mail could be fetched for a quarter of an hour. Announced at every try with the same `at`: it is one fact. */
export const mailboxSilent = defineEvent(
  'mailbox.silent',
  1,
  mailbox.extend({ why: z.object({ en: z.string(), ru: z.string(), uk: z.string() }) }),
  byMailbox,
);
/** What was silent so long works again. */
export const mailboxBack = defineEvent('mailbox.back', 1, mailbox, byMailbox);
