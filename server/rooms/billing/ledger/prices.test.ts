import { expect, test } from 'vitest';
import { contractTerms } from '#contract/contracts';
import { ledger } from '#core/ledger';
import { newId } from '#kit/id';
import type { HeldTerms } from '#rooms/contracts';
import { pricesOf } from './prices.ts';

const kyiv = (date: string) => Date.parse(`${date}T00:00:00+03:00`);
const held = (from: string, to: string | null, monthlyFee: number): HeldTerms => ({
  contractId: newId(),
  contractName: 'Support',
  clientId: newId(),
  timeZone: 'Europe/Kyiv',
  version: 1,
  from: kyiv(from),
  to: to === null ? Infinity : kyiv(to),
  terms: contractTerms.parse({
    calendarId: newId(),
    sla: { critical: {}, major: {}, minor: {}, info: {} },
    price: { model: 'mix', currency: 'EUR', monthlyFee, hourlyRate: 4000, includedMinutes: 120 },
    report: { rhythm: 'none', form: 'page' },
  }),
});

test('each version holds on its days in the zone of the contract', () => {
  const prices = pricesOf([held('2026-07-01', null, 700), held('2026-05-01', '2026-07-01', 500)]);
  expect(prices.map(({ validFrom, validTo, monthlyFee }) => [validFrom, validTo, monthlyFee])).toEqual([
    ['2026-05-01', '2026-06-30', 500],
    ['2026-07-01', undefined, 700],
  ]);
  expect(prices[0]).toMatchObject({
    currency: 'EUR',
    roundingMinutes: 15,
    excess: { withoutApproval: 0, atMost: null },
  });
});

test('after the end of a contract its rates stay, its fee and included time do not', () => {
  const prices = pricesOf([held('2026-05-01', '2026-06-16', 600)]);
  const free = prices.map((price) => ({ ...price, excess: { withoutApproval: null, atMost: null } }));
  const late = { id: 'late', date: '2026-06-10', minutes: 60, billable: true, bookedIn: '2026-07' };
  const months = ledger({ prices: free, entries: [late] }, '2026-05', '2026-07');
  expect(months.map((month) => month.totals[0]!.amount)).toEqual([600, 300, 4000]);
});
