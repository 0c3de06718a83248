import { expect, test } from 'vitest';
import { aPage } from '../platforms/a-page.ts';
import { judge } from './judge-page.ts';

const sorting = '<form class="ordering"><select name="orderby"><option>price</option></select></form>';
const thing = (n: number): string =>
  `<li><a href="/product/cup-${n}/">Cup ${n}</a> 1${n} € <button data-id="${n}">Add to cart</button></li>`;

test('a list whose buttons stand in no form is a list, whatever form came before them', () => {
  const html = `<title>Cups – Shop</title><h1>Cups</h1>${sorting}<ul>${[1, 2, 3, 4, 5].map(thing).join('')}</ul>`;
  const page = aPage(html, { url: 'https://shop.example/product-category/cups/' });
  expect(judge('product', page)).toBeLessThan(0.5);
  expect(judge('category', page)).toBeGreaterThan(0.8);
});

test('a page with one button to buy and no form around it is of one product', () => {
  const html = `<title>Cup 1 – Shop</title><h1>Cup 1</h1><p>11 €</p><button>Add to cart</button>`;
  expect(judge('product', aPage(html, { url: 'https://shop.example/cup-1/' }))).toBeGreaterThan(0.7);
});

test('what its theme calls a list is one, though a filter left a single product in it', () => {
  const html = `<title>Cups</title><body class="page-with-filter catalog-category-view"><h1>Cups</h1><p>11 €</p><button>Add to cart</button>`;
  const page = aPage(html, { url: 'https://shop.example/cups.html?price=10-20' });
  expect(judge('product', page)).toBe(0);
  expect(judge('category', page)).toBeGreaterThan(0.7);
});
