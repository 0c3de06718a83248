/** What a store sells, as its owner says. */
export interface Trade {
  /** On an average day. */
  ordersPerDay: number;
  /** In minor units of the currency. */
  averageOrder: number;
  /** ISO 4217. */
  currency: string;
}

/** What is not sold while nobody can buy, in minor units: an average, as a night sells less than an evening. */
export interface AtStake {
  perHour: number;
  perDay: number;
  currency: string;
}

export function atStake({ ordersPerDay, averageOrder, currency }: Trade): AtStake {
  const perDay = Math.round(ordersPerDay * averageOrder);
  return { perHour: Math.round(perDay / 24), perDay, currency };
}
