import { describe, expect, test } from 'vitest';
import type { Asset, PageSeen } from '../../artifacts.ts';
import { about, judged, seen, site } from '../../testing/judged.ts';
import eagerImages from './eager-images.check.ts';
import heavyHtml from './heavy-html.check.ts';
import heavyImages from './heavy-images.check.ts';
import { imagesOf } from './images.ts';
import jumpingImages from './jumping-images.check.ts';
import { lifetime } from './lifetime.ts';
import oldImageFormats from './old-image-formats.check.ts';
import shortCache from './short-cache.check.ts';
import slowAnswer from './slow-answer.check.ts';
import thirdParties from './third-parties.check.ts';
import uncompressed from './uncompressed.check.ts';
import unminified from './unminified.check.ts';

const asset = (more: Partial<Asset> = {}): Asset => ({
  kind: 'script',
  url: 'https://shop.example/theme.js',
  pages: ['home'],
  status: 200,
  type: 'text/javascript',
  bytes: 50_000,
  encoding: 'br',
  cacheControl: 'public, max-age=31536000, immutable',
  expiresAt: null,
  spacious: false,
  ...{ holds: null, nosniff: false, isModule: false, wall: null },
  ...more,
});
const packed = { headers: { 'content-type': 'text/html', 'content-encoding': 'br' } };
const home = seen('home', '<p>shop</p>', packed);
const pages = [home];
const severities = (found: ReturnType<typeof judged>) => found && found.map(({ severity }) => severity);

describe('packing', () => {
  test.each<[string, Asset[], PageSeen[], (string | undefined)[]]>([
    ['all is packed', [asset()], pages, []],
    ['a script is not', [asset({ encoding: null })], pages, ['low']],
    ['much is not', [asset({ encoding: null, bytes: 400_000 })], pages, ['medium']],
    ['a page is not', [], [seen('home', 'x'.repeat(2000))], ['low']],
    ['a tiny one need not be', [asset({ encoding: null, bytes: 900 })], pages, []],
    [
      'another company’s is not the shop’s matter',
      [asset({ url: 'https://cdn.other.example/a.js', encoding: null })],
      pages,
      [],
    ],
    ['pictures are packed by themselves', [asset({ kind: 'image', type: 'image/png', encoding: null })], pages, []],
  ])('%s', (_, assets, list, found) => {
    expect(severities(judged(uncompressed, { pages: list, assets }))).toEqual(found);
  });
});

describe('keeping', () => {
  const now = site().finishedAt;
  test.each([
    ['public, max-age=31536000', null, 31_536_000],
    ['max-age=3600', null, 3600],
    ['no-cache', null, 0],
    ['no-store, max-age=3600', null, 0],
    [null, now + 86_400_000, 86_400],
    [null, now - 1, 0],
    [null, null, 0],
  ])('%s, expires %s', (cacheControl, expiresAt, seconds) => {
    expect(lifetime({ cacheControl, expiresAt }, now)).toBe(seconds);
  });
  test('what is kept for a week is fine, what is not is counted with its weight', () => {
    const found = (cacheControl: string | null, bytes = 50_000) =>
      severities(judged(shortCache, { pages, site: site(), assets: [asset({ cacheControl, bytes })] }));
    expect(found('max-age=604800')).toEqual([]);
    expect(found('max-age=3600')).toEqual(['low']);
    expect(found(null, 900_000)).toEqual(['medium']);
    expect(judged(shortCache, { pages, site: site(), assets: [] })).toBeNull();
  });
});

test('scripts written for people', () => {
  const found = (...assets: Asset[]) => about(unminified, { pages, assets });
  expect(found(asset())).toEqual([]);
  expect(found(asset({ spacious: true }))).toEqual(['']);
  expect(found(asset({ spacious: true, bytes: 9000 }))).toEqual([]);
  expect(found(asset({ spacious: true, url: 'https://other.example/a.js' }))).toBeNull();
});

test('heavy pictures, and what is too heavy to read', () => {
  const image = (bytes: number | null) => asset({ kind: 'image', type: 'image/webp', bytes });
  expect(judged(heavyImages, { assets: [asset()] })).toBeNull();
  expect(judged(heavyImages, { assets: [image(120_000)] })).toEqual([]);
  expect(severities(judged(heavyImages, { assets: [image(800_000), image(20_000)] }))).toEqual(['medium']);
  const [grave] = judged(heavyImages, { assets: [image(null), image(400_000)] })!;
  expect(grave).toMatchObject({
    severity: 'high',
    values: { n: 2 },
    evidence: [{ quote: '> 3000 KB' }, { quote: '400 KB' }],
  });
});

test('old formats count where they weigh', () => {
  const image = (type: string, bytes: number) => asset({ kind: 'image', type, bytes });
  expect(about(oldImageFormats, { assets: [image('image/jpeg', 200_000), image('image/png', 150_000)] })).toEqual(['']);
  expect(about(oldImageFormats, { assets: [image('image/jpeg', 200_000), image('image/webp', 900_000)] })).toEqual([]);
});

test('the first byte: the median of the pages, where there are enough of them', () => {
  const page = (ms: number) => ({ ...home, fetched: { ...home.fetched, firstByteMs: ms } });
  const found = (...ms: number[]) => severities(judged(slowAnswer, { pages: ms.map(page) }));
  expect(found(100, 900, 5000)).toEqual(['medium']);
  expect(found(100, 200, 9000)).toEqual([]);
  expect(found(2000, 2100, 1900)).toEqual(['high']);
  expect(found(5000)).toBeNull();
});

test('the page alone', () => {
  const page = (bytes: number) => ({ ...home, fetched: { ...home.fetched, bytes } });
  expect(severities(judged(heavyHtml, { pages: [page(100_000)] }))).toEqual([]);
  expect(severities(judged(heavyHtml, { pages: [page(500_000)] }))).toEqual(['low']);
  expect(severities(judged(heavyHtml, { pages: [page(1_500_000)] }))).toEqual(['medium']);
});

test('pictures are read from the page as a browser without scripts would', () => {
  const html = `<img src=a.jpg loading="LAZY" width=10 height=20><img data-src="b.jpg"><noscript><img src="b.jpg"></noscript>
    <img src="c.jpg" width=20 style="aspect-ratio: 1"><template><img></template><img src="data:image/gif;base64,R0">`;
  expect(imagesOf(html)).toEqual([
    { lazy: true, sized: true },
    { lazy: true, sized: false },
    { lazy: false, sized: true },
  ]);
});
test.each([
  ['width=10 height=20', true],
  ['style="width: 10px; height: 2em"', true],
  ['width=10 style="HEIGHT: 20px"', true],
  ['height=20 style="aspect-ratio: 1 / 2"', true],
  ['style="position: absolute; top: 0"', true],
  ['width=10', false],
  ['style="aspect-ratio: 1"', false],
  ['style="width: 10px; height: auto"', false],
  ['width=10 height=20 style="height: auto"', false],
  ['width="auto" height="auto"', false],
])('the place of a picture with %s is kept: %s', (attributes, sized) => {
  expect(imagesOf(`<img src="a.jpg" ${attributes}>`)).toEqual([{ lazy: false, sized }]);
});
test('pictures that wait, and whose place is kept', () => {
  const page = (n: number, attributes: string) => seen('category', `<img src="a.jpg" ${attributes}>`.repeat(n));
  const of = (n: number, attributes: string) => ({ pages: [page(n, attributes)] });
  expect(about(eagerImages, of(30, 'width="1" height="1"'))).toEqual(['category']);
  expect(about(eagerImages, of(30, 'loading="lazy"'))).toEqual([]);
  expect(about(eagerImages, of(8, ''))).toEqual([]);
  expect(about(jumpingImages, of(8, ''))).toEqual(['category']);
  expect(about(jumpingImages, of(8, 'width="300" height="200"'))).toEqual([]);
  expect(about(jumpingImages, of(3, ''))).toEqual([]);
});

test('scripts of many others', () => {
  const assets = Array.from({ length: 9 }, (_, i) => asset({ url: `https://t${i}.tracker${i}.example/t.js` }));
  expect(judged(thirdParties, { pages, assets })![0]).toMatchObject({ values: { n: 9 } });
  const own = Array.from({ length: 9 }, (_, i) => asset({ url: `https://static${i}.shop.example/t.js` }));
  expect(judged(thirdParties, { pages, assets: own })).toEqual([]);
});
