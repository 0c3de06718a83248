import type { HeldTerms } from '#rooms/contracts';
import { termsIn } from '../ledger/read-ledger.ts';

/** What time beyond the agreed hours costs at most, in minor units. */
export function costsOf(held: readonly HeldTerms[], { month, minutes }: { month: string; minutes: number }) {
  const { hourlyRate, currency } = termsIn(held, month).terms.price;
  return { amount: Math.round((minutes * hourlyRate) / 60), currency };
}
