import { z } from 'zod';
import { byId, endpoint, id, instant } from './endpoint.ts';

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('`2026-06`');
const minutes = z.int().describe('Minutes');
const amount = z.int().describe('Minor units of the currency');
const closed = z.object({ at: instant, by: z.string() }).nullable().describe('Null while the month is open');
export const ledgerKinds = [
  'monthly_fee',
  'rolled_over',
  'included',
  'bonus',
  'prepaid',
  'prepaid_block',
  'excess',
  'critical_calls',
  'critical_call_time',
  'not_billable',
  'unbilled',
] as const;

export const ledgerLine = z.object({
  kind: z
    .enum(ledgerKinds)
    .describe('`excess` may be charged; `unbilled` waits for the approval of the client and flows on'),
  reason: z.string().describe("In the reader's language; on invoice lines in the client's"),
  spentIn: month.nullable().describe('Where the time was worked in an earlier month'),
  minutes: minutes.nullable(),
  count: z.int().nullable().describe('Calls'),
  rate: amount.nullable().describe('For an hour, or a call'),
  currency: z.string(),
  amount,
  parts: z.array(z.object({ entryId: id, minutes })).describe('Which entries went into it; counted minutes'),
});
const ledgerEntry = z.object({
  id,
  date: z.iso.date(),
  person: z.string(),
  note: z.string(),
  minutes: minutes.describe('As worked'),
  taskId: id.nullable(),
  requestId: id.nullable(),
  incidentId: id.nullable(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export const ledgerMonth = z.object({
  contractId: id,
  month,
  closed,
  includedMinutes: minutes.describe('What the month has by its terms'),
  lines: z.array(ledgerLine),
  lapsed: z.array(
    z.object({
      kind: z.enum(['rolled_over', 'included', 'bonus', 'prepaid']),
      month,
      minutes,
      because: z.enum(['expired', 'over_cap', 'not_rolled_over']),
    }),
  ),
  totals: z.array(z.object({ currency: z.string(), amount })),
  left: z
    .object({ rolledOver: minutes, bonus: minutes, prepaid: minutes, unbilled: minutes })
    .describe('At the end of the month'),
  entries: z.array(ledgerEntry).describe('That the lines name'),
});
export type LedgerMonth = z.infer<typeof ledgerMonth>;

export const listLedgerMonths = endpoint({
  name: 'listLedgerMonths',
  method: 'GET',
  path: '/api/contracts/:id/ledger/months',
  access: 'contracts.read',
  summary: 'Months of a contract from its first one on, newest first',
  params: byId,
  response: z.object({
    items: z.array(z.object({ month, closed, totals: z.array(z.object({ currency: z.string(), amount })) })),
  }),
});
export const readLedger = endpoint({
  name: 'readLedger',
  method: 'GET',
  path: '/api/contracts/:id/ledger',
  access: 'contracts.read',
  summary: "Hours and fees of a contract and month; a client's people see months whose terms show them time",
  params: byId,
  query: z.object({ month }),
  response: ledgerMonth,
});

const invoice = z.object({
  contractId: id,
  month,
  closed,
  lines: z.array(ledgerLine.omit({ parts: true, spentIn: true })),
  totals: z.array(z.object({ currency: z.string(), amount })),
});
export type Invoice = z.infer<typeof invoice>;
export const readInvoiceLines = endpoint({
  name: 'readInvoiceLines',
  method: 'GET',
  path: '/api/contracts/:id/invoice-lines',
  access: 'contracts.read',
  summary: "What a month asks, line by line with its reason in the client's language; also as invoice-lines.csv",
  params: byId,
  query: z.object({ month }),
  response: invoice,
});
export const closeLedger = endpoint({
  name: 'closeLedger',
  method: 'POST',
  path: '/api/contracts/:id/ledger/close',
  access: 'contracts.write',
  summary: 'Freeze a month that is over; what is entered for it later is charged in the next open one',
  params: byId,
  body: z.object({ month }),
  response: ledgerMonth,
});

const someMinutes = z.int().min(1).max(600_000);
const note = z.string().trim().max(500).default('');
const extraHours = z.object({
  items: z.array(
    z.object({
      id,
      kind: z.enum(['bonus', 'prepaid']),
      month,
      lastMonth: month.nullable(),
      minutes,
      price: amount,
      note: z.string(),
      madeBy: z.string(),
      madeAt: instant,
    }),
  ),
});
export const listExtraHours = endpoint({
  name: 'listExtraHours',
  method: 'GET',
  path: '/api/contracts/:id/hours',
  access: 'contracts.read',
  summary: 'Bonus hours and prepaid blocks of a contract',
  params: byId,
  response: extraHours,
});
export const addExtraHours = endpoint({
  name: 'addExtraHours',
  method: 'POST',
  path: '/api/contracts/:id/hours',
  access: 'contracts.write',
  summary: 'Give bonus hours, or sell a prepaid block, in an open month; it stays on record',
  params: byId,
  body: z.object({
    kind: z.enum(['bonus', 'prepaid']),
    month,
    lastMonth: month.nullable().default(null).describe('In which it may still be used; null: for ever'),
    minutes: someMinutes,
    price: z.int().min(0).max(1_000_000_000_000).default(0).describe('Of a prepaid block, in minor units'),
    note,
  }),
  response: extraHours,
});

const excessAsks = z.object({
  items: z.array(
    z.object({
      id,
      month,
      minutes,
      note: z.string(),
      askedBy: z.string(),
      askedAt: instant,
      answer: z
        .object({
          approved: z.boolean(),
          month: month.describe('In which it may be charged: the next open one where the first was closed'),
          by: z.string().describe('Who answered for the client'),
          recordedBy: z.string(),
          how: z.string(),
          at: instant,
        })
        .nullable(),
    }),
  ),
});
export const listExcess = endpoint({
  name: 'listExcess',
  method: 'GET',
  path: '/api/contracts/:id/excess',
  access: 'contracts.read',
  summary: 'Time beyond the agreed hours that the client was asked for, with the answers',
  params: byId,
  response: excessAsks,
});
export const askExcess = endpoint({
  name: 'askExcess',
  method: 'POST',
  path: '/api/contracts/:id/excess',
  access: 'contracts.write',
  summary: 'Ask the client for time beyond the agreed hours in an open month',
  params: byId,
  body: z.object({ month, minutes: someMinutes, note }),
  response: excessAsks,
});
export const answerExcess = endpoint({
  name: 'answerExcess',
  method: 'POST',
  path: '/api/contracts/:id/excess/:askId/answer',
  access: 'contracts.accept',
  summary: "Approve or refuse it: the client's own person, or the team noting who answered and how",
  params: z.object({ id, askId: id }),
  body: z.object({
    approved: z.boolean(),
    by: z.string().trim().max(200).default('').describe("Who answered; of a client's person it is they themselves"),
    how: z.enum(['console', 'email', 'paper', 'call']).default('console'),
  }),
  response: excessAsks,
});
