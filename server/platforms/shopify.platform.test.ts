import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import shopify from './shopify.platform.ts';

test('what Shopify writes into every page', () => {
  const seen = shopify.recognise([
    aPage(`<meta id="shopify-digital-wallet" name="shopify-digital-wallet" content="/12345678/digital_wallets/dialog">
    <script id="shopify-features" type="application/json">{"domain":"shop.example"}</script>
    <script>var Shopify = Shopify || {};
    Shopify.shop = "shop-example.myshopify.com";</script><link rel="stylesheet" href="//shop.example/cdn/shop/t/2/assets/base.css?v=1">`),
  ]);
  expect(seen.confidence).toBe(0.99);
});

test('a page stripped of marks is known by the headers, or by its cart', () => {
  expect(
    shopify.recognise([aPage('', { headers: { 'powered-by': 'Shopify', 'x-shopid': '12345678' } })]).confidence,
  ).toBeGreaterThan(0.9);
  const cart = aPage(
    '{"token":"c1-0","note":null,"attributes":{},"total_price":0,"item_count":0,"items":[],"currency":"EUR"}',
    { requested: 'https://shop.example/cart.js' },
  );
  expect(shopify.recognise([cart])).toMatchObject({ confidence: 0.93 });
});

test('a page that speaks of Shopify, links to it, or shows its buy button is not Shopify', () => {
  const seen = shopify.recognise([
    aPage(`<title>Shopify review</title><p>Shopify.theme = the best</p><a href="https://www.shopify.com/">Shopify</a>
      <script src="https://sdks.shopifycdn.com/buy-button/latest/buybutton.js"></script>`),
    aPage('<html>Page not found', { requested: 'https://shop.example/cart.js', status: 404 }),
  ]);
  expect(seen.confidence).toBe(0);
});
