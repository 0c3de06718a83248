import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { settled } from './customer.ts';
import { type BrowserSearch, searchBox, searchFor } from './search.ts';
import { inBrowser } from './visit.ts';

const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((web) => web.close())));

const goods = { '/p/blue-mug': 'Blue mug', '/p/red-vase': 'Red vase' };
const card = (path: string, name: string): string => `<li><a href="${path}?from=list"><h2>${name}</h2></a></li>`;
const found = (sought: string): string =>
  Object.entries(goods)
    .filter(([, name]) => name.toLowerCase().includes(sought.toLowerCase()))
    .map(([path, name]) => card(path, name))
    .join('') || '<p>No results for your search</p>';

const overlay = (inner: string): string =>
  `<button aria-label="Пошук" onclick="layer.hidden = false"><svg width="20" height="20"></svg></button><div id="layer" hidden>${inner}</div>`;
const asYouType = `<input id="box" placeholder="Шукати товари"><ul id="list"></ul><script>
  box.addEventListener('input', async () => {
    const answer = await fetch('/part?q=' + encodeURIComponent(box.value));
    if (answer.ok) list.innerHTML = await answer.text();
  });</script>`;
const ways = {
  form: '<form role="search" action="/search"><input type="text" name="q"></form>',
  button:
    '<form action="/search"><input type="search" name="s" onkeydown="event.key === \'Enter\' && event.preventDefault()"><button>Go</button></form>',
  icon: overlay('<form action="/search"><input type="text" name="q"></form>'),
  link: '<a class="header-search-icon" href="/search">⌕</a>',
  script: overlay(asYouType),
  newsletter:
    '<form action="/subscribe"><input type="email" name="q" placeholder="Your e-mail"><input name="name"></form>',
};

type Fault = 'empty' | 'broken' | 'no_script' | 'home' | 'refused' | null;

async function sought(way: keyof typeof ways, fault: Fault = null): Promise<BrowserSearch | null> {
  const web = await startWebServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://shop.example');
    const words = searchParams.get('q') ?? searchParams.get('s');
    const send = (status: number, html: string): void =>
      void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    const page = (body: string): string =>
      `<title>Kiln</title><header>${ways[way].replace('addEventListener', fault === 'no_script' ? 'nothing.here.addEventListener' : 'addEventListener')}</header><p>No products in your cart</p>${body}`;
    const asked = words !== null && ['/search', '/part'].includes(pathname);
    if (asked && fault === 'broken') return send(500, 'Fatal error');
    if (asked && fault === 'refused') return void response.destroy();
    const result = found(fault === 'empty' ? 'zzzz' : (words ?? ''));
    if (pathname === '/part') return send(200, result);
    if (asked && fault === 'home') return send(200, page('<h1>Welcome</h1>'));
    if (asked) return send(200, page(`<h1>Found</h1><ul>${result}</ul>`));
    if (pathname === '/search') return send(200, page('<form action="/search"><input name="q"></form>'));
    // Goods of the day are no answer to a search.
    send(200, page(`<h1>Welcome</h1>${card('/p/blue-mug', goods['/p/blue-mug'])}`));
  });
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  return inBrowser({ net, signal: new AbortController().signal }, async ({ page, record }) => {
    await page.goto(web.origin);
    await settled(page);
    const box = await searchBox(page);
    return box && searchFor(page, box, record, 'mug', { url: `${web.origin}/p/blue-mug`, name: 'Blue mug' });
  });
}

test.each<[keyof typeof ways, Fault, Partial<BrowserSearch>]>([
  ['form', null, { outcome: 'found', status: 200 }],
  ['button', null, { outcome: 'found' }],
  ['icon', null, { outcome: 'found' }],
  ['link', null, { outcome: 'found' }],
  ['script', null, { outcome: 'found' }],
  ['form', 'empty', { outcome: 'nothing', status: 200 }],
  ['script', 'empty', { outcome: 'nothing' }],
  ['form', 'broken', { outcome: 'unclear', status: 500 }],
  ['script', 'broken', { outcome: 'unclear', status: 500 }],
  [
    'script',
    'no_script',
    { outcome: 'dead', status: 200, error: "Cannot read properties of undefined (reading 'here')" },
  ],
  ['form', 'home', { outcome: 'unclear', status: 200 }],
  ['form', 'refused', { outcome: 'unclear', status: 200 }],
])('a search by %s with the fault %s', async (way, fault, wanted) => {
  expect(await sought(way, fault)).toMatchObject({ words: 'mug', ...wanted });
});

test('a field for something else is no search', async () => {
  expect(await sought('newsletter')).toBeNull();
});
