import { describe, expect, test } from 'vitest';
import { type Account, ledger, type LedgerLine, type PriceVersion, reckon, type TimeEntry } from './index.ts';

const price: PriceVersion = {
  validFrom: '2026-01-01',
  currency: 'USD',
  monthlyFee: 50_000,
  hourlyRate: 4_000,
  includedMinutes: 600,
  rollOver: { months: 2, capMinutes: 900 },
  excess: { withoutApproval: 0, atMost: null },
  roundingMinutes: 15,
  multipliers: { urgent: 150, outOfHours: 200 },
  criticalCallFee: null,
};
const hourly: PriceVersion = {
  ...price,
  monthlyFee: 0,
  includedMinutes: 0,
  rollOver: null,
  excess: { withoutApproval: null, atMost: null },
};

/** `06-03 90`, `06-03 90 urgent out`, `06-03 90 free`, `06-03 90 call:c1`, `05-31 90 in:2026-06` */
function entries(...lines: string[]): TimeEntry[] {
  return lines.map((line, i) => {
    const [date, minutes, ...marks] = line.split(' ') as [string, string, ...string[]];
    const marked = (name: string) => marks.find((mark) => mark.startsWith(`${name}:`))?.slice(name.length + 1);
    const [call, bookedIn] = [marked('call'), marked('in')];
    return {
      id: `e${i + 1}`,
      date: `2026-${date}`,
      minutes: Number(minutes),
      billable: !marks.includes('free'),
      ...(marks.includes('urgent') && { urgent: true }),
      ...(marks.includes('out') && { outOfHours: true }),
      ...(call && { call }),
      ...(bookedIn && { bookedIn }),
    };
  });
}

function shown({ kind, id, spentIn, minutes, count, amount, currency }: LedgerLine): string {
  const what = [kind, id, spentIn && `of ${spentIn}`, count && `${count}x`, minutes !== undefined && `${minutes}m`];
  return [...what, amount > 0 && `${amount} ${currency}`].filter(Boolean).join(' ');
}
const account = (more: Partial<Account>): Account => ({ prices: [price], entries: [], ...more });
const months = (of: Account, first = '2026-06', through = '2026-06') =>
  ledger(of, first, through).map(({ month, lines }) => [month, ...lines.map(shown)].join('; '));

describe('one month', () => {
  test.each<[what: string, account: Partial<Account>, lines: string]>([
    ['nothing done', {}, 'monthly_fee 50000 USD'],
    [
      'within the included',
      { entries: entries('06-01 60', '06-02 45') },
      'monthly_fee 50000 USD; included 2026-06 105m',
    ],
    ['all of it', { entries: entries('06-01 600') }, 'monthly_fee 50000 USD; included 2026-06 600m'],
    [
      'more, not approved: flows on',
      { entries: entries('06-01 660') },
      'monthly_fee 50000 USD; included 2026-06 600m; unbilled 60m',
    ],
    [
      'more, approved',
      { entries: entries('06-01 660'), approvals: [{ month: '2026-06', minutes: 60 }] },
      'monthly_fee 50000 USD; included 2026-06 600m; excess 60m 4000 USD',
    ],
    [
      'approved in part',
      { entries: entries('06-01 660'), approvals: [{ month: '2026-06', minutes: 45 }] },
      'monthly_fee 50000 USD; included 2026-06 600m; excess 45m 3000 USD; unbilled 15m',
    ],
    [
      'approved twice',
      {
        entries: entries('06-01 660'),
        approvals: [
          { month: '2026-06', minutes: 30 },
          { month: '2026-06', minutes: 30 },
        ],
      },
      'monthly_fee 50000 USD; included 2026-06 600m; excess 60m 4000 USD',
    ],
    [
      'approved for another month',
      { entries: entries('06-01 660'), approvals: [{ month: '2026-07', minutes: 60 }] },
      'monthly_fee 50000 USD; included 2026-06 600m; unbilled 60m',
    ],
    [
      'some without asking',
      { prices: [{ ...price, excess: { withoutApproval: 30, atMost: null } }], entries: entries('06-01 660') },
      'monthly_fee 50000 USD; included 2026-06 600m; excess 30m 2000 USD; unbilled 30m',
    ],
    [
      'never more than the most',
      {
        prices: [{ ...price, excess: { withoutApproval: 0, atMost: 45 } }],
        entries: entries('06-01 660'),
        approvals: [{ month: '2026-06', minutes: 60 }],
      },
      'monthly_fee 50000 USD; included 2026-06 600m; excess 45m 3000 USD; unbilled 15m',
    ],
    [
      'rounded up, each entry',
      { entries: entries('06-01 1', '06-02 16', '06-03 30') },
      'monthly_fee 50000 USD; included 2026-06 75m',
    ],
    ['urgent', { entries: entries('06-01 50 urgent') }, 'monthly_fee 50000 USD; included 2026-06 90m'],
    [
      'urgent and out of hours: the higher',
      { entries: entries('06-01 60 urgent out') },
      'monthly_fee 50000 USD; included 2026-06 120m',
    ],
    ['not billable, as entered', { entries: entries('06-01 7 free urgent') }, 'monthly_fee 50000 USD; not_billable 7m'],
    [
      'a bonus after the included',
      { entries: entries('06-01 660'), bonuses: [{ id: 'b', month: '2026-06', minutes: 90 }] },
      'monthly_fee 50000 USD; included 2026-06 600m; bonus b 60m',
    ],
    [
      'a bonus before what was prepaid',
      {
        entries: entries('06-01 720'),
        bonuses: [{ id: 'b', month: '2026-06', minutes: 90 }],
        blocks: [{ id: 'p', month: '2026-06', minutes: 300, price: 15_000 }],
      },
      'monthly_fee 50000 USD; prepaid_block p 300m 15000 USD; included 2026-06 600m; bonus b 90m; prepaid p 30m',
    ],
    ['by the hour', { prices: [hourly], entries: entries('06-01 50', '06-02 15') }, 'excess 75m 5000 USD'],
    [
      'by the hour, to the cent',
      { prices: [{ ...hourly, hourlyRate: 4_999, roundingMinutes: 1 }], entries: entries('06-01 1') },
      'excess 1m 83 USD',
    ],
    [
      'critical calls',
      {
        prices: [{ ...price, criticalCallFee: 7_500 }],
        entries: entries('06-01 90 call:c1', '06-02 30'),
        calls: [
          { id: 'c1', date: '2026-06-01' },
          { id: 'c2', date: '2026-06-30' },
        ],
      },
      'monthly_fee 50000 USD; included 2026-06 30m; critical_calls 2x 15000 USD; critical_call_time 90m',
    ],
    [
      'a call that nobody knows is time',
      { prices: [{ ...price, criticalCallFee: 7_500 }], entries: entries('06-01 90 call:c9') },
      'monthly_fee 50000 USD; included 2026-06 90m',
    ],
    [
      'calls by their time',
      { entries: entries('06-01 90 call:c1'), calls: [{ id: 'c1', date: '2026-06-01' }] },
      'monthly_fee 50000 USD; included 2026-06 90m',
    ],
    ['entries of later months wait', { entries: entries('07-01 60') }, 'monthly_fee 50000 USD'],
  ])('%s', (_, more, lines) => {
    expect(months(account(more))).toEqual([lines ? `2026-06; ${lines}` : '2026-06']);
  });
});

describe('month after month', () => {
  test('what was not spent rolls over, the oldest first, and expires', () => {
    const result = ledger(account({ entries: entries('07-01 660', '08-01 900') }), '2026-06', '2026-09');
    expect(result.map(({ lines }) => lines.slice(1).map(shown))).toEqual([
      [],
      ['rolled_over 2026-06 600m', 'included 2026-07 60m'],
      ['rolled_over 2026-07 540m', 'included 2026-08 360m'],
      [],
    ]);
    expect(result.map(({ left }) => left.rolledOver)).toEqual([600, 540, 240, 840]);
  });

  test('the cap leaves the older in place', () => {
    const result = ledger(account({}), '2026-06', '2026-09');
    expect(result.map(({ left }) => left.rolledOver)).toEqual([600, 900, 900, 900]);
    expect(result.map(({ lapsed }) => lapsed.map((l) => `${l.kind} ${l.id} ${l.minutes} ${l.because}`))).toEqual([
      [],
      ['included 2026-07 300 over_cap'],
      ['rolled_over 2026-06 600 expired'],
      ['rolled_over 2026-07 300 expired', 'included 2026-09 300 over_cap'],
    ]);
  });

  test('without rolling over', () => {
    const [june] = ledger(
      account({ prices: [{ ...price, rollOver: null }], entries: entries('06-01 60') }),
      '2026-06',
      '2026-06',
    );
    expect(june!.lapsed).toEqual([
      { kind: 'included', id: '2026-06', month: '2026-06', minutes: 540, because: 'not_rolled_over' },
    ]);
    expect(june!.left).toEqual({ rolledOver: 0, bonus: 0, prepaid: 0, unbilled: 0 });
  });

  test('prepaid and bonus last as long as they say', () => {
    const of = account({
      prices: [{ ...price, includedMinutes: 0 }],
      entries: entries('07-05 60', '09-01 30'),
      bonuses: [{ id: 'b', month: '2026-06', minutes: 120, lastMonth: '2026-08' }],
      blocks: [{ id: 'p', month: '2026-06', minutes: 300, price: 15_000 }],
    });
    const result = ledger(of, '2026-06', '2026-09');
    expect(result.map(({ lines }) => lines.slice(1).map(shown))).toEqual([
      ['prepaid_block p 300m 15000 USD'],
      ['bonus b 60m'],
      [],
      ['prepaid p 30m'],
    ]);
    expect(result.map(({ lapsed }) => lapsed.map(({ minutes, because }) => `${minutes} ${because}`))).toEqual([
      [],
      [],
      ['60 expired'],
      [],
    ]);
    expect(result.map(({ left }) => [left.bonus, left.prepaid])).toEqual([
      [120, 300],
      [60, 300],
      [0, 300],
      [0, 270],
    ]);
    expect(result[0]!.kept.map(({ kind, id, minutes, lastMonth }) => `${kind} ${id} ${minutes} ${lastMonth}`)).toEqual([
      'bonus b 120 2026-08',
      'prepaid p 300 null',
    ]);
  });

  test('what was taken back of a bonus is gone from its month on, and no more than was there', () => {
    const of = account({
      prices: [{ ...hourly, rollOver: null }],
      entries: entries('06-05 60', '07-05 60'),
      bonuses: [{ id: 'b', month: '2026-06', minutes: 120 }],
      takenBack: [{ id: 'b', month: '2026-07', minutes: 30 }],
    });
    const result = ledger(of, '2026-06', '2026-07');
    expect(result.map(({ lines }) => lines.map(shown))).toEqual([
      ['bonus b 60m'],
      ['bonus b 30m', 'excess 30m 2000 USD'],
    ]);
    expect(result[1]!.lapsed).toEqual([
      { kind: 'bonus', id: 'b', month: '2026-06', minutes: 30, because: 'taken_back' },
    ]);
    expect(result.map(({ left }) => left.bonus)).toEqual([60, 0]);
    const more = ledger({ ...of, takenBack: [{ id: 'b', month: '2026-07', minutes: 90 }] }, '2026-06', '2026-07');
    expect(more[1]!.lapsed.map(({ minutes }) => minutes)).toEqual([60]);
  });

  test('unbilled time flows on, at the prices of its own month', () => {
    const dearer = {
      ...price,
      validFrom: '2026-07-01',
      hourlyRate: 6_000,
      monthlyFee: 60_000,
      includedMinutes: 0,
      roundingMinutes: 60,
    };
    const of = account({
      prices: [price, dearer],
      entries: entries('06-01 690', '07-01 20'),
      approvals: [{ month: '2026-07', minutes: 120 }],
    });
    expect(months(of, '2026-06', '2026-08')).toEqual([
      '2026-06; monthly_fee 50000 USD; included 2026-06 600m; unbilled 90m',
      '2026-07; monthly_fee 60000 USD; excess of 2026-06 90m 6000 USD; excess 30m 3000 USD; unbilled 30m',
      '2026-08; monthly_fee 60000 USD; unbilled 30m',
    ]);
  });

  test('what flows on takes the included time of the next month first', () => {
    expect(months(account({ entries: entries('06-01 660', '07-01 600') }), '2026-06', '2026-07')).toEqual([
      '2026-06; monthly_fee 50000 USD; included 2026-06 600m; unbilled 60m',
      '2026-07; monthly_fee 50000 USD; included 2026-07 600m; unbilled 60m',
    ]);
  });

  test('past months keep their prices, and time that is entered when they are closed leaves them as they were', () => {
    const later = {
      ...price,
      validFrom: '2026-07-01',
      hourlyRate: 9_000,
      currency: 'EUR',
      includedMinutes: 0,
      excess: { withoutApproval: null, atMost: null },
    };
    const before = ledger(account({ entries: entries('06-01 600') }), '2026-06', '2026-06');
    const after = ledger(
      account({ prices: [price, later], entries: entries('06-01 600', '06-20 50 in:2026-07') }),
      '2026-06',
      '2026-07',
    );
    expect(after[0]).toEqual(before[0]);
    expect(after[1]!.lines.map(shown)).toEqual(['monthly_fee 50000 EUR', 'excess of 2026-06 60m 4000 USD']);
    expect(after[1]!.totals).toEqual([
      { currency: 'EUR', amount: 50_000 },
      { currency: 'USD', amount: 4_000 },
    ]);
  });

  test('every part names its entry', () => {
    const [june] = ledger(account({ entries: entries('06-02 500', '06-01 130') }), '2026-06', '2026-06');
    expect(june!.lines.slice(1).map(({ kind, parts }) => [kind, parts])).toEqual([
      [
        'included',
        [
          { entry: 'e2', minutes: 135 },
          { entry: 'e1', minutes: 465 },
        ],
      ],
      ['unbilled', [{ entry: 'e1', minutes: 45 }]],
    ]);
  });

  test('a month that is not covered to its end, by its days', () => {
    const of = account({
      prices: [{ ...price, validFrom: '2026-06-16', validTo: '2026-07-10' }],
      entries: entries('06-20 315'),
      approvals: [{ month: '2026-06', minutes: 15 }],
    });
    const [june, july] = ledger(of, '2026-06', '2026-07');
    expect(june!.lines.map(shown)).toEqual(['monthly_fee 25000 USD', 'included 2026-06 300m', 'excess 15m 1000 USD']);
    expect(june!.lines[0]!.days).toEqual({ covered: 15, of: 30 });
    expect(july!.lines.map(shown)).toEqual(['monthly_fee 16129 USD']);
    expect(july!.left.rolledOver).toBe(194);
  });

  test('prices that change within a month: its fee by its first day, time and calls by their own', () => {
    const dearer = {
      ...price,
      validFrom: '2026-06-16',
      monthlyFee: 1,
      hourlyRate: 6_000,
      criticalCallFee: 900,
      roundingMinutes: 60,
    };
    const of = account({
      prices: [
        { ...price, includedMinutes: 0, criticalCallFee: 700, excess: { withoutApproval: null, atMost: null } },
        dearer,
      ],
      entries: entries('06-15 50', '06-16 50'),
      calls: ['01', '15', '16'].map((day) => ({ id: day, date: `2026-06-${day}` })),
    });
    expect(months(of)).toEqual([
      '2026-06; monthly_fee 50000 USD; excess 60m 4000 USD; excess 60m 6000 USD; critical_calls 2x 1400 USD; critical_calls 1x 900 USD',
    ]);
  });

  test('a price version that ends, and the one that begins later counts', () => {
    const of = account({
      prices: [
        { ...price, validTo: '2026-06-30' },
        { ...hourly, validFrom: '2026-06-01', monthlyFee: 1 },
      ],
    });
    expect(months(of, '2026-05', '2026-07')).toEqual([
      '2026-05; monthly_fee 50000 USD',
      '2026-06; monthly_fee 1 USD',
      '2026-07; monthly_fee 1 USD',
    ]);
  });
});

test('how an entry was reckoned', () => {
  const [entry] = entries('06-01 50 urgent');
  expect(reckon(entry!, price)).toEqual({ entered: 50, rounded: 60, multiplier: 150, counted: 90 });
});

test.each<[Partial<Account>, string]>([
  [{ entries: entries('06-01 -5') }, 'Entry e1 must have whole minutes, 0 or more, not -5.'],
  [{ entries: entries('06-01 1.5') }, 'Entry e1 must have whole minutes'],
  [{ entries: entries('05-31 5') }, 'Entry e1 of 2026-05-31 lies before the first month.'],
  [{ entries: [...entries('06-01 5'), ...entries('06-02 5')] }, 'Entry e1 is there twice.'],
  [{ entries: entries('06-31 5') }, '"2026-06-31" is no date such as 2026-06-17.'],
  [{ prices: [{ ...price, validFrom: '2026-06' }] }, '"2026-06" is no date'],
  [
    { prices: [{ ...price, validFrom: '2026-06-02' }], entries: entries('06-01 5') },
    'No price version holds on 2026-06-01.',
  ],
  [{ prices: [] }, 'No price version holds in 2026-06.'],
  [{ prices: [{ ...price, validTo: '2026-05-31' }] }, 'No price version holds in 2026-06.'],
  [{ entries: entries('06-01 5 in:2026-13') }, '"2026-13" is no month such as 2026-06.'],
  [{ prices: [{ ...price, hourlyRate: 0.5 }] }, 'the hourlyRate must be a whole number, 0 or more, not 0.5.'],
  [{ prices: [{ ...price, roundingMinutes: 0 }] }, 'the roundingMinutes must be a whole number, 1 or more, not 0.'],
  [
    { prices: [{ ...price, multipliers: { urgent: 50, outOfHours: 100 } }] },
    'multiplier urgent must be a whole number, 100 or more, not 50.',
  ],
  [{ bonuses: [{ id: 'b', month: '2026-06', minutes: -1 }] }, 'Bonus b: its minutes must be'],
  [{ blocks: [{ id: 'p', month: '2026-06', minutes: 1, price: -1 }] }, 'Block p: its price must be'],
  [{ approvals: [{ month: '2026-06', minutes: NaN }] }, 'The approved minutes of 2026-06 must be'],
])('refuses %j', (more, sentence) => {
  expect(() => ledger(account(more), '2026-06', '2026-06')).toThrow(sentence);
});
