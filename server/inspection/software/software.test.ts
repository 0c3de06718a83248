import { expect, test } from 'vitest';
import type { FetchedPage } from '#kit/net/fetch-page';
import { FetchFailure } from '#kit/net/fetch-page';
import { aPage } from '../../platforms/a-page.ts';
import gatherer from '../gather/software.gather.ts';
import type { Means } from '../gatherer.ts';
import { seen, site } from '../testing/judged.ts';
import type { Software } from './software.ts';
import { versionIn } from './software.ts';
import { versionOfConfig } from './prestashop.ts';
import { versionOfReadme, versionOfStyle } from './wordpress.ts';

const wp = '/wp-content/plugins';
/** What is found where these files are there to be asked for. */
async function found(
  html: string,
  files: Record<string, string> = {},
  of = site(),
): Promise<{ software: Software[]; asked: string[] }> {
  const asked: string[] = [];
  const fetch = (url: string | URL): Promise<FetchedPage | FetchFailure> => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    if (pathname === '/silent') return Promise.resolve(new FetchFailure('timeout', String(url), 'silence'));
    return Promise.resolve(
      aPage(files[pathname] ?? 'not here', { status: files[pathname] === undefined ? 404 : 200 }).fetched,
    );
  };
  const pages = [seen('home', html)];
  return { software: await gatherer.gather({ fetch } as unknown as Means, { site: of, pages }), asked };
}
const short = ({ label, version, certainty }: Software): string => `${label} ${version ?? '?'} ${certainty}`;
const style = (path: string): string => `<link rel="stylesheet" href="${path}">`;
const script = (path: string): string => `<script src="${path}"></script>`;

test('WordPress and WooCommerce by what they say of themselves', async () => {
  const html = `<meta name="generator" content="WordPress 6.4.2"><meta name="generator" content="WooCommerce 10.0.2">`;
  const { software } = await found(html);
  expect(software.map(short)).toEqual(['WooCommerce 10.0.2 stated', 'WordPress 6.4.2 stated']);
  expect(software[1]!.names).toEqual([{ ecosystem: 'wordpress', kind: 'core', name: 'wordpress' }]);
  expect(software[1]!.seen).toEqual([{ url: 'https://shop.example/', quote: 'WordPress 6.4.2' }]);
});

test('WordPress that hides itself is guessed by its own style sheet, by no other file', async () => {
  const block = style('/wp-includes/css/dist/block-library/style.min.css?ver=6.4.2');
  expect((await found(block)).software.map(short)).toContain('WordPress 6.4.2 guessed');
  const others = script('/wp-includes/js/jquery/jquery.min.js?ver=3.7.1');
  expect((await found(others)).software.map(short)).toEqual(['WooCommerce 10.0.2 stated']);
});

test('a plugin is guessed by what most of its own files say, and stated by its readme', async () => {
  const html =
    style(`${wp}/forms/a.css?ver=5.3.1`) + script(`${wp}/forms/b.js?ver=5.3.1`) + script(`${wp}/forms/c.js?ver=2.0`);
  const guess = await found(html);
  expect(guess.software.map(short)).toContain('forms 5.3.1 guessed');
  expect(guess.asked).toEqual([`${wp}/forms/readme.txt`]);
  const readme = { [`${wp}/forms/readme.txt`]: '=== Forms ===\nContributors: x\nStable tag: 5.3.1\n' };
  const { software } = await found(html, readme);
  const forms = software.find(({ label }) => label === 'forms')!;
  expect(short(forms)).toBe('forms 5.3.1 stated');
  expect(forms.seen[0]).toEqual({ url: 'https://shop.example/', quote: 'readme.txt: 5.3.1' });
});

test('where readme and files differ, the newer one is a guess: fewer holes are claimed', async () => {
  const html = style(`${wp}/forms/a.css?ver=5.3.1`);
  const readme = (tag: string) => ({ [`${wp}/forms/readme.txt`]: `=== Forms ===\nStable tag: ${tag}\n` });
  expect((await found(html, readme('5.2'))).software.map(short)).toContain('forms 5.3.1 guessed');
  expect((await found(html, readme('5.4'))).software.map(short)).toContain('forms 5.4 guessed');
});

test.each([
  ['no version', `${wp}/x/a.css`],
  ['a version of WordPress', `${wp}/x/a.css?ver=6.4.2`],
  ['a moment', `${wp}/x/a.css?ver=1700000000`],
  ['a digest', `${wp}/x/a.css?ver=9c41dd0e`],
  ['a version with a moment', `${wp}/x/a.css?ver=1.0.1700000000`],
  ['the version of a library in it', `${wp}/x/vendor/thing.js?ver=4.0.3`],
  ['the version of a known library', `${wp}/x/js/select2.full.min.js?ver=4.0.3`],
  ['words', `${wp}/x/a.css?ver=latest`],
])('a plugin that shows %s has none that is known', async (_, path) => {
  const { software } = await found(`<meta name="generator" content="WordPress 6.4.2">${style(path)}`);
  expect(software.map(short)).toContain('x ? guessed');
});

test('of two versions that are named as often none is believed', async () => {
  const { software } = await found(style(`${wp}/x/a.css?ver=1.0`) + style(`${wp}/x/b.css?ver=2.0`));
  expect(software.map(short)).toContain('x ? guessed');
});

test('a theme by the head of its style sheet; other hosts are not asked', async () => {
  const html = style('/wp-content/themes/nice/style.css?ver=1.2') + style(`https://cdn.example${wp}/far/a.css?ver=1.0`);
  const { software, asked } = await found(html, {
    '/wp-content/themes/nice/style.css': '/*\n * Theme Name: Nice\n * Version: 1.2.4\n */',
  });
  expect(software.map(short)).toEqual(['WooCommerce 10.0.2 stated', 'nice 1.2.4 guessed']);
  expect(asked).toEqual(['/wp-content/themes/nice/style.css']);
});

test('a page that answers every address is no readme', async () => {
  const html = style(`${wp}/x/a.css?ver=1.5`);
  const { software } = await found(html, { [`${wp}/x/readme.txt`]: '<!doctype html><h1>Stable tag: 0.1</h1>' });
  expect(software.map(short)).toContain('x 1.5 guessed');
});

const prestashop = (version?: string) =>
  site({ platform: { name: 'prestashop', label: 'PrestaShop', confidence: 0.9, version, evidence: [] } });

test('modules of PrestaShop by their folders, their versions by their own file', async () => {
  const html =
    script('/modules/ps_shoppingcart/ps_shoppingcart.js') +
    style('/modules/examplemod/views/a.css') +
    script('/themes/classic/modules/other/x.js') +
    script('https://cdn.example/modules/foreign/x.js');
  const config = '<?xml version="1.0"?><module><name>examplemod</name><version><![CDATA[1.4.1]]></version></module>';
  const { software } = await found(html, { '/modules/examplemod/config.xml': config }, prestashop('8.1.3'));
  expect(software.map(short)).toEqual([
    'PrestaShop 8.1.3 stated',
    'ps_shoppingcart ? stated',
    'examplemod 1.4.1 stated',
  ]);
  expect(software[2]!.names.map(({ ecosystem, name }) => `${ecosystem} ${name}`)).toEqual([
    'prestashop examplemod',
    'composer prestashop/examplemod',
  ]);
});

test.each(['8+', '1.7', '1.7+', undefined, '8.1'])('a family is no version: PrestaShop %s', async (version) => {
  expect((await found('', {}, prestashop(version))).software.map(short)).toEqual(['PrestaShop ? stated']);
});

test('script libraries by their addresses', async () => {
  const html =
    script('/js/jquery-3.4.1.min.js') +
    script('https://cdn.jsdelivr.net/npm/swiper@8.4.5/swiper-bundle.min.js') +
    script('https://unpkg.com/@scope/thing@1.2.3') +
    script('https://cdn.jsdelivr.net/npm/vue@3') +
    script('/js/app.js');
  const { software } = await found(html);
  const libraries = software.filter(({ part }) => part === 'library');
  expect(libraries.map(({ names, version }) => `${names[0]!.name} ${version}`)).toEqual([
    'jquery 3.4.1',
    'swiper 8.4.5',
    '@scope/thing 1.2.3',
  ]);
});

test('so many are asked and no more, and a hostile page is read to its end', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => style(`${wp}/plugin-${i}/a.css?ver=1.${i}`)).join('');
  const { software, asked } = await found(many);
  expect(asked).toHaveLength(24);
  expect(software.length).toBeLessThan(3100);
});

test.each([
  ['1.2', '1.2'],
  ['v1.2.3', '1.2.3'],
  ['5.9-RC1', '5.9-RC1'],
  ['2.4.6-p3', '2.4.6-p3'],
  [' 1.0 ', '1.0'],
  ['1', null],
  ['20260101', null],
  ['1.2.3.4.5.6', null],
  ['1.0"><script>', null],
])('%s is the version %s', (text, version) => {
  expect(versionIn(text)).toBe(version);
});

test.each([
  ['=== A ===\nStable tag: 1.2.3', '1.2.3'],
  ['=== A ===\nStable tag: trunk\n\n== Changelog ==\n\n= 2.0.1 =\n* x\n= 2.0 =', '2.0.1'],
  ['=== A ===\nStable tag: trunk', null],
  ['Stable tag: 1.2.3', null],
])('readme %#', (text, version) => {
  expect(versionOfReadme(text)).toBe(version);
});

test('style sheets and modules that do not say who they are', () => {
  expect(versionOfStyle('Version: 1.0')).toBeNull();
  expect(versionOfStyle('/* Theme Name: A\nVersion: 1.0 */')).toBe('1.0');
  expect(versionOfConfig('<html><version>1.0</version>')).toBeNull();
  expect(versionOfConfig('<module><version>1.0.2</version></module>')).toBe('1.0.2');
});
