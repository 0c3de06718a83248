import { expect, test } from 'vitest';
import { platforms as names } from '#contract/stores';
import { aPage } from './a-page.ts';
import { platforms, recognise } from './index.ts';

test('there is a file for each platform that the API names, and no other', () => {
  expect([...platforms.keys()].sort()).toEqual([...names].sort());
});

test('nothing is claimed of a page that shows nothing', () => {
  expect(recognise([aPage('<title>Our shop</title><a href="/cart">Cart</a>')])).toEqual({
    best: { name: 'unknown', label: 'Unknown', confidence: 0, evidence: [] },
    others: [],
  });
});

test('a WordPress blog is unknown, with WordPress in the evidence', () => {
  const { best, others } = recognise([aPage('<meta name="generator" content="WordPress 6.8">')]);
  expect(best).toMatchObject({ name: 'unknown', evidence: [{ text: 'WordPress' }, {}] });
  expect(others.map((o) => o.name)).toEqual(['woocommerce']);
});

test('a shop that borrows from another platform is taken for what it mostly is', () => {
  const { best, others } = recognise([
    aPage(
      `<meta name="generator" content="WooCommerce 9.1.2"><script src="https://cdn.shopify.com/s/files/1/0000/app.js"></script>`,
    ),
  ]);
  expect(best).toMatchObject({ name: 'woocommerce', version: '9.1.2' });
  expect(others.map((o) => o.name)).toEqual(['shopify']);
});

test('convention patterns keep no state between two looks', () => {
  for (const platform of platforms.values())
    for (const pattern of [...platform.conventions.category, ...platform.conventions.product])
      expect(pattern.global).toBe(false);
});
