import { type Account, monthNumber, monthOf, type PriceVersion, priceOn, type TimeEntry } from './data.ts';

/** How the time of an entry was reckoned. */
export interface Reckoned {
  entered: number;
  rounded: number;
  /** Percent. */
  multiplier: number;
  /** What is taken from hours or charged: rounded up, then multiplied, to the whole minute. */
  counted: number;
}

/** The minutes of an entry as its price version counts them; what is not billable counts as entered. */
export function reckon(entry: TimeEntry, price: PriceVersion): Reckoned {
  const { minutes: entered, billable, urgent, outOfHours } = entry;
  if (!billable) return { entered, rounded: entered, multiplier: 100, counted: entered };
  const rounded = Math.ceil(entered / price.roundingMinutes) * price.roundingMinutes;
  const multiplier = Math.max(
    100,
    urgent ? price.multipliers.urgent : 100,
    outOfHours ? price.multipliers.outOfHours : 100,
  );
  return { entered, rounded, multiplier, counted: Math.round((rounded * multiplier) / 100) };
}

/** Counted minutes of an entry that have no place yet. */
export interface Loose {
  entry: string;
  minutes: number;
  /** Its own date, whose prices hold for it. */
  date: string;
}

export interface Booked extends Loose {
  bookedIn: number;
  /** Where it goes without being charged by the minute. */
  aside: 'not_billable' | 'critical_call_time' | null;
}

/** All entries in the order of their dates. Throws a RangeError with a sentence for an entry that cannot be. */
export function book({ prices, entries, calls = [] }: Account, first: number): Booked[] {
  const known = new Set<string>();
  const callIds = new Set(calls.map(({ id }) => id));
  return entries
    .toSorted((a, b) => compare(a.date, b.date) || compare(a.id, b.id))
    .map((entry) => {
      const { id, date, minutes, billable, call } = entry;
      if (known.has(id)) throw new RangeError(`Entry ${id} is there twice.`);
      known.add(id);
      if (!(Number.isSafeInteger(minutes) && minutes >= 0))
        throw new RangeError(`Entry ${id} must have whole minutes, 0 or more, not ${minutes}.`);
      const own = monthOf(date);
      const bookedIn = Math.max(own, entry.bookedIn === undefined ? own : monthNumber(entry.bookedIn));
      if (bookedIn < first) throw new RangeError(`Entry ${id} of ${date} lies before the first month.`);
      const price = priceOn(prices, date);
      const covered = call !== undefined && callIds.has(call) && price.criticalCallFee !== null;
      const aside = !billable ? 'not_billable' : covered ? 'critical_call_time' : null;
      return { entry: id, minutes: reckon(entry, price).counted, date, bookedIn, aside };
    });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
