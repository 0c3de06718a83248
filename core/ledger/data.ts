import { dateOf, daysInMonth } from '#core/time-zone';

/** `2026-06`. A contract's ledger is kept by whole calendar months. */
export type Month = string;

/**
 * What a contract asks from one day to another. A month has the fee, the included time and the limits of the version that
 * holds on its first day, or on the first day on which any does; what time and calls cost is decided by their own date.
 * Money is whole minor units of the currency, time whole minutes.
 */
export interface PriceVersion {
  /** `2026-06-01` */
  validFrom: string;
  /** The last day; open where it is absent. Of two that hold, the one that begins later counts. */
  validTo?: string;
  currency: string;
  /** Of a month that is not covered to its end, by its days; so is the included time. */
  monthlyFee: number;
  /** For each hour beyond what is included, given or prepaid. */
  hourlyRate: number;
  includedMinutes: number;
  /** What was included and not spent stays for so many further months, no more than the cap at a time (null: no cap). */
  rollOver: { months: number; capMinutes: number | null } | null;
  /** What may be charged in a month beyond the included: without asking, and at most. null: no limit. */
  excess: { withoutApproval: number | null; atMost: number | null };
  /** Each entry is rounded up to a multiple of it. */
  roundingMinutes: number;
  /** Percent, 100 or more; where both hold, the higher one alone. */
  multipliers: { urgent: number; outOfHours: number };
  /** For each critical call, its time included; null where calls are charged by their time. */
  criticalCallFee: number | null;
}

export interface TimeEntry {
  id: string;
  /** `2026-06-17`: what it costs is decided by this date, also when it is charged later. */
  date: string;
  minutes: number;
  billable: boolean;
  urgent?: boolean;
  outOfHours?: boolean;
  /** The critical call that it belongs to. */
  call?: string;
  /** The month that it is charged in where that of its date was closed already. */
  bookedIn?: Month;
}

export interface Account {
  prices: readonly PriceVersion[];
  entries: readonly TimeEntry[];
  calls?: readonly { id: string; date: string }[];
  /** Given for nothing; lasts through `lastMonth`, or for ever. */
  bonuses?: readonly { id: string; month: Month; minutes: number; lastMonth?: Month }[];
  /** What was taken back of a bonus that was not spent, from the beginning of a month on. */
  takenBack?: readonly { id: string; month: Month; minutes: number }[];
  /** Bought beforehand; lasts through `lastMonth`, or for ever. */
  blocks?: readonly { id: string; month: Month; minutes: number; price: number; lastMonth?: Month }[];
  /** Excess that the client agreed to, by the month in which it is charged. */
  approvals?: readonly { month: Month; minutes: number }[];
}

/** The number of a month, so that months can be added and compared. Throws a RangeError for what is none. */
export function monthNumber(month: Month): number {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!parts) throw new RangeError(`${JSON.stringify(month)} is no month such as 2026-06.`);
  return Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

export function monthName(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export const monthOf = (date: string): number => monthNumber(date.slice(0, 7));

const holds = ({ validFrom, validTo }: PriceVersion, date: string) =>
  validFrom <= date && (validTo === undefined || date <= validTo);

function holdingOn(prices: readonly PriceVersion[], date: string): PriceVersion | undefined {
  return prices
    .filter((price) => holds(price, date))
    .reduce<PriceVersion | undefined>((a, b) => (a && a.validFrom > b.validFrom ? a : b), undefined);
}

/** The price version of a date. Throws a RangeError where none holds, or where it is no date. */
export function priceOn(prices: readonly PriceVersion[], date: string): PriceVersion {
  if (dateOf(date) === null) throw new RangeError(`${JSON.stringify(date)} is no date such as 2026-06-17.`);
  const price = holdingOn(prices, date);
  if (!price) throw new RangeError(`No price version holds on ${date}.`);
  return price;
}

/** What a month asks: its version, with the fee and the included time of the days that are covered. */
export interface MonthPrice extends PriceVersion {
  /** Where not all days are covered. */
  days?: { covered: number; of: number };
}

export function monthPrice(prices: readonly PriceVersion[], month: number): MonthPrice {
  const of = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
  const dates = Array.from({ length: of }, (_, i) => `${monthName(month)}-${String(i + 1).padStart(2, '0')}`);
  const found = dates.map((date) => holdingOn(prices, date)).filter((price) => price !== undefined);
  const [price] = found;
  if (!price) throw new RangeError(`No price version holds in ${monthName(month)}.`);
  const covered = found.length;
  if (covered === of) return price;
  const share = (whole: number) => Math.round((whole * covered) / of);
  return {
    ...price,
    monthlyFee: share(price.monthlyFee),
    includedMinutes: share(price.includedMinutes),
    days: { covered, of },
  };
}

/** Throws a RangeError with a sentence for a number that cannot be: everything here is whole, and not below 0. */
export function checkAccount({ prices, bonuses = [], takenBack = [], blocks = [], approvals = [] }: Account): void {
  for (const price of prices) {
    for (const date of [price.validFrom, price.validTo ?? price.validFrom])
      if (dateOf(date) === null) throw new RangeError(`${JSON.stringify(date)} is no date such as 2026-06-17.`);
    const { monthlyFee, hourlyRate, includedMinutes, criticalCallFee, multipliers, excess, rollOver } = price;
    const name = `Of the prices from ${price.validFrom}, the`;
    const zero = { monthlyFee, hourlyRate, includedMinutes, criticalCallFee, ...excess, ...rollOver };
    for (const [field, value] of Object.entries(zero)) checkWhole(`${name} ${field}`, value, 0);
    for (const [field, value] of Object.entries(multipliers)) checkWhole(`${name} multiplier ${field}`, value, 100);
    checkWhole(`${name} roundingMinutes`, price.roundingMinutes, 1);
  }
  for (const { id, minutes } of bonuses) checkWhole(`Bonus ${id}: its minutes`, minutes, 0);
  for (const { id, minutes } of takenBack) checkWhole(`Taken back of ${id}: its minutes`, minutes, 0);
  for (const { id, minutes, price } of blocks) {
    checkWhole(`Block ${id}: its minutes`, minutes, 0);
    checkWhole(`Block ${id}: its price`, price, 0);
  }
  for (const { month, minutes } of approvals) checkWhole(`The approved minutes of ${month}`, minutes, 0);
}

function checkWhole(what: string, value: number | null, least: number): void {
  if (value !== null && !(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`${what} must be a whole number, ${least} or more, not ${value}.`);
}
