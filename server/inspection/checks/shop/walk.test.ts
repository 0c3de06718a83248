import { expect, test } from 'vitest';
import type { SeenRequest } from '../../browser/record.ts';
import type { Walk } from '../../browser/walk.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import addToCart from './add-to-cart.check.ts';
import cartPrice from './cart-price.check.ts';
import accountWall from './account-wall.check.ts';
import checkoutBlank from './checkout-blank.check.ts';
import checkoutShut from './checkout-shut.check.ts';
import failedRequests from './failed-requests.check.ts';
import filterDead from './filter-dead.check.ts';
import scriptErrors from './script-errors.check.ts';

const product = { url: 'https://shop.example/mug', name: 'Blue mug' };
const walk = (more: Partial<Walk> = {}): Walk => ({
  ...{ steps: [{ step: 'cart', url: 'https://shop.example/cart', status: 200, picture: null }], product },
  ...{ added: 'yes', because: null, cartText: 'Your cart: Blue mug €12.00', refusals: [] },
  checkout: {
    url: 'https://shop.example/pay',
    endsAt: 'https://shop.example/pay',
    status: 200,
    isSentBack: false,
    wantsAccount: false,
    isBlank: false,
  },
  ...{ errors: [], failed: [] },
  ...more,
});
const request = (url: string, more: Partial<SeenRequest> = {}): SeenRequest => ({
  ...{ url, method: 'GET', kind: 'fetch', frame: 'https://shop.example/mug', by: null },
  ...{ status: 500, type: '', failed: null, refused: false },
  ...more,
});

test('all is well, or there was nothing to put into a cart', () => {
  for (const check of [addToCart, checkoutShut, scriptErrors, failedRequests]) {
    expect(about(check, { walk: walk(), site: site() })).toEqual([]);
    expect(about(check, { walk: null, site: site() })).toBeNull();
  }
});

test('a cart that stays empty, with what the click was answered', () => {
  const refusals = [request('https://shop.example/?wc-ajax=add_to_cart')];
  const found = judged(addToCart, { walk: walk({ added: 'no', cartText: 'Your cart is empty', refusals }) })!;
  expect(found[0]!.evidence.map(({ quote }) => quote)).toEqual(['HTTP 500', 'Your cart is empty']);
  expect(() => judged(addToCart, { walk: walk({ added: 'unclear', because: { code: 'no_button' } }) })).toThrow(
    'no button',
  );
});

test('a checkout that sends a full cart back, or breaks', () => {
  const checkout = walk().checkout!;
  expect(about(checkoutShut, { walk: walk({ checkout: { ...checkout, isSentBack: true } }) })).toEqual(['']);
  expect(about(checkoutShut, { walk: walk({ checkout: { ...checkout, status: 503 } }) })).toEqual(['']);
  // OpenCart sends a cart back in which a thing is sold out.
  const cartText = 'Products marked with *** are not available in the desired quantity or not in stock!';
  expect(() => judged(checkoutShut, { walk: walk({ cartText, checkout: { ...checkout, isSentBack: true } }) })).toThrow(
    'not in stock',
  );
  // One that asks for an account first is a shop's choice.
  const login = { ...checkout, endsAt: 'https://shop.example/login', wantsAccount: true };
  expect(about(checkoutShut, { walk: walk({ checkout: login }) })).toEqual([]);
  expect(judged(accountWall, { walk: walk({ checkout: login }) })![0]!.evidence[0]!.quote).toBe(
    '→ https://shop.example/login',
  );
  expect(about(accountWall, { walk: walk() })).toEqual([]);
  for (const unseen of [null, { ...checkout, isSentBack: true }, { ...checkout, status: 503 }])
    for (const check of [accountWall, checkoutBlank])
      expect(about(check, { walk: walk({ checkout: unseen }) })).toBeNull();
  expect(about(checkoutBlank, { walk: walk({ checkout: { ...checkout, isBlank: true } }) })).toEqual(['']);
  expect(about(checkoutBlank, { walk: walk() })).toEqual([]);
  expect(about(checkoutShut, { walk: walk({ checkout: null }) })).toBeNull();
});

test('another price in the cart', () => {
  const offer = `<script type="application/ld+json">{"@type":"Product","name":"Blue mug","offers":{"price":"12.00","priceCurrency":"EUR"}}</script>`;
  const text = `<h1>Blue mug</h1> €12.00 ${'a word and another '.repeat(20)}`;
  const pages = [seen('product', offer + text)];
  const known = site({ pages: [{ kind: 'product', url: 'https://shop.example/mug', confidence: 0.9 } as never] });
  const judge = (cartText: string) => about(cartPrice, { walk: walk({ cartText }), pages, site: known });
  expect(judge('Blue mug 12,00 €')).toEqual([]);
  expect(judge('Blue mug 14,40 €')).toEqual(['']);
  expect(judge('Blue mug, the price by agreement')).toBeNull();
});

test('requests that fail: once for an address, a module, a folder or a stranger; pictures elsewhere', () => {
  const failed = [
    request('https://shop.example/price?id=1'),
    request('https://shop.example/price?id=2'),
    request('https://chat.example/w.js', { kind: 'script', status: 404 }),
    request('https://shop.example/a.png', { kind: 'image', status: 404 }),
    ...['a', 'b'].map((name) =>
      request(`https://shop.example/static/version17/frontend/Magento/luma/en_US/Acme_Pay/js/${name}.js`, {
        ...{ kind: 'script', status: 404, failed: 'net::ERR_ABORTED' },
      }),
    ),
    ...['x', 'y'].map((name) => request(`https://shop.example/js/${name}.js`, { kind: 'script', status: 500 })),
  ];
  const found = judged(failedRequests, { walk: walk({ failed }), site: site() })!;
  expect(found.map(({ about, severity, values }) => [about, severity, values!['n']])).toEqual([
    ['shop.example/price', 'medium', 1],
    ['chat.example', 'low', 1],
    ['Acme_Pay', 'medium', 2],
    ['shop.example/js/', 'medium', 2],
  ]);
  expect(found[2]!.evidence[0]!.quote).toMatch(/a\.js: HTTP 404$/);
});

test('a filter: dead with what it was answered, fine, unclear, or there was none', () => {
  const filtering = { url: 'https://shop.example/mugs?page=2', choice: 'Blue', refusals: [] };
  const refusals = [{ url: 'https://shop.example/filter', status: 500, failed: null }];
  expect(judged(filterDead, { filtering: { ...filtering, outcome: 'dead', refusals } })).toMatchObject([
    { about: '/mugs', values: { choice: 'Blue' }, evidence: [{ quote: 'HTTP 500' }] },
  ]);
  expect(about(filterDead, { filtering: { ...filtering, outcome: 'changed' } })).toEqual([]);
  expect(() => judged(filterDead, { filtering: { ...filtering, outcome: 'unclear' } })).toThrow('Blue');
  expect(about(filterDead, { filtering: null })).toBeNull();
});
