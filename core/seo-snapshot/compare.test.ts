import { expect, test } from 'vitest';
import { compareSnapshots, factsBetween, inGroups, KIND, type SeoPage, type SeoSnapshot, VERSION } from './index.ts';

const HOST = 'https://shop.example';

type More = Partial<Omit<SeoPage, 'says'>> & { says?: Partial<NonNullable<SeoPage['says']>> | null };

/** A page that is well kept, told by its path. */
function page(path: string, { says, ...more }: More = {}, host = HOST): SeoPage {
  const url = host + path;
  const is = { title: `Title of ${path}`, heading: `Heading of ${path}`, description: `About ${path}` };
  const usual = { ...is, canonical: url, robots: '', alternates: [], product: null };
  return {
    ...{ url, status: 200, leadsTo: null, kind: path === '/' ? 'home' : 'page', inSitemap: true, linkedBy: 3 },
    says: says === null ? null : { ...usual, ...says },
    ...more,
  };
}
const gone = (path: string, status = 404): SeoPage => page(path, { status, says: null });
const leads = (path: string, to: string, status = 301): SeoPage => page(path, { status, leadsTo: to, says: null });

const snapshot = (pages: SeoPage[], more: Partial<SeoSnapshot> = {}): SeoSnapshot => ({
  ...{ kind: KIND, version: VERSION, store: `${HOST}/`, takenAt: '2026-11-01T00:00:00.000Z', whole: true },
  sitemap: { addresses: 100, whole: true },
  robots: '',
  pages,
  ...more,
});

const changes = (before: SeoPage[], after: SeoPage[]): [string, string, number][] =>
  compareSnapshots(snapshot(before), snapshot(after)).map(({ what, weight, count }) => [what, weight, count]);

const offer = { how: 'json-ld', offers: 1, priced: 1 } as const;
const languages = (...list: string[]) => list.map((language) => ({ language, url: `${HOST}/${language}` }));

test('nothing changed: nothing is said', () => {
  const same = [page('/'), page('/a'), gone('/gone'), leads('/old', `${HOST}/a`)];
  expect(changes(same, same)).toEqual([]);
});

test.each<[string, SeoPage, SeoPage | SeoPage[], [string, string, number][]]>([
  ['a page is gone', page('/a'), gone('/a'), [['page_gone', 'medium', 1]]],
  ['a section is gone', page('/a', { kind: 'category' }), gone('/a', 410), [['page_gone', 'high', 1]]],
  ['the home page is gone', page('/'), gone('/'), [['page_gone', 'critical', 1]]],
  ['it fails', page('/a'), gone('/a', 503), [['page_failing', 'high', 1]]],
  ['it is shut', page('/a'), gone('/a', 403), [['page_refused', 'medium', 1]]],
  ['it sends a file', page('/a'), page('/a', { says: null }), [['not_a_page', 'high', 1]]],
  ['it came back', gone('/a'), page('/a'), [['page_back', 'info', 1]]],
  ['it leads to its new address', page('/a'), [leads('/a', `${HOST}/b`), page('/b')], [['moved', 'info', 1]]],
  [
    'it leads there for a while',
    page('/a'),
    [leads('/a', `${HOST}/b`, 302), page('/b')],
    [['redirect_temporary', 'low', 1]],
  ],
  ['it leads to the home page', page('/a'), [leads('/a', `${HOST}/`), page('/')], [['redirect_home', 'medium', 1]]],
  ['it leads to an error', page('/a'), [leads('/a', `${HOST}/b`), gone('/b')], [['redirect_dead', 'high', 1]]],
  ['it leads to another site', page('/a'), leads('/a', 'https://other.example/'), [['redirect_foreign', 'high', 1]]],
  ['an old address leads nowhere', leads('/a', `${HOST}/b`), gone('/a'), [['redirect_lost', 'medium', 1]]],
  [
    'an old address leads elsewhere',
    leads('/a', `${HOST}/b`),
    leads('/a', `${HOST}/c`),
    [['redirect_changed', 'low', 1]],
  ],
  ['noindex came', page('/a'), page('/a', { says: { robots: 'noindex, follow' } }), [['noindex_came', 'high', 1]]],
  ['noindex went', page('/a', { says: { robots: 'none' } }), page('/a'), [['noindex_gone', 'info', 1]]],
  ['noindex on the home page', page('/'), page('/', { says: { robots: 'none' } }), [['noindex_came', 'critical', 1]]],
  [
    'it calls another the main one',
    page('/a'),
    page('/a', { says: { canonical: `${HOST}/` } }),
    [['canonical_elsewhere', 'high', 1]],
  ],
  [
    'it calls yet another the main one',
    page('/a', { says: { canonical: `${HOST}/b` } }),
    page('/a', { says: { canonical: `${HOST}/c` } }),
    [['canonical_changed', 'medium', 1]],
  ],
  ['no canonical any more', page('/a'), page('/a', { says: { canonical: null } }), [['canonical_lost', 'low', 1]]],
  [
    'its own canonical at last',
    page('/a', { says: { canonical: `${HOST}/` } }),
    page('/a'),
    [['canonical_own', 'info', 1]],
  ],
  ['a canonical that was never there', page('/a', { says: { canonical: null } }), page('/a'), []],
  ['title lost', page('/a'), page('/a', { says: { title: null } }), [['title_lost', 'medium', 1]]],
  ['title changed', page('/a'), page('/a', { says: { title: 'Another' } }), [['title_changed', 'low', 1]]],
  ['white space in the title', page('/a'), page('/a', { says: { title: 'Title  of\n/a ' } }), []],
  ['heading lost', page('/a'), page('/a', { says: { heading: '' } }), [['heading_lost', 'low', 1]]],
  ['description lost', page('/a'), page('/a', { says: { description: null } }), [['description_lost', 'low', 1]]],
  [
    'a language lost',
    page('/a', { says: { alternates: languages('ru', 'uk') } }),
    page('/a', { says: { alternates: languages('RU') } }),
    [['hreflang_lost', 'medium', 1]],
  ],
  ['product data lost', page('/a', { says: { product: offer } }), page('/a'), [['product_data_lost', 'high', 1]]],
  [
    'the price lost',
    page('/a', { says: { product: offer } }),
    page('/a', { says: { product: { ...offer, priced: 0 } } }),
    [['price_data_lost', 'high', 1]],
  ],
  [
    'data in the page rather than in JSON: their price is not known',
    page('/a', { says: { product: offer } }),
    page('/a', { says: { product: { how: 'microdata', offers: 0, priced: 0 } } }),
    [],
  ],
  ['it left the sitemap', page('/a'), page('/a', { inSitemap: false }), [['left_sitemap', 'low', 1]]],
  ['no links to it', page('/a'), page('/a', { linkedBy: 0 }), [['links_lost', 'medium', 1]]],
  ['a new page', page('/'), [page('/'), page('/n')], [['new_pages', 'info', 1]]],
  [
    'the cart says nothing to search engines',
    page('/cart', { kind: 'service' }),
    page('/cart', { kind: 'service', says: { title: null } }),
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(changes([before], [after].flat())).toEqual(expected);
});

test.each<[string, SeoPage, SeoPage]>([
  [
    'by its title',
    page('/old', { says: { title: 'Blue mug – Clay' } }),
    page('/x', { says: { title: 'Blue  mug – clay' } }),
  ],
  ['by its heading', page('/old', { says: { heading: 'Blue mug' } }), page('/x', { says: { heading: 'Blue mug' } })],
  ['by the end of its address', page('/cat/12-blue-mug.html'), page('/product/blue-mug/')],
  ['by the canonical that the new one has', page('/old'), page('/x', { says: { canonical: `${HOST}/old` } })],
  [
    'by a title that is nearly the same',
    page('/old', { says: { title: 'Blue stoneware mug, 300 ml – Clay and Kiln', heading: 'Blue stoneware mug' } }),
    page('/x', { says: { title: 'Blue stoneware mug 300 ml | Clay', heading: 'Blue stoneware mug (300 ml)' } }),
  ],
])('a page with a new address and no redirect is known again %s', (_, old, fresh) => {
  const found = compareSnapshots(snapshot([old]), snapshot([gone(new URL(old.url).pathname), fresh]));
  expect(found.map(({ what, examples }) => [what, examples[0]!.after])).toEqual([
    ['moved_without_redirect', fresh.url],
  ]);
});

test('a title that stands on many pages is no sign of any', () => {
  const same = { title: 'Shop', heading: 'Goods' };
  const before = [page('/a1', { says: same }), page('/a2', { says: same })];
  expect(
    changes(before, [gone('/a1'), page('/a2', { says: same }), page('/new', { says: same, kind: 'product' })]),
  ).toEqual([
    ['page_gone', 'medium', 1],
    ['new_pages', 'info', 1],
  ]);
});

test('five thousand equal changes are one line with five examples, the gravest first', () => {
  const paths = Array.from({ length: 5000 }, (_, i) => `/p${i}`);
  const hidden = { robots: 'noindex' };
  const found = compareSnapshots(
    snapshot([...paths.map((path) => page(path)), page('/')]),
    snapshot([...paths.map((path) => page(path, { says: hidden })), page('/', { says: hidden })]),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ what: 'noindex_came', weight: 'critical', count: 5001 });
  expect(found[0]!.examples.map(({ url }) => url.replace(HOST, ''))).toEqual(['/', '/p0', '/p1', '/p2', '/p3']);
});

test.each<[number, number, [string, string][]]>([
  [100, 0, [['sitemap_gone', 'high']]],
  [100, 40, [['sitemap_shrank', 'high']]],
  [100, 80, [['sitemap_shrank', 'medium']]],
  [100, 95, []],
  [10, 7, []],
  [0, 50, []],
])('a sitemap of %i addresses that has %i', (was, is, expected) => {
  const of = (addresses: number) => snapshot([page('/')], { sitemap: { addresses, whole: false } });
  expect(compareSnapshots(of(was), of(is)).map(({ what, weight }) => [what, weight])).toEqual(expected);
});

test('what a walk that was cut short did not see is not called gone, new or without links', () => {
  const cut = { whole: false };
  const before = snapshot([page('/'), page('/a'), page('/b')], cut);
  const after = snapshot([page('/'), page('/a', { linkedBy: 0 }), page('/c')], cut);
  expect(compareSnapshots(before, after).map(({ what, weight, count }) => [what, weight, count])).toEqual([
    ['not_seen', 'info', 1],
  ]);
});

test('a copy at another host is compared by its paths, whatever www and host are', () => {
  const copy = 'http://test.other.example:8080';
  const before = [page('/'), page('/a?id=1', { says: { alternates: languages('ru') } }), page('/b')];
  const after = [page('/', {}, copy), page('/a?id=1', {}, copy), gone('/b')].map((one) => ({
    ...one,
    url: one.url.replace(HOST, copy),
  }));
  after[1]!.says!.alternates = [{ language: 'ru', url: `${copy}/ru` }];
  const found = compareSnapshots(
    snapshot(before, { store: 'https://www.shop.example/' }),
    snapshot(after, { store: `${copy}/` }),
  );
  expect(found.map(({ what }) => what)).toEqual(['page_gone']);
});

const robotsOf = (was: string | null, is: string | null, before: SeoPage[], after: SeoPage[]) =>
  compareSnapshots(snapshot(before, { robots: was }), snapshot(after, { robots: is })).map(
    ({ what, weight, count }) => [what, weight, count],
  );

test('robots.txt that shuts pages is told as that, and not as pages that were not looked at', () => {
  const all = [page('/'), page('/a'), page('/cart', { kind: 'service' })];
  const shut = 'User-agent: *\nDisallow: /\n';
  expect(robotsOf('', shut, all, [])).toEqual([
    ['robots_blocked', 'critical', 2],
    ['not_seen', 'info', 1],
  ]);
  expect(robotsOf('', 'User-agent: Googlebot\nDisallow: /a\n', all, all)).toEqual([['robots_blocked', 'high', 1]]);
  expect(robotsOf(shut, shut, all, all)).toEqual([]);
  expect(robotsOf(null, shut, all, all)).toEqual([]);
  expect(robotsOf('', null, all, all)).toEqual([]);
  expect(robotsOf(shut, '', [], all.slice(0, 2))).toEqual([['robots_opened', 'info', 2]]);
});

test('page by page, the gravest first, and in groups', () => {
  const hidden = page('/a', { says: { robots: 'noindex', title: 'Other' } });
  const [before, after] = [snapshot([page('/b'), page('/a')]), snapshot([gone('/b'), hidden])];
  expect(factsBetween(before, after).map(({ what, url }) => [what, url.replace(HOST, '')])).toEqual([
    ['noindex_came', '/a'],
    ['page_gone', '/b'],
    ['title_changed', '/a'],
  ]);
  expect(inGroups(compareSnapshots(before, after)).map(({ group, changes }) => [group, changes.length])).toEqual([
    ['noindex', 1],
    ['pages', 1],
    ['texts', 1],
  ]);
});
