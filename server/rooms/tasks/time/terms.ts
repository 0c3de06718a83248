import type { ContractPrice } from '#contract/contracts';
import { between } from '#core/calendar';
import type { PriceVersion } from '#core/ledger';
import { dayMs, isoDate, localOf, zoneOf } from '#core/time-zone';
import type { Db } from '#kit/db/db';
import { calendarAt, heldFor, type HeldTerms, termsWith } from '#rooms/contracts';

export const dateIn = (zone: string, at: number): string => isoDate(Math.floor(localOf(zoneOf(zone), at) / dayMs));

/** In the middle of a date, wherever on earth its contract is kept. */
const middleOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** What was agreed for a client's store, or for the client, on a date. */
export async function termsOn(
  db: Db,
  clientId: string | null,
  storeId: string | null,
  date: string,
): Promise<HeldTerms | undefined> {
  return clientId === null ? undefined : heldFor(await termsWith(db, [clientId]), clientId, storeId, middleOf(date));
}

export interface Piece {
  minutes: number;
  outOfHours: boolean;
}

/**
 * Work from one instant to another, as whole minutes inside and outside the working time of its contract. It is split only
 * where the contract asks more outside: each piece is rounded up on its own.
 */
export async function splitAtClosing(db: Db, held: HeldTerms, from: number, minutes: number): Promise<Piece[]> {
  const calendar = await calendarAt(db, held.terms.calendarId, from);
  if (!calendar) return [{ minutes, outOfHours: false }];
  const inside = Math.round(between(calendar.data, from, from + minutes * 60_000) / 60_000);
  if (held.terms.price.multipliers.outOfHours === 100) return [{ minutes, outOfHours: inside === 0 }];
  return [
    { minutes: inside, outOfHours: false },
    { minutes: minutes - inside, outOfHours: true },
  ].filter((piece) => piece.minutes > 0);
}

/** The prices of a version as `core/ledger` reckons with them. */
export function priceVersion(price: ContractPrice, validFrom: string, validTo?: string): PriceVersion {
  return {
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    currency: price.currency,
    monthlyFee: price.monthlyFee,
    hourlyRate: price.hourlyRate,
    includedMinutes: price.includedMinutes,
    rollOver: price.rollOver,
    excess: price.excess,
    roundingMinutes: price.roundingMinutes,
    multipliers: price.multipliers,
    criticalCallFee: price.criticalCallFee,
  };
}
