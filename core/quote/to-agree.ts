import type { Range } from './lines.ts';
import type { PriceBook } from './price-book.ts';
import type { Offer } from './propose.ts';

/** Amounts to write into a contract. */
type ToAgree = {
  monthlyFee: number;
  hourlyRate: number;
  criticalCallFee: number | null;
  includedMinutes: number;
};

/** One amount for each range of an offer: its middle, rounded as the price book rounds; never outside the range. */
export function toAgree(book: PriceBook, offer: Offer): ToAgree {
  const hour = (range: Range) => middle(range, book.hourly.roundTo);
  return {
    monthlyFee: offer.model === 'hourly' ? 0 : middle(offer.total, book.roundTo),
    hourlyRate: hour(offer.hourlyRate),
    criticalCallFee: offer.criticalCall && hour(offer.criticalCall),
    includedMinutes: Math.floor((offer.includedMinutes.from + offer.includedMinutes.to) / 60) * 30,
  };
}

function middle({ from, to }: Range, roundTo: number): number {
  return Math.min(to, Math.ceil((from + to) / 2 / roundTo) * roundTo);
}
