import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import opencart from './opencart.platform.ts';

test('OpenCart 4 by its style folder', () => {
  const seen = opencart.recognise([
    aPage(
      `<base href="https://shop.example/"><script src="catalog/view/javascript/jquery/jquery-3.7.1.min.js"></script>
    <link href="catalog/view/stylesheet/bootstrap.css" rel="stylesheet"><a href="https://shop.example/index.php?route=checkout/cart&amp;language=en-gb">Cart</a>`,
      {
        cookies: { OCSESSID: '0a1b2c' },
      },
    ),
  ]);
  expect(seen).toMatchObject({ confidence: 0.99, version: '4' });
});

test('OpenCart 3 by its theme folder and its cookie, 2 by the folder alone without a claim of version', () => {
  const html = `<link href="catalog/view/theme/default/stylesheet/stylesheet.css" rel="stylesheet"><script src="catalog/view/javascript/common.js"></script>
    <!--
    OpenCart is open source software and you are free to remove the powered by OpenCart if you want
    //-->`;
  expect(opencart.recognise([aPage(html, { cookies: { OCSESSID: 'x', language: 'uk-ua' } })])).toMatchObject({
    confidence: 0.99,
    version: '3',
  });
  expect(opencart.recognise([aPage(html)])).toMatchObject({ confidence: 0.99, version: undefined });
});

test('a theme of its own, only routes left', () => {
  const seen = opencart.recognise([
    aPage(
      '<a href="/index.php?route=account/login">Вхід</a><script>$.get("index.php?route=common/cart/info")</script>',
    ),
  ]);
  expect(seen.confidence).toBeGreaterThan(0.9);
});

test('a site that sells OpenCart themes is not OpenCart', () => {
  const seen = opencart.recognise([
    aPage(
      '<title>OpenCart themes</title><a href="https://demo.example/index.php?route=common/home">Demo</a><p>catalog/view/theme/default/stylesheet/stylesheet.css</p>',
    ),
  ]);
  expect(seen.confidence).toBe(0);
});

test('knows its links by their routes', () => {
  const { category, product } = opencart.conventions;
  expect(product.some((p) => p.test('/index.php?route=product/product&product_id=43'))).toBe(true);
  expect(category.some((p) => p.test('/index.php?route=product/category&path=20_27'))).toBe(true);
  expect(category.some((p) => p.test('/index.php?path=20&product_id=43'))).toBe(false);
});

test('a shop that writes the address asked for into its page of nothing found is not OpenCart', () => {
  const asked = 'https://shop.example/index.php?route=checkout/cart';
  const seen = opencart.recognise([
    aPage(
      `<link rel="canonical" href="${asked}"><a href="${asked}">here</a><script>var page = {"url":"${asked}","at":"index.php?route=checkout\\/cart"}</script><h1>Not found</h1>`,
      { requested: asked, status: 404 },
    ),
  ]);
  expect(seen.confidence).toBe(0);
});
