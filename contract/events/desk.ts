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
