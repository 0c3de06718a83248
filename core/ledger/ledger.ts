import {
  type Account,
  checkAccount,
  monthName,
  monthNumber,
  monthOf,
  type Month,
  type MonthPrice,
  monthPrice,
  type PriceVersion,
  priceOn,
} from './data.ts';
import { book, type Booked, type Loose } from './entries.ts';
import {
  closeLots,
  inSpendingOrder,
  type Kept,
  keptOf,
  type Lapsed,
  type Lot,
  type LotKind,
  newLots,
  takeBack,
} from './lots.ts';

/** Which entry's minutes went to a line. */
export interface Part {
  entry: string;
  minutes: number;
}

/** One line of a month. Amounts are whole minor units of the line's currency; lines of covered time cost nothing. */
export interface LedgerLine {
  kind:
    | 'monthly_fee'
    | LotKind
    | 'prepaid_block'
    | 'excess'
    | 'critical_calls'
    | 'critical_call_time'
    | 'not_billable'
    | 'unbilled';
  /** The bonus or block; the month from which hours were rolled over. */
  id?: string;
  /** The month in which the time was spent, where that is an earlier one. */
  spentIn?: Month;
  /** Of a fee or included time: the days of the month that the contract covers, where it is not all of them. */
  days?: { covered: number; of: number };
  minutes?: number;
  /** Calls. */
  count?: number;
  /** For an hour of excess, or a call. */
  rate?: number;
  currency: string;
  amount: number;
  parts: Part[];
}

export interface MonthLedger {
  month: Month;
  lines: LedgerLine[];
  /** What ended unspent with this month. */
  lapsed: Lapsed[];
  /** By currency; one as a rule. */
  totals: { currency: string; amount: number }[];
  /** Minutes at the end of the month: what is left to spend, and what waits for approval in a later one. */
  left: { rolledOver: number; bonus: number; prepaid: number; unbilled: number };
  /** The same lot by lot, with how long each stays. */
  kept: Kept[];
}

/**
 * The ledger of a contract from its first month through another, month by month. Time takes what was rolled over, then
 * included, given, prepaid, the oldest first; then it is excess as far as the client allows; the rest flows on to the next
 * month at the prices of its own. Throws a RangeError with a sentence for an account that cannot be.
 */
export function ledger(account: Account, first: Month, through: Month): MonthLedger[] {
  checkAccount(account);
  const [from, to] = [monthNumber(first), monthNumber(through)];
  const booked = book(account, from);
  const months: MonthLedger[] = [];
  let [lots, unbilled]: [Lot[], Loose[]] = [[], []];
  for (let month = from; month <= to; month++) {
    const price = monthPrice(account.prices, month);
    const here = booked.filter(({ bookedIn }) => bookedIn === month);
    const held = inSpendingOrder([...lots, ...newLots(account, price, month)]);
    const back = takeBack(account, held, month);
    const spent = spend(
      account,
      [...unbilled, ...here.filter(({ aside }) => aside === null)],
      held,
      allowed(account, price, month),
    );
    const closed = closeLots(held, price, month);
    [lots, unbilled] = [closed.lots, spent.loose];
    const lines = linesOf(account, price, month, spent, here);
    const leftOf = (kind: LotKind) => lots.reduce((sum, lot) => sum + (lot.kind === kind ? lot.left : 0), 0);
    months.push({
      month: monthName(month),
      lines,
      lapsed: [...back, ...closed.lapsed],
      totals: totalsOf(lines, price.currency),
      left: {
        rolledOver: leftOf('rolled_over'),
        bonus: leftOf('bonus'),
        prepaid: leftOf('prepaid'),
        unbilled: minutesOf(unbilled),
      },
      kept: keptOf(lots),
    });
  }
  return months;
}

interface Excess {
  price: PriceVersion;
  spentIn: number;
  parts: Part[];
}

interface Spent {
  fromLots: Map<Lot, Part[]>;
  /** By the month in which it was spent and the price that holds for it. */
  excess: Map<string, Excess>;
  loose: Loose[];
}

/** What may be charged as excess in a month. */
function allowed({ approvals = [] }: Account, { excess }: PriceVersion, month: number): number {
  const name = monthName(month);
  const approved = approvals.reduce((sum, approval) => sum + (approval.month === name ? approval.minutes : 0), 0);
  return Math.min(excess.atMost ?? Infinity, (excess.withoutApproval ?? Infinity) + approved);
}

function spend({ prices }: Account, loose: readonly Loose[], lots: readonly Lot[], allowance: number): Spent {
  const spent: Spent = { fromLots: new Map(), excess: new Map(), loose: [] };
  let excessLeft = allowance;
  for (const { entry, minutes, date } of loose) {
    let left = minutes;
    for (const lot of lots) {
      const taken = Math.min(left, lot.left);
      if (taken > 0) spent.fromLots.set(lot, [...(spent.fromLots.get(lot) ?? []), { entry, minutes: taken }]);
      lot.left -= taken;
      left -= taken;
    }
    const charged = Math.min(left, excessLeft);
    if (charged > 0) charge(spent.excess, priceOn(prices, date), monthOf(date), { entry, minutes: charged });
    excessLeft -= charged;
    left -= charged;
    if (left > 0) spent.loose.push({ entry, minutes: left, date });
  }
  return spent;
}

function charge(places: Map<string, Excess>, price: PriceVersion, spentIn: number, part: Part): void {
  const key = `${spentIn} ${price.validFrom}`;
  const place = places.get(key) ?? { price, spentIn, parts: [] };
  place.parts.push(part);
  places.set(key, place);
}

function linesOf(
  account: Account,
  price: MonthPrice,
  month: number,
  spent: Spent,
  here: readonly Booked[],
): LedgerLine[] {
  const { currency, monthlyFee, days } = price;
  const free = (kind: LedgerLine['kind'], parts: Part[], id?: string): LedgerLine[] =>
    parts.length === 0 ? [] : [{ kind, ...(id && { id }), minutes: minutesOf(parts), currency, amount: 0, parts }];
  const aside = (kind: NonNullable<Booked['aside']>) =>
    free(kind, here.filter((entry) => entry.aside === kind).map(partOf));
  const fee: LedgerLine = { kind: 'monthly_fee', ...(days && { days }), currency, amount: monthlyFee, parts: [] };
  const blocks = (account.blocks ?? []).filter((block) => monthNumber(block.month) === month);
  return [
    ...(monthlyFee > 0 ? [fee] : []),
    ...blocks.map(
      (block): LedgerLine => ({
        kind: 'prepaid_block',
        id: block.id,
        minutes: block.minutes,
        currency,
        amount: block.price,
        parts: [],
      }),
    ),
    ...[...spent.fromLots].flatMap(([lot, parts]) => free(lot.kind, parts, lot.id)),
    ...[...spent.excess.values()].map((excess) => excessLine(month, excess)),
    ...callLines(account, month),
    ...aside('critical_call_time'),
    ...aside('not_billable'),
    ...free('unbilled', spent.loose.map(partOf)),
  ];
}

const partOf = ({ entry, minutes }: Loose): Part => ({ entry, minutes });

function excessLine(month: number, { price, spentIn, parts }: Excess): LedgerLine {
  const { hourlyRate: rate, currency } = price;
  const minutes = minutesOf(parts);
  const amount = Math.round((minutes * rate) / 60);
  return {
    kind: 'excess',
    ...(spentIn !== month && { spentIn: monthName(spentIn) }),
    minutes,
    rate,
    currency,
    amount,
    parts,
  };
}

/** One line for each fee at which calls of the month are charged. */
function callLines({ prices, calls = [] }: Account, month: number): LedgerLine[] {
  const lines = new Map<PriceVersion, LedgerLine>();
  for (const { date } of calls.filter((call) => monthOf(call.date) === month)) {
    const price = priceOn(prices, date);
    const { criticalCallFee: rate, currency } = price;
    if (rate === null) continue;
    const count = (lines.get(price)?.count ?? 0) + 1;
    lines.set(price, { kind: 'critical_calls', count, rate, currency, amount: count * rate, parts: [] });
  }
  return [...lines.values()];
}

function minutesOf(parts: readonly { minutes: number }[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}

function totalsOf(lines: readonly LedgerLine[], currency: string): MonthLedger['totals'] {
  const totals = new Map([[currency, 0]]);
  for (const line of lines) totals.set(line.currency, (totals.get(line.currency) ?? 0) + line.amount);
  return [...totals].map(([name, amount]) => ({ currency: name, amount }));
}
