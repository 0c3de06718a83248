import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import prestashop from './prestashop.platform.ts';

const page = (footer: string) =>
  aPage(
    `<link rel="stylesheet" href="https://shop.example/themes/classic/assets/css/theme.css">
  <script src="https://shop.example/themes/core.js"></script><script>var prestashop = {"cart":{"products":[]}};</script>
  <body id="index" class="lang-pl country-pl currency-pln layout-full-width page-index tax-display-enabled">
  <div id="_desktop_cart"></div><a href="${footer}">Ecommerce software by PrestaShop™</a>`,
    { cookies: { 'PrestaShop-0123456789abcdef0123456789abcdef': 'def502' } },
  );

test('PrestaShop 8 and 1.7 by the object for scripts, and the footer tells them apart', () => {
  expect(prestashop.recognise([page('https://www.prestashop-project.org/')])).toMatchObject({
    confidence: 0.99,
    version: '8+',
  });
  expect(prestashop.recognise([page('https://www.prestashop.com')])).toMatchObject({ version: '1.7' });
  expect(prestashop.recognise([page('/')])).toMatchObject({ version: '1.7+' });
});

test('PrestaShop 1.6 by its generator, header and modules', () => {
  const seen = prestashop.recognise([
    aPage(
      '<meta name="generator" content="PrestaShop" /><link href="/modules/blockcart/blockcart.css" rel="stylesheet">',
      {
        headers: { 'powered-by': 'PrestaShop' },
      },
    ),
  ]);
  expect(seen.confidence).toBe(0.99);
});

test('products with a number in the address alone prove little', () => {
  expect(prestashop.recognise([aPage('<a href="/men/1-1-shirt.html">Shirt</a>')]).confidence).toBeLessThan(0.4);
  expect(prestashop.recognise([aPage('<p>PrestaShop, var prestashop = {}</p>')]).confidence).toBe(0);
});

test('knows its links by their form', () => {
  const { category, product } = prestashop.conventions;
  expect(category.some((p) => p.test('/3-clothes'))).toBe(true);
  expect(product.some((p) => p.test('/men/1-1-hummingbird-printed-t-shirt.html'))).toBe(true);
  expect(category.some((p) => p.test('/men/1-1-hummingbird-printed-t-shirt.html'))).toBe(false);
});
