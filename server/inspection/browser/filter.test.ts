import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import filterDead from '../checks/shop/filter-dead.check.ts';
import { about, judged } from '../testing/judged.ts';
import { chooseFilter, type Filtering } from './filter.ts';
import { inBrowser } from './visit.ts';

const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((web) => web.close())));

const goods = [
  ['blue-mug', 'blue'],
  ['blue-plate', 'blue'],
  ['red-vase', 'red'],
] as const;
const list = (color: string | null): string =>
  goods
    .filter(([, one]) => color === null || color === one)
    .map(([slug]) => `<li class="product"><a href="/product/${slug}/"><h2>${slug}</h2></a></li>`)
    .join('');

/** Links of WooCommerce's widget, and boxes of Shopify's that a script listens to. */
const filters = {
  links:
    '<ul class="widget_layered_nav"><li><a href="/list?c=blue">Blue (2)</a></li><li><a href="/list?c=red">Red (1)</a></li></ul>',
  boxes: '<form id="FacetFiltersForm"><label><input type="checkbox" value="red"> Red (1)</label></form>',
  none: '<p>Sorted by hand</p>',
};
const script = `<script>
document.querySelector('input')?.addEventListener('change', async (event) => {
  const answer = await fetch('/part?c=' + event.target.value);
  if (answer.ok) document.querySelector('.products').innerHTML = await answer.text();
});</script>`;

type Fault = 'broken' | 'no_script' | 'ignored' | null;

async function chosen(kind: keyof typeof filters, fault: Fault = null): Promise<Filtering | null> {
  const web = await startWebServer((request, response) => {
    const url = new URL(request.url!, 'http://shop.example');
    const color = fault === 'ignored' ? null : url.searchParams.get('c');
    const status = fault === 'broken' && url.searchParams.has('c') ? 500 : 200;
    const part = status === 500 ? 'Fatal error' : list(color);
    const listener = fault === 'no_script' ? '<script>nothing.here()</script>' : script;
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(
      url.pathname === '/part'
        ? part
        : `<title>List</title>${filters[kind]}<ul class="products">${part}</ul>${listener}`,
    );
  });
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const means = { net, signal: new AbortController().signal };
  return inBrowser(means, async ({ page, record }) => {
    await page.goto(`${web.origin}/list`, { waitUntil: 'networkidle' });
    return chooseFilter(page, record);
  });
}

test.each<[keyof typeof filters, Fault, Filtering['outcome']]>([
  ['links', null, 'changed'],
  ['links', 'broken', 'dead'],
  ['links', 'ignored', 'unclear'],
  ['boxes', null, 'changed'],
  ['boxes', 'broken', 'dead'],
  ['boxes', 'no_script', 'dead'],
  ['boxes', 'ignored', 'unclear'],
])('a filter of %s with the fault %s: %s', async (kind, fault, outcome) => {
  expect(await chosen(kind, fault)).toMatchObject({ outcome, choice: 'Red (1)' });
});

test('a list without a filter that we know says nothing', async () => {
  expect(await chosen('none')).toBeNull();
});

test('what is said of it', () => {
  const url = 'https://shop.example/mugs/';
  const refusals = [{ url: `${url}?c=red`, status: 500, failed: null }];
  const dead: Filtering = { url, choice: 'Red (1)', outcome: 'dead', refusals };
  expect(judged(filterDead, { filtering: dead })).toMatchObject([
    { about: '/mugs/', values: { choice: 'Red (1)' }, evidence: [{ url: `${url}?c=red`, quote: 'HTTP 500' }] },
  ]);
  expect(about(filterDead, { filtering: { ...dead, outcome: 'changed' } })).toEqual([]);
  expect(about(filterDead, { filtering: null })).toBeNull();
  expect(() => judged(filterDead, { filtering: { ...dead, outcome: 'unclear' } })).toThrow('which may be right');
});
