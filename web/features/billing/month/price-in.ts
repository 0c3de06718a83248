import type { Contract, ContractPrice } from '#contract/contracts';

/** The prices that hold at the beginning of a month; the first ones where it lies before them. */
export function priceIn({ versions }: Contract, month: string): ContractPrice | undefined {
  const held = versions.filter(({ state }) => state !== 'draft' && state !== 'withdrawn');
  return (held.find(({ begins }) => begins <= `${month}-01`) ?? held.at(-1))?.terms.price;
}
