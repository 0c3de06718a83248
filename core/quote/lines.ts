/** From and to, in minor units; equal where everything is known. */
export type Range = { from: number; to: number };
/** One line of a price: what it adds and why (`said.ts` makes a sentence of code and values). */
export type Line = Range & { code: string; values: Record<string, string | number> };

/** A price while it is put together: each line adds to what stands before it. */
export type Sum = { lines: Line[]; from: number; to: number };

export const nothing: Sum = { lines: [], from: 0, to: 0 };

export function plus(sum: Sum, code: string, range: Range, values: Line['values'] = {}): Sum {
  return {
    lines: [...sum.lines, { code, ...range, values }],
    from: sum.from + range.from,
    to: sum.to + range.to,
  };
}

/** A share of the sum so far; 100 percent is left out. */
export function times(sum: Sum, code: string, percent: Range, values: Line['values'] = {}): Sum {
  if (percent.from === 100 && percent.to === 100) return sum;
  const share = (amount: number, of: number) => Math.round((amount * of) / 100) - amount;
  return plus(sum, code, { from: share(sum.from, percent.from), to: share(sum.to, percent.to) }, values);
}

/** Rounds up to a multiple, then keeps to the least and the most that the price book allows; each is a line. */
export function settled(sum: Sum, rules: { roundTo: number; floor: number; ceiling: number | null }): Sum {
  const rounded = moved(sum, 'rounding', (amount) => Math.ceil(amount / rules.roundTo) * rules.roundTo);
  const raised = moved(rounded, 'floor', (amount) => Math.max(amount, rules.floor));
  return moved(raised, 'ceiling', (amount) => (rules.ceiling === null ? amount : Math.min(amount, rules.ceiling)));
}

function moved(sum: Sum, code: string, rule: (amount: number) => number): Sum {
  const range = { from: rule(sum.from) - sum.from, to: rule(sum.to) - sum.to };
  return range.from === 0 && range.to === 0 ? sum : plus(sum, code, range);
}
