import { expect, test } from 'vitest';
import { LOOKED_UP, type Product, supported, supportOf } from './index.ts';

const at = Date.UTC(2026, 10, 23);
const until = (product: Product, version: string): string | null => {
  const support = supportOf(supported[product].lines, version, at);
  return support && `${support.line} ${support.until}`;
};

test.each<[Product, string, string | null]>([
  ['php', '8.1.2-1ubuntu2.14', '8.1 2025-12-31'],
  ['php', '7.2.34', '7.2 2020-11-30'],
  ['php', '5.2.17', '5.2 2014-08-14'],
  ['php', '8.6.0', null],
  ['php', '8', null],
  ['php', '7', '7 2022-11-28'],
  ['php', '8.10.0', null],
  ['php', 'nightly', null],
  ['php', '', null],
  ['prestashop', '1.6', '1.6 2019-06-30'],
  ['prestashop', '1.7.8.11', '1.7 2025-06-10'],
  ['prestashop', '1.7+', null],
  ['prestashop', '8+', null],
  ['prestashop', '8.2.1', null],
  ['prestashop', '10.0.0', null],
  ['magento', '1', '1 2020-06-30'],
  ['magento', '1.9.4.5', '1.9 2020-06-30'],
  ['magento', '1.7.0.2', '1.7 2020-06-30'],
  ['magento', '2', null],
  ['magento', '2.3', '2.3 2022-09-30'],
  ['magento', '2.4', null],
  ['openmage', '19.5.3', '19 2025-04-04'],
  ['openmage', '20.0.16', null],
  ['shopware', '5', '5 2024-07-31'],
  ['shopware', '5.7.20', '5 2024-07-31'],
  ['shopware', '6', null],
  ['shopware', '6.3.5.4', '6.3 2025-05-14'],
  ['opencart', '2.3.0.2', '2 2016-08-01'],
  ['opencart', '1.5.6.4', '1 2016-08-01'],
  ['opencart', '3.0.3.8', null],
  ['nginx', '1.17.3', '1.17 2021-04-20'],
  ['nginx', '1.30.4', null],
  ['apache', '2.2.15', '2.2 2017-07-11'],
  ['apache', '2.4.6', null],
  ['wordpress', '4.5.32', '4.5 2025-07-31'],
  ['wordpress', '3.9', '3.9 2022-12-01'],
  ['wordpress', '7.1', null],
])('%s %s is kept up until', (product, version, day) => {
  expect(until(product, version)).toBe(day);
});

test('the last day itself still counts', () => {
  const { lines } = supported.php;
  const on = (...day: [number, number, number, number?]) => supportOf(lines, '8.1.0', Date.UTC(...day))!.daysOver;
  expect(on(2025, 11, 31, 23)).toBeLessThan(0);
  expect(on(2026, 0, 1)).toBe(0);
  expect(on(2026, 0, 11)).toBe(10);
});

test('what comes on without a promise is told apart', () => {
  const { lines } = supported.wordpress;
  expect(supportOf(lines, '6.2', at)!.courtesy).toBe(true);
  expect(supportOf(lines, '4.8.3', at)).toMatchObject({ line: '4.8', courtesy: true });
  expect(supportOf(lines, '4.6.29', at)!.courtesy).toBe(false);
});

test('every table stands in order, its days are days, and each names its source', () => {
  for (const [product, { lines, source }] of Object.entries(supported)) {
    const order = lines.map(({ line }) =>
      line
        .split('.')
        .map((n) => n.padStart(4, '0'))
        .join('.'),
    );
    expect(order, product).toEqual(order.toSorted());
    for (const { until: day } of lines)
      if (day !== null) expect(new Date(day).toISOString().slice(0, 10), product).toBe(day);
    expect(source).toMatch(/^https:\/\//);
  }
  expect(Date.parse(LOOKED_UP)).toBeLessThan(at);
});
