import { expect, test } from 'vitest';
import type { Discovery } from '#discovery';
import type { Walk } from '../../browser/walk.ts';
import type { CrawledPage } from '../../crawl/crawled.ts';
import { crawl, leading, opened } from '../../testing/crawled.ts';
import { about, answer, judged, seen, site } from '../../testing/judged.ts';
import brokenLinks from './broken-links.check.ts';
import canonicalDead from './canonical-dead.check.ts';
import canonicalElsewhere from './canonical-elsewhere.check.ts';
import canonicalHome from './canonical-home.check.ts';
import canonicalMissing from './canonical-missing.check.ts';
import canonicalPlain from './canonical-plain.check.ts';
import canonicalSeveral from './canonical-several.check.ts';
import deepPages from './deep-pages.check.ts';
import goodsByScripts from './goods-by-scripts.check.ts';
import openFilters from './open-filters.check.ts';
import orphanPages from './orphan-pages.check.ts';
import pagination from './pagination.check.ts';
import redirectChains from './redirect-chains.check.ts';
import redirectLoops from './redirect-loops.check.ts';
import soft404 from './soft-404.check.ts';

const product = (path: string, canonical?: string | null) =>
  opened(path, { kind: 'product', facts: canonical === undefined ? {} : { canonical } });
const shop = (path: string) => `https://shop.example${path}`;
const n = (pages: CrawledPage[], check: typeof canonicalDead): unknown =>
  judged(check, { crawl: crawl([opened('/'), ...pages]), site: site() })?.map(({ severity, values }) => [
    values!['n'],
    severity,
  ]);

test.each([
  ['each names itself', [product('/a'), product('/b')], []],
  ['one names none', [product('/a', null), product('/b')], [[1, undefined]]],
  ['a page about the shop names none', [opened('/about', { facts: { canonical: null } }), product('/a')], []],
  ['there are no goods', [opened('/about')], undefined],
])('canonical missing: %s', (_, pages, found) => {
  expect(n(pages, canonicalMissing)).toEqual(found);
});

const several = (...all: string[]) =>
  opened('/a', { kind: 'product', facts: { canonical: all[0] ?? null, canonicals: all } });
test.each([
  ['one', [several(shop('/a'))], []],
  ['two spellings of one', [several(shop('/%d1%8f'), shop('/%D1%8F'))], []],
  ['two', [several(shop('/a'), shop('/b')), product('/c')], [[1, undefined]]],
  ['an audit of old', [product('/a')], []],
])('several main addresses: %s', (_, pages, found) => {
  expect(n(pages, canonicalSeveral)).toEqual(found);
});

test.each([
  ['each names itself', [product('/a')], []],
  ['one in the open', [product('/a', 'http://shop.example/a'), product('/b')], [[1, undefined]]],
  ['none is named', [product('/a', null)], []],
])('canonical without encryption: %s', (_, pages, found) => {
  expect(n(pages, canonicalPlain)).toEqual(found);
});

test.each([
  ['to itself', [product('/a')], []],
  ['to the home page, all', [product('/a', shop('/')), product('/b', shop('/'))], [[2, undefined]]],
  ['to the home page, one', [product('/a', shop('/')), product('/b')], [[1, 'medium']]],
  ['a view of the home page', [opened('/?page=home', { facts: { canonical: shop('/') } }), product('/b')], []],
])('canonical home: %s', (_, pages, found) => {
  expect(n(pages, canonicalHome)).toEqual(found);
});

test.each([
  ['with and without www', [product('/a', 'https://www.shop.example/a')], []],
  [
    'of an old name, two',
    [product('/a', 'https://old.example/a'), product('/b', 'https://old.example/b')],
    [[2, undefined]],
  ],
  ['of an old name, one', [product('/a', 'https://old.example/a')], [[1, 'low']]],
  [
    'articles',
    ['/a', '/b'].map((path) => opened(path, { facts: { canonical: `https://press.example${path}` } })),
    [[2, 'low']],
  ],
  ['a cart', [opened('/cart', { kind: 'service', facts: { canonical: 'https://pay.example/' } })], []],
])('canonical elsewhere: %s', (_, pages, found) => {
  expect(n(pages, canonicalElsewhere)).toEqual(found);
});

test.each([
  ['to a page that names itself', [product('/a?x=1', shop('/a')), product('/a')], []],
  ['to what was not opened', [product('/a', shop('/unknown'))], []],
  ['to a redirect', [product('/a', shop('/a/')), leading('/a/', '/a')], [[1, 'low']]],
  ['to what is gone', [product('/a', shop('/b')), opened('/b', { status: 404 })], [[1, 'low']]],
  ['to what is hidden', [product('/a', shop('/b')), opened('/b', { facts: { robots: 'noindex' } })], [[1, 'low']]],
  ['in a chain', [product('/a', shop('/b')), product('/b', shop('/c')), product('/c')], [[1, 'low']]],
  [
    'many',
    ['/a', '/b', '/c'].map((path) => product(path, shop('/old'))).concat(leading('/old', '/')),
    [[3, undefined]],
  ],
  ['another spelling', [product('/%d0%b0', shop('/%D0%B0'))], []],
])('canonical dead: %s', (_, pages, found) => {
  expect(n(pages, canonicalDead)).toEqual(found);
});

test('what leads on twice is a chain, where something links to it', () => {
  expect(n([leading('/a', '/b')], redirectChains)).toEqual([]);
  expect(n([leading('/a', '/b', '/c')], redirectChains)).toEqual([[1, undefined]]);
  expect(n([{ ...leading('/a', '/b', '/c'), linkedBy: 0 }], redirectChains)).toEqual([]);
});
test('a sign-in may lead a stranger to and fro', () => {
  expect(n([leading('/account/login', '/b', '/c')], redirectChains)).toEqual([]);
  const circle = opened('/checkout/', { status: 0, failure: 'redirect_loop', facts: null });
  expect(about(redirectLoops, { crawl: crawl([opened('/'), circle]) })).toEqual([]);
});
test('the address that people type leads on twice', () => {
  const hop = (from: string, to: string) => ({ status: 301, from, to });
  const redirects = [
    hop('http://shop.example/', 'https://shop.example/'),
    hop('https://shop.example/', 'https://www.shop.example/'),
  ];
  const told = (
    address: string,
    redirects: ReturnType<typeof hop>[],
    waysIn: { url: string; redirects: ReturnType<typeof hop>[] }[] = [],
  ) =>
    judged(redirectChains, {
      crawl: crawl([opened('/')]),
      site: site({ address, reached: { ...site().reached!, redirects, waysIn } }),
    });
  // So asks the list of those who are on HTTPS from the first visit.
  expect(told('http://shop.example/', redirects)).toEqual([]);
  const astray = [
    hop('http://shop.example/', 'http://www.shop.example/'),
    hop('http://www.shop.example/', 'https://www.shop.example/'),
  ];
  expect(told('http://shop.example/', astray)).toMatchObject([{ values: { n: 1 } }]);
  const home = [...redirects, hop('https://www.shop.example/', 'https://www.shop.example/home')];
  expect(told('http://shop.example/', home)).toMatchObject([{ values: { n: 1 } }]);
  // An audit that began at the end knows the other ways too, each once.
  const ways = [{ url: 'http://shop.example/', redirects: astray }];
  expect(told('https://www.shop.example/', [], ways)).toMatchObject([
    { values: { n: 1 }, evidence: [{ url: 'http://shop.example/' }] },
  ]);
  expect(told('http://shop.example/', astray, ways)).toMatchObject([{ values: { n: 1 } }]);
});
test('a circle is one finding for each address', () => {
  const circle = opened('/a', { status: 0, failure: 'redirect_loop', facts: null });
  const late = opened('/b', { status: 0, failure: 'timeout', facts: null });
  expect(about(redirectLoops, { crawl: crawl([opened('/'), circle, late]) })).toEqual([shop('/a')]);
});

const many = (count: number, more: (i: number) => Parameters<typeof opened>[1]) =>
  Array.from({ length: count }, (_, i) => opened(`/p${i}`, more(i)));
test.each([
  ['none', [], []],
  ['one in a text', [opened('/gone', { status: 404 })], [[1, 'low']]],
  ['one in the menu', [opened('/gone', { status: 404, linkedBy: 9 }), ...many(9, () => ({}))], [[1, 'medium']]],
  ['ten', many(10, () => ({ status: 410 })), [[10, 'medium']]],
  ['only in the sitemap', [opened('/gone', { status: 404, linkedBy: 0 })], []],
  ['turned away, or busy', [opened('/a', { status: 403 }), opened('/b', { status: 503 })], []],
])('broken links: %s', (_, pages, found) => {
  expect(n(pages, brokenLinks)).toEqual(found);
});

test('what nothing links to is alone, if the shop was walked to its end', () => {
  const alone = opened('/alone', { inSitemap: true, linkedBy: 0, depth: null });
  const pages = [opened('/'), opened('/a', { inSitemap: true }), alone];
  const home = [seen('home', '<a href="/a">A</a>'.repeat(3) + 'words '.repeat(50))];
  expect(judged(orphanPages, { crawl: crawl(pages), pages: home })).toMatchObject([{ values: { n: 1, of: 2 } }]);
  expect(judged(orphanPages, { crawl: crawl(pages, { ended: 'pages' }), pages: home })).toBeNull();
  expect(judged(orphanPages, { crawl: crawl([opened('/')]), pages: home })).toBeNull();
});
test('where scripts fill in all lists, no product is called alone: what they show was not seen', () => {
  const alone = { kind: 'product', inSitemap: true, linkedBy: 0, depth: null } as const;
  const goods = [opened('/'), opened('/a', alone), opened('/b', alone)];
  const pages = [seen('home', '<div id="app"></div><a href="/about">About us</a><a href="/login">Sign in</a>')];
  expect(() => judged(orphanPages, { crawl: crawl(goods), pages })).toThrow('scripts fill it in');
  const linked = [...goods, opened('/c', { kind: 'product', inSitemap: true })];
  expect(judged(orphanPages, { crawl: crawl(linked), pages })).toMatchObject([{ values: { n: 2, of: 3 } }]);
});
test('goods that only a browser comes to', () => {
  const product = { url: shop('/mug'), name: 'Blue mug' };
  const walk: Walk = {
    ...{ steps: [], product, added: 'yes', because: null, cartText: '', refusals: [], checkout: null },
    ...{ errors: [], failed: [] },
  };
  expect(judged(goodsByScripts, { site: site(), walk })).toMatchObject([
    { values: { name: 'Blue mug' }, evidence: [{ quote: 'product: –' }, { url: product.url }] },
  ]);
  const known = { kind: 'product', url: product.url } as Discovery['pages'][number];
  expect(judged(goodsByScripts, { site: site({ pages: [known] }), walk })).toEqual([]);
  expect(judged(goodsByScripts, { site: site(), walk: null })).toBeNull();
});
test('five clicks are too many, four are not', () => {
  const pages = [opened('/'), opened('/d', { depth: 4 }), opened('/e', { depth: 5 })];
  expect(judged(deepPages, { crawl: crawl(pages) })).toMatchObject([
    { values: { n: 1, of: 3 }, evidence: [{ quote: '5' }] },
  ]);
  expect(judged(deepPages, { crawl: crawl(pages, { ended: 'time' }) })).toBeNull();
});

const html = { type: 'text/html' };
test.each([
  ['404', [answer('/no', 'x', { ...html, status: 404 })], []],
  ['a page', [answer('/no', '<h1>Shop</h1>', html)], ['']],
  ['the home page', [answer('/no', '<h1>Shop</h1>', { ...html, endsAt: shop('/') })], ['']],
  ['nothing at all', [answer('/no', '', { status: 0 })], null],
  ['a page to one of two', [answer('/.no', '', { status: 403 }), answer('/no', '<p>', html)], ['']],
])('an address that cannot exist is answered with %s', (_, nowhere, found) => {
  expect(about(soft404, { exposed: { nowhere, answers: [] } })).toEqual(found);
});

const view = (path: string, canonical?: string) =>
  opened(path, { kind: 'category', facts: canonical ? { canonical: shop(canonical) } : {} });
test.each<[string, CrawledPage[], unknown]>([
  ['there are none', [view('/mugs')], undefined],
  ['they name the category', [view('/mugs?color=red', '/mugs'), view('/mugs?sort=price', '/mugs')], []],
  ['they ask to be listed', [view('/mugs?color=red'), view('/mugs?sort=price', '/mugs')], [[1, 'low']]],
  ['they are languages', [view('/mugs?lang=uk')], undefined],
  ['they are of a product', [opened('/mug?variant=3', { kind: 'product' })], undefined],
  ['the query is the page', [view('/index.php?route=product/category&path=20')], undefined],
])('filters: %s', (_, pages, found) => {
  expect(n(pages, openFilters)).toEqual(found);
});
test('filters without an end weigh more', () => {
  const walk = crawl([opened('/'), view('/mugs?color=red')], { left: { robots: 0, series: 400, acts: 0 } });
  expect(judged(openFilters, { crawl: walk })).toMatchObject([{ values: { n: 1 } }]);
  expect(judged(openFilters, { crawl: walk })![0]!.severity).toBeUndefined();
});

test.each<[string, CrawledPage[], unknown]>([
  ['names itself', [view('/mugs?page=2')], []],
  ['calls itself the first', [view('/mugs?page=2', '/mugs'), view('/mugs/page/3/', '/mugs/')], [[2, undefined]]],
  ['is hidden', [opened('/mugs?page=2', { facts: { robots: 'noindex' } })], [[1, undefined]]],
  ['is not there', [view('/mugs')], undefined],
])('the second page of a list %s', (_, pages, found) => {
  expect(n(pages, pagination)).toEqual(found);
});
