export const pricedPlatforms = [
  'woocommerce',
  'shopify',
  'opencart',
  'prestashop',
  'shopware',
  'magento',
  'laravel',
  'other',
] as const;
export const seasons = ['even', 'peaks', 'strong'] as const;
export const documentationStates = ['complete', 'partial', 'none'] as const;

/** What a price follows from. Null: not known, which widens the price instead of being guessed. */
export type Facts = {
  platform: (typeof pricedPlatforms)[number] | null;
  integrations: number | null;
  currencies: number | null;
  languages: number | null;
  visitsPerMonth: number | null;
  ordersPerMonth: number | null;
  seasonality: (typeof seasons)[number] | null;
  documentation: (typeof documentationStates)[number] | null;
};

/** So much for each beyond those that the base covers; where the number is not known, it may be up to `most`. */
export type PerPiece = { covered: number; each: number; most: number };
/** The amount of the highest step that is reached; steps and amounts rise, and the first step is reached at 0. */
export type Steps = readonly { from: number; amount: number }[];
export type Tier = {
  name: 'day' | 'standard' | 'fast' | 'quarter';
  percent: number;
  aroundTheClock: boolean;
  /** Minutes until somebody reacts. */
  reaction: { critical: number; major: number; minor: number; info: number };
};

/** Amounts in minor units of the currency, percents of what stands before them (100 changes nothing). */
export type PriceBook = {
  currency: string;
  roundTo: number;
  floor: number;
  ceiling: number | null;
  base: Record<(typeof pricedPlatforms)[number], number>;
  integrations: PerPiece;
  currencies: PerPiece;
  languages: PerPiece;
  visitsPerMonth: Steps;
  ordersPerMonth: Steps;
  seasonality: Record<(typeof seasons)[number], number>;
  documentation: Record<(typeof documentationStates)[number], number>;
  hourly: {
    base: Record<(typeof pricedPlatforms)[number], number>;
    roundTo: number;
    floor: number;
    ceiling: number | null;
    urgentPercent: number;
    outOfHoursPercent: number;
  };
  /** How much of a monthly fee is work; the rest is watch and readiness. */
  workPercent: number;
  tiers: readonly Tier[];
  mix: { feePercent: number; callMinutes: number };
};

/** What a team begins with: a month from $100, an hour from $15 to $60. */
export const defaultPriceBook: PriceBook = {
  currency: 'USD',
  roundTo: 1000,
  floor: 10_000,
  ceiling: null,
  base: {
    woocommerce: 15_000,
    shopify: 10_000,
    opencart: 15_000,
    prestashop: 18_000,
    shopware: 26_000,
    magento: 38_000,
    laravel: 30_000,
    other: 30_000,
  },
  integrations: { covered: 2, each: 2000, most: 12 },
  currencies: { covered: 1, each: 1000, most: 6 },
  languages: { covered: 1, each: 1500, most: 6 },
  visitsPerMonth: [
    { from: 0, amount: 0 },
    { from: 20_000, amount: 4000 },
    { from: 100_000, amount: 10_000 },
    { from: 500_000, amount: 25_000 },
  ],
  ordersPerMonth: [
    { from: 0, amount: 0 },
    { from: 300, amount: 4000 },
    { from: 2000, amount: 12_000 },
    { from: 10_000, amount: 30_000 },
  ],
  seasonality: { even: 100, peaks: 108, strong: 118 },
  documentation: { complete: 100, partial: 107, none: 115 },
  hourly: {
    base: {
      woocommerce: 2200,
      shopify: 2000,
      opencart: 2200,
      prestashop: 2500,
      shopware: 3200,
      magento: 4000,
      laravel: 3200,
      other: 3200,
    },
    roundTo: 100,
    floor: 1500,
    ceiling: 6000,
    urgentPercent: 150,
    outOfHoursPercent: 130,
  },
  workPercent: 60,
  tiers: [
    {
      name: 'day',
      percent: 80,
      aroundTheClock: false,
      reaction: { critical: 480, major: 960, minor: 1440, info: 1440 },
    },
    {
      name: 'standard',
      percent: 100,
      aroundTheClock: true,
      reaction: { critical: 60, major: 240, minor: 1440, info: 1440 },
    },
    {
      name: 'fast',
      percent: 140,
      aroundTheClock: true,
      reaction: { critical: 30, major: 120, minor: 480, info: 1440 },
    },
    {
      name: 'quarter',
      percent: 200,
      aroundTheClock: true,
      reaction: { critical: 15, major: 60, minor: 240, info: 1440 },
    },
  ],
  mix: { feePercent: 65, callMinutes: 120 },
};
