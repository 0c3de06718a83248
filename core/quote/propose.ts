import { type Line, nothing, plus, type Range, type Sum, settled, times } from './lines.ts';
import type { Facts, PerPiece, PriceBook, Steps, Tier } from './price-book.ts';

export type Offer = {
  model: 'monthly' | 'hourly' | 'tier' | 'mix';
  /** The tier whose reaction times are suggested. */
  tier: Tier;
  /** They sum up to the total: a month's fee, of `hourly` the price of an hour. */
  lines: Line[];
  total: Range;
  /** Work included each month, estimated. */
  includedMinutes: Range;
  /** For each hour beyond. */
  hourlyRate: Range;
  criticalCall: Range | null;
};
export type Quote = { currency: string; missing: (keyof Facts)[]; offers: Offer[] };

const asked: (keyof Facts)[] = [
  'platform',
  'integrations',
  'currencies',
  'languages',
  'visitsPerMonth',
  'ordersPerMonth',
  'seasonality',
  'documentation',
];

/** An offer for each pricing model, for `tier` one for each tier of the price book. Counts are whole, from 0 on. */
export function propose(book: PriceBook, facts: Facts): Quote {
  const month = monthly(book, facts);
  const hour = hourly(book, facts);
  const slowest = book.tiers[0]!;
  const fastest = book.tiers.at(-1)!;
  const plain = book.tiers.find((tier) => tier.percent === 100) ?? slowest;
  const fee = (model: Offer['model'], tier: Tier, sum: Sum, criticalCall: Range | null = null): Offer => {
    const total = settled(sum, book);
    return { ...proposed(model, tier, total, hour), includedMinutes: included(book, total, hour), criticalCall };
  };
  const offers = [
    fee('monthly', plain, month),
    proposed('hourly', slowest, hour, hour),
    ...book.tiers.map((tier) => fee('tier', tier, times(month, `tier.${tier.name}`, same(tier.percent)))),
    fee('mix', fastest, times(month, 'mix', same(book.mix.feePercent)), call(book, hour)),
  ];
  return { currency: book.currency, missing: asked.filter((name) => facts[name] === null), offers };
}

function proposed(model: Offer['model'], tier: Tier, sum: Sum, hour: Sum): Offer {
  return {
    model,
    tier,
    lines: sum.lines,
    total: { from: sum.from, to: sum.to },
    includedMinutes: { from: 0, to: 0 },
    hourlyRate: { from: hour.from, to: hour.to },
    criticalCall: null,
  };
}

function monthly(book: PriceBook, facts: Facts): Sum {
  let sum = plus(nothing, ...choice('platform', book.base, facts.platform));
  for (const name of ['integrations', 'currencies', 'languages'] as const) {
    sum = added(sum, ...pieces(name, book[name], facts[name]));
  }
  for (const name of ['visitsPerMonth', 'ordersPerMonth'] as const) {
    sum = added(sum, ...step(name, book[name], facts[name]));
  }
  sum = times(sum, ...choice('seasonality', book.seasonality, facts.seasonality));
  return times(sum, ...choice('documentation', book.documentation, facts.documentation));
}

function hourly(book: PriceBook, facts: Facts): Sum {
  const base = plus(nothing, ...choice('hour', book.hourly.base, facts.platform));
  return settled(times(base, ...choice('documentation', book.documentation, facts.documentation)), book.hourly);
}

type Part = [code: string, range: Range, values: Line['values']];

function choice<Key extends string>(name: string, amounts: Record<Key, number>, chosen: Key | null): Part {
  if (chosen !== null) return [`${name}.${chosen}`, same(amounts[chosen]), {}];
  const all = Object.values<number>(amounts);
  return [`${name}.unknown`, { from: Math.min(...all), to: Math.max(...all) }, {}];
}

function pieces(name: string, rule: PerPiece, count: number | null): Part {
  const amount = (n: number) => Math.max(0, n - rule.covered) * rule.each;
  if (count === null) return [`${name}.unknown`, { from: 0, to: amount(rule.most) }, { most: rule.most }];
  return [name, same(amount(count)), { n: count, covered: rule.covered }];
}

function step(name: string, steps: Steps, count: number | null): Part {
  if (count === null) return [`${name}.unknown`, { from: steps[0]!.amount, to: steps.at(-1)!.amount }, {}];
  const reached = steps.findLast((one) => one.from <= count) ?? steps[0]!;
  return [name, same(reached.amount), { n: count, step: reached.from }];
}

/** What adds nothing is no line. */
function added(sum: Sum, code: string, range: Range, values: Line['values']): Sum {
  return range.from === 0 && range.to === 0 ? sum : plus(sum, code, range, values);
}

/** Whole half hours that the share of a fee which is work pays for. */
function included(book: PriceBook, fee: Range, rate: Range): Range {
  const minutes = (amount: number, hour: number) =>
    hour === 0 ? 0 : Math.floor((amount * book.workPercent * 2) / (hour * 100)) * 30;
  const ends = [minutes(fee.from, rate.from), minutes(fee.to, rate.to)];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

/** A critical call is paid as so many urgent minutes, rounded as an hour is. */
function call(book: PriceBook, hour: Range): Range {
  const { roundTo, urgentPercent } = book.hourly;
  const price = (rate: number) => Math.ceil((rate * urgentPercent * book.mix.callMinutes) / (6000 * roundTo)) * roundTo;
  return { from: price(hour.from), to: price(hour.to) };
}

function same(amount: number): Range {
  return { from: amount, to: amount };
}
