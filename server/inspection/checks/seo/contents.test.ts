import { expect, test } from 'vitest';
import type { CrawledPage, ProductData } from '../../crawl/crawled.ts';
import { crawl, opened } from '../../testing/crawled.ts';
import { about, judged } from '../../testing/judged.ts';
import breadcrumbs from './breadcrumbs.check.ts';
import duplicateDescriptions from './duplicate-descriptions.check.ts';
import duplicatePages from './duplicate-pages.check.ts';
import duplicateTitles from './duplicate-titles.check.ts';
import hreflangCodes from './hreflang-codes.check.ts';
import hreflangMissing from './hreflang-missing.check.ts';
import hreflangReturn from './hreflang-return.check.ts';
import hreflangShort from './hreflang-short.check.ts';
import missingDescription from './missing-description.check.ts';
import missingHeading from './missing-heading.check.ts';
import missingLang from './missing-lang.check.ts';
import missingTitle from './missing-title.check.ts';
import productDataBroken from './product-data-broken.check.ts';
import productDataInvalid from './product-data-invalid.check.ts';
import productDataMissing from './product-data-missing.check.ts';

const n = (pages: CrawledPage[], check: typeof breadcrumbs): unknown =>
  judged(check, { crawl: crawl([opened('/'), ...pages]) })?.map(({ severity, values }) => [values!['n'], severity]);
const title = 'Red mug';

test.each([
  ['none', [opened('/a'), opened('/b')], []],
  ['two', [opened('/a', { facts: { title } }), opened('/b', { facts: { title: 'RED mug' } })], [[2, 'low']]],
  ['in two languages', [opened('/a', { facts: { title } }), opened('/b', { facts: { title, language: 'uk' } })], []],
  ['of a hidden page', [opened('/a', { facts: { title } }), opened('/b', { facts: { title, robots: 'noindex' } })], []],
  [
    'of a copy that says so',
    [opened('/a', { facts: { title } }), opened('/b', { facts: { title, canonical: 'https://shop.example/a' } })],
    [],
  ],
  [
    'of a filter, which is told of as such',
    [opened('/a', { facts: { title } }), opened('/a?color=red', { kind: 'category', facts: { title } })],
    [],
  ],
  ['of a second page', [opened('/a', { facts: { title } }), opened('/a?page=2', { facts: { title } })], []],
  [
    'of carts',
    [opened('/a', { facts: { title }, kind: 'service' }), opened('/b', { facts: { title }, kind: 'service' })],
    undefined,
  ],
  ['of most pages', Array.from({ length: 12 }, (_, i) => opened(`/${i}`, { facts: { title } })), [[12, 'medium']]],
])('duplicate titles: %s', (_, pages, found) => {
  expect(n(pages, duplicateTitles)).toEqual(found);
});

test('duplicate descriptions weigh little, however many', () => {
  const pages = Array.from({ length: 12 }, (_, i) => opened(`/${i}`, { facts: { description: 'The best shop' } }));
  expect(n(pages, duplicateDescriptions)).toEqual([[12, 'low']]);
  expect(
    n(
      [opened('/a', { facts: { description: null } }), opened('/b', { facts: { description: null } })],
      duplicateDescriptions,
    ),
  ).toBeUndefined();
});

test('several languages, of which no page names the others', () => {
  const some = (language: string, count: number, facts: object = {}) =>
    Array.from({ length: count }, (_, i) =>
      opened(`/${language}/${i}`, { kind: i === 0 ? 'category' : 'product', facts: { language, ...facts } }),
    );
  const told = (pages: CrawledPage[]) => judged(hreflangMissing, { crawl: crawl(pages) });
  expect(told([...some('en-GB', 3), ...some('uk', 3)])).toMatchObject([{ values: { languages: 'en, uk' } }]);
  const alternates = [{ language: 'uk', url: 'https://shop.example/uk/0' }];
  expect(told([...some('en', 3, { alternates }), ...some('uk', 3)])).toEqual([]);
  // One page that names another language is no version; and of a copy nothing is asked.
  expect(told([...some('en', 9), ...some('uk', 2)])).toBeNull();
  expect(told([...some('en-GB', 3), ...some('en-US', 3)])).toBeNull();
  expect(told([...some('en', 3), ...some('uk', 3, { robots: 'noindex' })])).toBeNull();
});

test('versions in other languages without the address of the shop', () => {
  const alternates = [{ language: 'uk', url: 'https://shop.example/uk/' }];
  const whole = opened('/a', { facts: { alternates } });
  const short = opened('/b', { facts: { alternates, shortAlternates: ['uk'] } });
  expect(n([opened('/c')], hreflangShort)).toBeUndefined();
  expect(n([whole], hreflangShort)).toEqual([]);
  expect(n([whole, short], hreflangShort)).toEqual([[1, undefined]]);
});

test('one page under two addresses, if there is something on it', () => {
  const twice = (words: number) => ['/a', '/b'].map((path) => opened(path, { facts: { textHash: 'same', words } }));
  expect(n(twice(200), duplicatePages)).toEqual([[2, 'low']]);
  expect(n(twice(10), duplicatePages)).toBeUndefined();
});

test.each([
  [missingTitle, opened('/a', { facts: { title: null } }), opened('/a', { kind: 'service', facts: { title: null } })],
  [
    missingDescription,
    opened('/a', { kind: 'product', facts: { description: null } }),
    opened('/a', { facts: { description: null } }),
  ],
  [
    missingHeading,
    opened('/a', { kind: 'category', facts: { heading: null } }),
    opened('/a', { facts: { heading: null } }),
  ],
  [missingLang, opened('/a', { facts: { language: null } }), opened('/a', { status: 404 })],
  [missingLang, opened('/a', { facts: { language: null } }), opened('/a', { facts: { language: null, title: '' } })],
])('what is missing is counted, where it matters (%#)', (check, bad, good) => {
  const product = opened('/p', { kind: 'product' });
  expect(judged(check, { crawl: crawl([opened('/'), product, bad]) })).toMatchObject([
    { values: { n: 1 }, evidence: [{ url: bad.url }] },
  ]);
  expect(judged(check, { crawl: crawl([opened('/'), product, good]) })).toEqual([]);
});

test('a heading that scripts may put in is not called missing', () => {
  const filled = opened('/a', { kind: 'product', facts: { heading: null, isFilled: true } });
  expect(() => judged(missingHeading, { crawl: crawl([opened('/'), filled]) })).toThrow('scripts fill the page in');
  const bare = opened('/b', { kind: 'product', facts: { heading: null, isFilled: false } });
  expect(judged(missingHeading, { crawl: crawl([opened('/'), filled, bare]) })).toMatchObject([
    { values: { n: 1, of: 2 }, evidence: [{ url: bare.url }] },
  ]);
});

test.each([
  ['uk', []],
  ['en-gb', []],
  ['zh-hant-tw', []],
  ['es-419', []],
  ['x-default', []],
  ['ua', ['ua']],
  ['en-uk', ['en-uk']],
  ['cz', ['cz']],
  ['en_gb', ['en_gb']],
  ['ukrainian', ['ukrainian']],
])('hreflang="%s"', (language, found) => {
  const page = opened('/', { facts: { alternates: [{ language, url: 'https://shop.example/' }] } });
  expect(about(hreflangCodes, { crawl: crawl([page, page]) })).toEqual(found);
});

const inTwo = [
  { language: 'en', url: 'https://shop.example/en/' },
  { language: 'uk', url: 'https://shop.example/uk/' },
];
const en = opened('/en/', { facts: { alternates: inTwo } });
test.each([
  ['returned', [en, opened('/uk/', { facts: { alternates: inTwo } })], []],
  ['not returned', [en, opened('/uk/')], [[1, 'low']]],
  ['not opened', [en], []],
  ['gone', [en, opened('/uk/', { status: 404 })], [[1, 'low']]],
  ['hidden', [en, opened('/uk/', { facts: { robots: 'noindex', alternates: inTwo } })], [[1, 'low']]],
  ['none named', [opened('/uk/')], undefined],
])('a version in another language: %s', (_, pages, found) => {
  expect(n(pages, hreflangReturn)).toEqual(found);
});

const data = (more: Partial<ProductData> = {}, offer: Partial<ProductData['offers'][number]> = {}): ProductData => ({
  how: 'json-ld',
  broken: 0,
  name: 'Mug',
  offers: [{ price: '12.00', currency: 'EUR', availability: 'https://schema.org/InStock', ...offer }],
  ...more,
});
const product = (said: ProductData, path = '/p') => opened(path, { kind: 'product', facts: { product: said } });

test.each<[string, ProductData, [string, string][]]>([
  ['whole', data(), []],
  ['in short', data({}, { availability: 'InStock', price: '12' }), []],
  ['without a name', data({ name: null }), [['name', 'medium']]],
  ['without offers', data({ offers: [] }), [['price', 'medium']]],
  ['without a price', data({}, { price: null }), [['price', 'medium']]],
  ['sold out, without a price', data({}, { price: null, availability: 'http://schema.org/OutOfStock' }), []],
  ['with a comma', data({}, { price: '12,00' }), [['price', 'medium']]],
  ['with a sign', data({}, { price: '€12' }), [['price', 'medium']]],
  ['without a currency', data({}, { currency: null }), [['priceCurrency', 'medium']]],
  ['with a sign for it', data({}, { currency: 'грн' }), [['priceCurrency', 'medium']]],
  ['without stock', data({}, { availability: null }), [['availability', 'low']]],
  ['with stock in words', data({}, { availability: 'In stock' }), [['availability', 'low']]],
])('product data: %s', (_, said, found) => {
  const problems = judged(productDataInvalid, { crawl: crawl([product(said)]) })!;
  expect(problems.map((problem) => [problem.about, problem.severity])).toEqual(found);
});
test('microdata is seen, and not judged by its fields', () => {
  const marked = data({ how: 'microdata', name: null, offers: [] });
  expect(judged(productDataInvalid, { crawl: crawl([product(marked)]) })).toBeNull();
  expect(n([product(marked)], productDataMissing)).toEqual([]);
});
test('no product data, on all pages of goods or on a few', () => {
  const none = data({ how: null, name: null, offers: [] });
  expect(n([product(none)], productDataMissing)).toEqual([[1, undefined]]);
  expect(n([product(none), product(data(), '/q')], productDataMissing)).toEqual([[1, 'low']]);
  expect(n([opened('/about')], productDataMissing)).toBeUndefined();
});
test('broken blocks are told of once', () => {
  const broken = data({ how: null, broken: 1, offers: [] });
  expect(n([product(broken)], productDataBroken)).toEqual([[1, undefined]]);
  expect(n([product(broken)], productDataMissing)).toEqual([]);
  expect(n([opened('/a', { facts: { product: broken } })], productDataBroken)).toEqual([[1, 'low']]);
});
test.each([
  ['valid', []],
  ['none', [[1, 'info']]],
  ['invalid', [[1, undefined]]],
] as const)('breadcrumbs: %s', (seen, found) => {
  expect(n([opened('/p', { kind: 'product', facts: { breadcrumbs: seen } })], breadcrumbs)).toEqual(found);
});
