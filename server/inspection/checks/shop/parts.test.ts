import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../../test/fakes/web-server.ts';
import type { Asset } from '../../artifacts.ts';
import { inBrowser } from '../../browser/visit.ts';
import { inspect } from '../../inspect.ts';
import { judged, seen } from '../../testing/judged.ts';
import partsAsPages from './parts-as-pages.check.ts';
import partsEmpty from './parts-empty.check.ts';
import partsForbidden from './parts-forbidden.check.ts';
import partsRefused from './parts-refused.check.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

const pages = [seen('home', '<!doctype html><title>Kiln</title>')];
const part = (more: Partial<Asset> = {}): Asset => ({
  ...{ kind: 'script', url: 'https://shop.example/a.js', pages: ['home'], status: 200, type: 'text/javascript' },
  ...{ bytes: 100, encoding: null, cacheControl: null, expiresAt: null, spacious: false },
  ...{ holds: { what: 'code' }, nosniff: false, isModule: false, wall: null },
  ...more,
});
const [empty, page] = [{ what: 'nothing' as const }, { what: 'page' as const, title: 'Not found' }];

test('a page in place of a script is told with its title', () => {
  expect(judged(partsAsPages, { pages, assets: [part(), part({ holds: page })] })).toEqual([
    { about: '', values: { n: 1, of: 2 }, evidence: [{ url: 'https://shop.example/a.js', quote: '<html> Not found' }] },
  ]);
  expect(judged(partsAsPages, { pages, assets: [part()] })).toEqual([]);
  // Another company's file may ask robots something; what it gives customers is not known.
  const other = part({ holds: page, url: 'https://cdn.example/a.js' });
  expect(judged(partsAsPages, { pages, assets: [other] })).toBeNull();
});

test('a question to robots is not what customers get', () => {
  const asked = part({ holds: page, wall: 'Just a moment' });
  expect(() => judged(partsAsPages, { pages, assets: [part(), part(), part(), asked] })).toThrow(
    'turned our robot away',
  );
});

test.each([
  [[part({ status: 403, holds: null }), part(), part()], 1],
  [[part({ status: 401, holds: null }), part({ status: 403, holds: null }), part()], 2],
  [[part(), part({ status: 404, holds: null })], undefined],
])('forbidden among what is open (%#)', (assets, n) => {
  expect(judged(partsForbidden, { pages, assets })![0]?.values?.['n']).toBe(n);
});
test('where most is forbidden to us, or a wall says so, nothing is said of the store', () => {
  const shut = part({ status: 403, holds: null });
  for (const assets of [
    [shut, shut, shut, part()],
    [part(), part(), part(), { ...shut, wall: 'Sucuri' }],
  ])
    expect(() => judged(partsForbidden, { pages, assets })).toThrow('turned our robot away');
});

const style = (more: Partial<Asset> = {}) => part({ kind: 'style', url: 'https://shop.example/a.css', ...more });
test.each<[string, Asset[], string | undefined]>([
  ['none', [part(), style()], undefined],
  ['one of several, as themes leave them for later', [part({ holds: empty }), part(), style()], 'info'],
  ['the only one', [part(), style({ holds: empty })], 'info'],
  ['all styles', [part(), style({ holds: empty }), style({ holds: empty })], 'high'],
  ['all scripts', [part({ holds: empty }), part({ holds: empty }), style()], 'high'],
])('empty: %s', (_, assets, severity) => {
  expect(judged(partsEmpty, { pages, assets })![0]?.severity).toBe(severity);
});

const types = [
  'text/javascript; charset=utf-8',
  'application/x-javascript',
  'text/plain',
  'text/html',
  'image/png',
  '',
];
const styleTypes = ['text/css;charset=utf-8', 'text/plain', 'application/octet-stream', ''];
const sniffing = [true, false];
const offered = [
  ...sniffing.flatMap((nosniff) =>
    types.flatMap((type) => [false, true].map((isModule) => ({ kind: 'script', type, nosniff, isModule }))),
  ),
  ...sniffing.flatMap((nosniff) => styleTypes.map((type) => ({ kind: 'style', type, nosniff, isModule: false }))),
];

/** Each way of sending a part, first half of them on one page and the rest on another, as so many are looked at. */
async function store(doctype: string, ways: typeof offered): Promise<WebServer> {
  web = await startWebServer((request, response) => {
    const [, at] = /^\/(\d+)\.(?:js|css)$/.exec(request.url ?? '') ?? [];
    const way = at === undefined ? undefined : ways[Number(at)];
    if (way) {
      response.writeHead(200, {
        ...(way.type && { 'content-type': way.type }),
        ...(way.nosniff && { 'x-content-type-options': 'nosniff' }),
      });
      return response.end(way.kind === 'script' ? `(window.ran ??= []).push(${at})` : `:root { --s${at}: 1 }`);
    }
    const tags = ways.map(({ kind, isModule }, i) =>
      kind === 'script'
        ? `<script src="/${i}.js"${isModule ? ' type="module"' : ''}></script>`
        : `<link rel="stylesheet" href="/${i}.css">`,
    );
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`${doctype}<title>Kiln</title>${tags.join('')}<h1>Kiln</h1>`);
  });
  return web;
}

const half = offered.length / 2;
test.each([
  ['<!doctype html>', offered.slice(0, half)],
  ['<!doctype html>', offered.slice(half)],
  ['', offered.filter(({ kind }) => kind === 'style')],
])('what is called refused is what Chromium refuses (%#)', async (doctype, ways) => {
  const { origin } = await store(doctype, ways);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts } = await inspect(new URL(origin), { net, pauseMs: 0, crawlPages: 1 });
  const told = judged(partsRefused, artifacts)!.flatMap(({ evidence }) => evidence);
  const taken = await inBrowser({ net, signal: new AbortController().signal }, async ({ page }) => {
    await page.goto(origin, { waitUntil: 'load' });
    return page.evaluate<number[]>(
      `[...(window.ran ?? []), ...Array.from({ length: ${ways.length} }, (_, i) => i)
        .filter((i) => getComputedStyle(document.documentElement).getPropertyValue('--s' + i) !== '')]`,
    );
  });
  const refused = ways.map((_, i) => i).filter((i) => !taken.includes(i));
  expect(judged(partsRefused, artifacts)![0]?.values?.['n'] ?? 0).toBe(refused.length);
  const shown = told.map(({ url }) => Number(/(\d+)\.\w+$/.exec(url!)![1]));
  expect(refused).toEqual(expect.arrayContaining(shown));
});
