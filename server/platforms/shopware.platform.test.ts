import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import shopware from './shopware.platform.ts';

test('Shopware 6 by its body, routes and theme', () => {
  const seen = shopware.recognise([
    aPage(
      `<link rel="stylesheet" href="https://shop.example/theme/0123456789abcdef0123456789abcdef/css/all.css?1729800000">
    <script>window.router = {
      'frontend.cart.offcanvas': '/checkout/offcanvas' };
    window.salesChannelId = '0123';</script><body class="is-ctl-navigation is-act-home">`,
      { headers: { 'sw-invalidation-states': 'logged-in' } },
    ),
  ]);
  expect(seen).toMatchObject({ confidence: 0.99, version: '6' });
});

test('Shopware 5 by its doubled dashes and compiled styles', () => {
  const seen = shopware.recognise([
    aPage(
      '<link rel="stylesheet" href="/web/cache/1700000000_0123456789abcdef0123456789abcdef.css"><body class="is--ctl-index is--act-index">',
      {
        cookies: { 'session-1': 'x' },
      },
    ),
  ]);
  expect(seen).toMatchObject({ version: '5' });
  expect(seen.confidence).toBeGreaterThan(0.95);
});

test('an agency that names Shopware in its footer is not a Shopware shop', () => {
  expect(
    shopware.recognise([aPage('<p>Realisiert mit Shopware</p><a href="https://www.shopware.com">Shopware</a>')])
      .confidence,
  ).toBe(0);
});
