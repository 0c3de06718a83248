import type { z } from 'zod';
import type { HoursUse, LedgerEntry, ledgerMonth } from '#contract/billing';
import { ledger, monthName, monthNumber, monthPrice, type MonthLedger, type PriceVersion } from '#core/ledger';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { notFound } from '#kit/refuse';
import { type HeldTerms, termsOfContract, termsWith } from '#rooms/contracts';
import { type ContractTime, dateIn, timeOfContract } from '#rooms/tasks';
import { answersOf, frozenMonths, hoursOf } from '../store.ts';
import type { AnswerRow, GivenRow, MonthRow } from '../tables.ts';
import { type Call, callsOf, withCalls } from './calls.ts';
import { presentLine } from './lines.ts';
import { pricesOf } from './prices.ts';
import { hoursOfMonth } from './use.ts';

/** All months of a contract, the closed ones as they were charged. */
export interface Books {
  held: HeldTerms[];
  clientId: string;
  prices: PriceVersion[];
  entries: ContractTime[];
  calls: Call[];
  months: MonthLedger[];
  closed: Map<string, MonthRow>;
  /** Bonus hours and prepaid blocks. */
  given: GivenRow[];
  /** In the contract's zone. */
  thisMonth: string;
}

const noEnd = '9999-12';

/** @throws Refusal 404 where there is no contract in force, or it is another client's */
export async function booksOf(db: Db, app: Pick<App, 'clock'>, actor: Actor, id: string): Promise<Books> {
  const { clientId } = (await termsOfContract(db, id)) ?? notFound();
  if (actor.clientIds !== null && !actor.clientIds.includes(clientId)) notFound();
  const held = (await termsWith(db, [clientId])).filter((one) => one.contractId === id);
  return booksBy(db, app, held);
}

/** @param held all terms of one contract */
export async function booksBy(db: Db, { clock }: Pick<App, 'clock'>, held: HeldTerms[]): Promise<Books> {
  const { contractId: id, clientId, timeZone } = held[0]!;
  const [time, rows, given, answers] = await Promise.all([
    timeOfContract(db, id, noEnd),
    frozenMonths(db, id),
    hoursOf(db, id),
    answersOf(db, id),
  ]);
  const prices = pricesOf(held);
  const closed = new Map(rows.map((row) => [row.month, row]));
  const frozenCalls = rows.flatMap((row) => row.frozen.calls);
  const byFee = prices.some(({ criticalCallFee }) => criticalCallFee !== null);
  const entries = byFee ? await withCalls(db, time) : time;
  const calls = byFee ? await callsOf(db, entries, frozenCalls, (month) => closed.has(month)) : frozenCalls;
  const [first, thisMonth] = [prices[0]!.validFrom.slice(0, 7), dateIn(timeZone, clock.now()).slice(0, 7)];
  const through = lastMonth(first, thisMonth, held.at(-1)!, entries);
  const reckoned = ledger({ prices, entries, calls, ...agreedBeside(given, answers) }, first, through);
  const months = reckoned.map((month) => closed.get(month.month)?.frozen.ledger ?? month);
  return { held, clientId, prices, entries, calls, months, closed, given, thisMonth };
}

function agreedBeside(hours: readonly GivenRow[], answers: readonly (AnswerRow & { minutes: number })[]) {
  const of = (kind: GivenRow['kind']) =>
    hours
      .filter((row) => row.kind === kind)
      .map(({ id, month, minutes, price, last_month: last }) => {
        return { id, month, minutes, price, ...(last === null ? {} : { lastMonth: last }) };
      });
  const approvals = answers.filter((row) => row.approved).map(({ month, minutes }) => ({ month, minutes }));
  const takenBack = hours.flatMap(({ id, taken_back: back }) =>
    back ? [{ id, month: back.month, minutes: back.minutes }] : [],
  );
  return { bonuses: of('bonus'), blocks: of('prepaid'), takenBack, approvals };
}

/** Through this month; through its end, and through the last month that anything is charged in, where it has ended. */
function lastMonth(
  first: string,
  today: string,
  { to, timeZone }: HeldTerms,
  entries: readonly ContractTime[],
): string {
  const charged = entries.map(({ date, bookedIn }) => bookedIn ?? date.slice(0, 7));
  const ends = to === Infinity ? today : dateIn(timeZone, to - 1).slice(0, 7);
  return [first, ends < today ? ends : today, ...charged].reduce((a, b) => (a > b ? a : b));
}

/** The terms that hold at the beginning of a month; the first ones where it lies before them. */
export const termsIn = (held: readonly HeldTerms[], month: string): HeldTerms =>
  held.findLast((one) => dateIn(one.timeZone, one.from) <= `${month}-01`) ?? held[0]!;

/** Of these months, the ones that a reader may see: the team all, a client's people those whose terms show them time. */
export function visibleMonths({ months, held }: Books, { clientIds }: Actor): MonthLedger[] {
  return clientIds === null ? months : months.filter(({ month }) => showsTime(held, month));
}

export function showsTime(held: readonly HeldTerms[], month: string): boolean {
  const within = held.filter(
    (one) =>
      dateIn(one.timeZone, one.from).slice(0, 7) <= month &&
      (one.to === Infinity || month <= dateIn(one.timeZone, one.to - 1).slice(0, 7)),
  );
  return (within.length > 0 ? within : held.slice(-1)).every((one) => one.terms.report.shows?.time === true);
}

/** @throws Refusal 404 for a month that the contract does not have, or that the reader may not see */
export function monthOf(books: Books, actor: Actor, month: string): MonthLedger {
  return visibleMonths(books, actor).find((one) => one.month === month) ?? notFound();
}

export const entriesOf = ({ entries }: Books, { lines }: MonthLedger): LedgerEntry[] => {
  const named = new Set(lines.flatMap((line) => line.parts.map((part) => part.entry)));
  return entries
    .filter((entry) => named.has(entry.id))
    .map(({ id, date, person, note, minutes, taskId, requestId, incidentId }) => ({
      id,
      date,
      person,
      note,
      minutes,
      taskId,
      requestId,
      incidentId,
    }));
};

export const includedIn = ({ prices }: Books, month: string): number =>
  monthPrice(prices, monthNumber(month)).includedMinutes;

/** Months that are over and wait for being closed, the oldest first. */
export const openMonths = ({ months, closed, thisMonth }: Books): string[] =>
  months.map(({ month }) => month).filter((month) => month < thisMonth && !closed.has(month));

export function hoursIn(books: Books, month: MonthLedger): HoursUse {
  const at = books.months.findIndex((one) => one.month === month.month);
  const included = books.closed.get(month.month)?.frozen.includedMinutes ?? includedIn(books, month.month);
  return hoursOfMonth(month, books.months[at - 1], included);
}

export const closedOf = (row: MonthRow | undefined) =>
  row ? { at: new Date(row.closed_at).toISOString(), by: row.closed_by } : null;

export function presentMonth(
  contractId: string,
  books: Books,
  month: MonthLedger,
  { actor, language }: { actor: Actor; language: Language },
): z.input<typeof ledgerMonth> {
  const row = books.closed.get(month.month);
  const entries = row?.frozen.entries ?? entriesOf(books, month);
  const shown = (entry: LedgerEntry) => actor.clientIds === null || showsTime(books.held, entry.date.slice(0, 7));
  return {
    contractId,
    month: month.month,
    closed: closedOf(row),
    includedMinutes: row?.frozen.includedMinutes ?? includedIn(books, month.month),
    lines: month.lines.map((line) => presentLine(line, month.month, language)),
    lapsed: month.lapsed.map(({ id, kind, month: of, minutes, because }) => ({
      id,
      kind,
      month: of,
      minutes,
      because,
    })),
    totals: month.totals,
    left: month.left,
    use: hoursIn(books, month),
    kept: keptIn(month),
    entries: entries.filter(shown),
  };
}

/** What was included stays as rolled over; a month that was closed long ago did not keep this. */
const keptIn = ({ kept = [] }: Partial<Pick<MonthLedger, 'kept'>>): z.input<typeof ledgerMonth>['kept'] =>
  kept.flatMap(({ id, kind, month, minutes, lastMonth: last }) =>
    kind === 'included' ? [] : [{ id, kind, month, minutes, lastMonth: last }],
  );

export const monthBefore = (month: string): string => monthName(monthNumber(month) - 1);
