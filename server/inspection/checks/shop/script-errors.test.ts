import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../../test/fakes/web-server.ts';
import type { SeenError } from '../../browser/record.ts';
import { inBrowser } from '../../browser/visit.ts';
import type { Walk } from '../../browser/walk.ts';
import { judged, site } from '../../testing/judged.ts';
import { causeOf, isNoFault, moduleOf } from './script-causes.ts';
import scriptErrors from './script-errors.check.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

const error = (url: string, text: string, page = '/mug', kind: SeenError['kind'] = 'uncaught'): SeenError => ({
  ...{ kind, text, url: url === '' ? '' : new URL(url, 'https://shop.example').href },
  page: new URL(page, 'https://shop.example').href,
});
const found = (errors: SeenError[], where = site()) =>
  judged(scriptErrors, { walk: { errors } as Walk, site: where })!.map(({ about, severity, values, evidence }) => ({
    about,
    severity,
    ...values,
    evidence: evidence.length,
  }));

test.each([
  ['/wp-content/plugins/buy-now/assets/main.min.js', 'plugins/buy-now'],
  ['/shop/wp-content/themes/kiln/js/app.js', 'themes/kiln'],
  ['/static/version1700000000/frontend/Kiln/clay/en_US/Acme_Pay/js/form.js', 'Acme_Pay'],
  ['/static/frontend/Kiln/clay/en_US/js/bundle.js', 'Kiln/clay'],
  ['/modules/ps_cart/views/js/front.js', 'modules/ps_cart'],
  ['/themes/classic/assets/js/theme.js', 'themes/classic'],
  ['/extension/acme/catalog/view/javascript/a.js', 'extension/acme'],
  ['/catalog/view/javascript/quickview/a.js', 'javascript/quickview'],
  ['/bundles/acmepay/x.js', 'bundles/acmepay'],
  ['/theme/0123456789abcdef0123456789abcdef/js/acme-pay/acme-pay.js', 'acme-pay'],
  ['/extensions/019a0000-0000-7000-8000-000000000000/reviews-42/assets/a.js', 'extensions/reviews'],
  ['/assets/index-B8x2.js', null],
  ['/wp-content/cache/autoptimize/js/autoptimize_9f8e7d6c.js', null],
])('%s belongs to %s', (path, module) => {
  expect(moduleOf(new URL(path, 'https://shop.example'))).toBe(module);
});

test.each([
  ['e.wooParams.go is not a function', 't.wooParams.go is not a function'],
  ['Cannot read properties of undefined (reading "id")', "Cannot read properties of undefined (reading 'sku')"],
  ['Item 17 of 20 is gone', 'Item 3 of 4 is gone'],
  [
    'Loading chunk 381 failed. (error: https://shop.example/381.4f8e.js)',
    'Loading chunk 9 failed. (error: https://shop.example/9.11aa.js)',
  ],
  [
    'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'Unexpected token \'<\', "<html>"... is not valid JSON',
  ],
])('one cause: %s', (one, other) => {
  expect(causeOf(one)).toBe(causeOf(other));
});
test.each([
  ['Cannot read properties of undefined (reading "id")', 'Cannot read properties of null (reading "id")'],
  ['jQuery.slick is not a function', 'jQuery.owl is not a function'],
  ['cart is empty', 'cart is locked'],
])('two causes: %s', (one, other) => {
  expect(causeOf(one)).not.toBe(causeOf(other));
});

test('by cause: of a module, of a name that nothing brought, of another company', () => {
  const plugin = '/wp-content/plugins/buy-now/main';
  const told = found([
    error(`${plugin}.4f8e2a1b.js?ver=3`, 'Cannot read properties of undefined (reading "id")'),
    error(`${plugin}.4f8e2a1b.js?ver=3`, 'Cannot read properties of undefined (reading "sku")', '/cart'),
    error(`${plugin}.4f8e2a1b.js?ver=3`, 'Cannot read properties of undefined (reading "sku")', '/cart?x=1'),
    error('/wp-content/themes/kiln/app.js', 'Cannot read properties of undefined (reading "id")'),
    error('/wp-content/plugins/buy-now/two.js', '$ is not defined', '/'),
    error('/wp-content/themes/kiln/app.js', '$ is not defined', '/mug'),
    error('', '$ is not defined', '/cart'),
    error('https://ads.example/tag.js', 'blocked'),
    error('https://ads.example/tag.js', 'Script error.'),
    error('/other.js', 'only written down', '/mug', 'console'),
  ]);
  expect(told).toMatchObject([
    {
      about: 'plugins/buy-now: Cannot read properties of undefined',
      n: 2,
      times: 3,
      where: 'plugins/buy-now',
      evidence: 3,
    },
    { about: 'themes/kiln: Cannot read properties of undefined', n: 1, times: 1 },
    {
      about: '$ is not defined',
      severity: 'medium',
      n: 3,
      times: 3,
      where: 'plugins/buy-now, themes/kiln, shop.example',
    },
    { about: 'ads.example: blocked', severity: 'low', n: 1 },
  ]);
});

test('the same finding after a new build', () => {
  const build = (hash: string, name: string) =>
    found([error(`/assets/index-${hash}.js?v=${hash}`, `${name}.items is not iterable`)]).map(({ about }) => about);
  expect(build('9f8e7d6c', 'e')).toEqual(build('01020304', 'n'));
});

test.each([
  'Script error.',
  'ResizeObserver loop completed with undelivered notifications.',
  'The user aborted a request.',
  'signal is aborted without reason',
  'Failed to fetch',
  "play() failed because the user didn't interact with the document first.",
])('no fault of a script: %s', (text) => {
  expect(isNoFault(text)).toBe(true);
  expect(found([error('/theme.js', text)])).toEqual([]);
});
test('what only sounds like it is one', () => {
  for (const text of ['Failed to load the cart', 'script errors is not a function', 'The checkout aborted: no total'])
    expect(isNoFault(text)).toBe(false);
});

test('as a browser tells it, from files whose names change', async () => {
  let build = 'a1b2c3d4e5';
  web = await startWebServer((request, response) => {
    const path = request.url ?? '/';
    const script = `/wp-content/plugins/buy-now/main.${build}.js`;
    if (path === script)
      return response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(`function ${build[0]}() { window.nowhere.price.value } ${build[0]}();`);
    const inline = path === '/cart' ? '<script>\n\nmissing(1)</script>' : '';
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Kiln</title><script src="${script}"></script>${inline}`);
  });
  const { origin } = web;
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const visit = () =>
    inBrowser({ net, signal: new AbortController().signal }, async ({ page, record }) => {
      for (const path of ['/', '/cart']) await page.goto(origin + path, { waitUntil: 'load' });
      await expect.poll(() => record.errors.length).toBe(3);
      return found(record.errors, site({ reached: { ...site().reached!, url: `${origin}/` } }));
    });
  const first = await visit();
  expect(first).toMatchObject([
    { about: 'plugins/buy-now: Cannot read properties of undefined', n: 2, times: 2, where: 'plugins/buy-now' },
    { about: 'missing is not defined', n: 1, times: 1, where: '127.0.0.1' },
  ]);
  build = 'f6e5d4c3b2';
  expect((await visit()).map(({ about }) => about)).toEqual(first.map(({ about }) => about));
});
