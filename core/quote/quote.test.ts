import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../words/index.ts';
import {
  defaultPriceBook as book,
  documentationStates,
  editable,
  pricedPlatforms,
  reckonable,
  seasons,
} from './index.ts';
import type { Facts } from './price-book.ts';
import { propose } from './propose.ts';
import { why } from './said.ts';
import { toAgree } from './to-agree.ts';

const count = (max: number) => fc.option(fc.integer({ min: 0, max }));
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  platform: fc.option(fc.constantFrom(...pricedPlatforms)),
  integrations: count(12),
  currencies: count(6),
  languages: count(6),
  visitsPerMonth: count(2_000_000),
  ordersPerMonth: count(50_000),
  seasonality: fc.option(fc.constantFrom(...seasons)),
  documentation: fc.option(fc.constantFrom(...documentationStates)),
});
const small: Facts = {
  platform: 'shopify',
  integrations: 1,
  currencies: 1,
  languages: 1,
  visitsPerMonth: 3000,
  ordersPerMonth: 40,
  seasonality: 'even',
  documentation: 'complete',
};
const large: Facts = {
  platform: 'magento',
  integrations: 9,
  currencies: 3,
  languages: 4,
  visitsPerMonth: 600_000,
  ordersPerMonth: 4000,
  seasonality: 'strong',
  documentation: 'none',
};
const of = (facts: Facts, model: string) => propose(book, facts).offers.find((one) => one.model === model)!;

test('a small store pays $100 a month, a large one more than $1000', () => {
  expect(of(small, 'monthly').total).toEqual({ from: 10_000, to: 10_000 });
  // (380 + 7 * 20 + 2 * 10 + 3 * 15 + 250 + 120) * 1.18 * 1.15 = 1295.93, rounded up to tens
  expect(of(large, 'monthly').total).toEqual({ from: 130_000, to: 130_000 });
  expect(of(large, 'monthly').lines.map((line) => line.from)).toEqual([
    38_000, 14_000, 2000, 4500, 25_000, 12_000, 17_190, 16_904, 406,
  ]);
  expect(of(large, 'hourly').total).toEqual({ from: 4600, to: 4600 });
  expect(of(large, 'mix').criticalCall).toEqual({ from: 13_800, to: 13_800 });
});

test('lines sum up to the total, rounded, never under the floor, an hour from $15 to $60; each says why', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const offer of propose(book, facts).offers) {
        for (const end of ['from', 'to'] as const) {
          expect(offer.lines.reduce((sum, line) => sum + line[end], 0)).toBe(offer.total[end]);
          expect(offer.hourlyRate[end]).toBeGreaterThanOrEqual(1500);
          expect(offer.hourlyRate[end]).toBeLessThanOrEqual(6000);
          expect(offer.total[end] % (offer.model === 'hourly' ? 100 : 1000)).toBe(0);
          if (offer.model !== 'hourly') expect(offer.total[end]).toBeGreaterThanOrEqual(10_000);
        }
        expect(offer.total.from).toBeLessThanOrEqual(offer.total.to);
        for (const line of offer.lines) {
          for (const language of languages) expect(why(line, language)).not.toMatch(/[{}]/);
        }
      }
    }),
  );
});

test('more of anything is never cheaper', () => {
  const counted = fc.constantFrom('integrations', 'currencies', 'languages', 'visitsPerMonth', 'ordersPerMonth');
  fc.assert(
    fc.property(anyFacts, counted, fc.nat(3000), fc.nat(3000), (facts, name, some, more) => {
      const less = propose(book, { ...facts, [name]: some });
      const most = propose(book, { ...facts, [name as string]: some + more });
      less.offers.forEach((offer, at) => {
        expect(most.offers[at]!.total.from).toBeGreaterThanOrEqual(offer.total.from);
        expect(most.offers[at]!.total.to).toBeGreaterThanOrEqual(offer.total.to);
      });
    }),
  );
});

test('what is not known is named and widens the range around what it may be', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...(Object.keys(small) as (keyof Facts)[])), (facts, name) => {
      const known = propose(book, facts);
      const unknown = propose(book, { ...facts, [name]: null });
      expect(unknown.missing).toContain(name);
      unknown.offers.forEach((offer, at) => {
        expect(offer.total.from).toBeLessThanOrEqual(known.offers[at]!.total.from);
        expect(offer.total.to).toBeGreaterThanOrEqual(known.offers[at]!.total.to);
      });
    }),
  );
  expect(propose(book, small).missing).toEqual([]);
});

test('the order in which facts are told changes nothing', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const turned = Object.fromEntries(Object.entries(facts).reverse()) as Facts;
      expect(propose(book, turned)).toEqual(propose(book, facts));
    }),
  );
});

test('a quicker tier costs more, and a ceiling is kept with a line that says so', () => {
  const tiers = propose(book, large).offers.filter((one) => one.model === 'tier');
  expect(tiers.map((one) => [one.tier.name, one.total.from])).toEqual([
    ['day', 104_000],
    ['standard', 130_000],
    ['fast', 182_000],
    ['quarter', 260_000],
  ]);
  const capped = propose({ ...book, ceiling: 100_000 }, large).offers[0]!;
  expect(capped.total.to).toBe(100_000);
  expect(capped.lines.at(-1)).toMatchObject({ code: 'ceiling', from: -30_000 });
});

test('a contract takes the middle of a range, rounded as the book rounds and never outside of it', () => {
  expect(toAgree(book, of(small, 'monthly'))).toMatchObject({ monthlyFee: 10_000, criticalCallFee: null });
  // from $20 to $23 an hour
  const hour = toAgree(book, of({ ...small, documentation: null }, 'hourly'));
  expect(hour).toEqual({ monthlyFee: 0, hourlyRate: 2200, criticalCallFee: null, includedMinutes: 0 });
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const offer of propose(book, facts).offers) {
        const { monthlyFee, hourlyRate, includedMinutes } = toAgree(book, offer);
        const fee = offer.model === 'hourly' ? offer.hourlyRate : offer.total;
        const agreed = offer.model === 'hourly' ? hourlyRate : monthlyFee;
        expect(agreed).toBeGreaterThanOrEqual(fee.from);
        expect(agreed).toBeLessThanOrEqual(fee.to);
        expect(agreed % (offer.model === 'hourly' ? book.hourly.roundTo : book.roundTo)).toBe(0);
        expect(includedMinutes).toBeGreaterThanOrEqual(offer.includedMinutes.from);
        expect(includedMinutes % 30).toBe(0);
      }
    }),
  );
});

test('a line that nobody can explain is refused', () => {
  expect(() => why({ code: 'whim', values: {} }, 'en')).toThrow('No reason is known for "whim"');
});

test('the book that comes with the product is edited and reckoned with without a change', () => {
  expect(reckonable(editable(book))).toEqual(book);
});
