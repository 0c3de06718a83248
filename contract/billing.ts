import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';

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
const ofKinds = { rolledOver: minutes, included: minutes, bonus: minutes, prepaid: minutes };
const hoursUse = z
  .object({
    has: z.object(ofKinds).describe('What the month can spend'),
    spent: z.object(ofKinds),
    excess: minutes.describe('Beyond all of them, charged'),
    unbilled: minutes.describe('Beyond what may be charged'),
    aside: minutes.describe('Not billable, or within the fee of a call'),
  })
  .describe('How the hours of a month are used; counted minutes');
export type HoursUse = z.infer<typeof hoursUse>;
export const ledgerMonth = z.object({
  contractId: id,
  month,
  closed,
  includedMinutes: minutes.describe('What the month has by its terms'),
  lines: z.array(ledgerLine),
  lapsed: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['rolled_over', 'included', 'bonus', 'prepaid']),
      month,
      minutes,
      because: z.enum(['expired', 'over_cap', 'not_rolled_over', 'taken_back']),
    }),
  ),
  use: hoursUse,
  kept: z
    .array(
      z.object({
        id: z.string().describe('Of the bonus or block; the month of what was included'),
        kind: z.enum(['rolled_over', 'bonus', 'prepaid']),
        month: month.describe('Where it comes from'),
        minutes,
        lastMonth: month.nullable().describe('Through which it may be spent; null: for ever'),
      }),
    )
    .describe('What stays after the end of the month, in the order in which it is spent'),
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
    items: z.array(
      z.object({
        month,
        closed,
        over: z.boolean(),
        mayClose: z.boolean().describe('It is over and open, and all before it are closed'),
        totals: z.array(z.object({ currency: z.string(), amount })),
        use: hoursUse,
      }),
    ),
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
      left: minutes.describe('Not spent, lapsed or taken back so far'),
      takenBack: z
        .object({ month, minutes, by: z.string(), at: instant, note: z.string() })
        .nullable()
        .describe('What was taken back of a bonus, from which month on'),
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
    lastMonth: month
      .nullable()
      .optional()
      .describe("In which it may still be used; null: for ever. Absent: as the contract's block, a bonus for ever"),
    minutes: someMinutes.optional().describe("Absent: as the contract's block"),
    price: z
      .int()
      .min(0)
      .max(1_000_000_000_000)
      .optional()
      .describe("Of a prepaid block, in minor units; absent: as the contract's block"),
    note,
  }),
  response: extraHours,
});
export const takeBackHours = endpoint({
  name: 'takeBackHours',
  method: 'POST',
  path: '/api/contracts/:id/hours/:hoursId/take-back',
  access: 'contracts.write',
  summary: 'Take back what is not spent of bonus hours, from the first open month on; both stay on record',
  params: z.object({ id, hoursId: id }),
  body: z.object({ note }),
  response: extraHours,
});

const costs = z.object({ amount, currency: z.string() }).describe('At most, by the hourly rate of the month');
const excessAsks = z.object({
  items: z.array(
    z.object({
      id,
      month,
      minutes,
      note: z.string(),
      costs,
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
      withdrawn: z
        .object({ by: z.string(), at: instant })
        .nullable()
        .describe('Taken back by the team before it was answered'),
    }),
  ),
  mayAnswer: z.array(z.string()).describe("Who of the client's people can answer here: its administrators"),
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

export const withdrawExcess = endpoint({
  name: 'withdrawExcess',
  method: 'POST',
  path: '/api/contracts/:id/excess/:askId/withdraw',
  access: 'contracts.write',
  summary: 'Withdraw a question that the client has not answered; it stays on record',
  params: z.object({ id, askId: id }),
  response: excessAsks,
});

export const hoursLevels = ['out', 'low', 'fine', 'none'] as const;
const contractHours = z.object({
  contractId: id,
  contractName: z.string(),
  clientId: id,
  clientName: z.string(),
  month: month.describe('The one asked for, or this one; the last one of a contract that has ended'),
  ended: z.boolean(),
  use: hoursUse.nullable().describe("Null: the terms do not show time to the client's people"),
  level: z
    .enum(hoursLevels)
    .describe(
      '`low`: 80 % of all hours of the month are spent; `out`: all are; `none`: it has no hours, or shows none',
    ),
  asks: z
    .array(z.object({ id, month, minutes, note: z.string(), costs, askedBy: z.string(), askedAt: instant }))
    .describe('Questions for more hours that wait for an answer'),
  toClose: z.array(month).describe('Months that are over and open; for the team'),
});
export type ContractHours = z.infer<typeof contractHours>;
export const listHours = endpoint({
  name: 'listHours',
  method: 'GET',
  path: '/api/hours',
  access: 'contracts.read',
  summary: 'How the hours of all contracts are used this month, the ones that run out first on top',
  query: paging.extend({
    only: z.enum(['low', 'asked', 'to_close']).optional().describe('`low`: spent by 80 % or more'),
    month: month
      .optional()
      .describe('Hours of that month, of contracts that were in force then; of this one where absent'),
    clientId: id.optional(),
    storeId: id.optional().describe('Contracts that cover the store'),
  }),
  response: listOf(contractHours).extend({
    counts: z.object({ low: z.int(), asked: z.int(), toClose: z.int() }).describe('Of all that match the search'),
  }),
});
