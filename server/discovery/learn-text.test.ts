import { expect, test } from 'vitest';
import { aPage } from '../platforms/a-page.ts';
import { learnText, shopNameOf } from './learn-text.ts';

test("the shop's name comes from what it declares, else from what its titles share", () => {
  expect(
    shopNameOf([
      aPage(
        '<script type="application/ld+json">{"@type":"WebSite","name":"Глина"}</script><meta property="og:site_name" content="x">',
      ),
    ]),
  ).toBe('Глина');
  expect(shopNameOf([aPage('<meta property="og:site_name" content="Clay and Kiln">')])).toBe('Clay and Kiln');
  expect(
    shopNameOf([
      aPage('<title>Mugs for tea | Clay</title>'),
      aPage('<title>Cart - Clay</title>'),
      aPage('<title>Clay</title>'),
    ]),
  ).toBe('Clay');
  expect(shopNameOf([aPage('<title>Mugs | Clay</title>')])).toBeNull();
});

test('a product page is known by its product, other pages by their heading', () => {
  const product = aPage(
    '<title>Buy Blue mug for 12 €</title><h1>Blue mug, 300 ml</h1><script type="application/ld+json">{"@type":"Product","name":"Blue mug"}</script>',
  );
  expect(learnText('product', product, 'Clay')).toBe('Blue mug');
  expect(learnText('cart', aPage('<title>Clay</title><h1>Your cart</h1>'), 'Clay')).toBe('Your cart');
});

test('what is written in another way in the source is not learned, but a piece of it is', () => {
  expect(learnText('product', aPage('<title>Clay</title><h1>L&#039;Oréal Paris cream</h1>'), null)).toBe(
    'Oréal Paris cream',
  );
  expect(learnText('home', aPage('<title>Clay &#038; Kiln</title>'), 'Clay & Kiln')).toBe('Clay');
});

test('prices, counts and long numbers are not learned', () => {
  const page = aPage('<title>Cart (3)</title><h1>Total 1 290 грн, order 100045</h1><p>Cart (3)</p>');
  expect(learnText('cart', page, null)).toBeNull();
});

test('nothing is learned that only a script or nobody shows', () => {
  expect(
    learnText('home', aPage('<script>var name = "Clay and Kiln"</script><title></title>'), 'Clay and Kiln'),
  ).toBeNull();
});
