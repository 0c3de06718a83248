import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Account, ledger, type LedgerLine, type MonthLedger, type PriceVersion, reckon } from './index.ts';

const names = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'] as const;
const [first, last] = ['2026-01', '2026-06'] as const;
const month = fc.constantFrom(...names);
const minutes = fc.integer({ min: 0, max: 900 });
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const within = (name: string) =>
  fc.integer({ min: 1, max: 28 }).map((day) => `${name}-${String(day).padStart(2, '0')}`);
const price = (validFrom: fc.Arbitrary<string>): fc.Arbitrary<PriceVersion> =>
  fc.record({
    validFrom,
    currency: fc.constantFrom('USD', 'EUR'),
    monthlyFee: fc.integer({ min: 0, max: 100_000 }),
    hourlyRate: fc.integer({ min: 0, max: 9_999 }),
    includedMinutes: fc.integer({ min: 0, max: 1200 }),
    rollOver: orNone(fc.record({ months: fc.integer({ min: 0, max: 3 }), capMinutes: orNone(minutes) })),
    excess: fc.record({ withoutApproval: orNone(minutes), atMost: orNone(minutes) }),
    roundingMinutes: fc.constantFrom(1, 6, 15, 30),
    multipliers: fc.record({ urgent: fc.integer({ min: 100, max: 250 }), outOfHours: fc.constantFrom(100, 150, 200) }),
    criticalCallFee: orNone(fc.integer({ min: 0, max: 20_000 })),
  });
const entry = fc.record({
  date: fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, day]) => `${m}-${String(day).padStart(2, '0')}`),
  minutes,
  billable: fc.boolean(),
  urgent: fc.boolean(),
  outOfHours: fc.boolean(),
  call: fc.constantFrom('c1', 'c2', 'none'),
  bookedIn: month,
});
const lot = fc.record(
  { month, minutes, price: fc.constant(100), lastMonth: month },
  { requiredKeys: ['month', 'minutes', 'price'] },
);
const numbered = <T extends object>(list: T[]) => list.map((item, i) => ({ id: `i${i}`, ...item }));
const accounts: fc.Arbitrary<Account> = fc.record({
  prices: fc.tuple(price(fc.constant('2026-01-01')), price(within('2026-03')), price(within('2026-05'))),
  entries: fc.array(entry, { maxLength: 25 }).map(numbered),
  calls: fc.constant([
    { id: 'c1', date: '2026-02-03' },
    { id: 'c2', date: '2026-05-30' },
  ]),
  bonuses: fc.array(lot, { maxLength: 3 }).map(numbered),
  blocks: fc.array(lot, { maxLength: 3 }).map(numbered),
  takenBack: fc.array(fc.record({ id: fc.constantFrom('i0', 'i1'), month, minutes }), { maxLength: 2 }),
  approvals: fc.array(fc.record({ month, minutes }), { maxLength: 4 }),
});

/** Of a date, or of a month by its first day. */
const priceAt = (account: Account, name: string) =>
  account.prices.findLast(({ validFrom }) => validFrom <= (name.length === 7 ? `${name}-01` : name))!;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const parts = (months: MonthLedger[], of: (line: LedgerLine) => boolean) =>
  months.flatMap(({ lines }) => lines.filter(of).flatMap((line) => line.parts));

test('every minute is in exactly one place', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const months = ledger(account, first, last);
      const settled = parts(months, ({ kind }) => kind !== 'unbilled');
      const waiting = parts(months.slice(-1), ({ kind }) => kind === 'unbilled');
      for (const one of account.entries) {
        const { counted } = reckon(one, priceAt(account, one.date));
        expect(sum([...settled, ...waiting].filter((part) => part.entry === one.id).map((part) => part.minutes))).toBe(
          counted,
        );
      }
      for (const { lines, left } of months) {
        for (const line of lines.filter(
          ({ kind }) => kind !== 'prepaid_block' && kind !== 'monthly_fee' && kind !== 'critical_calls',
        ))
          expect(sum(line.parts.map((part) => part.minutes))).toBe(line.minutes);
        expect(left.unbilled).toBe(sum(lines.filter(({ kind }) => kind === 'unbilled').map((line) => line.minutes!)));
      }
    }),
    { numRuns: 300 },
  );
});

test('hours are spent, left or lapsed, and nothing is below 0', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const months = ledger(account, first, last);
      const gained = sum([
        ...names.map((name) => priceAt(account, name).includedMinutes),
        ...[...account.bonuses!, ...account.blocks!].map((given) => given.minutes),
      ]);
      const spent = parts(months, ({ kind }) => ['included', 'rolled_over', 'bonus', 'prepaid'].includes(kind));
      const lapsed = months.flatMap((one) => one.lapsed);
      const { rolledOver, bonus, prepaid } = months.at(-1)!.left;
      expect(sum([...spent, ...lapsed].map((part) => part.minutes)) + rolledOver + bonus + prepaid).toBe(gained);
      for (const one of months) {
        for (const line of one.lines) {
          expect(
            Math.min(line.amount, line.minutes ?? 0, ...line.parts.map((part) => part.minutes)),
          ).toBeGreaterThanOrEqual(0);
          expect(Number.isSafeInteger(line.amount)).toBe(true);
        }
        expect(Math.min(...Object.values(one.left), ...one.lapsed.map((lot) => lot.minutes))).toBeGreaterThanOrEqual(0);
        expect(sum(one.totals.map(({ amount }) => amount))).toBe(sum(one.lines.map(({ amount }) => amount)));
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is charged while there are hours, nor beyond what is allowed, nor at other prices than its own', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      for (const { month: name, lines, left, lapsed } of ledger(account, first, last)) {
        const { excess } = priceAt(account, name);
        const over = lines.filter(({ kind }) => kind === 'excess' || kind === 'unbilled');
        const charged = lines.filter(({ kind }) => kind === 'excess');
        if (over.length > 0) {
          expect([left.bonus, left.prepaid, left.rolledOver]).toEqual([0, 0, 0]);
          expect(lapsed.filter(({ because }) => because !== 'taken_back')).toEqual([]);
        }
        const approved = sum(account.approvals!.filter((a) => a.month === name).map((a) => a.minutes));
        const allowed = Math.min(excess.atMost ?? Infinity, (excess.withoutApproval ?? Infinity) + approved);
        const minutesCharged = sum(charged.map((line) => line.minutes!));
        expect(minutesCharged).toBeLessThanOrEqual(allowed);
        if (left.unbilled > 0) expect(minutesCharged).toBe(allowed);
        for (const line of charged) {
          const spentIn = line.spentIn ?? name;
          const own = ['01', '28'].map((day) => priceAt(account, `${spentIn}-${day}`));
          expect(own.map(({ hourlyRate, currency }) => [hourlyRate, currency])).toContainEqual([
            line.rate,
            line.currency,
          ]);
          expect(Math.abs(line.amount - (line.minutes! * line.rate!) / 60)).toBeLessThanOrEqual(0.5);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the order in which things are handed in does not matter', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const turned: Account = {
        prices: account.prices.toReversed(),
        entries: account.entries.toReversed(),
        calls: account.calls!.toReversed(),
        bonuses: account.bonuses!.toReversed(),
        takenBack: account.takenBack!.toReversed(),
        blocks: account.blocks!.toReversed(),
        approvals: account.approvals!.toReversed(),
      };
      const sorted = (months: MonthLedger[]) =>
        months.map((one) => ({ ...one, lines: one.lines.map((line) => JSON.stringify(line)).sort() }));
      expect(sorted(ledger(turned, first, last))).toEqual(sorted(ledger(account, first, last)));
    }),
    { numRuns: 200 },
  );
});

test('nor do the dates within a month, to what the month costs', () => {
  fc.assert(
    fc.property(accounts, fc.integer({ min: 0, max: 27 }), (account, turn) => {
      const prices = account.prices.map((one) => ({ ...one, validFrom: `${one.validFrom.slice(0, 7)}-01` }));
      const dated = account.entries.map((one) => {
        const day = ((Number(one.date.slice(8)) + turn) % 28) + 1;
        return { ...one, date: `${one.date.slice(0, 8)}${String(day).padStart(2, '0')}` };
      });
      const months = (entries: Account['entries']) =>
        ledger({ ...account, prices, entries: entries.map(({ bookedIn: _, ...one }) => one) }, first, last).map(
          ({ totals, left, lapsed }) => ({ totals: totals.toSorted((a, b) => a.amount - b.amount), left, lapsed }),
        );
      expect(months(dated)).toEqual(months(account.entries));
    }),
    { numRuns: 200 },
  );
});

test('a later month changes none before it', () => {
  fc.assert(
    fc.property(accounts, fc.integer({ min: 1, max: 5 }), (account, count) => {
      const through = names[count - 1]!;
      const known = { ...account, prices: account.prices.filter(({ validFrom }) => validFrom.slice(0, 7) <= through) };
      const entries = account.entries.filter((one) => one.date.slice(0, 7) <= through);
      expect(ledger({ ...known, entries }, first, through)).toEqual(ledger(account, first, last).slice(0, count));
    }),
    { numRuns: 200 },
  );
});
