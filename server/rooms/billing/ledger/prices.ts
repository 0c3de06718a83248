import { monthName, monthNumber, type PriceVersion } from '#core/ledger';
import type { HeldTerms } from '#rooms/contracts';
import { dateIn, priceVersion } from '#rooms/tasks';

/**
 * The terms of one contract as `core/ledger` reckons with them. Where the contract has an end, the months after it keep the
 * rates without fee and included time: what was left over or came late is still charged.
 */
export function pricesOf(held: readonly HeldTerms[]): PriceVersion[] {
  const prices = held
    .map((one) =>
      priceVersion(
        one.terms.price,
        dateIn(one.timeZone, one.from),
        one.to === Infinity ? undefined : dateIn(one.timeZone, one.to - 1),
      ),
    )
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const last = prices.at(-1);
  if (!last?.validTo) return prices;
  const after = monthName(monthNumber(last.validTo.slice(0, 7)) + 1);
  const { validTo: _, ...rates } = last;
  return [...prices, { ...rates, validFrom: `${after}-01`, monthlyFee: 0, includedMinutes: 0, rollOver: null }];
}
