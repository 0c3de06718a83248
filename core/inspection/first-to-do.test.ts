import { expect, test } from 'vitest';
import { atStake, firstToDo, type Option, type Severity } from './index.ts';

const found = (check: string, severity: Severity, ...efforts: Option['effort'][]) => ({
  check,
  severity,
  options: efforts.map((effort) => ({ effort })),
});

test('the gravest first, then what is done soonest, then what is there most often; each check once', () => {
  const all = [
    found('slow', 'medium', 'days'),
    found('headers', 'medium', 'minutes'),
    found('images', 'low', 'hours'),
    found('titles', 'low', 'hours'),
    found('titles', 'low', 'hours'),
    found('noindex', 'high', 'minutes'),
    found('noindex', 'critical', 'minutes'),
    found('versions', 'info', 'minutes'),
    found('odd', 'medium'),
  ];
  expect(firstToDo(all, 6).map(({ one, times }) => [one.check, one.severity, times])).toEqual([
    ['noindex', 'critical', 2],
    ['headers', 'medium', 1],
    ['slow', 'medium', 1],
    ['odd', 'medium', 1],
    ['titles', 'low', 2],
    ['images', 'low', 1],
  ]);
  expect(firstToDo(all, 2)).toHaveLength(2);
  expect(firstToDo([], 5)).toEqual([]);
});

test('what is not sold in an hour and in a day', () => {
  expect(atStake({ ordersPerDay: 40, averageOrder: 6050, currency: 'EUR' })).toEqual({
    ...{ perDay: 242_000, perHour: 10_083, currency: 'EUR' },
  });
  expect(atStake({ ordersPerDay: 0.5, averageOrder: 100, currency: 'JPY' })).toMatchObject({ perDay: 50, perHour: 2 });
});
