import type { z } from 'zod';
import type { LedgerEntry, ledgerMonth } from '#contract/billing';
import { ledger, monthName, monthNumber, monthPrice, type MonthLedger, type PriceVersion } from '#core/ledger';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { notFound } from '#kit/refuse';
import { type HeldTerms, termsOfContract, termsWith } from '#rooms/contracts';
import { type ContractTime, dateIn, timeOfContract } from '#rooms/tasks';
import { answersOf, frozenMonths, hoursOf } from '../store.ts';
import type { AnswerRow, HoursRow, MonthRow } from '../tables.ts';
import { type Call, callsOf } from './calls.ts';
import { presentLine } from './lines.ts';
import { pricesOf } from './prices.ts';

/** All months of a contract, the closed ones as they were charged. */
export interface Books {
  held: HeldTerms[];
  clientId: string;
  prices: PriceVersion[];
  entries: ContractTime[];
  calls: Call[];
  months: MonthLedger[];
  closed: Map<string, MonthRow>;
}

const noEnd = '9999-12';

/** @throws Refusal 404 where there is no contract in force, or it is another client's */
export async function booksOf(db: Db, { clock }: Pick<App, 'clock'>, actor: Actor, id: string): Promise<Books> {
  const latest = (await termsOfContract(db, id)) ?? notFound();
  const { clientId, timeZone } = latest;
  if (actor.clientIds !== null && !actor.clientIds.includes(clientId)) notFound();
  const [all, entries, rows, hours, answers] = await Promise.all([
    termsWith(db, [clientId]),
    timeOfContract(db, id, noEnd),
    frozenMonths(db, id),
    hoursOf(db, id),
    answersOf(db, id),
  ]);
  const held = all.filter((one) => one.contractId === id);
  const prices = pricesOf(held);
  const closed = new Map(rows.map((row) => [row.month, row]));
  const frozenCalls = rows.flatMap((row) => row.frozen.calls);
  const calls = await callsOf(db, entries, frozenCalls, (month) => closed.has(month));
  const [first, today] = [prices[0]!.validFrom.slice(0, 7), dateIn(timeZone, clock.now()).slice(0, 7)];
  const through = lastMonth(first, today, latest, entries);
  const reckoned = ledger({ prices, entries, calls, ...agreedBeside(hours, answers) }, first, through);
  const months = reckoned.map((month) => closed.get(month.month)?.frozen.ledger ?? month);
  return { held, clientId, prices, entries, calls, months, closed };
}

function agreedBeside(hours: readonly HoursRow[], answers: readonly (AnswerRow & { minutes: number })[]) {
  const of = (kind: HoursRow['kind']) =>
    hours
      .filter((row) => row.kind === kind)
      .map(({ id, month, minutes, price, last_month: last }) => {
        return { id, month, minutes, price, ...(last === null ? {} : { lastMonth: last }) };
      });
  const approvals = answers.filter((row) => row.approved).map(({ month, minutes }) => ({ month, minutes }));
  return { bonuses: of('bonus'), blocks: of('prepaid'), approvals };
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

/** Of these months, the ones that a reader may see: the team all, a client's people those whose terms show them time. */
export function visibleMonths({ months, held }: Books, { clientIds }: Actor): MonthLedger[] {
  return clientIds === null ? months : months.filter(({ month }) => showsTime(held, month));
}

function showsTime(held: readonly HeldTerms[], month: string): boolean {
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
    lapsed: month.lapsed.map(({ kind, month: of, minutes, because }) => ({ kind, month: of, minutes, because })),
    totals: month.totals,
    left: month.left,
    entries: entries.filter(shown),
  };
}

export const monthBefore = (month: string): string => monthName(monthNumber(month) - 1);
