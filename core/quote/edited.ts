import { defaultPriceBook, type PriceBook, type Tier } from './price-book.ts';

/** A price book as a team edits it: of a tier the percent; its reaction times belong to the sentence that explains it. */
export type EditedBook = Omit<PriceBook, 'tiers'> & { tiers: Record<Tier['name'], number> };

export function editable({ tiers, ...book }: PriceBook): EditedBook {
  return { ...book, tiers: Object.fromEntries(tiers.map((tier) => [tier.name, tier.percent])) as EditedBook['tiers'] };
}

export function reckonable({ tiers, ...book }: EditedBook): PriceBook {
  return { ...book, tiers: defaultPriceBook.tiers.map((tier) => ({ ...tier, percent: tiers[tier.name] })) };
}

/** A rule of the book that does not hold: `field` as `visitsPerMonth.1.from`. */
type Fault = { field: string; code: 'first_step' | 'falls' | 'above_ceiling' | 'slower_dearer' };

/** The first thing that would make prices fall where a store asks for more; null where there is none. */
export function faultOf(book: EditedBook): Fault | null {
  for (const name of ['visitsPerMonth', 'ordersPerMonth'] as const) {
    if (book[name][0]?.from !== 0) return { field: `${name}.0.from`, code: 'first_step' };
    for (const [at, step] of book[name].entries()) {
      const before = book[name][at - 1];
      if (before && step.from <= before.from) return { field: `${name}.${at}.from`, code: 'falls' };
      if (before && step.amount < before.amount) return { field: `${name}.${at}.amount`, code: 'falls' };
    }
  }
  if (book.floor > (book.ceiling ?? Infinity)) return { field: 'ceiling', code: 'above_ceiling' };
  if (book.hourly.floor > (book.hourly.ceiling ?? Infinity)) return { field: 'hourly.ceiling', code: 'above_ceiling' };
  const tiers = reckonable(book).tiers;
  const cheaper = tiers.find((tier, at) => at > 0 && tier.percent < tiers[at - 1]!.percent);
  return cheaper ? { field: `tiers.${cheaper.name}`, code: 'slower_dearer' } : null;
}
