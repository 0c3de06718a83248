import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import laravel from './laravel.platform.ts';

const cookies = { 'XSRF-TOKEN': 'eyJpdiI6IkFBQUEiLCJ2YWx1ZSI6', my_shop_session: 'eyJpdiI6IkJCQkIiLCJ2YWx1ZSI6' };

test('Bagisto by its generator, its comment and where its build lies', () => {
  const seen = laravel.recognise([
    aPage(
      `<meta name="generator" content="Bagisto"><link rel="stylesheet" href="https://shop.example/themes/shop/default/build/assets/app-a1b2c3d4.css">
    <body><!-- Built With Bagisto --><div id="app"><a href="/checkout/cart">Cart</a>`,
      { cookies },
    ),
  ]);
  expect(seen.confidence).toBe(0.99);
});

test('a Laravel shop under any name is known by what its cookies begin with', () => {
  const seen = laravel.recognise([
    aPage(
      `<form method="POST" action="/cart/add"><input type="hidden" name="_token" value="${'a1'.repeat(20)}"></form>`,
      { cookies },
    ),
  ]);
  expect(seen.confidence).toBeGreaterThan(0.8);
  expect(seen.evidence.map((e) => e.text)).toContain('cookie XSRF-TOKEN=eyJpdiI6…');
});

test('a Laravel site that sells nothing is not claimed', () => {
  const seen = laravel.recognise([
    aPage('<a href="/about">About</a>', { cookies: { laravel_session: 'eyJpdiI6IkJC' } }),
  ]);
  expect(seen.confidence).toBeLessThan(0.3);
  expect(seen.confidence).toBeGreaterThan(0);
});

test("Rails writes a csrf-token too, and an XSRF-TOKEN cookie alone is anybody's", () => {
  const rails = aPage(
    `<meta name="csrf-param" content="authenticity_token"><meta name="csrf-token" content="${'a'.repeat(40)}"><a href="/cart">Cart</a>`,
    { cookies: { 'XSRF-TOKEN': '1700|abc' } },
  );
  expect(laravel.recognise([rails]).confidence).toBeLessThan(0.3);
});
