import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import unknown from './unknown.platform.ts';

test('claims nothing, and knows the usual places in several languages', () => {
  expect(unknown.recognise([aPage('<a href="/cart">Cart</a>')])).toEqual({ confidence: 0, evidence: [] });
  const { cart, checkout, category, product } = unknown.conventions;
  expect(cart).toEqual(expect.arrayContaining(['cart', 'koszyk', 'warenkorb', 'korzina']));
  expect(checkout).toEqual(expect.arrayContaining(['checkout', 'kasse', 'zamowienie']));
  expect(category.some((pattern) => pattern.test('/katalog/kruzhki'))).toBe(true);
  expect(product.some((pattern) => pattern.test('/produkt/niebieski-kubek'))).toBe(true);
  expect(product.some((pattern) => pattern.test('/katalog/kruzhki'))).toBe(false);
});
