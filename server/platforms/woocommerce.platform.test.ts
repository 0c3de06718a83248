import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import woocommerce from './woocommerce.platform.ts';

const shop = `<meta name="generator" content="WordPress 6.8.1"><meta name="generator" content="WooCommerce 10.0.2">
  <link rel="stylesheet" href="https://shop.example/wp-content/plugins/woocommerce/assets/css/woocommerce.css?ver=10.0.2">
  <body class="home theme-storefront woocommerce-no-js"><script>var wc_add_to_cart_params = {"ajax_url":"\\/wp-admin\\/admin-ajax.php"};</script>`;

test('a shop with its generator shown', () => {
  const seen = woocommerce.recognise([aPage(shop)]);
  expect(seen).toMatchObject({ confidence: 0.99, version: '10.0.2' });
  expect(seen.evidence[0]?.text).toBe('<meta name="generator" content="WooCommerce 10.0.2">');
});

test.each([
  ['/wp-content/plugins/woocommerce/assets/client/blocks/wc-blocks.css?ver=wc-9.6.1', '9.6.1'],
  ['/wp-content/plugins/woocommerce/assets/js/frontend/add-to-cart.min.js?ver=8.2.1', '8.2.1'],
  ['/wp-content/plugins/woocommerce/assets/js/jquery-blockui/jquery.blockUI.min.js?ver=2.7.0-wc.8.2.1', '8.2.1'],
  ['/wp-content/plugins/woocommerce/assets/js/jquery-blockui/jquery.blockUI.min.js?ver=2.70', undefined],
])('the version that %s tells is %s', (src, version) => {
  expect(woocommerce.recognise([aPage(`<script src="${src}"></script>`)])).toMatchObject({ version });
});

test('the generator hidden, the cart and the API give it away', () => {
  const cart = aPage('<body class="page woocommerce-cart woocommerce-page">', {
    cookies: { wp_woocommerce_session_0a1b2c: 't_1' },
  });
  expect(woocommerce.recognise([cart]).confidence).toBeGreaterThan(0.95);
  const api = aPage('{"name":"Shop","namespaces":["oembed/1.0","wp/v2","wc/v3","wc/store/v1"]}', {
    requested: 'https://shop.example/wp-json/',
  });
  expect(woocommerce.recognise([api])).toMatchObject({ confidence: 0.95, evidence: [{ text: '/wp-json/ → wc/v3' }] });
});

test('a WordPress blog is not claimed, and the evidence says what it is', () => {
  const blog = aPage(
    '<meta name="generator" content="WordPress 6.8.1"><script src="/wp-includes/js/wp-embed.js"></script><p>How we left WooCommerce for good</p>',
    {
      headers: { link: '<https://blog.example/wp-json/>; rel="https://api.w.org/"' },
    },
  );
  const seen = woocommerce.recognise([
    blog,
    aPage('{"namespaces":["wp/v2"]}', { requested: 'https://blog.example/wp-json/' }),
  ]);
  expect(seen.confidence).toBeLessThan(0.3);
  expect(seen.evidence[0]?.text).toBe('WordPress');
});

test('knows its links by their form', () => {
  const { category, product } = woocommerce.conventions;
  expect(category.some((p) => p.test('/product-category/mugs/'))).toBe(true);
  expect(product.some((p) => p.test('/product/blue-mug/'))).toBe(true);
  expect(product.some((p) => p.test('/product-category/mugs/'))).toBe(false);
});
