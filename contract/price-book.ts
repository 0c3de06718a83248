import { z } from 'zod';
import { documentationStates, pricedPlatforms, seasons } from '#core/quote';
import { endpoint, instant, type ResponseOf } from './endpoint.ts';

const money = z.int().min(0).max(1_000_000_000);
const above = money.min(1);
const percent = (least: number, most: number) => z.int().min(least).max(most);
const platforms = z.record(z.enum(pricedPlatforms), money);
const pieces = z.object({
  covered: z.int().min(0).max(1000).describe('So many cost nothing more'),
  each: money.describe('For each beyond'),
  most: z.int().min(0).max(1000).describe('Reckoned with where the number is not known'),
});
const steps = z
  .array(z.object({ from: z.int().min(0).max(1_000_000_000), amount: money }))
  .min(1)
  .max(20)
  .describe('The highest step that is reached counts; the first begins at 0, and both columns rise');

/** What a team charges. Amounts in minor units of the currency; percents of what stands before them. */
export const priceBook = z.object({
  currency: z.string().length(3).describe('ISO 4217'),
  roundTo: above.describe("A month's fee is rounded up to a multiple"),
  floor: money,
  ceiling: money.nullable(),
  base: platforms.describe('A month, by platform'),
  integrations: pieces,
  currencies: pieces,
  languages: pieces,
  visitsPerMonth: steps,
  ordersPerMonth: steps,
  seasonality: z.record(z.enum(seasons), percent(100, 1000)),
  documentation: z.record(z.enum(documentationStates), percent(100, 1000)),
  hourly: z.object({
    base: platforms.describe('An hour, by platform'),
    roundTo: above,
    floor: money,
    ceiling: money.nullable(),
    urgentPercent: percent(100, 1000),
    outOfHoursPercent: percent(100, 1000),
  }),
  workPercent: percent(0, 100).describe('How much of a monthly fee is work; the rest is watch and readiness'),
  tiers: z.record(z.enum(['day', 'standard', 'fast', 'quarter']), percent(1, 1000)),
  mix: z.object({ feePercent: percent(1, 100), callMinutes: z.int().min(1).max(1440) }),
});

const version = z.object({
  version: z.int().describe('0: the book that comes with the product'),
  book: priceBook,
  madeBy: z.string().nullable(),
  madeAt: instant.nullable(),
});
export type PriceBookVersion = ResponseOf<typeof readPriceBook>;

export const readPriceBook = endpoint({
  name: 'readPriceBook',
  method: 'GET',
  path: '/api/price-book',
  access: 'contracts.read',
  summary: 'What the team charges; not shown to people of a client',
  response: version,
});
export const changePriceBook = endpoint({
  name: 'changePriceBook',
  method: 'PUT',
  path: '/api/price-book',
  access: 'contracts.write',
  summary: 'Change what the team charges; contracts and drafts keep their prices',
  body: z.object({
    book: priceBook,
    basedOn: z.int().min(0).describe('The version that was edited; refused where somebody was quicker'),
  }),
  response: version,
});
