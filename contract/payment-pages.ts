import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';

const page = z.enum(['cart', 'checkout']);
const url = z.url({ protocol: /^https?$/ }).max(2000);
const why = z.string().trim().min(10).max(2000);
const named = z.object({ id, name: z.string() });

/** `alarm` opens an incident, `approve` waits for a person's word, `note` is written down. */
export const paymentWeights = ['alarm', 'approve', 'note'] as const;
/** `open` waits for a person; `noted` asks for nothing; `expected` and `hostile` are a person's judgement. */
export const paymentChangeStates = ['open', 'noted', 'expected', 'hostile'] as const;

const approval = z.object({
  id,
  kind: z.enum(['script', 'host', 'card']).describe('`card`: what is typed into a field of a card may go to this host'),
  about: z.string().describe('The id of a script, or a host'),
  why: z.string(),
  by: z.string(),
  at: instant,
  withdrawn: z.object({ at: instant, by: z.string(), why: z.string() }).nullable(),
});
export type PaymentApproval = z.infer<typeof approval>;

const change = z.object({
  id,
  page,
  kind: z.string().describe('`card_leaves`, `listener_new`, `form_moved`, `overlay_new`, `destination_new`, …'),
  text: z.string().describe("In the reader's language"),
  meaning: z.string().describe("Why it matters, or does not, in the reader's language"),
  weight: z.enum(paymentWeights),
  about: z.string().describe("In the store's own letters"),
  detail: z.string(),
  firstAt: instant,
  lastAt: instant,
  state: z.enum(paymentChangeStates),
  judged: z.object({ at: instant, by: z.string(), why: z.string() }).nullable(),
  incident: z.object({ id, number: z.int() }).nullable().describe('The one that tells of this alarm'),
});
export type PaymentChange = z.infer<typeof change>;

const inventoryPage = z.object({
  page,
  url: z.string(),
  seenAt: instant,
  scripts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['file', 'inline']),
      host: z.string(),
      url: z.string(),
      start: z.string().describe('The first characters: hostile text'),
      by: z.string().nullable().describe('The script that brought it in'),
      listens: z.boolean().describe('To fields of a card'),
      hears: z.array(z.string()).describe('What it listens for there: `input`, `submit`, `read`, …'),
      firstAt: instant.describe('By the latest 40 visits'),
      approval: approval.nullable().describe('Of the script itself, or of its host'),
    }),
  ),
  frames: z.array(z.object({ host: z.string(), url: z.string(), approval: approval.nullable() })),
  cards: z
    .array(z.object({ host: z.string(), url: z.string(), how: z.string(), approval: approval.nullable() }))
    .describe('Where a number that is nobody’s card went that was typed into a field of a card'),
  forms: z.array(z.object({ action: z.string(), host: z.string(), card: z.boolean() })),
  destinations: z.array(z.object({ host: z.string(), kinds: z.array(z.string()), approval: approval.nullable() })),
  policy: z.string().nullable().describe('`Content-Security-Policy`'),
  headers: z.record(z.string(), z.string()).describe('Others that guard a page, by lower-case name'),
});
export type PaymentInventory = z.infer<typeof inventoryPage>;

const fault = z
  .enum(['ours', 'store', 'unclear'])
  .describe('Whose fault, by what was seen; `ours` and `unclear` say nothing of the store');
const step = z.object({
  page: z.enum(['product', 'cart', 'checkout']),
  url: z.string().describe('What was asked for'),
  endsAt: z.string().nullable().describe('Where it ended'),
  status: z.int().nullable().describe('What the store answered with; null where it did not'),
  outcome: z.string().describe('`opened`, `in_cart`, `error`, `refused`, `authority_unknown`, `late`, …'),
  text: z.string().describe("In the reader's language"),
  fault: fault.nullable().describe('Null where all went well'),
  detail: z.string().describe('As the network or the browser calls it'),
});
const look = z.object({
  id,
  at: instant,
  done: z.boolean(),
  trouble: z.string().nullable(),
  fault: fault.nullable(),
  scripts: z.int(),
  steps: z.array(step).describe('Each page that the visit asked for, in its order'),
});
export type PaymentLook = z.infer<typeof look>;
const watch = z.object({
  store: named,
  client: named,
  product: z.string().nullable().describe('Is put into the cart first; nothing is ordered'),
  cart: z.string().nullable(),
  checkout: z.string().nullable(),
  everyHours: z.int().describe('0: it is not watched'),
  next: instant.nullable(),
  latest: look.nullable().describe('The latest that is done'),
  looking: z.boolean().describe('A visit is asked for or under way'),
  alarms: z.int().describe('That nobody has judged'),
  toApprove: z.int().describe('Scripts of the latest visit that nobody approved'),
  reviewedAt: instant.nullable(),
});
export type PaymentWatch = z.infer<typeof watch>;

export const listPaymentPages = endpoint({
  name: 'listPaymentPages',
  method: 'GET',
  path: '/api/payment-pages',
  access: 'audits.read',
  summary: 'Stores whose payment pages are watched, alarms first, with what waits for a person',
  query: paging.omit({ q: true }).extend({ storeId: id.optional() }),
  response: listOf(watch),
});
export const readPaymentPages = endpoint({
  name: 'readPaymentPages',
  method: 'GET',
  path: '/api/stores/:id/payment-pages',
  access: 'audits.read',
  summary: 'What runs, listens and leaves where customers of a store pay',
  params: byId,
  response: watch.extend({ pages: z.array(inventoryPage), looks: z.array(look).describe('The newest first') }),
});
export const setPaymentPages = endpoint({
  name: 'setPaymentPages',
  method: 'PUT',
  path: '/api/stores/:id/payment-pages',
  access: 'audits.run',
  summary: 'Watch the payment pages of a store, or stop it by 0 hours',
  params: byId,
  body: z.object({
    product: url.nullable().default(null),
    cart: url.nullable().default(null),
    checkout: url.nullable().default(null),
    everyHours: z.int().min(0).max(168).default(24),
  }),
  response: watch,
});
export const lookAtPaymentPages = endpoint({
  name: 'lookAtPaymentPages',
  method: 'POST',
  path: '/api/stores/:id/payment-pages/look',
  access: 'audits.run',
  summary: 'Look at the payment pages of a store as soon as possible',
  params: byId,
  response: watch,
});
export const listPaymentChanges = endpoint({
  name: 'listPaymentChanges',
  method: 'GET',
  path: '/api/stores/:id/payment-changes',
  access: 'audits.read',
  summary: 'What changed on the payment pages of a store: what waits for a person first, then the newest',
  params: byId,
  query: paging.omit({ q: true }).extend({ state: z.enum(paymentChangeStates).optional() }),
  response: listOf(change),
});
export const judgePaymentChange = endpoint({
  name: 'judgePaymentChange',
  method: 'POST',
  path: '/api/payment-changes/:id/judge',
  access: 'findings.write',
  summary: 'Say in your own name that a change was expected, or that it is hostile',
  params: byId,
  body: z.object({ as: z.enum(['expected', 'hostile']), why }),
  response: change,
});
export const listPaymentApprovals = endpoint({
  name: 'listPaymentApprovals',
  method: 'GET',
  path: '/api/stores/:id/payment-approvals',
  access: 'audits.read',
  summary: 'Scripts and hosts that were approved, and those whose approval was taken back; the newest first',
  params: byId,
  query: paging.omit({ q: true }),
  response: listOf(approval),
});
export const approvePaymentScripts = endpoint({
  name: 'approvePaymentScripts',
  method: 'POST',
  path: '/api/stores/:id/payment-approvals',
  access: 'findings.write',
  summary:
    'Approve scripts or hosts with one written justification, in your own name: all of them or none. That cards may go to a host is said by itself, host by host',
  params: byId,
  body: z.object({
    kind: z.enum(['script', 'host', 'card']),
    about: z.array(z.string().trim().min(1).max(2000)).min(1).max(200),
    why,
  }),
  response: z.object({
    items: z.array(approval),
    cardsGoTo: z
      .array(z.string())
      .describe(
        'Of the hosts that were approved: those to which what is typed into a field of a card goes. That stays an alarm',
      ),
  }),
});
export const withdrawPaymentApproval = endpoint({
  name: 'withdrawPaymentApproval',
  method: 'POST',
  path: '/api/payment-approvals/:id/withdraw',
  access: 'findings.write',
  summary: 'Take an approval back',
  params: byId,
  body: z.object({ why }),
  response: approval,
});

const review = z.object({ id, at: instant, since: instant, by: z.string(), note: z.string() });
export type PaymentReview = z.infer<typeof review>;
export const listPaymentReviews = endpoint({
  name: 'listPaymentReviews',
  method: 'GET',
  path: '/api/stores/:id/payment-reviews',
  access: 'audits.read',
  summary: 'Reviews of the payment pages of a store, the newest first; report.html and report.pdf are the evidence',
  params: byId,
  query: paging.omit({ q: true }),
  response: listOf(review),
});
export const reviewPaymentPages = endpoint({
  name: 'reviewPaymentPages',
  method: 'POST',
  path: '/api/stores/:id/payment-reviews',
  access: 'findings.write',
  summary: 'Write down that you looked through visits, approvals and changes, since the last review or since a moment',
  params: byId,
  body: z.object({ note: z.string().trim().max(2000).default(''), since: instant.optional() }),
  response: review,
});
