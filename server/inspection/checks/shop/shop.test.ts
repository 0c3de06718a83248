import { expect, test } from 'vitest';
import type { PageKind } from '#contract/stores';
import type { Discovery } from '#discovery';
import type { Artifacts, Asset } from '../../artifacts.ts';
import type { BrowserSearch } from '../../browser/search.ts';
import type { SearchTry, Shopping, Till } from '../../crawl/shopping.ts';
import { crawl, opened } from '../../testing/crawled.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import brokenImages from './broken-images.check.ts';
import brokenParts from './broken-parts.check.ts';
import currencyMissing from './currency-missing.check.ts';
import failingPages from './failing-pages.check.ts';
import homeFailing from './home-failing.check.ts';
import noCart from './no-cart.check.ts';
import noProduct from './no-product.check.ts';
import noSearch from './no-search.check.ts';
import priceDiffers from './price-differs.check.ts';
import priceMissing from './price-missing.check.ts';
import searchDead from './search-dead.check.ts';
import searchEmpty from './search-empty.check.ts';
import searchFailing from './search-failing.check.ts';
import tillFailing from './till-failing.check.ts';

const reached = site().reached!;
test.each<[Partial<NonNullable<Discovery['reached']>>, string[] | null]>([
  [{ status: 200 }, []],
  [{ status: 500 }, ['']],
  [{ status: 404 }, ['']],
  [{ status: 403 }, null],
  [{ status: 503, wall: 'Cloudflare' }, null],
])('the home page: %j', (more, found) => {
  expect(about(homeFailing, { site: site({ reached: { ...reached, ...more } }) })).toEqual(found);
});

const shopping = (more: Partial<Shopping> = {}): Shopping => ({ search: null, till: [], ...more });
const till = (status: number, linked = true): Till => ({
  kind: 'cart',
  url: 'https://shop.example/cart',
  endsAt: 'https://shop.example/cart',
  status,
  linked,
});
test.each([
  [till(200), []],
  [till(500), ['critical']],
  [till(503), []],
  [till(404), ['high']],
  [till(404, false), []],
  [till(502, false), ['high']],
  [till(0), []],
])('a cart that was not found to work: %j', (one, found) => {
  expect(judged(tillFailing, { shopping: shopping({ till: [one] }) })!.map(({ severity }) => severity)).toEqual(found);
});

test('a checkout that leads to the broken cart is no finding of its own', () => {
  const checkout: Till = { ...till(500), kind: 'checkout', url: 'https://shop.example/checkout' };
  expect(about(tillFailing, { shopping: shopping({ till: [till(500), checkout] }) })).toEqual(['cart']);
  const own = { ...checkout, endsAt: checkout.url };
  expect(about(tillFailing, { shopping: shopping({ till: [till(500), own] }) })).toEqual(['cart', 'checkout']);
});

const failing = (count: number, status = 500) =>
  Array.from({ length: count }, (_, i) => opened(`/bad${i}`, { status }));
test.each([
  [failing(0), []],
  [failing(1), [undefined]],
  [[opened('/cart', { status: 500 })], []],
  [failing(3), ['high']],
  [failing(3, 503), []],
  [failing(3, 404), []],
])('pages that fail (%#)', (pages, found) => {
  const problems = judged(failingPages, {
    crawl: crawl([opened('/'), opened('/a'), ...pages]),
    shopping: shopping({ till: [till(500)] }),
  })!;
  expect(problems.map(({ severity }) => severity)).toEqual(found);
});

const tried = (outcome: SearchTry['outcome'], status = 200): SearchTry => ({
  words: 'mug',
  url: 'https://shop.example/?s=mug',
  status,
  outcome,
});
const search = (...tries: SearchTry[]) => ({
  shopping: shopping({ search: { product: { url: 'https://shop.example/p', name: 'Blue mug' }, tries } }),
});
test.each<[string, SearchTry[], string[] | null]>([
  ['found', [tried('found'), tried('found')], []],
  ['nothing at all', [tried('nothing'), tried('nothing')], ['high']],
  ['nothing for the whole name', [tried('found'), tried('nothing')], ['low']],
  ['nothing, and asked once only', [tried('nothing')], ['low']],
  ['nothing for one, not seen for the other', [tried('nothing'), tried('unclear')], ['low']],
  ['broken', [tried('unclear', 500)], null],
  ['nobody was asked', [], null],
])('search: %s', (_, tries, found) => {
  expect(judged(searchEmpty, search(...tries))?.map(({ severity }) => severity) ?? null).toEqual(found);
});
test('a search whose results only scripts show is not judged', () => {
  expect(() => judged(searchEmpty, search(tried('unclear'), tried('unclear')))).toThrow('shows neither');
});
test('a search that fails each time', () => {
  expect(about(searchFailing, search(tried('unclear', 500), tried('unclear', 502)))).toEqual(['']);
  expect(about(searchFailing, search(tried('unclear', 500), tried('found')))).toEqual([]);
  expect(about(searchFailing, { shopping: shopping() })).toBeNull();
});

const typed = (outcome: BrowserSearch['outcome'], status = 200): BrowserSearch => ({
  ...{ words: 'mug', url: 'https://shop.example/found', status, outcome, error: null },
});
const searching = (...tries: BrowserSearch[]) => ({
  searching: {
    product: { url: 'https://shop.example/p', name: 'Blue mug' },
    tries,
    reactions: { own: 16, typed: [], again: null },
    picture: null,
  },
});
test.each<[string, Partial<Artifacts>, [empty: string | null, failing: string | null, dead: string | null]]>([
  ['found where scripts alone show it', { ...search(tried('unclear')), ...searching(typed('found')) }, ['', '', '']],
  [
    'found, whatever the plain address says',
    { ...search(tried('nothing'), tried('nothing')), ...searching(typed('found')) },
    ['', '', ''],
  ],
  [
    'found by the whole name alone',
    { ...search(tried('unclear')), ...searching(typed('nothing'), typed('found')) },
    ['low', '', ''],
  ],
  ['nothing', { shopping: shopping(), ...searching(typed('nothing'), typed('nothing')) }, ['high', '', '']],
  [
    'nothing, seen by both: told once',
    { ...search(tried('nothing'), tried('nothing')), ...searching(typed('nothing'), typed('nothing')) },
    ['high', '', ''],
  ],
  [
    'an error',
    { ...search(tried('unclear')), ...searching(typed('unclear', 500), typed('unclear', 502)) },
    [null, 'high', ''],
  ],
  [
    'an error, seen by both: told once',
    { ...search(tried('unclear', 500)), ...searching(typed('unclear', 500)) },
    [null, 'high', ''],
  ],
  [
    'a box that does nothing',
    { ...search(tried('found')), ...searching(typed('dead'), typed('dead')) },
    ['', '', 'high'],
  ],
  [
    'a box that did something once',
    { ...search(tried('found')), ...searching(typed('dead'), typed('unclear')) },
    ['', '', ''],
  ],
  ['no box that we know', { ...search(tried('found')), searching: null }, ['', '', null]],
])('a search in the browser: %s', (_, artifacts, wanted) => {
  const grade = [searchEmpty, searchFailing, searchDead].map((one) => {
    const found = judged(one, artifacts);
    return found === null ? null : found.map(({ severity }) => severity ?? one.severity).join();
  });
  expect(grade).toEqual(wanted);
});
test('what neither the answer nor the browser shows is not judged', () => {
  for (const seen of [search(tried('unclear')), { shopping: shopping() }])
    expect(() => judged(searchEmpty, { ...seen, ...searching(typed('unclear'), typed('unclear')) })).toThrow(
      'shows neither',
    );
});
test('a search that only a browser finds is no missing one', () => {
  const lost = { site: site(), shopping: shopping(), pages: [seen('home', 'Mugs and plates. '.repeat(30))] };
  expect(about(noSearch, lost)).toEqual(['']);
  expect(about(noSearch, { ...lost, ...searching(typed('unclear')) })).toEqual([]);
});

const page = (kind: PageKind): Discovery['pages'][number] => ({
  kind,
  url: `https://shop.example/${kind}`,
  title: null,
  how: { key: 'how_typed', values: {} },
  confidence: 0.9,
  status: 200,
  ms: 1,
  firstByteMs: 1,
  text: null,
  endsAt: `https://shop.example/${kind}`,
  language: null,
});
const whole = site({ pages: (['home', 'product', 'cart', 'search'] as const).map(page) });
const plain = seen('home', `<h1>Clay and Kiln</h1>${'Mugs and plates. '.repeat(30)}`);
const steps = [{ code: 'pages' as const, state: 'unknown' as const, said: { key: 'late' as const, values: {} } }];
test.each([
  ['all is there', whole, []],
  ['nothing was found', site(), ['low']],
  ['of a platform that we do not know', site({ platform: null }), ['info']],
  ['and we were turned away', site({ reached: { ...reached, wall: 'Cloudflare' } }), undefined],
  ['and we had no time', site({ steps }), undefined],
])('pages that matter: %s', (_, one, found) => {
  for (const check of [noProduct, noCart, noSearch])
    expect(judged(check, { site: one, shopping: shopping(), pages: [plain] })?.map(({ severity }) => severity)).toEqual(
      found,
    );
});
test('a home page that scripts fill in says nothing of goods and search', () => {
  const words = 'Delivery and returns, as they are with us. '.repeat(10);
  for (const html of [
    '<div id="root"></div>',
    `<div id="app"><a href="/login">Sign in</a><a href="/about-us">About us</a>${words}</div>`,
    `<script type="text/x-template"><a href="/mugs">Mugs</a></script><a href="/cart">Cart</a>${words}`,
  ])
    for (const check of [noProduct, noSearch])
      expect(() => judged(check, { site: site(), shopping: shopping(), pages: [seen('home', html)] })).toThrow(
        'scripts fill it in',
      );
  const sent = `<div id="__next"><a href="/mugs">Mugs</a><a href="/plates">Plates</a><a href="/vases">Vases</a>${words}</div>`;
  expect(about(noProduct, { site: site(), shopping: shopping(), pages: [seen('home', sent)] })).toEqual(['']);
});
test('what was found in another way, or is told of elsewhere, is not missing', () => {
  expect(judged(noCart, { site: site(), shopping: shopping({ till: [till(500)] }) })).toEqual([]);
  expect(judged(noSearch, { site: site(), pages: [plain], ...search(tried('nothing')) })).toEqual([]);
});

const filler = 'word '.repeat(60);
const product = (price: string, text: string, availability = 'InStock') => {
  const data = {
    '@type': 'Product',
    name: 'Mug',
    offers: { '@type': 'Offer', price, priceCurrency: 'EUR', availability },
  };
  const html = `<h1>Mug</h1><script type="application/ld+json">${JSON.stringify(data)}</script><p>${text} ${filler}</p>`;
  return { pages: [seen('product', html)], site: whole };
};
test.each<
  [string, Parameters<typeof product>, [missing: number | null, currency: number | null, differs: number | null]]
>([
  ['as it should be', ['1299.00', '1 299,00 €'], [0, 0, 0]],
  ['no price', ['', 'A fine mug'], [1, null, null]],
  ['no price, as it is sold out', ['', 'A fine mug', 'OutOfStock'], [null, null, null]],
  ['a price on request', ['', 'Price on request'], [null, null, null]],
  ['no currency', ['1299.00', '1299.00'], [0, 1, null]],
  ['another price', ['1299.00', '1 399,00 €'], [0, null, 1]],
  ['an old price beside it', ['1299.00', '1 399 € 1 299 €'], [0, 0, 0]],
  ['nothing sensible in the data', ['from 12', '14 €'], [0, null, null]],
])('the price of a product: %s', (_, given, found) => {
  const artifacts = product(...given);
  const counts = [priceMissing, currencyMissing, priceDiffers].map((check) => judged(check, artifacts)?.length ?? null);
  expect(counts).toEqual(found);
});
test('a price that scripts may show is not called missing', () => {
  const html = `<div id="app"><h1>Mug</h1> ${filler}</div><script type="text/x-template"><p>$12.00</p></script>`;
  expect(() => judged(priceMissing, { pages: [seen('product', html)], site: whole })).toThrow(
    'scripts fill the page in',
  );
  const shown = `<div id="app"><h1>Mug</h1> $12.00 ${filler}</div>`;
  expect(judged(priceMissing, { pages: [seen('product', shown)], site: whole })).toEqual([]);
});
test('a page that scripts fill, or that may be no product, is not judged', () => {
  const shell = { pages: [seen('product', '<h1>Mug</h1><div id="app"></div>')], site: whole };
  const unsure = { ...product('', 'A fine mug'), site: site({ pages: [{ ...page('product'), confidence: 0.5 }] }) };
  for (const artifacts of [shell, unsure, { pages: [seen('home', '')], site: whole }])
    for (const check of [priceMissing, currencyMissing, priceDiffers]) expect(judged(check, artifacts)).toBeNull();
});

const asset = (kind: Asset['kind'], status = 200): Asset => ({
  kind,
  url: `https://shop.example/${kind}`,
  pages: ['home'],
  status,
  type: '',
  bytes: 1000,
  encoding: null,
  cacheControl: null,
  expiresAt: null,
  spacious: false,
  ...{ holds: null, nosniff: false, isModule: false, wall: null },
});
const assets = (kind: Asset['kind'], ...states: number[]) => ({ assets: states.map((status) => asset(kind, status)) });
test.each([
  [assets('image', 200, 200), []],
  [assets('image', 200, 404), [undefined]],
  [assets('image', 404, 410, 404), ['medium']],
  [assets('image', 403, 500, 0), []],
  [assets('script', 404), undefined],
])('pictures that are gone (%#)', (given, found) => {
  expect(judged(brokenImages, given)?.map(({ severity }) => severity)).toEqual(found);
});
test.each([
  [assets('style', 200), []],
  [assets('style', 404), [1]],
  [assets('script', 500, 200), [1]],
  [assets('script', 403, 0), []],
  [assets('image', 404), undefined],
])('scripts and styles that do not load (%#)', (given, found) => {
  expect(judged(brokenParts, given)?.map(({ values }) => values!['n'])).toEqual(found);
});
