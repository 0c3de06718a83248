import { expect, test } from 'vitest';
import type { Robots, Sitemap } from '../../artifacts.ts';
import { crawl, leading, opened } from '../../testing/crawled.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import noindex from './noindex.check.ts';
import robotsBlock from './robots-block.check.ts';
import robotsFailing from './robots-failing.check.ts';
import sitemapBroken from './sitemap-broken.check.ts';
import sitemapDead from './sitemap-dead.check.ts';
import sitemapForeign from './sitemap-foreign.check.ts';
import sitemapHidden from './sitemap-hidden.check.ts';
import sitemapMissing from './sitemap-missing.check.ts';
import sitemapRedirects from './sitemap-redirects.check.ts';

const meta = (content: string) => `<meta name="robots" content="${content}">`;

test.each<[string, Record<string, string>, string[]]>([
  ['', {}, []],
  [meta('index, follow, max-image-preview:none'), {}, []],
  [meta('noindex, follow'), {}, ['product']],
  [meta('NONE'), {}, ['product']],
  [meta('all, unavailable_after: 25 Jun 2010 15:00:00 PST'), {}, ['product']],
  [meta('unavailable_after: Wed, 25 Jun 2098 15:00:00 GMT'), {}, []],
  ['', { 'x-robots-tag': 'googlebot: unavailable_after: 25 Jun 2010 15:00:00 PST' }, []],
  ['', { 'x-robots-tag': 'noindex' }, ['product']],
  ['', { 'x-robots-tag': 'otherbot: noindex' }, []],
])('noindex: %s %j', (html, headers, found) => {
  const pages = [seen('home', ''), seen('product', html, { headers })];
  expect(about(noindex, { pages, crawl: crawl([]) })).toEqual(found);
});
test('a hidden home page weighs most, a hidden cart nothing', () => {
  const pages = [
    seen('home', meta('noindex')),
    seen('cart', meta('noindex')),
    seen('product', meta('noindex'), { status: 404 }),
  ];
  expect(judged(noindex, { pages, crawl: crawl([]) })).toMatchObject([{ about: 'home', severity: 'critical' }]);
});
test('one hidden product among many weighs little', () => {
  const products = (hidden: number) =>
    crawl(
      ['/a', '/b', '/c'].map((path, i) =>
        opened(path, { kind: 'product', facts: { robots: i < hidden ? 'noindex' : '' } }),
      ),
    );
  const pages = [seen('product', meta('noindex'))];
  expect(judged(noindex, { pages, crawl: products(1) })).toMatchObject([{ severity: 'low' }]);
  expect(judged(noindex, { pages, crawl: products(2) })).toMatchObject([{ severity: 'high' }]);
});

const robots = (text: string | null, more: Partial<Robots> = {}): Robots => ({
  url: 'https://shop.example/robots.txt',
  status: text === null ? 404 : 200,
  text,
  sitemaps: [],
  ...more,
});
test.each<[string | null, string[] | null]>([
  [null, null],
  ['User-agent: *\nDisallow: /cart', []],
  ['User-agent: *\nDisallow: /', ['home', 'product']],
  ['User-agent: AhrefsBot\nDisallow: /', []],
  ['User-agent: *\nDisallow: /product/', ['product']],
  ['User-agent: *\nDisallow: /\nUser-agent: Googlebot\nAllow: /', []],
])('robots.txt %j', (text, found) => {
  const pages = [
    seen('home', ''),
    seen('product', '', { url: 'https://shop.example/product/mug' }),
    seen('cart', '', { url: 'https://shop.example/cart' }),
  ];
  expect(about(robotsBlock, { pages, robots: robots(text), sitemap: sitemap([]) })).toEqual(found);
});
test.each([
  [503, ['']],
  [404, []],
  [200, []],
  [0, null],
])('robots.txt that answers %d', (status, found) => {
  expect(about(robotsFailing, { robots: robots(null, { status }), site: site() })).toEqual(found);
});
test('robots.txt behind a wall is not judged', () => {
  const walled = site({ reached: { ...site().reached!, wall: 'Cloudflare' } });
  expect(judged(robotsFailing, { robots: robots(null, { status: 503 }), site: walled })).toBeNull();
});

test('an address beside the one that is to be found may be forbidden', () => {
  const pages = [seen('product', '', { url: 'https://shop.example/index.php?product_id=3' })];
  const addresses = [1, 2, 3, 4, 5].map((i) => `https://shop.example/product-${i}`);
  const of = (text: string) =>
    judged(robotsBlock, { pages, robots: robots(text), sitemap: sitemap([], { addresses }) })!.map(
      ({ severity }) => severity,
    );
  expect(of('User-agent: *\nDisallow: /*?')).toEqual(['low']);
  expect(of('User-agent: *\nDisallow: /')).toEqual(['high']);
});

const file = (more: Partial<Sitemap['files'][number]> = {}) => ({
  url: 'https://shop.example/sitemap.xml',
  status: 200,
  isMap: true,
  isIndex: false,
  addresses: 10,
  named: true,
  ...more,
});
function sitemap(files: Sitemap['files'], more: Partial<Sitemap> = {}): Sitemap {
  return {
    files,
    total: 0,
    addresses: [],
    foreign: [],
    ...more,
  };
}
test.each<[string, Sitemap['files'], string[], number | null]>([
  ['named and whole', [file()], [], 0],
  ['guessed and whole', [file({ named: false })], [], null],
  ['nowhere', [file({ named: false, isMap: false, status: 404, addresses: 0 })], [''], null],
  ['named and gone', [file({ isMap: false, status: 404, addresses: 0 })], [], 1],
  ['named and a page', [file({ isMap: false, addresses: 0 })], [], 1],
  ['named, and we are turned away', [file({ isMap: false, status: 403, addresses: 0 })], [], null],
  ['named and silent', [file({ isMap: false, status: 0, addresses: 0 })], [], null],
  [
    'an index with an empty child',
    [file({ isIndex: true }), file({ url: 'https://shop.example/b.xml', addresses: 0 })],
    [],
    1,
  ],
])('a sitemap %s', (_, files, missing, broken) => {
  expect(about(sitemapMissing, { sitemap: sitemap(files), site: site() })).toEqual(missing);
  expect(judged(sitemapBroken, { sitemap: sitemap(files) })?.length ?? null).toBe(broken);
});
test('a shop that is broken says nothing of its sitemap', () => {
  const file500 = file({ named: false, isMap: false, status: 500, addresses: 0 });
  expect(() => about(sitemapMissing, { sitemap: sitemap([file500]), site: site() })).toThrow('did not answer');
});

const inSitemap = true;
test('what the sitemap names is gone, or leads on', () => {
  const pages = [
    opened('/', { inSitemap }),
    opened('/gone', { inSitemap, status: 404 }),
    opened('/lost', { inSitemap, status: 410 }),
    opened('/also-gone', { status: 404 }),
    opened('/late', { inSitemap, status: 0, failure: 'timeout' }),
    { ...leading('/old', '/new'), inSitemap },
  ];
  expect(judged(sitemapDead, { crawl: crawl(pages) })).toMatchObject([{ values: { n: 2, of: 4 } }]);
  expect(judged(sitemapRedirects, { crawl: crawl(pages) })).toMatchObject([
    { values: { n: 1, of: 4 }, evidence: [{ quote: '301 → https://shop.example/new' }] },
  ]);
  expect(judged(sitemapDead, { crawl: crawl([opened('/')]) })).toBeNull();
  expect(judged(sitemapRedirects, { crawl: crawl([opened('/', { inSitemap })]) })).toEqual([]);
});

test('the sitemap names what is forbidden, hidden or a copy', () => {
  const pages = [
    opened('/', { inSitemap }),
    opened('/a', { inSitemap, facts: { robots: 'noindex' } }),
    opened('/b', { inSitemap, facts: { canonical: 'https://shop.example/a' } }),
    opened('/h', { inSitemap, facts: { canonical: 'https://shop.example/' } }),
    opened('/c', { inSitemap, facts: { canonical: null } }),
    opened('/d', { facts: { robots: 'noindex' } }),
  ];
  const addresses = ['/', '/a', '/b', '/c', '/private/x'].map((path) => `https://shop.example${path}`);
  const artifacts = {
    crawl: crawl(pages),
    robots: robots('User-agent: *\nDisallow: /private/'),
    sitemap: sitemap([file()], { total: 5, addresses }),
  };
  expect(judged(sitemapHidden, artifacts)).toMatchObject([
    { values: { n: 3 }, evidence: [{ quote: 'noindex' }, {}, { quote: 'robots.txt: Disallow: /private/' }] },
  ]);
  expect(judged(sitemapHidden, { ...artifacts, sitemap: sitemap([]) })).toBeNull();
});

test('addresses of another site in the sitemap', () => {
  const foreign = ['https://old.example/a'];
  const addresses = ['https://shop.example/'];
  expect(judged(sitemapForeign, { sitemap: sitemap([file()], { total: 2, addresses, foreign }) })).toMatchObject([
    { severity: 'low' },
  ]);
  const many = Array.from({ length: 20 }, (_, i) => `https://old.example/${i}`);
  expect(judged(sitemapForeign, { sitemap: sitemap([file()], { total: 20, foreign: many }) })).toMatchObject([
    { values: { n: 20 } },
  ]);
  expect(judged(sitemapForeign, { sitemap: sitemap([file()], { total: 1, addresses }) })).toEqual([]);
  expect(judged(sitemapForeign, { sitemap: sitemap([]) })).toBeNull();
});
