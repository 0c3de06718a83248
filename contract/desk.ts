import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';
import { clockSummary } from './clocks.ts';
import { incidentState, severity } from './incidents.ts';
import { said } from './said.ts';

export const requestState = z.enum(['new', 'open', 'waiting_client', 'waiting_third', 'solved', 'closed', 'merged']);
export const requestSource = z.enum(['engineer', 'portal', 'mail', 'telegram']);

/** Who has to do something next. */
export const requestTurn = z.enum(['team', 'client', 'third']);

export const severityAnswers = z.object({
  about: z.enum(['fault', 'question', 'wish']).describe('Is something broken, is it a question or a wish?'),
  pay: z.enum(['yes', 'partly', 'no', 'unknown']).default('unknown').describe('Can customers order and pay?'),
  whom: z
    .enum(['all', 'some', 'one', 'staff', 'unknown'])
    .default('unknown')
    .describe('Whom does it concern: all visitors, some, one, only those who run the shop?'),
  detour: z.enum(['yes', 'no', 'unknown']).default('unknown').describe('Is there another way for now?'),
});

export const request = z.object({
  id,
  number: z.int(),
  client: z.object({ id, name: z.string() }).nullable().describe('Null until somebody says whose it is'),
  store: z.object({ id, name: z.string() }).nullable(),
  topic: z.string(),
  severity,
  state: requestState,
  source: requestSource,
  requester: z.string(),
  openedAt: instant,
  changedAt: instant,
  answeredAt: instant.nullable().describe('The first public answer of the team'),
  solvedAt: instant.nullable(),
  reopened: z.int().describe('How many times it was solved and came back'),
  assignee: z.object({ id, name: z.string() }).nullable(),
  turn: requestTurn.nullable().describe('Who has to do something next; null where nothing is left to do'),
  unanswered: z.boolean().describe("It is new, or the client's last word has no answer yet"),
  clock: clockSummary.nullable().describe('Its state and its next deadline; null where no clock was kept'),
});
export type Request = z.infer<typeof request>;

export const requestMessage = z.object({
  id,
  at: instant,
  kind: z.enum(['message', 'note', 'change']).describe('A note is for the team alone'),
  side: z.enum(['client', 'team', 'system']),
  author: z.string(),
  text: z.string().describe("A change is said in the reader's language; what people wrote is plain text"),
  files: z
    .array(z.object({ id, name: z.string(), type: z.string(), size: z.int().describe('Bytes') }))
    .describe('For download at /api/request-files/:id'),
  mail: z
    .object({
      id: id.nullable().describe('For the team: everything that the mail says is at /api/mails/:id'),
      from: z.string().describe('As the mail says; anybody can write anything there'),
      cut: z.boolean().describe('Older mails or a signature were left out'),
      remark: z.string().nullable().describe('What has to be known of it: too large, cannot be read, has no text'),
    })
    .nullable()
    .describe('Where it came by mail'),
  delivery: z
    .object({
      id,
      by: z.enum(['mail', 'telegram']),
      state: z.enum(['waiting', 'sending', 'retrying', 'sent', 'dead', 'bounced']),
      to: z.array(z.string()),
      sentAt: instant.nullable(),
      error: z.string().nullable().describe('Why it has not arrived'),
    })
    .nullable()
    .describe('Of an answer that goes out by mail or Telegram; for the team alone'),
});

export const requestDetail = request.extend({
  severityReason: z.string().describe("Why it is so bad, in the reader's language"),
  mergedInto: id.nullable(),
  rating: z
    .object({ score: z.int().min(1).max(5), comment: z.string(), at: instant })
    .nullable()
    .describe('What the client thinks of it, once it is closed'),
  messages: z.array(requestMessage),
  incidents: z.array(z.object({ id, number: z.int(), title: z.string(), severity, state: incidentState })),
});
export type RequestDetail = z.infer<typeof requestDetail>;

export const listRequests = endpoint({
  name: 'listRequests',
  method: 'GET',
  path: '/api/requests',
  access: 'requests.read',
  summary: 'Requests: those that wait for an answer first, then those in work, the worst first, the oldest first',
  query: paging.extend({
    clientId: id.optional(),
    storeId: id.optional(),
    assigneeId: id.optional(),
    severity: severity.optional(),
    state: z.union([requestState, z.literal('active')]).optional(),
    waiting: z
      .union([requestTurn, z.literal('answer')])
      .optional()
      .describe('For whom it waits; `answer`: for an answer of the team'),
    sort: z.enum(['turn', 'deadline']).default('turn').describe('`deadline`: what is due next comes first'),
    dueBefore: instant.optional().describe('Only what has a deadline before this instant, missed ones included'),
  }),
  response: listOf(request),
});
export const countRequests = endpoint({
  name: 'countRequests',
  method: 'GET',
  path: '/api/request-counts',
  access: 'requests.read',
  summary: 'Requests that are not done, by whom they wait for',
  response: z.object({
    unanswered: z.int().describe('Wait for an answer of the team'),
    team: z.int().describe('The team has to do something, those without an answer among them'),
    client: z.int(),
    third: z.int(),
  }),
});
const text = z.string().trim().min(1).max(20_000);
const upload = z.object({
  name: z.string().min(1).max(200),
  type: z.string().max(160).default('application/octet-stream'),
  content: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]*={0,2}$/,
      said({ en: 'Write the file in base64.', ru: 'Передайте файл в base64.', uk: 'Передайте файл у base64.' }),
    )
    .describe('base64'),
});
const largestUpload = 24 * 1024 * 1024;
const topic = z.string().trim().min(3).max(200);
export const openRequest = endpoint({
  name: 'openRequest',
  method: 'POST',
  path: '/api/requests',
  access: 'requests.open',
  summary: 'Open a request; the answers say how bad it is',
  body: z.object({
    clientId: id.optional(),
    storeId: id.optional().describe('Says whose it is, too'),
    topic,
    text,
    answers: severityAnswers,
  }),
  response: requestDetail,
});
export const readRequest = endpoint({
  name: 'readRequest',
  method: 'GET',
  path: '/api/requests/:id',
  access: 'requests.read',
  summary: 'One request with its conversation; notes of the team are shown to the team alone',
  params: byId,
  response: requestDetail,
});
export const writeToRequest = endpoint({
  name: 'writeToRequest',
  method: 'POST',
  path: '/api/requests/:id/messages',
  access: 'requests.open',
  summary: 'Answer, or leave a note for the team',
  params: byId,
  body: z.object({
    text,
    internal: z.boolean().default(false).describe('A note for the team; refused from people of a client'),
    state: z
      .enum(['open', 'waiting_client', 'waiting_third', 'solved'])
      .optional()
      .describe('What the request becomes by it; the team only'),
    files: z.array(upload).max(20).default([]).describe('17 MB together at most'),
  }),
  bodyLimit: largestUpload,
  response: requestDetail,
});
export const updateRequest = endpoint({
  name: 'updateRequest',
  method: 'PATCH',
  path: '/api/requests/:id',
  access: 'requests.write',
  summary: 'Change state, owner, severity, topic, store',
  params: byId,
  body: z.object({
    topic: topic.optional(),
    state: z.enum(['open', 'waiting_client', 'waiting_third', 'solved', 'closed']).optional(),
    assigneeId: id.nullable().optional(),
    severity: severity.optional(),
    why: z.string().trim().max(500).optional().describe('Why the severity is another one'),
    storeId: id.optional(),
  }),
  response: requestDetail,
});
export const mergeRequest = endpoint({
  name: 'mergeRequest',
  method: 'POST',
  path: '/api/requests/:id/merge',
  access: 'requests.write',
  summary: 'Merge into another request of the same client: its conversation moves there',
  params: byId,
  body: z.object({ into: id }),
  response: requestDetail,
});
export const linkIncident = endpoint({
  name: 'linkIncident',
  method: 'POST',
  path: '/api/requests/:id/incidents',
  access: 'requests.write',
  summary: 'Say that an incident of the same client stands behind it',
  params: byId,
  body: z.object({ incidentId: id }),
  response: requestDetail,
});
export const unlinkIncident = endpoint({
  name: 'unlinkIncident',
  method: 'DELETE',
  path: '/api/requests/:id/incidents/:incidentId',
  access: 'requests.write',
  summary: 'Say that an incident has nothing to do with it',
  params: byId.extend({ incidentId: id }),
  response: requestDetail,
});
