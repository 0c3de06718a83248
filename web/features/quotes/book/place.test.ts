import { defaultPriceBook as book } from '#core/quote';
import { expect, test } from 'vitest';
import { numberAt, withNumber } from './place.ts';

test.each(['floor', 'hourly.base.shopify', 'visitsPerMonth.2.amount', 'mix.callMinutes'])(
  '%s is changed, and nothing else is',
  (place) => {
    const before = structuredClone(book);
    const changed = withNumber(book, place, 77);
    expect(numberAt(changed, place)).toBe(77);
    expect(book).toEqual(before);
    expect(withNumber(changed, place, numberAt(book, place))).toEqual(book);
  },
);

test('no limit is null', () => {
  expect(numberAt(withNumber(book, 'hourly.ceiling', null), 'hourly.ceiling')).toBeNull();
});
